"""A form that fills itself while one types."""

from __future__ import annotations

from functools import lru_cache

from rnn_teach.kit import words as common
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import Lines, as_text, code_of
from rnn_teach.lessons.sequence_tasks import words as say
from rnn_teach.lessons.sequence_tasks.code import fill
from rnn_teach.lessons.sequence_tasks.explorer_typing import at_its_end, split_known
from rnn_teach.lessons.sequence_tasks.ladder import RUNGS, one_hot
from rnn_teach.lessons.sequence_tasks.picture_request import RequestPicture
from rnn_teach.lessons.sequence_tasks.requests import FORM_SLOTS
from rnn_teach.lessons.sequence_tasks.stored_nets import form_net, form_words

REQUESTS = (
    "Taipei is where I start on Monday",
    "not from Lima but from Havana to Oslo tomorrow",
    "明天 台北 出发 的 航班",
    "我想周五从东京飞厦门",
)
"""To begin with; the page takes whatever is typed."""


def form_explorer(*, state: str | None = None) -> Explorer:
    """Type a request to a travel desk, in English or Chinese: with every letter the
    form is filled anew.

    Four nets were trained on the same requests. They read one word at a time, each word
    with its two neighbours, all words up to it, or the whole sentence. What is typed so
    far is all that a net has; t goes back to an earlier moment.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = RequestPicture()
    controls = {
        "request": text(say.YOUR_REQUEST, REQUESTS[0], examples=(REQUESTS[2], REQUESTS[1])),
        "t": time_slider(len(split(REQUESTS[0])), t=len(split(REQUESTS[0]))),
        "net": menu(say.NET, RUNGS, RUNGS[-1]),
    }
    controls["request"].continuous_update = True

    def show(request, t, net):
        words = split(request)
        y_hat = _answers(tuple(words[:t]), net)
        best = y_hat.argmax(axis=1)
        filled = {
            slot: [word for word, k in zip(words, best, strict=False) if FORM_SLOTS[k] == slot]
            for slot, _ in say.FIELDS
        }
        known = form_words()
        picture.show(words, [known.knows(word) for word in words], y_hat, t, filled)
        named = {name: filled[slot] for slot, name in say.FIELDS}
        slot, share = common.IS_SLOT[FORM_SLOTS[best[-1]]], y_hat[-1].max()
        return say.form_filled(net, t, len(words), named, words[t - 1], slot, share)

    adjust = at_its_end("request", REQUESTS[0], split)
    rows = [[controls["request"], controls["net"]], time_row(controls["t"])]
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, film=("t", "net"), state=state)


def split(request):
    """The words of a request."""
    return split_known(request, form_words())


@lru_cache(maxsize=64)
def _answers(words, rung):
    """ŷ of each word (T, 4), of the net that has read these words and no more."""
    places, lengths = form_words().padded([list(words)])
    return form_net(rung).answers(one_hot(places, len(form_words())).astype(float), lengths)[1:, :, 0]


def _code(request, t, net):
    imports = "from rnn_teach.tasks import form_net, form_words\n"
    words = f"words = {as_text(split(request)[:t])}"
    x = "x = np.eye(len(form_words()))[[form_words().place(word) for word in words]]"
    made = f"trained = form_net({net!r})\n{words}\n{x}"
    given = {"net": Lines("trained.net"), "readout": Lines("trained.readout"), "x": Lines("x")}
    return code_of(fill, imports=f"{imports}\n{made}\n", **given, rung=net)
