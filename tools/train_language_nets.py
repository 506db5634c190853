"""Trains the nets of notebook 11 that are stored, and writes their weights.

    python -m tools.train_language_nets [prose] [quotes] [brackets]

Each is an LSTM that learns to tell the next character. *prose* reads the course's own
prose; *quotes* lines of words with quotes and brackets, and *brackets* lines of
letters, both of a grammar of our own. A minute and a half on one core; the weights are
stored as float16.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach import save_net
from rnn_teach.lessons.language_model.grammar import make_lines
from rnn_teach.lessons.language_model.nets import NETS, file_of
from rnn_teach.lessons.language_model.run import LanguageRun
from rnn_teach.lessons.language_model.texts import course_prose


def text_of(name, seed):
    """What a net learns from."""
    if name == "prose":
        return course_prose()
    return make_lines(400_000, np.random.default_rng(seed), "words" if name == "quotes" else "letters")[0]


SIZES = {
    "prose": {"n_h": 96, "T": 25, "updates": 2500},
    "quotes": {"n_h": 64, "T": 50, "updates": 3000},
    "brackets": {"n_h": 32, "T": 50, "updates": 5000},
}


def train(name, seed=0):
    """The finished run of a net."""
    run = LanguageRun(text_of(name, seed), rng=np.random.default_rng(seed), **SIZES[name])
    run.run()
    return run


if __name__ == "__main__":
    for name in sys.argv[1:] or NETS:
        run = train(name)
        save_net(file_of(name), dtype="float16", cell=run.cell, readout=run.readout, symbols=run.alphabet.symbols)
        bits = run.bits(text_of(name, 1)[:40_000])
        print(f"{name}: {bits:.3f} bits a character, {file_of(name).stat().st_size} bytes", flush=True)
