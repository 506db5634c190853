"""What can be set where nets learn the adding problem, and the nets that the settings stand for."""

from functools import lru_cache

import numpy as np

from rnn_teach.core.optimizers import SGD, Adam
from rnn_teach.kit.adding.run import AddingRun
from rnn_teach.kit.adding.task import make_adding
from rnn_teach.kit.explorer_controls import menu, whole

OPTIMIZERS = {"Adam": Adam, "SGD": SGD}
STEPS = ("Adam 0.001", "Adam 0.003", "Adam 0.01", "Adam 0.03", "SGD 0.03", "SGD 0.1", "SGD 0.2", "SGD 0.3")
CLIPS = ("off", "0.5", "1", "2", "5")


def new_run(cell, T, steps, clip, seed):
    """A new net with what trains it."""
    optimizer, rate = steps.split()
    moves = OPTIMIZERS[optimizer](float(rate))
    return AddingRun(cell, T, moves, np.random.default_rng(seed), clip_norm=threshold(clip))


@lru_cache(maxsize=8)
def example_of(T, seed):
    """A sequence to try the net of this seed on; it is not trained on it."""
    return make_adding(T, 1, np.random.default_rng(100 + seed))


def threshold(clip):
    """Where gradients are clipped, or None."""
    return None if clip == "off" else float(clip)


def settings(*, T, clip, seed=0):
    """The controls for length, seed, optimizer and clipping, by the names of `new_run`."""
    return {
        "T": whole("length T", T, 10, 100, step=10, width="19em", at_once=False),
        "steps": menu("optimizer, rate η", STEPS, "Adam 0.01", width="16em"),
        "clip": menu("clip the norm at", CLIPS, clip, width="12em"),
        "seed": whole("seed", seed, 0, 20, width="16em", at_once=False),
    }
