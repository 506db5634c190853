"""Words that stand for 0, 1 or 2, and nobody says which: the answer is their total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from rnn_teach.core import Adam, Readout, RNNCell, Stack, Training, bptt, cross_entropy, joined, unroll
from rnn_teach.core.arguments import as_rng, as_size, in_short
from rnn_teach.core.types import Array
from rnn_teach.kit.run import Run

WORDS = 40
N_H = (2, 16)
"""The layers of the net whose first layer is drawn: two units are a plane."""
B, LEARNING_RATE = 32, 0.02


def make_word_sums(T: int, B: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Sequences of words out of 40, and after every word the total so far, modulo 3.

    Word number w stands for w modulo 3. What is to be learned is what each word stands
    for, and how to carry a total.

    Returns
    -------
    (x, targets)
        One-hot words (T, 40, B), and totals (T, B).

    Raises
    ------
    ValueError
        If T or B is below 1, or the rng is none.
    """
    words = as_rng(rng).integers(0, WORDS, (as_size("T", T), as_size("B", B)))
    return np.eye(WORDS)[words].transpose(0, 2, 1), np.cumsum(words % 3, axis=0) % 3


class StackRun(Run):
    """A stack of plain layers with a read-out, and what trains it on a task.

    Adam, 0.02, clipping at norm 1, 32 new sequences at each update.

    Parameters
    ----------
    sizes : list of int
        The units of each layer, from the input upwards.
    task : callable
        `task(B, rng)` gives x (T, n_x, B) and targets (T, B), classes from 0.
    seed : int
        Of the weights and of all sequences.
    n_x, n_y : int
        Numbers in, and classes.

    Raises
    ------
    ValueError
        If a size is none, the task no function, or the seed no whole number.
    """

    def __init__(
        self, sizes: Sequence[int], task: Callable[..., Any], seed: int, *, n_x: int = WORDS, n_y: int = 3
    ) -> None:
        sizes = as_sizes(sizes)
        if not callable(task):
            raise ValueError(f"task must be a function of B and rng; got {in_short(task)}")
        if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
            raise ValueError(f"seed must be a whole number of at least 0; got {in_short(seed)}")
        self._task, self._rng = task, np.random.default_rng(seed)
        reads = [as_size("n_x", n_x), *sizes[:-1]]
        self.net = Stack(*(RNNCell.random(m, n, self._rng) for m, n in zip(reads, sizes, strict=True)))
        self.readout = Readout.random(sizes[-1], as_size("n_y", n_y), self._rng)
        parts = joined(net=self.net, readout=self.readout)
        self.training = Training(parts, self._batch, Adam(LEARNING_RATE), clip_norm=1, rng=self._rng)

    def share_right(self, task: Callable[..., Any] | None = None, B: int = 500) -> float:
        """The share of right answers in B new sequences, always the same, of its task
        or of another one."""
        x, targets = (self._task if task is None else task)(as_size("B", B), np.random.default_rng(99))
        o = self.readout.read(unroll(self.net, x)).readout.o
        return float(np.mean(o[1:].argmax(axis=1) == targets))

    def _batch(self):
        x, targets = self._task(B, self._rng)
        trace = self.readout.read(unroll(self.net, x))
        loss = cross_entropy(trace.readout, targets, average=True)
        answer = self.readout.read_backward(trace, loss.d_o, terms=False)
        gradients = bptt(self.net, trace, answer.d.h, terms=False, inputs=False)
        return loss.value, joined(net=gradients, readout=answer)


def as_sizes(sizes):
    """The units of layers as a list of whole numbers."""
    if not isinstance(sizes, (list, tuple)) or not sizes:
        raise ValueError(f"sizes must be a list of whole numbers, one a layer; got {in_short(sizes)}")
    return [as_size("sizes", size) for size in sizes]


class WordSums(StackRun):
    """The net whose first layer is drawn, on totals of words."""

    def __init__(self, seed):
        super().__init__(N_H, lambda B, rng: make_word_sums(6, B, rng), seed)

    def states(self):
        """h_1 of layer 1 after each of the 40 words as a first word, (2, 40)."""
        return unroll(self.net.parts["layer_1"], np.eye(WORDS)[np.newaxis]).h[1]
