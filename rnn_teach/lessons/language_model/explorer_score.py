"""What a sentence is worth to a net, symbol by symbol, and what its scrambled twin."""

from __future__ import annotations

import numpy as np

from rnn_teach.core import softmax
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text, whole
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.code import as_lines, score
from rnn_teach.lessons.language_model.nets import WARM_UPS, language_net
from rnn_teach.lessons.language_model.picture_score import ROOM, ScorePicture


def score_explorer(*, state: str | None = None) -> Explorer:
    """Type a sentence: how much does each character surprise a net that has read this
    course? And how much the same words, or characters, in another order?

        bits[t] = -log₂ p(x[t] | all before),   perplexity = 2^(their mean)

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
        If the state is none of this explorer's, or its text cannot be read.
    """
    picture, net = ScorePicture(), language_net("prose")

    def both(sentence, what, dice):
        return sentence.lower(), scrambled(sentence.lower(), what, dice)

    def show(sentence, what, dice):
        texts = both(sentence, what, dice)
        bits = [bits_along(net, one) for one in texts]
        names = (say.AS_TYPED, say.IN_ANOTHER_ORDER[what])
        picture.show(texts, bits, [say.total(name, one) for name, one in zip(names, bits, strict=True)])
        return say.scores(texts, names[1], bits)

    def code(sentence, what, dice):
        texts = both(sentence, what, dice)
        return code_of(
            score,
            **{
                name: as_lines(2 ** -bits_along(net, one), 6)
                for name, one in zip(("typed", "scrambled"), texts, strict=True)
            },
        )

    controls = {
        "sentence": text(say.SENTENCE, say.SENTENCES[0], examples=say.SENTENCES[1:]),
        "what": menu(say.SCRAMBLE, say.IN_ANOTHER_ORDER),
        "dice": whole(say.DICE, 3, 1, 20),
    }
    return Explorer(picture, controls, show, code, film=("dice", "what"), state=state)


def scrambled(sentence, what, dice):
    """The same words, or characters, in another order."""
    rng = np.random.default_rng(dice)
    if what == say.WORDS:
        return " ".join(rng.permutation(sentence.split(" ")))
    return "".join(rng.permutation(list(sentence)))


def bits_along(net, sentence):
    """The surprise of each character.

    Raises
    ------
    ValueError
        If there is none, there are too many, or the net does not know one.
    """
    if not sentence:
        raise ValueError(say.EMPTY)
    if len(sentence) > ROOM:
        raise ValueError(say.too_long(len(sentence), ROOM))
    numbers = net.alphabet.encode(sentence)
    before = net.read_from_the_start(WARM_UPS["prose"] + sentence[:-1])
    p = softmax(before.readout.o[-len(numbers) :])[:, :, 0]
    return -np.log2(p[np.arange(len(numbers)), numbers])
