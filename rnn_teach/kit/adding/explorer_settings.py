"""What can be set where nets learn the adding problem, and the nets that the settings
stand for."""

from functools import lru_cache

import numpy as np

from rnn_teach.core.optimizers import SGD, Adam
from rnn_teach.kit import words as say
from rnn_teach.kit.adding import code
from rnn_teach.kit.adding.run import N_H, AddingRun, B
from rnn_teach.kit.adding.task import make_adding
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.source import code_of

OPTIMIZERS = {"Adam": Adam, "SGD": SGD}
MOVES = {"Adam": code.adam, "SGD": code.sgd}
IN_NUMPY = {
    "tanh RNN": (code.plain_weights, code.tanh_forward, code.plain_backward),
    "ReLU RNN": (code.plain_weights, code.relu_forward, code.plain_backward),
    "LSTM": (code.lstm_weights, code.lstm_forward, code.lstm_backward),
    "GRU": (code.gru_weights, code.gru_forward, code.gru_backward),
}
"""The same optimizers and cells as code to take along."""
STEPS = ("Adam 0.001", "Adam 0.003", "Adam 0.01", "Adam 0.03", "SGD 0.03", "SGD 0.1", "SGD 0.2", "SGD 0.3")
CLIPS = ("off", "0.5", "1", "2", "5")


def new_run(cell, T, steps, clip, seed):
    """A new net with what trains it."""
    optimizer, rate = steps.split()
    moves = OPTIMIZERS[optimizer](float(rate))
    return AddingRun(cell, T, moves, np.random.default_rng(seed), clip_norm=threshold(clip))


def adding_code(updates, cell, T, steps, clip, seed):
    """The code that makes these updates and prints the last loss and its gradient's
    norm."""
    optimizer, rate = steps.split()
    functions = dict(zip(("weights", "forward", "backward"), IN_NUMPY[cell], strict=True))
    moves = {"move": MOVES[optimizer], "rate": float(rate), "threshold": threshold(clip) or np.inf}
    return code_of(code.train, code.sequences, updates=updates, T=T, **functions, **moves, n_h=N_H, B=B, seed=seed)


@lru_cache(maxsize=8)
def example_of(T, seed):
    """A sequence to try the net of this seed on; it is not trained on it."""
    return make_adding(T, 1, np.random.default_rng(100 + seed))


def threshold(clip):
    """Where gradients are clipped, or None."""
    return None if clip == "off" else float(clip)


def settings(*, T, clip, seed=0):
    """The controls for length, seed, optimizer and clipping,
    by the names of `new_run`."""
    return {
        "T": whole(say.LENGTH, T, 10, 100, step=10, at_once=False),
        "steps": menu(say.OPTIMIZER, STEPS, "Adam 0.01"),
        "clip": menu(say.CLIP, CLIPS, clip),
        "seed": whole(say.SEED, seed, 0, 20, at_once=False),
    }
