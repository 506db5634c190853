"""Four nets that label each word of a request: they differ in what they may read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np

from rnn_teach.core import (
    Adam,
    Bidirectional,
    LinearDecay,
    Readout,
    RNNCell,
    Training,
    bptt,
    cross_entropy,
    f1_by_class,
    joined,
    unroll,
)
from rnn_teach.core.arguments import as_choice, as_flag, as_index, as_size
from rnn_teach.core.f1 import ClassScores
from rnn_teach.kit.reader import SLOTS
from rnn_teach.kit.run import Run
from rnn_teach.kit.similar_length import SimilarLength, lengths_to_mask
from rnn_teach.lessons.sequence_tasks.requests import (
    GRAMMARS,
    OTHER,
    Request,
    as_requests,
    make_requests,
    request_words,
)
from rnn_teach.lessons.sequence_tasks.words import BOTH_WAYS, RUNGS, WINDOW

N_H, BATCH, TRAINED_WITH, BETA2 = 32, 32, 6000, 0.98
HIDDEN_CITY, HIDDEN_WORD = 0.1, 0.02
"""How often a word is replaced by the unknown one while a net learns."""


class SlotNet:
    """A net on one of the rungs, and its read-out.

    The first two rungs have no time: to them each word is a sequence of its own. So
    they are the same plain cell, one step long.
    """

    def __init__(self, rung, net, readout):
        self.rung, self.net, self.readout = rung, net, readout

    @classmethod
    def random(cls, rung, n_x, rng, *, n_h=N_H):
        """A new net for n_x known words; with two directions each has half the
        units."""
        sizes = [n_h // 2] * 2 if rung == BOTH_WAYS else [n_h]
        width = 3 * n_x if rung == WINDOW else n_x
        cells = [RNNCell.random(width, size, rng, U_std=0.5, dtype=np.float32) for size in sizes]
        net = Bidirectional(*cells) if len(cells) == 2 else cells[0]
        return cls(rung, net, Readout.random(n_h, len(SLOTS), rng, dtype=np.float32))

    @property
    def has_time(self):
        """Whether it has a state that goes from word to word."""
        return self.rung in RUNGS[2:]

    def read(self, x, lengths):
        """The trace of one-hot words x (T, n_x, B)."""
        if self.rung == WINDOW:
            x = with_neighbours(x)
        if self.has_time:
            return self.readout.read(unroll(self.net, x, lengths=lengths))
        return self.readout.read(unroll(self.net, words_alone(x)))

    def answers(self, x, lengths):
        """The probabilities of the slots of each word, (T+1, n_y, B); row 0 is NaN."""
        y_hat = self.read(x, lengths).readout.y_hat
        if self.has_time:
            return y_hat
        T, B = len(x), x.shape[2]
        rows = y_hat[1].reshape(len(SLOTS), T, B).transpose(1, 0, 2)
        return np.concatenate([np.full_like(rows[:1], np.nan), rows])

    def loss_and_gradients(self, x, targets, lengths):
        """The mean loss of a word, and its gradients."""
        trace = self.read(x, lengths)
        loss = cross_entropy(trace.readout, targets if self.has_time else targets.reshape(1, -1), average=True)
        back = self.readout.read_backward(trace, loss.d_o, terms=False)
        of_net = bptt(self.net, trace, back.d.h, terms=False, inputs=False)
        return loss.value, joined(net=of_net, readout=back)


def with_neighbours(x):
    """Each word between the one before and the one after: (T, 3 n_x, B)."""
    edge = np.zeros_like(x[:1])
    return np.concatenate([np.concatenate([edge, x[:-1]]), x, np.concatenate([x[1:], edge])], axis=1)


def words_alone(x):
    """Each word as a sequence of one step: (1, n_x, T·B)."""
    return x.transpose(1, 0, 2).reshape(1, x.shape[1], -1)


def one_hot(words, n_x):
    """Words (T, B) as inputs (T, n_x, B) in single precision."""
    x = np.zeros((len(words), n_x, words.shape[1]), np.float32)
    np.put_along_axis(x, words[:, np.newaxis], 1, axis=1)
    return x


@cache
def _training_batch(language, noise):
    """The requests that all nets of a language learn from."""
    return request_words(language).batch(_training_requests(language, noise))


@cache
def _draw(language, noise):
    """What draws batches of them."""
    return SimilarLength(_training_batch(language, noise).lengths, BATCH)


@cache
def _trained_with(language, noise):
    return {tuple(request.words) for request in _training_requests(language, noise)}


def _training_requests(language, noise):
    return make_requests(language, TRAINED_WITH, np.random.default_rng(1), noise=noise)


def make_unseen_requests(
    language: Literal["English", "Chinese"],
    n: int,
    rng: np.random.Generator,
    *,
    new_cities: bool = False,
    noise: bool = True,
) -> list[Request]:
    """Requests that are none of those that the nets of the ladder learn from.

    Parameters
    ----------
    language, n, rng, new_cities, noise
        As for `make_requests`.

    Returns
    -------
    list of Request

    Raises
    ------
    ValueError
        As `make_requests` does.
    """
    seen, unseen = _trained_with(as_choice("language", language, GRAMMARS), as_flag("noise", noise)), []
    while len(unseen) < as_size("n", n):
        drawn = make_requests(language, n, rng, new_cities=new_cities, noise=noise)
        unseen += [request for request in drawn if tuple(request.words) not in seen]
    return unseen[:n]


class LadderRun(Run):
    """One of the nets, in training.

    Parameters
    ----------
    language : "English" or "Chinese"
    rung : str
        One of RUNGS.
    seed : int
        For its weights and for what it reads when.
    updates : int
        After so many the learning rate, .01 at first, is 0.
    hide_cities : bool
        Whether one city in ten is replaced by the unknown word.
    noise : bool
        Whether it learns from requests with hesitations and slips, as for
        `make_requests`.

    Raises
    ------
    ValueError
        If there is no such language or rung, or the numbers are none.
    """

    def __init__(
        self,
        language: Literal["English", "Chinese"],
        rung: str,
        seed: int = 0,
        *,
        updates: int = 350,
        hide_cities: bool = True,
        noise: bool = True,
    ) -> None:
        self.known = request_words(language)
        self._learned_from, rung = (language, as_flag("noise", noise)), as_choice("rung", rung, RUNGS)
        self._rng = np.random.default_rng(as_index("seed", seed, 0, 10**6))
        self.net = SlotNet.random(rung, len(self.known), self._rng)
        self._hides = _hiding(self.known, as_flag("hide_cities", hide_cities))
        parts = joined(net=self.net.net, readout=self.net.readout)
        schedule = LinearDecay(0.01, as_size("updates", updates))
        self.updates = updates
        self.training = Training(
            parts, self._loss, Adam(0.01, beta2=BETA2), clip_norm=5, schedule=schedule, rng=self._rng
        )

    def scores(self, requests: Sequence[Request]) -> ClassScores:
        """How well each slot is found in some requests: ClassScores."""
        batch, o = self._answers(requests)
        return f1_by_class(o, batch.targets, nothing=OTHER)

    def share_right(self, requests: Sequence[Request]) -> float:
        """The share of requests of which every word has the right slot."""
        batch, o = self._answers(requests)
        right = (o[1:].argmax(axis=1) == batch.targets) | (batch.targets < 0)
        return float(right.all(axis=0).mean())

    def _answers(self, requests):
        requests = as_requests(requests)
        batch = self.known.batch(requests)
        return batch, self.net.answers(one_hot(batch.words, len(self.known)), batch.lengths)

    def _loss(self):
        all_of_them = _training_batch(*self._learned_from)
        chosen = _draw(*self._learned_from)(self._rng)
        lengths = all_of_them.lengths[chosen]
        T = lengths.max()
        words, targets = all_of_them.words[:T, chosen], all_of_them.targets[:T, chosen]
        hidden = self._rng.random(words.shape) < self._hides[words]
        words = np.where(hidden, len(self.known) - 1, words)
        return self.net.loss_and_gradients(one_hot(words, len(self.known)), targets, lengths_to_mask(lengths))


def _hiding(known, hide_cities):
    """By word, how often it is replaced by the unknown one."""
    cities = {city for grammar in GRAMMARS.values() for city in grammar.CITIES}
    shares = [HIDDEN_CITY * hide_cities if word in cities else HIDDEN_WORD for word in known.words]
    return np.array([*shares, 0.0])
