"""A net that labels frames of vowels, and what trains it."""

from __future__ import annotations

from typing import Literal

import numpy as np

from rnn_teach.core import Adam, Bidirectional, GRUCell, Readout, Training, bptt, cross_entropy, joined, unroll
from rnn_teach.core.arguments import as_choice, as_index
from rnn_teach.core.types import Array
from rnn_teach.kit.run import Run
from rnn_teach.lessons.speech.sound import BANDS
from rnn_teach.lessons.speech.vowels import NAMES, make_vowels

UNITS, B, LEARNING_RATE = 24, 16, 0.02
T, STRINGS = 40, 150
KINDS = ("forward", "both")


class VowelRun(Run):
    """A GRU of 24 units from the left, or two of 12 from both sides, that names the
    vowel of each frame.

    Adam, 0.02; clipping at norm 1; at each update 16 of 150 strings of 40 frames.

    Parameters
    ----------
    kind : "forward" or "both"
    seed : int
        Of the weights and of all strings.

    Attributes
    ----------
    test : Vowels
        100 other strings.

    Raises
    ------
    ValueError
        If there is no such kind, or the seed is no whole number.
    """

    def __init__(self, kind: Literal["forward", "both"], seed: int) -> None:
        as_choice("kind", kind, KINDS)
        self._rng = rng = np.random.default_rng(as_index("seed", seed, 0, 2**63 - 1))
        self._task, self.test = make_vowels(T, STRINGS, rng), make_vowels(T, 100, rng)
        sizes = (UNITS,) if kind == "forward" else (UNITS // 2, UNITS // 2)
        cells = [GRUCell.random(BANDS, size, rng) for size in sizes]
        self.net = cells[0] if kind == "forward" else Bidirectional(*cells)
        self.readout = Readout.random(UNITS, len(NAMES), rng)
        parts = joined(net=self.net, readout=self.readout)
        self.training = Training(parts, self._batch, Adam(LEARNING_RATE), clip_norm=1, rng=rng)

    def wrong(self) -> Array:
        """Which frames of the test are named wrongly, (T, 100)."""
        o = self.readout.read(unroll(self.net, self.test.x)).readout.o
        return o[1:].argmax(axis=1) != self.test.targets

    def _batch(self):
        chosen = self._rng.integers(STRINGS, size=B)
        trace = self.readout.read(unroll(self.net, self._task.x[:, :, chosen]))
        loss = cross_entropy(trace.readout, self._task.targets[:, chosen], average=True)
        answer = self.readout.read_backward(trace, loss.d_o, terms=False)
        gradients = bptt(self.net, trace, answer.d.h, terms=False, inputs=False)
        return loss.value, joined(net=gradients, readout=answer)
