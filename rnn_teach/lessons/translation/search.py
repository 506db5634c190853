"""A translator's step, as beam search asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from rnn_teach.core import beam_search, unroll
from rnn_teach.core.arguments import in_short
from rnn_teach.core.beam import Beam, Hypothesis
from rnn_teach.core.types import Array, Arrays
from rnn_teach.lessons.translation.net import (
    END,
    START,
    Translator,
    as_source,
    as_translator,
    handed_over,
    one_hot,
    padded,
)

LONGEST = 30


def translation_step(
    net: Translator, source: Sequence[str]
) -> tuple[Callable[[Arrays, Array], tuple[Array, Arrays]], Arrays]:
    """What `beam_search` needs to translate a sentence: the step and the first state.

    Parameters
    ----------
    net : Translator
    source : list of str

    Returns
    -------
    (function, dict)
    """
    net, source = as_translator(net), as_source(source)
    places = padded([[net.source.place(word) for word in source]])
    read = net.read(one_hot(places, len(net.source)), [len(source)])
    looking = net.looking(read, None)

    def step(state, words):
        trace = looking.read(unroll(net.decoder, one_hot(words[np.newaxis], len(net.target)), **state))
        o = trace.readout.o[1].astype(float)
        o -= o.max(axis=0)
        return o - np.log(np.exp(o).sum(axis=0)), trace.last

    return step, {"h": handed_over(read)}


def search_translation(net: Translator, source: Sequence[str], *, width: int, alpha: float = 0.0) -> Beam:
    """The beam search for the translation of a sentence, a list of words.

    `width` and `alpha` as for `beam_search`.
    """
    step, state = translation_step(net, source)
    ends = {"start": net.target.place(START), "end": net.target.place(END)}
    return beam_search(step, state, **ends, width=width, longest=LONGEST, alpha=alpha)


def hypothesis_words(net: Translator, hypothesis: Hypothesis) -> list[str]:
    """The words of a hypothesis, without the end.

    Raises
    ------
    ValueError
        If it is none, or the net no translator.
    """
    net = as_translator(net)
    if not isinstance(hypothesis, Hypothesis):
        raise ValueError(f"hypothesis must be one that a beam search gives; got {in_short(hypothesis)}")
    words = [net.target.words[place] for place in hypothesis.words]
    return words[:-1] if hypothesis.finished else words
