"""The merging tree: a linear recurrence in rounds, beside the loop, with a number of
processors."""

from __future__ import annotations

from functools import lru_cache

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.what_came_after import words as say
from rnn_teach.lessons.what_came_after.code import merge_rounds, tanh_steps
from rnn_teach.lessons.what_came_after.pairs import (
    GATES,
    PARITY,
    TANH,
    first_of,
    make_pairs,
    merged,
    rounds_for,
    states,
    ticks,
)
from rnn_teach.lessons.what_came_after.picture import MOST_PROCESSORS, TreePicture

LENGTHS = {say.steps(T): T for T in (8, 16, 32)}
KINDS = {say.WITH_GATES: GATES, say.WITH_PARITY: PARITY, say.WITH_TANH: TANH}


def scan_explorer(*, state: str | None = None) -> Explorer:
    """Merge the steps of a linear recurrence pair by pair, round by round, and race the
    loop with any number of processors.

        h[t] = a[t] h[t-1] + b[t];   (a₂, b₂) after (a₁, b₁) = (a₂ a₁, a₂ b₁ + b₂)

    With a tanh in each step there is nothing to merge. A click on a pair sets its a to
    0, which cuts off what came before.

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
    picture, controls = TreePicture(), _controls()

    @lru_cache(maxsize=8)  # a round more of the same tree computes nothing anew
    def grown(kind, T, cut):
        a, b = make_pairs(kind, T, cut)
        return merged(a, b), states(kind, a, b)

    def show(length, kind, round, processors, cut):
        T, kind = LENGTHS[length], KINDS[kind]
        rows, h = grown(kind, T, cut)
        picture.show(kind, rows, h, round, processors, cut)
        if kind == TANH:
            return say.no_tree(round, T, processors, h[-1], cut)
        return _sentence(rows, T, round, processors, cut)

    def adjust(controls):
        T = LENGTHS[controls["length"].value]
        controls["cut"].max = T
        controls["round"].max = 1 if KINDS[controls["kind"].value] == TANH else rounds_for(T)

    rows = [
        [controls["length"], controls["kind"]],
        time_row(controls["round"]),
        [controls["processors"], controls["cut"]],
    ]
    return Explorer(
        picture, controls, show, _code, rows=rows, adjust=adjust, film=("round", "processors"), state=state
    )


def _controls():
    return {
        "length": menu(say.LENGTH, LENGTHS),
        "kind": menu(say.STEP, KINDS),
        "round": whole(say.ROUND, 1, 0, rounds_for(8)),
        "processors": whole(say.PROCESSORS, 4, 1, MOST_PROCESSORS),
        "cut": whole(say.CUT, 0, 0, 8),
    }


def _sentence(rows, T, rounds, processors, cut):
    passed = ticks(T, processors)
    back = 2 ** (rounds - 1) if rounds else 0
    last_pair = (first_of(T, rounds), *rows[rounds][:, -1])
    return say.tree(
        rounds,
        rounds_for(T),
        T,
        processors,
        back,
        T - back,
        passed[rounds],
        passed[-1],
        min(T - 1, passed[rounds]),
        last_pair,
        cut,
    )


def _code(length, kind, round, processors, cut):
    a, b = (values.round(4) for values in make_pairs(KINDS[kind], LENGTHS[length], cut))
    if KINDS[kind] == TANH:
        return code_of(tanh_steps, a=a, b=b)
    return code_of(merge_rounds, a=a, b=b, rounds=round)
