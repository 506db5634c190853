"""Feed a wrong word to the decoder, and see what follows: under teacher forcing, and
running freely."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text, whole
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.code import with_wrong_word
from rnn_teach.lessons.translation.explorer import as_source
from rnn_teach.lessons.translation.net import END, START, handed_over, one_hot
from rnn_teach.lessons.translation.picture_wrong_word import WrongWordPicture
from rnn_teach.lessons.translation.stored import trained_translator

NETS = {say.ALL_WORDS: "German-undropped", say.WORDS_DROPPED: "German"}
LONGEST, MOST_WORDS = 13, 11
EXAMPLES = (
    "i will buy the small picture at the market tomorrow",
    "we will not sell the red car on monday",
    "maria will look for the old book next week",
)
WRONG = ("kaufen", "heute", "auto", "nicht", "du", "am", "werde", "und", "rote")
"""Words to feed."""


def wrong_word_explorer(*, state: str | None = None) -> Explorer:
    """At one place the decoder reads another word than the net wrote.

    Under teacher forcing it reads the right words after that; running freely it reads
    its own. Two nets that both translate without a mistake: one was trained with every
    word before in place, the other with three in ten of them left out.

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
    picture = WrongWordPicture()
    controls = {
        "sentence": text(say.SENTENCE, EXAMPLES[0], examples=EXAMPLES[1:]),
        "net": menu(say.TRAINED, NETS),
        "at": whole(say.AT_WORD, START_AT, 1, len(alone(EXAMPLES[0], say.ALL_WORDS)) - 1),
        "fed": menu(say.WRONG_WORD, WRONG),
    }

    def show(sentence, net, at, fed):
        words, forced, freely = planted(sentence, net, at, fed)
        picture.show(as_source(sentence, trained_translator(NETS[net]), MOST_WORDS), words, forced, freely, at, fed)
        if fed == words[at - 1]:
            return say.nothing_planted(fed, at)
        after = words[at:]
        return say.planted(fed, at, _same(forced[at:], after), _same(freely[at:], after), len(after))

    def adjust(controls):
        with suppress(ValueError):
            controls["at"].max = len(alone(controls["sentence"].value, controls["net"].value)) - 1

    rows = [[controls["sentence"], controls["net"]], [controls["at"], controls["fed"]]]
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, film=("at", "net"), state=state)


START_AT = 3


def _same(words, right):
    return sum(mine == yours for mine, yours in zip(words, right, strict=False))


@lru_cache(maxsize=32)
def alone(sentence, net):
    """What the net writes undisturbed, its end too."""
    kept = trained_translator(NETS[net])
    words = as_source(sentence, kept, MOST_WORDS)
    return [*kept.translate([words], longest=LONGEST)[0], END][:LONGEST]


@lru_cache(maxsize=128)
def planted(sentence, net, at, fed):
    """Undisturbed, and with `fed` in place of word `at`: what is written at each step
    under teacher forcing, and running freely."""
    kept, words = trained_translator(NETS[net]), alone(sentence, net)
    forced = _written(kept, sentence, words, at, fed, free=False)
    return words, forced, _written(kept, sentence, words, at, fed, free=True)


def _written(net, sentence, right, at, fed, *, free):
    source = np.array([[net.source.place(word)] for word in as_source(sentence, net, MOST_WORDS)])
    read = net.read_words(source)
    looking, h, word, written = net.looking(read, None), handed_over(read), START, []
    while len(written) < (LONGEST if free else len(right)):
        trace = looking.read(
            unroll(net.decoder, one_hot(np.array([[net.target.place(word)]]), len(net.target)), h=h)
        )
        h = trace.h[-1]
        written.append(net.target.words[int(trace.readout.o[1].argmax())])
        if free and written[-1] == END and len(written) != at:
            break
        word = fed if len(written) == at else written[-1] if free else right[len(written) - 1]
    return written


def _code(sentence, net, at, fed):
    words = as_source(sentence, trained_translator(NETS[net]), MOST_WORDS)
    lines = f"net = trained_translator({NETS[net]!r})\nwords = {' '.join(words)!r}.split()"
    return code_of(
        with_wrong_word,
        imports=f"from rnn_teach import unroll\nfrom rnn_teach.tasks import trained_translator\n\n{lines}\n",
        net=Lines("net"),
        words=Lines("words"),
        at=at,
        fed=fed,
        longest=LONGEST,
    )
