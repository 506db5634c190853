"""Tie the steps to one number w, or give each step a copy of its own, and let it
learn."""

from __future__ import annotations

from functools import lru_cache

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, whole, wide
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.picture_album import Album
from rnn_teach.kit.sentences import split_words
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.shared_parameters import words as say
from rnn_teach.lessons.shared_parameters.code import learn, loss, slopes, states
from rnn_teach.lessons.shared_parameters.learning import RATE, W_AT_FIRST, X_1, Learning
from rnn_teach.lessons.shared_parameters.picture import UntiedPicture
from rnn_teach.lessons.shared_parameters.task import READ

LESSONS = {" ".join(sentence.split()[:T]): (sentence, T) for sentence in READ for T in (3, 5, 9)}
"""What is learned from, by its words: the sentence that begins so, and how many."""
MOST = 20
TIED, UNTIED = say.TIED, say.UNTIED


def untied_explorer(*, state: str | None = None) -> Explorer:
    """One unit reads nine words and is to hold, to the end, that the first one came.
    It learns from the first few words alone.

        h[t] = tanh(x[t] + w[t] h[t-1]),   L = mean of ½ (h[t] - 0.9)²

    Tied, w[t] is one number at all steps, and its gradient is the sum of the shares of
    all steps. Untied, each copy has its own gradient, and copies that the lesson never
    used learn nothing. A click on a column chooses that step.

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
    pictures = Album(UntiedPicture)
    controls = {
        "tie": menu(say.STEPS_USE, [TIED, UNTIED]),
        "lesson": menu(say.LESSON, LESSONS),
        "updates": whole(say.UPDATES_MADE, 0, 0, MOST),
        "k": whole(say.STEP, 2, 1, 9),
        "change": slider(say.CHANGE, 0, -0.8, 1.2, step=0.1),
    }

    @lru_cache(maxsize=64)  # one update more computes one update
    def run(T, lesson, tied, changed, by):
        return Learning(T, lesson, tied, changed, by)

    def show(tie, lesson, updates, k, change):
        (sentence, asked), tied = LESSONS[lesson], tie == TIED
        words = split_words(sentence)
        learning = run(len(words), asked, tied, _changed(tied, k, len(words)), change)
        w, h, slope, L, losses = learning.after(updates)
        before = run(len(words), asked, tied, (), 0.0).after(0)[1]
        picture = pictures.of(*words, asked, tied)
        most = learning.steepest(updates)  # bars shrink while it learns, as the numbers do
        picture.show(words, asked, w, h, before, slope, losses, tied=tied, k=k, steepest=most)
        began = W_AT_FIRST + change if change else None
        return say.untied(tied, asked, updates, w, h, slope, k, L, began)

    def code(tie, lesson, updates, k, change):
        (sentence, asked), tied = LESSONS[lesson], tie == TIED
        T = len(split_words(sentence))
        values = {"T": T, "lesson": asked, "updates": updates, "tied": tied}
        fixed = {"w_at_first": W_AT_FIRST, "x_1": X_1, "rate": RATE}
        return code_of(
            learn, states, loss, slopes, **values, changed=list(_changed(tied, k, T)), by=change, **fixed
        )

    rows = [
        [controls["tie"], controls["lesson"]],
        [wide(*time_row(controls["updates"], on=say.LEARN, width="8em"))],
        [controls["k"], controls["change"]],
    ]
    return Explorer(pictures, controls, show, code, rows=rows, film=("updates", "tie"), state=state)


def _changed(tied, k, T):
    """The steps whose w is changed: all, or the copy of one."""
    return tuple(range(1, T + 1)) if tied else (k,)
