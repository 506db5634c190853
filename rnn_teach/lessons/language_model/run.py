"""A net learns to tell the next symbol of a text, with its state carried along."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rnn_teach.core import (
    Adam,
    LinearDecay,
    LSTMCell,
    Readout,
    Training,
    bptt,
    cross_entropy,
    joined,
    run_freely,
    unroll,
)
from rnn_teach.core.arguments import as_array, as_rng, as_size, as_text, in_short
from rnn_teach.core.types import Choose
from rnn_teach.kit.run import Run
from rnn_teach.lessons.language_model.alphabet import Alphabet

T, B, RATE, CLIP = 25, 32, 0.01, 5
LANES, WARM_UP = 20, 100
"""How a text is read for its score: in so many pieces at once, and of each so many
first symbols do not count, since the net has read nothing yet."""


def one_hot(numbers, K, dtype=np.float32):
    """Whole numbers (T, B) as inputs (T, K, B)."""
    return np.eye(K, dtype=dtype)[numbers].swapaxes(1, 2)


class Lanes:
    """A text in B pieces of the same length, read side by side, T symbols at a time.

        x, y = lanes.next()

    y is x shifted by one: the target at each step is the symbol after it.

    Parameters
    ----------
    numbers : whole numbers
        The text.
    """

    def __init__(self, numbers, T, B):
        self.T, self.B, length = T, B, (len(numbers) - 1) // B
        if length < T:
            raise ValueError(
                f"{len(numbers):,} symbols are too few for B = {B} pieces of more than T = {T}: take a longer text"
            )
        self.x = numbers[: length * B].reshape(B, length).T
        self.y = numbers[1 : length * B + 1].reshape(B, length).T
        self.place = 0

    def next(self):
        """Inputs and targets (T, B) of the next chunk, and whether it is the first
        one."""
        if self.place + self.T > len(self.x):
            self.place = 0
        rows = slice(self.place, self.place + self.T)
        self.place += self.T
        return self.x[rows], self.y[rows], rows.start == 0


class LanguageRun(Run):
    """An LSTM that learns to tell the next symbol of a text: a training that can be
    stopped and gone on with.

        run = LanguageRun(text, updates=1000, rng=np.random.default_rng(0))
        run.run(1000)
        run.bits(other_text)
        run.write("the net ", 200, Sampler(0.7), rng)

    Inputs are one-hot, with U_std = 1; 32 pieces of the text are read side by side,
    25 symbols an update, and each update begins with the states of the one before.
    Adam, 0.01 falling to 0, clipped at 5; single precision.

    Parameters
    ----------
    text : str, or list of texts
        Characters, or the words of `split_into_words`.
    updates : int
        After so many the learning rate is 0.
    rng : numpy.random.Generator
        For the first weights.
    n_h, T : int
        Units; symbols an update.

    Attributes
    ----------
    alphabet : Alphabet
    cell : LSTMCell
    readout : Readout

    Raises
    ------
    ValueError
        If a size or the rng is none, or the text is too short.
    """

    def __init__(
        self, text: str | Sequence[str], updates: int, rng: np.random.Generator, *, n_h: int = 96, T: int = T
    ) -> None:
        self.alphabet = Alphabet(text)
        K, n_h, rng, dtype = len(self.alphabet), as_size("n_h", n_h), as_rng(rng), np.float32
        self._lanes = Lanes(self.alphabet.encode(text), as_size("T", T), B)
        self.cell = LSTMCell.random(K, n_h, rng, U_std=1, dtype=dtype)
        self.readout = Readout.random(n_h, K, rng, dtype=dtype)
        self._states, self.updates = {}, as_size("updates", updates)
        self.training = Training(
            joined(cell=self.cell, readout=self.readout),
            self._loss_and_gradients,
            Adam(RATE),
            clip_norm=CLIP,
            schedule=LinearDecay(RATE, self.updates),
        )

    def __repr__(self) -> str:
        return f"LanguageRun({self.alphabet!r}, {self.cell!r}, {self.training!r})"

    def _loss_and_gradients(self):
        x, y, is_first = self._lanes.next()
        states = {} if is_first else self._states
        trace = self.readout.read(unroll(self.cell, one_hot(x, len(self.alphabet)), **states))
        self._states = trace.last
        loss = cross_entropy(trace.readout, y, average=True)
        back = self.readout.read_backward(trace, loss.d_o, terms=False)
        through_time = bptt(self.cell, trace, back.d.h, terms=False, inputs=False)
        return loss.value, joined(cell=through_time, readout=back)

    def bits(self, text: str | Sequence[str]) -> float:
        """What the next symbol of a text is worth on average, in bits: -log₂ p.

        See `bits_of`.
        """
        return bits_of(self.cell, self.readout, self.alphabet.encode(text))

    def write(self, begin: str, length: int, choose: Choose, rng: np.random.Generator | None = None) -> str:
        """What the net writes after some text: the text that it adds."""
        run = run_freely(self.cell, self.readout, self.alphabet.encode(begin), length, choose, rng=rng)
        return self.alphabet.decode(run.symbols)


def bits_of(cell, readout, numbers):
    """Bits a symbol, of a text that is read in 20 pieces at once; of each piece the
    first 100 symbols do not count, since the net begins it knowing nothing.

    Raises
    ------
    ValueError
        If the text is too short for that.
    """
    numbers = as_array("numbers", numbers, finite=False, convert=False)
    lanes = Lanes(numbers, 2 * WARM_UP, LANES)
    trace = readout.read(unroll(cell, one_hot(lanes.x, cell.n_x, cell.dtype)))
    weights = np.ones(lanes.x.shape)
    weights[:WARM_UP] = 0
    return cross_entropy(trace.readout, lanes.y, weights, average=True).value / np.log(2)


def held_out(text: str, share: float = 0.1) -> tuple[str, str]:
    """A text in two: what to learn from, and a part from its middle to be measured
    with.

    Raises
    ------
    ValueError
        If it is no text, or the share is not between 0 and 1.
    """
    text = as_text("text", text)
    if not isinstance(share, float) or not 0 < share < 1:
        raise ValueError(f"share must be between 0 and 1; got {in_short(share)}")
    first = int(len(text) * (0.55 - share / 2))
    last = first + int(len(text) * share)
    return text[:first] + text[last:], text[first:last]
