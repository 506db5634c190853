"""Measures how many sentences nets of several sizes translate, by length, with and
without attention, and writes the shares.

    python -m tools.measure_bottleneck 0 1 2    # the seeds

5,000 updates for every net, whatever its size, with Adam's β₂ at its usual 0.999: what
a net does after ten times as many this does not tell. Sentences of up to 20 words are
learned from, up to 24 are tried. Four minutes a seed on a quiet core. What the file has
is not measured again: delete it to begin anew.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.lessons.translation.bottleneck import FILE, LONGEST_LEARNED, UPDATES, groups
from rnn_teach.lessons.translation.measure import sentences_right
from rnn_teach.lessons.translation.task import make_translations
from rnn_teach.lessons.translation.training import TranslationRun

NETS = [(16, False), (16, True), (64, False), (64, True), (32, False), (32, True)]
"""Units, and whether it attends; those that the file has are not trained again."""
EACH = 100
"""So many sentences of each group of lengths are tried."""


def sentences():
    """Those to learn from, and those to try by group of lengths: none in both."""
    rng = np.random.default_rng(12)
    drawn = make_translations("German", 16_000, rng, wide=True)
    learned = [pair for pair in drawn if len(pair.source) <= LONGEST_LEARNED]
    fresh = make_translations("German", 8_000, rng, wide=True, besides=drawn)
    return learned, {
        name: [pair for pair in fresh if least <= len(pair.source) <= most][:EACH]
        for name, (least, most) in groups().items()
    }


def main(seed):
    """Train each net with this seed, and add its shares to the file."""
    learned, tried = sentences()
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for n_h, attention in NETS:
        of_size = kept.setdefault("attention" if attention else "none", {}).setdefault(str(n_h), {})
        if str(seed) in of_size:
            continue
        run = TranslationRun(learned, n_h, seed, attention=attention, updates=UPDATES, beta2=0.999)
        run.run()
        of_size[str(seed)] = [round(sentences_right(run.net, pairs), 3) for pairs in tried.values()]
        print(n_h, attention, of_size[str(seed)], flush=True)
        FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for number in sys.argv[1:]:
        main(int(number))
