"""Measures the nets of notebook 12, and writes the shares: without attention half
trained and trained, with attention how often they look at the right word.

    python -m tools.measure_half_trained 0 1 2        # the seeds

They are the very trainings that begin in the notebook. Forty seconds a seed on a quiet
core; a seed that the file has is measured anew.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.lessons.translation.bleu import bleu
from rnn_teach.lessons.translation.half_trained import DROPPED, FILE, HALF, LOOKING, UPDATES
from rnn_teach.lessons.translation.measure import forced_words_right, looks_right, sentences_right
from rnn_teach.lessons.translation.task import make_translations
from rnn_teach.lessons.translation.training import TranslationRun

N_H, N_H_LOOKING = 96, 64


def scores(net, fresh):
    """The three shares, by what they are of."""
    sources, right = ([pair[k] for pair in fresh] for k in (0, 1))
    shares = {
        "words": forced_words_right(net, fresh),
        "sentences": sentences_right(net, fresh),
        "bleu": bleu(net.translate(sources), right) / 100,
    }
    return {what: round(share, 3) for what, share in shares.items()}


def looks(pairs, fresh, seed):
    """How often a net with attention looks at the right word, by what was dropped."""
    found = {}
    for name, drop in DROPPED.items():
        run = TranslationRun(pairs, N_H_LOOKING, seed, attention=True, updates=LOOKING, drop=drop)
        found[name] = round(looks_right(run.run().net, fresh), 3)
    return found


def main(seeds):
    """Train a net with each of the seeds, and add its shares to the file."""
    rng = np.random.default_rng(5)
    pairs = make_translations("German", 4000, rng)
    fresh = make_translations("German", 200, rng, besides=pairs)
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for seed in seeds:
        run = TranslationRun(pairs, N_H, seed, attention=False, updates=UPDATES)
        kept[str(seed)] = {}
        for updates in (HALF, UPDATES):
            run.run(updates - len(run.records))
            kept[str(seed)][str(updates)] = scores(run.net, fresh)
        kept[str(seed)]["looks"] = looks(pairs, fresh, seed)
        print(seed, kept[str(seed)], flush=True)
        FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
