"""What a path spells: merge equal neighbors, take out the blanks, in either order."""

from __future__ import annotations

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.code import spelled
from rnn_teach.lessons.speech.picture_collapse import MOST, CollapsePicture, stages

BLANK = "-"
PATHS = ("-aa--abb", "aab-b-", "aaaa", "a-a-a-")


def collapse_explorer(*, state: str | None = None) -> Explorer:
    """Type a path, one letter a step, and see which label it spells, step by step.

        B(path): merge equal neighbors, then take out the blanks

    In the other order two equal symbols with a blank between them become one: that is
    the usual mistake.

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
    picture = CollapsePicture()

    def show(path, t, order):
        path = as_path(path)[:t]
        _, middle, label = stages(path, order == say.BLANKS_FIRST)
        *_, right = stages(path, False)
        picture.show(path, order)
        return say.spells(path, order, *("".join(s for s, _ in row) for row in (middle, label, right)))

    def adjust(controls):
        length = len("".join(controls["path"].value.split()))
        if not 1 <= length <= MOST:  # `show` says why
            return
        was_whole = controls["t"].value == controls["t"].max
        controls["t"].max = length
        if was_whole:
            controls["t"].value = length

    def code(path, t, order):
        return code_of(spelled, path=as_path(path)[:t], blank=BLANK, blanks_first=order == say.BLANKS_FIRST)

    controls = {
        "path": text(say.PATH, PATHS[0], examples=(PATHS[1], PATHS[2])),
        "t": time_slider(len(PATHS[0]), t=len(PATHS[0])),
        "order": menu(say.ORDER, (say.MERGE_FIRST, say.BLANKS_FIRST)),
    }
    rows = [[controls["path"], controls["order"]], time_row(controls["t"])]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, film=("t", "order"), state=state)


def as_path(text_):
    """A typed path, without spaces.

    Raises
    ------
    ValueError
        If it is none, or too long to be drawn.
    """
    path = "".join(text_.split())
    if not 1 <= len(path) <= MOST:
        raise ValueError(say.path_length(text_ if len(text_) <= 30 else f"{text_[:27]}...", MOST))
    return path
