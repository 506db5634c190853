"""Other people's symbols, translated into ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.start_here import words

MATRICES = ("U", "W", "V", "b")
VECTORS = ("x[t]", "h[0]", "h[1]", "h[t]", "o[t]", "y_hat[t]")
SHAPES = ("(3, 4)", "(4, 3)", "(3, 3)", "(4, 4)")
GATES = ("i", "f", "o", "g")


def check_symbols(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's translations.

    a : PyTorch's weight_hh_l0
    b : min-char-rnn's Why
    c : WildML's s with the index -1
    d : WildML's o_t
    e : the shape of our U where Keras has a kernel (4, 3)
    f : the g of Goodfellow's LSTM, which is a sigmoid

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={
        "a": Question(right="W", why=words.SYMBOL_HH, options=MATRICES),
        "b": Question(right="V", why=words.SYMBOL_WHY, options=MATRICES),
        "c": Question(right="h[0]", why=words.SYMBOL_S, options=VECTORS),
        "d": Question(right="y_hat[t]", why=words.SYMBOL_O, options=VECTORS),
        "e": Question(right="(3, 4)", why=words.SYMBOL_SHAPE, options=SHAPES),
        "f": Question(right="i", why=words.SYMBOL_G, options=GATES),
    },
    correct=words.SYMBOLS_CORRECT,
)
