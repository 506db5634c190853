"""The learner's own functions and answers of notebook 6 at work."""

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import digits, number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, NOTHING, TEXT_PT, TITLE_PT, pale
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.exercise_commands import AS_INPUTS, COMMANDS_TO_READ
from rnn_teach.lessons.lstm_gates.exercise_counting_cell import count_since
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.orders import as_orders, in_words
from rnn_teach.lessons.lstm_gates.picture_bars import GATES, color_of, series

COUNTED = (1, 0, 1, 0, 0, 1, 0, 1, -1, 1, 1, 0, 1, 1, -1, 0)
T, SHUT_AT, SHUT = 30, 12, 0.02
STEADY = (0.99, 0.9, 0.97)


def step(my_lstm_step):
    """Lee's gates in the learner's step: a row of orders, and what c and h become."""
    lee, x = lee_cell(), as_orders(say.ORDERS_AT_WORK)
    inputs = {"U": lee.U, "W": lee.W, "b": lee.b.reshape(4, 1, 1)}
    states = np.zeros((len(x) + 1, 2))
    for t, x_t in enumerate(x, start=1):
        h, c = states[t - 1].reshape(2, 1, 1)
        given = {name: array.copy() for name, array in (inputs | {"h": h, "c": c}).items()}
        h, c = my_lstm_step(x=x_t[:, np.newaxis].copy(), **given)
        states[t] = np.ravel(h)[0], np.ravel(c)[0]
    picture = _obeyed([in_words(order) for order in x], unroll(lee, x), states[:, 1], states[:, 0])
    h, c = states.T
    picture.sentence = say.step_at_work(c[2], c[3], h[4], c[5])
    return picture


def commands(answers):
    """Lee's cell is told what the learner read."""
    told = [" ".join(str(answers[t]).split()).casefold() for t in range(1, len(COMMANDS_TO_READ) + 1)]
    x = np.array([(value, *AS_INPUTS[name]) for (value, *_), name in zip(COMMANDS_TO_READ, told, strict=True)])
    trace = unroll(lee_cell(), x)
    labels = [in_words(order) if order[1] == 1 else name for order, name in zip(x, told, strict=True)]
    c, h = series(trace, "c"), series(trace, "h")
    picture = _obeyed(labels, trace, c, h)
    picture.sentence = say.commands_at_work({t: h[t] for t, name in enumerate(told, start=1) if name == "read"})
    return picture


