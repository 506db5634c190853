"""Nets that describe a picture: one looks at it at every word, the other once."""

from __future__ import annotations

import numpy as np

from rnn_teach.core import (
    AttendingCell,
    Embedding,
    LSTMCell,
    Readout,
    bptt,
    cross_entropy,
    joined,
    run_freely,
    unroll,
)
from rnn_teach.core.arguments import as_choice, as_positive, as_rng, in_short
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.encoder import P, PlaceEncoder
from rnn_teach.lessons.captions.measure import score_captions
from rnn_teach.lessons.captions.scenes import END, MOST_STEPS, WORDS, Scenes, words_before

N_H, N_X, N_A = 48, 12, 24
"""Sizes of the hidden state, of a word's vector, and of what places and state are
compared in."""


class Captioner:
    """An encoder of pictures and an LSTM that writes: what both kinds of net share.

    Attributes
    ----------
    encoder : PlaceEncoder
        From pictures to places (16, F, B).
    embedding : Embedding
        The vectors of the words; the last one is that of the word before the first.
    cell, readout
        The decoder.
    words : tuple of str
        What it can say.
    """

    def __init__(self, encoder, embedding, cell, readout, words=WORDS, **more):
        self.encoder, self.embedding, self.cell, self.readout = encoder, embedding, cell, readout
        self.words, self.more = words, more

    @property
    def parameters(self):
        """All that is trained, the very arrays, by part and name."""
        parts = {name: getattr(self, name) for name in ("encoder", "embedding", "cell", "readout")}
        return joined(**parts) | self.more

    def loss_and_gradients(self, scenes, *, dropped=0.0, rng=None):
        """The loss a word under teacher forcing, and its gradients.

        Parameters
        ----------
        scenes : Scenes
        dropped : float
            This share of the words before is hidden from the net, so that it must look
            instead of recite.
        rng : numpy.random.Generator
            Draws which.

        Raises
        ------
        ValueError
            If they are no scenes of its words, dropped is no share, or a word is to be
            hidden and there is no generator.
        """
        before = self.before(scenes)
        if (dropped := as_positive("dropped", dropped, zero=True)) > 1:
            raise ValueError(f"dropped must be a share from 0 to 1; got {dropped:g}")
        if dropped:
            before = np.where(as_rng(rng).random(before.shape) < dropped, len(self.words), before)
        places, kept = self.encoder.read(scenes.pictures)
        cell, trace = self.write(places, before)
        loss = cross_entropy(trace.readout, scenes.targets, average=True)
        of_readout = self.readout.read_backward(trace, loss.d_o, terms=False)
        of_cell, d_places, more = self.write_backward(cell, trace, of_readout, places)
        gradients = joined(
            encoder=self.encoder.read_backward(kept, d_places),
            embedding=self.embedding.read_backward(before, of_cell.d.x),
            cell=of_cell,
            readout=of_readout,
        )
        return loss.value, gradients | more

    def describe(self, pictures, *, first=()):
        """The likeliest next word, again and again, until "<end>" or the longest
        caption is full.

        Parameters
        ----------
        pictures : array (3, 32, 32, B)
            (3, 32, 32) is one picture.
        first : words
            What the captions begin with, whatever the net would say.

        Returns
        -------
        (list of lists of str, Trace)
            The words of each caption, and what the decoder computed: row t is that of
            word t, its probabilities `trace.readout.y_hat[t]`.

        Raises
        ------
        ValueError
            If they are pictures of another size, or none, or a first word is none that
            it can say.
        """
        places, _ = self.encoder.read(pictures)
        cell, state = self.decoder(places)
        B, first = places.shape[-1], [len(self.words), *(self.words.index(word) for word in self.sayable(first))]
        begin = np.repeat(np.array(first)[:, np.newaxis], B, axis=1)
        rest = max(MOST_STEPS + 1 - len(first), 1)
        run = run_freely(cell, self.readout, begin, rest, embedding=self.embedding, stop=END, **state)
        numbers = np.concatenate([begin[1:], run.symbols])[:MOST_STEPS]
        return [until_end([self.words[number] for number in column]) for column in numbers.T], run.trace

    def sayable(self, words):
        """`words` themselves, where the net can say them.

        Raises
        ------
        ValueError
            If they are no list of such words.
        """
        if not isinstance(words, (tuple, list)) or not all(word in self.words for word in words):
            known = ", ".join(self.words)
            raise ValueError(f"first must be a list of words of the net, which are {known}; got {in_short(words)}")
        return words

    def before(self, scenes):
        """The word before each word of the captions, as numbers, (T, B).

        Raises
        ------
        ValueError
            If they are no scenes, or told in other words.
        """
        if not isinstance(scenes, Scenes):
            raise ValueError(f"scenes must be Scenes, as make_scenes gives them; got {in_short(scenes)}")
        if scenes.words != self.words:
            raise ValueError(
                f"scenes must be told in the {len(self.words)} words of the net; these are told in "
                f"{len(scenes.words)} others: give shapes to a net of shapes, and digits to a net of digits"
            )
        return words_before(scenes.targets, len(self.words))

    def score(self, scenes):
        """How much of what it says of these scenes is right: a `CaptionScore`."""
        return score_captions(self, scenes)

    def write(self, places, before):
        """The cell that writes, and its trace while it reads these words before."""
        cell, state = self.decoder(places)
        return cell, self.readout.read(unroll(cell, self.embedding.read(before), **state))


