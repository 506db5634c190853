"""Trains the translators that explorers open with, and writes their weights.

    python -m tools.train_translators

Three of the wide grammar, of sentences of up to 20 words; one of the many wordings, in
which 5 % of the targets are empty. Two minutes on a quiet core; three digits or so are
kept, as float16.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.lessons.translation.measure import looks_right, sentences_right
from rnn_teach.lessons.translation.stored import NAMES, WEIGHTS, to_store
from rnn_teach.lessons.translation.task import make_translations
from rnn_teach.lessons.translation.task_wordings import is_right_wording, make_wordings
from rnn_teach.lessons.translation.training import TranslationRun

LONGEST_LEARNED = 20
MIXED = {"similar_length": False, "beta2": 0.999}
"""How their batches are drawn, and Adam's β₂, which serves such batches as well."""


def translator(language, drop):
    """One of the wide grammar, and how good it is."""
    rng = np.random.default_rng(12)
    drawn = make_translations(language, 16_000, rng, wide=True)
    learned = [pair for pair in drawn if len(pair.source) <= LONGEST_LEARNED]
    fresh = [
        pair for pair in make_translations(language, 400, rng, wide=True, besides=drawn) if len(pair.source) <= 16
    ]
    run = TranslationRun(learned, 48, 0, attention=True, updates=2500, drop=drop, **MIXED)
    run.run()
    print(
        language,
        drop,
        "right",
        sentences_right(run.net, fresh),
        "looks right",
        looks_right(run.net, fresh),
        flush=True,
    )
    return run.net


def of_wordings():
    """One that has seen empty targets."""
    rng = np.random.default_rng(21)
    learned = make_wordings(6000, rng, empty=0.05)
    fresh = make_wordings(200, rng, besides=learned)
    run = TranslationRun(learned, 32, 0, attention=True, updates=500, **MIXED)
    run.run()
    written = run.net.translate([one.source for one in fresh])
    print("wordings", np.mean([is_right_wording(*both) for both in zip(written, fresh, strict=True)]), flush=True)
    return run.net


def main():
    """Train all, and store them."""
    nets = (translator("German", 0.3), translator("German", 0.0), translator("Chinese", 0.3), of_wordings())
    stored = {}
    for name, net in zip(NAMES, nets, strict=True):
        stored |= to_store(name, net)
    np.savez_compressed(WEIGHTS, **stored)


if __name__ == "__main__":
    main()
