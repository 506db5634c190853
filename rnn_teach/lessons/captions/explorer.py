"""Put shapes on a board, and read what a trained net says of it, word by word."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rnn_teach.core.arguments import in_short
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.board import as_board, as_line, with_click
from rnn_teach.lessons.captions.board_kinds import board_kind
from rnn_teach.lessons.captions.captioner import AttendingCaptioner
from rnn_teach.lessons.captions.code import look
from rnn_teach.lessons.captions.picture import CaptionPicture
from rnn_teach.lessons.captions.scenes import MOST_STEPS, SIDE, is_true
from rnn_teach.lessons.captions.trained import trained_captioner


def caption_explorer(captioner: AttendingCaptioner | None = None, *, state: str | None = None) -> Explorer:
    """Draw a scene, read the caption, and see where the net looks at each word.

        α[t] = softmax over places of  v · tanh(A a_p + M h[t-1])

    Click an empty place to put the chosen shape there, and a shape to take it away; or
    type the scene. Click a word to see where the net looked. *say instead* puts
    another word in its mouth, and it goes on from there.

    Parameters
    ----------
    captioner : AttendingCaptioner
        One that you have trained, or `trained_captioner("digits")`, which reads
        handwriting; the trained one of shapes where not given.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the captioner is none that looks at every word, or the state is none of this
        explorer's.
    """
    captioner = trained_captioner() if captioner is None else captioner
    if not isinstance(captioner, AttendingCaptioner):
        raise ValueError(
            "captioner must look at every word, as make_captioner() or trained_captioner() gives one; "
            f"got {in_short(captioner)}"
        )
    kind = board_kind(captioner.words)
    picture = CaptionPicture(captioner.words)

    @lru_cache(maxsize=32)
    def describe(scene, first):
        things = as_board(scene, kind.shapes)
        drawn = kind.draw(things)
        (words,), trace = captioner.describe(drawn[..., np.newaxis], first=first)
        return things, drawn, words, trace

    def tell(scene, t, said):
        told = describe(scene, ())
        return told if said == say.OWN else describe(scene, (*told[2][: t - 1], said))

    def show(scene, new, t, said):
        things, drawn, words, trace = tell(scene, t, said)
        picture.show(drawn, words, trace, t)
        picture.let_click(new, [_click(things, place, new) for place in range(SIDE * SIDE)])
        return _sentence(things, words, trace, t, said, new, captioner.words)

    def code(scene, new, t, said):
        _, _, _, trace = tell(scene, t, said)
        return code_of(look, e=np.round(trace.e[min(t, trace.T), :, 0].astype(float), 2))

    controls = {
        "scene": text(say.SCENE, kind.first, examples=kind.others),
        "new": menu(say.NEW, kind.to_put, kind.first_to_put),
        "t": time_slider(MOST_STEPS, t=3),
        "said": menu(say.SAY, [say.OWN, *captioner.words]),
    }
    rows = [[controls["scene"], controls["new"]], time_row(controls["t"]), [controls["said"]]]
    return Explorer(picture, controls, show, code, rows=rows, film=("t",), state=state)


def _click(things, place, new):
    """What a place says, and what a click on it sets."""
    here = next((thing for thing in things if thing.place == place), None)
    text = say.take_away(here) if here else say.put_here(place, new)
    return text, {"scene": as_line(with_click(things, place, *new.split()))}


def _sentence(things, words, trace, t, said, new, all_words):
    alpha = trace.alpha[:, :, 0]
    judged = say.TRUE if is_true(words, things) else say.FALSE if "<end>" in words else say.NO_SENTENCE
    whole = say.verdict(words, judged, _remark(things), new)
    if t > len(words):
        return f"{say.ended(t, len(words))} {whole}"
    place = int(alpha[t].argmax())
    here = next((thing for thing in things if thing.place == place), None)
    chance = trace.readout.y_hat[t, all_words.index(words[t - 1]), 0]
    return f"{say.looking(t, words[t - 1], chance, place, alpha[t, place], here, said != say.OWN)} {whole}"


def _remark(things):
    """What the net has never seen."""
    if not things:
        return say.EMPTY
    if len(things) != 2:
        return say.NEVER_SEEN_MANY
    one, other = things
    return "" if one.row == other.row or one.column == other.column else say.ASIDE