class AttendingCaptioner(Captioner):
    """Looks at the places before every word (Xu and others 2015, Show, attend and
    tell)."""

    @classmethod
    def random(cls, rng, *, dtype=np.float32, n_h=N_H, n_x=N_X, n_a=N_A, F=24, words=WORDS):
        """One with random weights."""
        return cls(
            PlaceEncoder.random(rng, F=F, dtype=dtype),
            Embedding.random(len(words) + 1, n_x, rng, std=n_x**-0.5, dtype=dtype),
            AttendingCell.random(n_x, F, n_h, rng, n_a=n_a, dtype=dtype),
            Readout.random(n_h + F, len(words), rng, reads=("h", "ctx"), dtype=dtype),
            words,
        )

    def decoder(self, places):
        """The cell that looks at these places; it begins with zeros."""
        return self.cell.looking_at(places), {}

    def write_backward(self, looking, trace, of_readout, places):
        """The gradients of the cell, ∂L/∂(the places), and none of anything else."""
        direct = {"h": of_readout.d.h, "ctx": of_readout.d.ctx}
        of_cell = bptt(looking, trace, direct, terms=False)
        return of_cell, looking.places_backward(trace, of_cell), {}


class OnceCaptioner(Captioner):
    """Looks at the picture once, before the first word: h[0] = tanh(I a), where a is
    all places in one column (as Vinyals and others 2015, Show and tell, who give it to
    the cell as the first input)."""

    @classmethod
    def random(cls, rng, *, dtype=np.float32, n_h=N_H, n_x=N_X, F=24, words=WORDS):
        """One with random weights."""
        return cls(
            PlaceEncoder.random(rng, F=F, dtype=dtype),
            Embedding.random(len(words) + 1, n_x, rng, std=n_x**-0.5, dtype=dtype),
            LSTMCell.random(n_x, n_h, rng, dtype=dtype),
            Readout.random(n_h, len(words), rng, dtype=dtype),
            words,
            I=rng.normal(0, (P * F) ** -0.5, (n_h, P * F)).astype(dtype),
        )

    def decoder(self, places):
        """The cell, and its h[0], which is all it learns of the picture."""
        return self.cell, {"h": np.tanh(self.more["I"] @ places.reshape(-1, places.shape[-1]))}

    def write_backward(self, cell, trace, of_readout, places):
        """The gradients of the cell, ∂L/∂(the places), and that of I."""
        of_cell = bptt(cell, trace, of_readout.d.h, terms=False)
        d_before_tanh = of_cell.d.h[0] * (1 - trace.h[0] ** 2)
        d_places = (self.more["I"].T @ d_before_tanh).reshape(places.shape)
        return of_cell, d_places, {"I": d_before_tanh @ places.reshape(-1, places.shape[-1]).T}


def until_end(words):
    """The words up to "<end>", where it is."""
    return words[: words.index("<end>") + 1] if "<end>" in words else words


KINDS = {say.AT_EVERY_WORD: AttendingCaptioner, say.ONCE: OnceCaptioner}


def make_captioner(
    rng: np.random.Generator, *, looks: str = say.AT_EVERY_WORD
) -> AttendingCaptioner | OnceCaptioner:
    """An untrained net that describes pictures, in single precision.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where its weights come from.
    looks : "at every word" or "once"
        When it looks at the picture.

    Returns
    -------
    AttendingCaptioner or OnceCaptioner
        It has `parameters`, `loss_and_gradients(scenes)`, `describe(pictures)` and
        `score(scenes)`.

    Raises
    ------
    ValueError
        If rng is no generator, or looks none of the two.
    """
    return KINDS[as_choice("looks", looks, KINDS)].random(as_rng(rng))
