"""Measures the four nets of notebook 10 with the noise of its requests and without it.

    python -m tools.measure_ladder 0 1 2        # the seeds

Prints the share of unseen requests that each net labels wholly right, a column a seed,
and above them the most that any net could, which is counted and not trained: one that
reads from the left, and one that reads all. The nets are those of the notebook. A
minute on a quiet core.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.tasks import RUNGS, LadderRun, make_requests, make_unseen_requests, most_from_the_left, with_one_city

TRIED, COUNTED = 400, 5000
"""Requests that the nets are tried with, and of which the ceilings are counted."""


def most_from_everywhere(requests):
    """The largest share that a net can label wholly right if it reads all words: of the
    requests with the same words those with the most frequent slots."""
    alike = defaultdict(Counter)
    for request in requests:
        alike[tuple(request.words)][tuple(request.slots)] += 1
    return sum(max(counts.values()) for counts in alike.values()) / len(requests)


def main(seeds):
    """A row for each net, with noise and without."""
    for language in ("English", "Chinese"):
        for noise in (False, True):
            said = make_requests(language, COUNTED, np.random.default_rng(0), noise=noise)
            said = with_one_city(said, language)
            left, everywhere = most_from_the_left(said), most_from_everywhere(said)
            what = "with noise" if noise else "without noise"
            print(f"{language}, {what}: at most {left:.3f} from the left, {everywhere:.3f} from everywhere")
            tried = make_unseen_requests(language, TRIED, np.random.default_rng(5), noise=noise)
            for rung in RUNGS:
                runs = [LadderRun(language, rung, seed, noise=noise).run() for seed in seeds]
                shares = "  ".join(f"{run.share_right(tried):.3f}" for run in runs)
                print(f"  {rung:15} {shares}", flush=True)


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
