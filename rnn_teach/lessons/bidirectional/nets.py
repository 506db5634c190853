"""Three nets that fill the gap: from the left, from the right, from both sides. Trained
at first use, then kept."""

from functools import cache

import numpy as np

from rnn_teach.core import (
    Adam,
    Bidirectional,
    Readout,
    Reversed,
    RNNCell,
    Training,
    bptt,
    cross_entropy,
    joined,
    unroll,
)
from rnn_teach.core.arguments import as_choice
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.lessons.bidirectional.task import LANGUAGES, make_missing_words

N_H, UPDATES, LEARNING_RATE, SEED = 8, 60, 0.05, 2


missing_words = cache(make_missing_words)
"""The sentences of a language, made once."""


def _cell(n_x, rng):
    return RNNCell.random(n_x, N_H, rng)


NETS = {
    "forward": _cell,
    "backward": lambda n_x, rng: Reversed(_cell(n_x, rng)),
    "both": lambda n_x, rng: Bidirectional(_cell(n_x, rng), _cell(n_x, rng)),
}


def missing_word_net(language, name):
    """A net and its read-out, trained on the sentences of `make_missing_words`.

    In half of them, drawn anew at each update, some words at the ends are covered: so
    the net meets covered words in training too, and learns how sure it can be.

    Parameters
    ----------
    language : "English" or "Chinese"
    name : "forward", "backward" or "both"

    Returns
    -------
    (net, readout)

    Raises
    ------
    ValueError
        If there is no such language or net.
    """
    return _trained(as_choice("language", language, LANGUAGES), as_choice("name", name, NETS))


@cache
def _trained(language, name):
    task, rng = missing_words(language), np.random.default_rng(SEED)
    net = NETS[name](task.x.shape[1], rng)
    readout = Readout.random(net.n_h, 1 + task.targets.max(), rng)

    def loss_and_gradients():
        trace = readout.read(unroll(net, task.x, mask=_partly_covered(task, rng)))
        loss = cross_entropy(trace.readout.o, task.targets, average=True)
        back = readout.read_backward(trace, loss.d_o)
        of_net = bptt(net, trace, back.d.h, terms=False)
        return loss.value, joined(net=of_net, readout=back)

    Training(joined(net=net, readout=readout), loss_and_gradients, Adam(LEARNING_RATE)).run(UPDATES)
    return net, readout


def _partly_covered(task, rng):
    """Which words are read, (T, B): in half of the sentences all, in the others those
    around the gap."""
    T, B = task.targets.shape
    gap = (task.targets != NO_TARGET).argmax(axis=0)
    some = rng.random(B) < 0.5
    first = np.where(some, rng.integers(0, gap + 1), 0)
    end = np.where(some, rng.integers(gap + 1, task.lengths + 1), task.lengths)
    t = np.arange(T)[:, np.newaxis]
    return (first <= t) & (t < end)
