"""Type an English sentence, see it go in word by word and come out in German or
Chinese."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

import numpy as np

from rnn_teach.core import softmax
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import examples, menu, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.sentences import split_words
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.code import translate
from rnn_teach.lessons.translation.net import END
from rnn_teach.lessons.translation.picture import BARS, TranslationPicture
from rnn_teach.lessons.translation.stored import trained_translator
from rnn_teach.lessons.translation.task import LANGUAGES

MOST_WORDS, LONGEST = 14, 18
EXAMPLES = (
    "i will not buy the red book at the market tomorrow",
    "we will sell the old car that maria will buy tonight",
    "my brother will wait at the station on monday",
    "you will see the small white house in taipei",
    "the teacher will come and they will work next week",
)
"""To begin with; it reads any other that is made of its words."""


def translation_explorer(*, state: str | None = None) -> Explorer:
    """A trained net translates what you type, from English into German or Chinese.

        read  = encoder(words)                       →h and ←h, a column a word
        h[t]  = decoder(word before, h[t-1]),        h[0] = [→h[S]; ←h[1]]
        α[t]  = softmax over s of h[t] · read.h[s]
        ŷ[t]  = softmax(V [h[t]; Σ α_s[t] read.h[s]] + c)

    Write a sentence of your own from the words of its small world; play it, step
    through it, or click on a word.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = TranslationPicture()
    controls = {
        "sentence": text(say.SENTENCE, EXAMPLES[0], examples=EXAMPLES[1:3]),
        "language": menu(say.INTO, LANGUAGES),
        "t": time_slider(_steps(EXAMPLES[0], LANGUAGES[0])),
    }
    controls["t"].value = controls["t"].max
    last = {"view": (EXAMPLES[0], LANGUAGES[0])}

    def show(sentence, language, t):
        source, states, written, alpha, candidates = translated(sentence, language)
        picture.show(source, written, states, alpha, candidates, t)
        S, k = len(source), t - len(source)
        if k <= 0:
            return say.reading(t, S, source[t - 1], source[S - t])
        place = int(alpha[k - 1].argmax())
        word, p = candidates[k - 1][0]
        so_far = [one for one in written[:k] if one != END]
        return say.writing(k, word, p, source[place], alpha[k - 1, place], so_far)

    def adjust(controls):
        with suppress(ValueError):  # what it cannot read is told when it is drawn
            view = controls["sentence"].value, controls["language"].value
            controls["t"].max = _steps(*view)
            if view != last["view"]:
                controls["t"].value = controls["t"].max
            last["view"] = view

    rows = [
        [examples(say.EXAMPLE, EXAMPLES, say.YOUR_OWN, controls["sentence"]), controls["sentence"]],
        [controls["language"], *time_row(controls["t"])],
    ]
    film = ("t", "language")
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, film=film, state=state)


def as_source(sentence, net, most=MOST_WORDS):
    """The words of a typed sentence.

    Raises
    ------
    ValueError
        If a word is none of the net's, or there are too many.
    """
    words = [word.casefold() for word in split_words(sentence)]
    for word in words:
        net.source.place(word)
    if len(words) > most:
        raise ValueError(say.too_many(len(words), most))
    return words


@lru_cache(maxsize=16)
def translated(sentence, language):
    """All that is to be seen of one translation: the source, the encoder's states, the
    words written, where each looked, and the likeliest words at each step."""
    net = trained_translator(language)
    source = as_source(sentence, net)
    places = np.array([net.source.place(word) for word in source])[:, np.newaxis]
    run = net.run(places, LONGEST)
    trace, T = run.trace, int(run.lengths[0])
    written = [net.target.words[place] for place in run.symbols[:T, 0]]
    y_hat = softmax(trace.readout.o[1 : T + 1])[:, :, 0]
    best = np.argsort(-y_hat, axis=1, kind="stable")[:, :BARS]
    candidates = [[(net.target.words[k], float(p[k])) for k in row] for p, row in zip(y_hat, best, strict=True)]
    return source, net.read_words(places).h[1:, :, 0], written, trace.alpha[1 : T + 1, :, 0], candidates


def _steps(sentence, language):
    source, _, written, _, _ = translated(sentence, language)
    return len(source) + len(written)


def _code(sentence, language, t):
    net = f"net = trained_translator({language!r})\nwords = {' '.join(split_words(sentence)).casefold()!r}.split()"
    imports = f"from rnn_teach.tasks import trained_translator\n\n{net}\n"
    return code_of(translate, imports=imports, net=Lines("net"), words=Lines("words"), longest=LONGEST)