def counting_cell(cell):
    """The learner's cell over a row of inputs, with the ones since the last −1."""
    x = np.array(COUNTED)
    h = unroll(cell, x[:, np.newaxis].astype(float)).h[1:, 0, 0]
    counted, steps = count_since(x[:, np.newaxis])[:, 0], np.arange(1, len(x) + 1)
    picture = Picture(8.2, 2.5)
    ax = picture.add_axes((0.155, 0.27, 0.835, 0.7))
    ax.bar(steps, h, 0.8, color=[COLORS["h"] if value > 0.5 else pale(COLORS["h"]) for value in h])
    ax.axhline(0.5, color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
    for t, value in zip(steps, h, strict=True):
        ax.text(
            t,
            max(value, 0),
            number(value) if np.abs(h).max() < 10 else digits(value),
            ha="center",
            va="bottom",
            size=TEXT_PT,
            color=INK,
        )
    least, most = min(0, h.min()), max(0.5, h.max())
    ax.set(xlim=(0.4, len(x) + 0.6), ylim=(least, most + 0.15 * (most - least)))
    ax.set_xticks(steps, [f"{value}\n{ones}".replace("-", "−") for value, ones in zip(x, counted, strict=True)])
    ax.tick_params(labelsize=TITLE_PT, length=0)
    ax.tick_params(axis="x", pad=8)
    ax.set_yticks([0.5], ["0.5"])
    ax.set_ylabel(say.H_OF_UNIT_1, size=TITLE_PT, color=COLORS["h"])
    for y, label in ((-0.06, say.READS), (-0.16, say.ONES_SINCE)):
        ax.text(-0.01, y, label, ha="right", va="top", size=TITLE_PT, color=INK, transform=ax.transAxes)
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    picture.sentence = say.counting_at_work(steps[h > 0.5], steps[counted >= 3])
    return picture


def along_c(my_along_c):
    """What arrives of a change of c[k] at the end: two units with a steady gate, and
    one whose gate shuts once."""
    f = np.tile(STEADY, (T + 1, 1))
    f[0], f[SHUT_AT, 2] = np.nan, SHUT
    arrives = np.array([np.array(my_along_c(f=f.copy(), k=k), dtype=float) for k in range(T + 1)])
    picture = Picture(8.2, 2.7)
    ax = picture.add_axes((0.1, 0.2, 0.88, 0.76))
    told = (*map(say.steady_gate, STEADY[:2]), say.shuts_once(STEADY[2], SHUT, SHUT_AT))
    for unit, color in enumerate(("c", "x", "h")):
        ax.plot(range(T + 1), arrives[:, unit], color=COLORS[color], marker="o", markersize=4)
        k, above = ((1, 1.3), (4, 2.0), (0, 0.4))[unit]
        ax.text(k, arrives[k, unit] * above, told[unit], size=TITLE_PT, color=COLORS[color])
    ax.set(yscale="log", xlim=(-0.5, T + 0.5), ylim=(2e-3, 3))
    ax.set_xlabel(common.TIME_STEP_K, size=TITLE_PT)
    ax.set_ylabel(say.ARRIVES, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.minorticks_off()
    ax.spines[["top", "right"]].set_visible(False)
    picture.sentence = say.along_c_at_work(T, arrives[0], SHUT_AT, arrives[SHUT_AT, 2])
    return picture


def _obeyed(orders, trace, c, h):
    """Orders with the gates they open above, and below c and h (T+1,) as tanks."""
    picture, steps = Picture(8.2, 2.8), np.arange(1, len(orders) + 1)
    gates = picture.add_axes((0.15, 0.5, 0.84, 0.41))
    for row, name in enumerate(GATES):
        gates.barh([row] * len(steps), 0.86, 0.8, left=steps - 0.43, color=NOTHING)
        values = series(trace, name)[1:]
        gates.barh([row] * len(steps), 0.86 * values, 0.8, left=steps - 0.43, color=pale(color_of(name)))
        for t, value in zip(steps, values, strict=True):
            gates.text(t, row, number(value), ha="center", va="center", size=TEXT_PT, color=INK)
        _label(gates, row, name)
    gates.set(xlim=(0.5, len(steps) + 0.5), ylim=(2.5, -0.5), yticks=[])
    gates.xaxis.tick_top()
    gates.set_xticks(steps, orders, size=TITLE_PT, color=COLORS["x"])
    tanks = picture.add_axes((0.15, 0.1, 0.84, 0.36))
    room = max(np.abs(c).max(), np.abs(h).max()) or 1
    for name, values, shift in (("c", c, -0.22), ("h", h, 0.22)):
        tanks.bar(steps + shift, room, 0.42, color=NOTHING)
        tanks.bar(steps + shift, values[1:], 0.42, color=pale(color_of(name)))
        for t, value in zip(steps, values[1:], strict=True):
            tanks.text(t + shift, 0.08 * room, number(value), ha="center", size=TEXT_PT, color=color_of(name))
        _label(tanks, room * (0.7 if name == "c" else 0.25), name)
    tanks.set(xlim=gates.get_xlim(), ylim=(0, room), yticks=[])
    tanks.set_xticks(steps, [f"t = {t}" for t in steps], size=TEXT_PT)
    for ax in (gates, tanks):
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
    return picture


def _label(ax, y, name):
    """The word for a row and its letter, before it."""
    look = {"ha": "right", "va": "center", "size": TITLE_PT, "color": color_of(name)}
    ax.text(-0.01, y, f"{say.ROWS[name]} {name}", transform=ax.get_yaxis_transform(), **look)
