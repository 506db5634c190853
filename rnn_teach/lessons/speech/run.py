"""A net that learns to hear phones, from strings of digits whose phones nobody has
marked in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from rnn_teach.core import (
    Adam,
    Bidirectional,
    LSTMCell,
    Readout,
    Training,
    best_path,
    bptt,
    ctc_loss,
    error_rate,
    joined,
    unroll,
)
from rnn_teach.core.arguments import as_choice, as_index, as_size, in_short
from rnn_teach.core.types import Array
from rnn_teach.kit.run import Run
from rnn_teach.lessons.speech.digits import (
    PHONES,
    RECORDINGS,
    Spoken,
    as_recordings,
    as_voices,
    chosen,
    make_spoken,
)

N_X, N_H, B = 13, 32, 32
ROUND = 8
"""So many batches are drawn at once, and sorted by length."""
UPDATES, LEARNING_RATE = 400, 0.02
NOISE = 0.4
"""Added to all numbers of a frame in training, where their deviation is 1."""
HELD, LEAST = 0.3, 0.02
"""For this part of the updates the learning rate stays; then it falls, to this part of
it."""
KINDS = {"both": 2, "forward": 1}
"""How many directions a net has, by name."""
TRIED = 60
"""So many strings of three digits an error rate is measured on."""


class SpeechRun(Run):
    """A net and its training by `ctc_loss`.

    An LSTM of 32 units from the left, and one from the right where both are asked for;
    Adam, 0.02, falling over the last 70 of 100 updates; clipping at norm 5; 32 new
    strings of one to three digits at each update; float32. Noise of 0.4 is added to the
    frames, or the net learns its recordings by heart. Strings of about the same length
    are read together: a batch takes as long as its longest string, and half of it would
    be padding otherwise.

    Parameters
    ----------
    voices : list of str
        Who speaks in training.
    seed : int
        Of the weights and of all strings.
    recordings : range or list of int
        Which recordings of each voice are used.
    kind : "both" or "forward"
        The directions.
    updates : int
        By the last of so many the learning rate has fallen to a fiftieth.

    Raises
    ------
    ValueError
        If there is no such voice, recording or kind, or a number is none.
    """

    def __init__(
        self,
        voices: Sequence[str],
        seed: int,
        *,
        recordings: Sequence[int] = range(RECORDINGS),
        kind: Literal["both", "forward"] = "both",
        updates: int = UPDATES,
    ) -> None:
        self._voices, self._recordings = as_voices(voices), as_recordings(recordings)
        self._seed, self._drawn = as_index("seed", seed, 0, 2**63 - 1), (-1, [])
        rng = np.random.default_rng(self._seed)
        cells = [
            LSTMCell.random(N_X, N_H, rng, dtype=np.float32) for _ in range(KINDS[as_choice("kind", kind, KINDS)])
        ]
        self.net = Bidirectional(*cells) if kind == "both" else cells[0]
        self.readout = Readout.random(self.net.n_h, len(PHONES), rng, dtype=np.float32)
        self.updates = as_size("updates", updates)
        parts = joined(net=self.net, readout=self.readout)
        self.training = Training(parts, self._batch, Adam(), clip_norm=5, schedule=self._rate)

    def scores(self, spoken: Spoken) -> Array:
        """o[t] for each string, (T+1, 20, B).

        Raises
        ------
        ValueError
            If it is none that `make_spoken` made.
        """
        if not isinstance(spoken, Spoken):
            raise ValueError(f"spoken must be what make_spoken makes; got {in_short(spoken)}")
        return heard(self.net, self.readout, spoken)

    def phone_error(
        self, voices: Sequence[str] | None = None, *, recordings: Sequence[int] | None = None, strings: int = TRIED
    ) -> float:
        """The phone error rate on new strings of three digits, always the same ones: of
        the voices of the training where no others are named."""
        spoken = make_spoken(
            self._voices if voices is None else voices,
            as_size("strings", strings),
            np.random.default_rng(99),
            recordings=self._recordings if recordings is None else recordings,
            least=3,
        )
        return error_rate(best_path(self.scores(spoken), spoken.lengths), spoken.labels)

    def _rate(self, update):
        """The learning rate: 0.02 at first, and then down to a fiftieth of that."""
        left = 1 - (update - 1) / self.updates
        return LEARNING_RATE * min(1.0, max(LEAST, left / (1 - HELD)))

    def _strings(self, number):
        """What update `number + 1` reads. It hangs on seed and number alone, so that a
        training that was cut, or set back, goes on the same."""
        started, place = divmod(number, ROUND)
        if self._drawn[0] != started:
            rng = np.random.default_rng([self._seed, started])
            clean = make_spoken(self._voices, ROUND * B, rng, recordings=self._recordings)
            noise = NOISE * rng.standard_normal(clean.x.shape, clean.x.dtype)
            spoken = replace(clean, x=clean.x + noise)
            by_length = np.split(np.argsort(spoken.lengths, kind="stable"), ROUND)
            self._drawn = started, [chosen(spoken, numbers) for numbers in rng.permutation(by_length)]
        return self._drawn[1][place]

    def _batch(self):
        spoken = self._strings(len(self.records))
        trace = self.readout.read(unroll(self.net, spoken.x, lengths=spoken.lengths))
        loss = ctc_loss(trace.readout, spoken.labels, average=True)
        answer = self.readout.read_backward(trace, loss.d_o, terms=False)
        gradients = bptt(self.net, trace, answer.d.h, terms=False, inputs=False)
        return loss.value, joined(net=gradients, readout=answer)


def heard(net, readout, spoken):
    """o[t] for each string, (T+1, 20, B)."""
    return readout.read(unroll(net, spoken.x, lengths=spoken.lengths)).readout.o
