"""The learner's own functions of notebook 7 at work."""

import numpy as np

from rnn_teach.core import GRUCell, unroll
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, NOTHING, TEXT_PT, TITLE_PT, pale
from rnn_teach.lessons.gru import words as say
from rnn_teach.lessons.gru.code import wired_nets
from rnn_teach.lessons.gru.exercise_counts import CELLS

OLD, CANDIDATE = -0.5, 0.8
READ = ((0.6, 1, 0), (-0.9, 0, 0), (0.4, 1, 0), (0.9, 0, 0), (-0.4, 0.5, 1), (0.8, 0, 0), (-0.7, 1, 1), (0.3, 0, 0))
"""A number, *write* and *new*: add, keep, add, keep, mix, keep, begin anew, keep."""
N_X, MOST_UNITS = 100, 200


def update(my_update):
    """The new state between an old one and a candidate, for z from 0 to 1, in both
    conventions."""
    z = np.linspace(0, 1, 21)[np.newaxis]
    picture, ax = _axes(say.UPDATE_GATE, say.NEW_STATE)
    for value, label in ((OLD, say.OLD_STATE), (CANDIDATE, say.CANDIDATE)):
        ax.axhline(value, color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
        ax.text(1.03, value, f"{label} {number(value)}", va="center", size=TITLE_PT, color=INK)
    states = {}
    for one_keeps, color in ((True, COLORS["z"]), (False, COLORS["x"])):
        given = {"z": z.copy(), "h_before": np.full_like(z, OLD), "n": np.full_like(z, CANDIDATE)}
        states[one_keeps] = np.array(my_update(**given, one_keeps=one_keeps), dtype=float).ravel()
        ax.plot(z[0], states[one_keeps], color=color, marker="o", markersize=4)
        ax.text(0.22, 0.6 if one_keeps else -0.36, say.one_does(one_keeps), size=TITLE_PT, color=color)
    ax.set(xlim=(-0.02, 1.02), ylim=(OLD - 0.15, CANDIDATE + 0.15))
    picture.sentence = say.update_at_work(OLD, CANDIDATE, states[True][[0, 15, 20]], states[False][[0, 15, 20]])
    return picture


def step(my_gru_step):
    """The wired cell's weights in the learner's step: at each step what is kept of h,
    and what is new."""
    x, _, (U, W, b) = wired_nets(READ)
    z = unroll(GRUCell(U, W, b), x).z[1:, 0, 0]
    weights = {"U": U.astype(float), "W": W.astype(float), "b": b.reshape(3, 1, 1).astype(float)}
    h, after = (_states(my_gru_step, weights, x, reset_after) for reset_after in (False, True))
    kept, steps = z * h[:-1], np.arange(1, len(x) + 1)
    picture = Picture(8.2, 2.8)
    _fields(picture.add_axes((0.185, 0.57, 0.805, 0.42)), steps, x, z)
    ax = picture.add_axes((0.185, 0.12, 0.805, 0.41))
    ax.axhline(0, color=FAINT, linewidth=0.8)
    ax.bar(steps - 0.29, kept, 0.27, color=COLORS["z"])
    ax.bar(steps, h[1:] - kept, 0.27, color=COLORS["n"])
    ax.plot(steps + 0.27, h[1:], "D", color=COLORS["h"], markersize=5.5)
    for t, value in zip(steps, h[1:], strict=True):
        ax.text(t + 0.29, value + (0.12 if value > 0 else -0.12), number(value), ha="center",
                va="bottom" if value > 0 else "top", size=TEXT_PT, color=COLORS["h"])  # fmt: skip
    ax.set(xlim=(0.5, len(steps) + 0.5), ylim=(-0.95, 1.05), yticks=[])
    ax.set_xticks(steps, [f"t = {t}" for t in steps], size=TEXT_PT)
    for y, mark, label, color in zip((0.85, 0.5, 0.15), "■■◆", say.GRU_LEGEND, ("z", "n", "h"), strict=True):
        look = {"ha": "right", "va": "center", "size": TITLE_PT, "color": COLORS[color]}
        ax.text(-0.01, y, f"{label} {mark}", transform=ax.transAxes, **look)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    picture.sentence = say.step_at_work(z[4], *h[[1, 3, 5, 7, 8]], np.abs(h - after).max())
    return picture


def counts(my_counts):
    """What it counts for three cells of 1 to 200 units."""
    sizes = np.arange(0, MOST_UNITS + 1, 10)
    sizes[0] = 1
    counted = np.array([np.array(my_counts(n_x=N_X, n_h=int(n_h)), dtype=float) for n_h in sizes])
    picture, ax = _axes(say.UNITS, say.PARAMETERS)
    for name, row, color in zip(CELLS, counted.T, (COLORS["h"], COLORS["x"], COLORS["o"]), strict=True):
        ax.plot(sizes, row, color=color, marker="o", markersize=4)
        ax.text(MOST_UNITS + 5, row[-1], f"{name}: {row[-1]:,.0f}", va="center", size=TITLE_PT, color=color)
    ax.set(xlim=(0, MOST_UNITS + 2), ylim=(0, None))
    ax.set_yticks([0, 100_000, 200_000], ["0", "100,000", "200,000"])
    picture.sentence = say.counts_at_work(N_X, MOST_UNITS, counted[-1])
    return picture


def _states(my_gru_step, weights, x, reset_after):
    """h (T+1,) of one unit, from zero on."""
    h = np.zeros(len(x) + 1)
    for t, x_t in enumerate(x, start=1):
        given = {name: array.copy() for name, array in weights.items()}
        given |= {"x": x_t[:, np.newaxis].copy(), "h": h[t - 1].reshape(1, 1).copy()}
        h[t] = np.ravel(my_gru_step(**given, reset_after=reset_after))[0]
    return h


def _fields(ax, steps, x, z):
    """The inputs as numbers, z as fields that it fills."""
    rows = (*zip(say.WIRED_NAMES, x.T, strict=True), ("z", z))
    ax.barh([3] * len(z), 0.94, 0.8, left=steps - 0.47, color=NOTHING)
    ax.barh([3] * len(z), 0.94 * z, 0.8, left=steps - 0.47, color=pale(COLORS["z"]))
    for row, (name, values) in enumerate(rows):
        color = COLORS["z" if name == "z" else "x"]
        ax.text(0.4, row, name, ha="right", va="center", size=TITLE_PT, color=color)
        for t, value in zip(steps, values, strict=True):
            ax.text(t, row, number(value), ha="center", va="center", size=TEXT_PT, color=INK)
    ax.set(xlim=(0.5, len(z) + 0.5), ylim=(3.5, -0.5))
    ax.axis("off")


def _axes(x, y):
    picture = Picture(8.2, 2.7)
    ax = picture.add_axes((0.125, 0.2, 0.675, 0.76))
    ax.set_xlabel(x, size=TITLE_PT)
    ax.set_ylabel(y, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    return picture, ax
