"""The learner's own functions of notebook 1 at work."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_answers import AnswerBars
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.kit.reader import travel_reader
from rnn_teach.lessons.unrolling import words as say

REQUEST = "leave Taipei and arrive in Paris on Monday"
VERBS = ("arrive", None, None, None, "leave", None, None, None, None, "arrive", None, None, "leave", None, None)


def loop(my_unroll):
    """The trained net's weights in the learner's loop: the states, and what a read-out
    makes of them."""
    reader, words = travel_reader(), REQUEST.split()
    x = np.vstack([np.full(len(reader.words) + 1, np.nan), reader.one_hot(words)])
    cell, readout = reader.cell, reader.readout
    h = np.asarray(my_unroll(U=cell.U, W=cell.W, b=cell.b[:, 0], x=x, h_0=np.zeros(cell.n_h)))
    scores = np.exp(readout.V @ h[1:].T + readout.c)
    picture = Picture(8.2, 2.7)
    states = picture.add_axes((0.07, 0.12, 0.925, 0.5))
    StatesMap(states, h.T)
    states.set_xticks(range(len(h)), ["h[0]", *words], size=TITLE_PT, color=COLORS["x"])
    AnswerBars(picture.add_axes((0.07, 0.64, 0.925, 0.35)), len(words), common.READER_SLOTS).set_answers(
        scores / scores.sum(axis=0)
    )
    picture.sentence = say.loop_at_work(words, [common.READER_SLOTS[best] for best in scores.argmax(axis=0)])
    return picture


def latch(my_latch):
    """The learner's unit over a row of words with four verbs among them."""
    u_arrive, u_leave, w = (float(np.asarray(number).reshape(-1)[0]) for number in my_latch())
    brought = {"arrive": u_arrive, "leave": u_leave, None: 0.0}
    h = [0.0]
    for verb in VERBS:
        h.append(np.tanh(brought[verb] + w * h[-1]))
    picture = Picture(8.2, 2.4)
    ax = picture.add_axes((0.09, 0.14, 0.9, 0.82))
    for level in (-0.5, 0.5):
        ax.axhline(level, color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
    ax.plot(range(len(h)), h, color=COLORS["h"], marker="o", markersize=6)
    ax.set(xlim=(-0.3, len(h) - 0.7), ylim=(-1.15, 1.15), yticks=(-1, -0.5, 0, 0.5, 1))
    labels = ["h[0]", *(verb or "·" for verb in VERBS)]
    ax.set_xticks(range(len(h)), labels, size=TITLE_PT, color=INK)
    ax.set_ylabel("h[t]", size=TITLE_PT, color=COLORS["h"])
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    picture.sentence = say.latch_at_work(u_arrive, u_leave, w, h[-1])
    return picture
