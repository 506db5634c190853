"""One cell's half of a picture of two: its gates and states step by step, and what each
new state is made of."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT, pale
from rnn_teach.lessons.gru import words as say

STATES = ("g", "n", "c", "h")
"""The colors of candidates and states, which share a scale."""
FIELD = 0.9
"""The width of a field, where 1 is the distance between two steps."""


class CellSide:
    """Fields that fill up to their numbers, bars below them, two equations at the
    bottom; drawn on a figure from `left` on.

    Parameters
    ----------
    figure : Picture
        What to draw on.
    left : float
        Where the fields begin, a fraction of the figure's width; the names of its rows
        stand before it.
    T, inputs : int
        The number of steps and of inputs.
    rows : pairs of str
        The name of each further row and of its color, None where there is no such
        quantity.
    """

    WIDTH = 0.4

    def __init__(self, figure, left, T, inputs, rows):
        self._T, self._inputs, self._names = T, inputs, rows
        self.ax = figure.add_axes((left, 0.435, self.WIDTH, 0.515))
        self._bars_ax = figure.add_axes((left, 0.175, self.WIDTH, 0.19))
        self._make_fields()
        self._make_bars()
        self._equations = [
            figure.text(left - 0.08, y, "", size=TEXT_PT, color=INK, va="bottom") for y in (0.066, 0.014)
        ]
        self._make_lights()

    def _make_fields(self):
        n = self._inputs + len(self._names)
        there = [row for row in range(n) if row < self._inputs or self._names[row - self._inputs][1]]
        fields = [_bar(t, row, 1) for row in there for t in self._steps()]
        self.ax.add_collection(PolyCollection(fields, facecolors=NOTHING, linewidths=0))
        self._fill = self.ax.add_collection(PolyCollection([], linewidths=1))
        self._numbers = [
            [self.ax.text(t, row, "", ha="center", va="center", size=TEXT_PT, color=INK) for t in self._steps()]
            for row in range(n)
        ]
        self._labels = [self.ax.text(0.38, row, "", ha="right", va="center", size=TEXT_PT) for row in range(n)]
        self.ax.set(xticks=[], yticks=[], xlim=(0.5, self._T + 0.5), ylim=(n - 0.5, -0.5))
        self.ax.spines[:].set_visible(False)
        self._title = self.ax.text(
            -0.17, 1.02, "", size=TITLE_PT, weight="bold", va="bottom", transform=self.ax.transAxes
        )

    def _make_bars(self):
        ax, width = self._bars_ax, 0.26
        self._kept, self._new = (
            ax.bar(np.array(self._steps()) + shift, np.zeros(self._T), width) for shift in (-width, 0)
        )
        self._state = ax.plot(np.array(self._steps()) + 1.05 * width, np.zeros(self._T), "D", markersize=5.5)[0]
        ax.axhline(0, color=FAINT, linewidth=0.8)
        ax.set(xlim=(0.5, self._T + 0.5))
        ax.set_xticks(self._steps(), [f"t = {t}" if t == 1 else f"{t}" for t in self._steps()])
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.spines[["top", "right", "bottom"]].set_visible(False)
        self._legend = [
            ax.text(x, 1.05, "", size=TEXT_PT, weight="bold", va="bottom", transform=ax.transAxes)
            for x in (0.0, 0.4, 0.78)
        ]

    def _make_lights(self):
        n = self._inputs + len(self._names)
        below = self._bars_ax.get_xaxis_transform()
        frame = {"fill": False, "edgecolor": LIT, "linewidth": 3}
        self._frames = [
            self.ax.add_patch(Rectangle((0, -0.45), 0.94, n - 0.1, **frame)),
            self._bars_ax.add_patch(Rectangle((0, 0.01), 0.94, 0.98, transform=below, **frame)),
        ]
        cover = {"facecolor": "white", "alpha": 0.8, "linewidth": 0}
        self._covers = [
            self.ax.add_patch(Rectangle((0, self._inputs - 0.5), 0, len(self._names), **cover)),
            self._bars_ax.add_patch(Rectangle((0, 0), 0, 1, transform=below, **cover)),
        ]
        self.changing = [*self._covers, *self._frames, *self._equations]

    def _steps(self):
        return range(1, self._T + 1)

    def mark_bound(self):
        """A line at 1, which no state of a GRU that begins at 0 gets beyond."""
        self._bars_ax.axhline(1, color=COLORS["h"], linewidth=1, linestyle=(0, (4, 3)))

    def set_values(self, title, names, values, held, room, full):
        """Show all steps of another trace; a field is full at 1, and at `full` where it
        holds a candidate or a state."""
        rows = np.vstack([values["x"], values["rows"]])
        self._title.set_text(title)
        for texts, row in zip(self._numbers, rows, strict=True):
            for text, value in zip(texts, row, strict=True):
                text.set_text("" if np.isnan(value) else number(value))
        labels = [*((name, "x") for name in names), *self._names]
        for text, (name, color) in zip(self._labels, labels, strict=True):
            text.set(text=say.held(name) if name in held else name, weight="bold" if name in held else "normal")
            text.set_color(FAINT if color is None else COLORS[color])
        self._set_fields(rows, [color for _, color in labels], full)
        self._set_bars(values["parts"], values["legend"], room)

    def _set_fields(self, rows, colors, full):
        """Below zero a bar is hollow."""
        bars, filled, edges = [], [], []
        for row, (values, color) in enumerate(zip(rows, colors, strict=True)):
            most = full if color in STATES else max(1, np.nanmax(np.abs(values), initial=0))
            for t, value in enumerate(values, start=1):
                if color and value:
                    bars.append(_bar(t, row, abs(value) / most))
                    filled.append(pale(COLORS[color]) if value > 0 else "white")
                    edges.append(pale(COLORS[color]))
        self._fill.set_verts(bars)
        self._fill.set(facecolors=filled, edgecolors=edges)

    def _set_bars(self, parts, legend, room):
        for bars, heights, (_, color) in zip((self._kept, self._new), parts, legend, strict=False):
            for bar, height in zip(bars, heights, strict=True):
                bar.set(height=height, facecolor=COLORS[color])
        self._state.set(ydata=parts[2], color=COLORS[legend[2][1]])
        for text, mark, (words, color) in zip(self._legend, "■■◆", legend, strict=True):
            text.set(text=f"{mark} {words}", color=COLORS[color])
        self._bars_ax.set_ylim(*room)
        high = round(room[1] / 1.1)
        self._bars_ax.set_yticks([-high, 0, high] if room[0] < -0.5 * high else [0, high])

    def set_step(self, t, equations):
        """Light the column of step t up, and cover what is still to come."""
        for frame in self._frames:
            frame.set_x(t - 0.47)
        for cover in self._covers:
            cover.set_x(t + 0.5)
            cover.set_width(self._T - t)
        for text, equation in zip(self._equations, equations, strict=True):
            text.set_text(equation)


def _bar(t, row, share):
    """The corners of a bar that fills this share of its field."""
    left, right = t - FIELD / 2, t - FIELD / 2 + FIELD * min(share, 1)
    return [(left, row - 0.42), (right, row - 0.42), (right, row + 0.42), (left, row + 0.42)]
