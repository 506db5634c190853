"""Nets that say whether a sentence is friendly, and their rival without order, the bag
of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from rnn_teach.core import (
    Adam,
    GRUCell,
    LinearDecay,
    Readout,
    RNNCell,
    Training,
    bptt,
    cross_entropy,
    joined,
    last_outputs,
    targets_at_last,
    unroll,
)
from rnn_teach.core.activations import sigmoid
from rnn_teach.core.arguments import as_choice, as_index, as_number, as_positive, as_size
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.core.types import Array
from rnn_teach.kit.run import Run
from rnn_teach.kit.sentences import as_words
from rnn_teach.lessons.sequence_tasks.ladder import one_hot
from rnn_teach.lessons.sequence_tasks.moods import Opinion, as_opinions, words_of
from rnn_teach.lessons.sequence_tasks.requests import KnownWords
from rnn_teach.lessons.sequence_tasks.words import AT_END, AT_EVERY_WORD

CELLS = {"RNN": RNNCell, "GRU": GRUCell}
ASKED = (AT_END, AT_EVERY_WORD)
BATCH = 32


class MoodRun(Run):
    """A net in training that reads opinions.

    Parameters
    ----------
    opinions : list of Opinion
        What it learns from; it knows their words.
    cell : "RNN" or "GRU"
    asked : "at the end" or "at every word"
        Where the target stands: at the last word, or at each one.
    seed : int
        For its weights and for what it reads when.
    updates : int
        After so many the learning rate, .01 at first, is 0.
    hide : float
        Which share of the words is replaced by the unknown one.

    Raises
    ------
    ValueError
        If cell or asked are none of these, or the numbers none.
    """

    def __init__(
        self,
        opinions: Sequence[Opinion],
        cell: Literal["RNN", "GRU"] = "RNN",
        asked: str = AT_END,
        seed: int = 0,
        *,
        updates: int = 300,
        n_h: int = 32,
        hide: float = 0.0,
    ) -> None:
        opinions = as_opinions(opinions)
        self.known = KnownWords(words_of(opinions))
        self._rng = np.random.default_rng(as_index("seed", seed, 0, 10**6))
        kind, self._asked = CELLS[as_choice("cell", cell, CELLS)], as_choice("asked", asked, ASKED)
        self.cell = kind.random(len(self.known), n_h, self._rng, U_std=0.5, dtype=np.float32)
        self.readout = Readout.random(n_h, 2, self._rng, dtype=np.float32)
        self._all = (*self.known.padded([words for words, _ in opinions]), _classes(opinions))
        self._hide = as_number("hide", hide)
        self.updates = as_size("updates", updates)
        parts, falling = joined(cell=self.cell, readout=self.readout), LinearDecay(0.01, updates)
        self.training = Training(parts, self._loss, Adam(0.01), clip_norm=5, schedule=falling, rng=self._rng)

    def along(self, words: str | Sequence[str]) -> Array:
        """After each word of one sentence, a list of words, the probability that it is
        friendly."""
        words = as_words(words)
        return self._read(*self.known.padded([words])).readout.y_hat[1:, 1, 0]

    def share_right(self, opinions: Sequence[Opinion]) -> float:
        """The share of opinions that are told rightly after their last word."""
        opinions = as_opinions(opinions)
        places, lengths = self.known.padded([words for words, _ in opinions])
        last = last_outputs(self._read(places, lengths).readout.o, lengths)
        return float(np.mean(last.argmax(axis=0) == _classes(opinions)))

    def _read(self, places, lengths):
        x = one_hot(places, len(self.known))
        return self.readout.read(unroll(self.cell, x, lengths=lengths))

    def _loss(self):
        places, lengths, classes = self._all
        chosen = self._rng.integers(0, len(classes), BATCH)
        T = lengths[chosen].max()
        places, lengths, classes = places[:T, chosen], lengths[chosen], classes[chosen]
        hidden = self._rng.random(places.shape) < self._hide
        trace = self._read(np.where(hidden, len(self.known) - 1, places), lengths)
        if self._asked == AT_END:
            targets = targets_at_last(classes, lengths, T)
        else:
            targets = np.where(np.arange(T)[:, np.newaxis] < lengths, classes, NO_TARGET)
        loss = cross_entropy(trace.readout, targets, average=True)
        back = self.readout.read_backward(trace, loss.d_o, terms=False)
        of_cell = bptt(self.cell, trace, back.d.h, terms=False, inputs=False)
        return loss.value, joined(cell=of_cell, readout=back)


class BagOfWords:
    """A weight for each word, and their sum: the order of the words is lost.

        p(friendly) = σ(Σ w_k + c)   over the words k of a sentence, each once

    Parameters
    ----------
    opinions : list of Opinion
        What it learns from.
    keep_small : float
        What large weights cost: L grows by keep_small / 2 · Σ w².
    """

    def __init__(self, opinions: Sequence[Opinion], *, keep_small: float = 1e-3, updates: int = 300) -> None:
        opinions, keep_small = as_opinions(opinions), as_positive("keep_small", keep_small, zero=True)
        self.known = KnownWords(words_of(opinions))
        self.w, self.c = np.zeros(len(self.known)), np.zeros(1)
        bags, classes = self._bags([words for words, _ in opinions]), _classes(opinions)

        def loss_and_gradients():
            p = sigmoid(self.w @ bags + self.c)
            off = (p - classes) / len(classes)
            loss = -np.mean(np.log(np.where(classes, p, 1 - p) + 1e-12))
            return float(loss), {"w": bags @ off + keep_small * self.w, "c": off.sum(keepdims=True)}

        Training({"w": self.w, "c": self.c}, loss_and_gradients, Adam(0.1)).run(as_size("updates", updates))

    def share_right(self, opinions: Sequence[Opinion]) -> float:
        """The share of opinions that are told rightly."""
        opinions = as_opinions(opinions)
        p = self.friendly([words for words, _ in opinions])
        return float(np.mean((p > 0.5) == _classes(opinions)))

    def friendly(self, sentences: Sequence[Any]) -> Array:
        """The probability that each list of words is friendly."""
        listed = sentences if isinstance(sentences, (list, tuple)) else [sentences]
        sentences = [as_words(words) for words in listed]
        return sigmoid(self.w @ self._bags(sentences) + self.c)

    def _bags(self, sentences):
        bags = np.zeros((len(self.known), len(sentences)))
        for number, words in enumerate(sentences):
            bags[[self.known.place(word) for word in words], number] = 1
        bags[-1] = 0  # a word that is not known says nothing
        return bags


def _classes(opinions):
    return np.array([friendly for _, friendly in opinions])
