"""One cell's half of a picture of two: its gates and states step by step, and what each
new state is made of."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.gru import words as say


class CellSide:
    """A map of numbers, bars below it, two equations at the bottom; drawn on a figure
    from `left` on.

    Parameters
    ----------
    figure : Picture
        What to draw on.
    left : float
        Where the map begins, a fraction of the figure's width; the names of its rows
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
        self._make_map()
        self._make_bars()
        self._equations = [
            figure.text(left - 0.075, y, "", size=TEXT_PT, color=INK, va="bottom") for y in (0.066, 0.014)
        ]
        self._make_lights()

    def _make_map(self):
        n = self._inputs + len(self._names)
        self.ax.set_facecolor(NOTHING)
        extent = (0.5, self._T + 0.5, n - 0.5, -0.5)
        self._image = self.ax.imshow(
            np.zeros((n, self._T)),
            cmap=DIVERGING,
            aspect="auto",
            interpolation="none",
            extent=extent,
            vmin=-1,
            vmax=1,
        )
        self._numbers = [
            [self.ax.text(t, row, "", ha="center", va="center", size=TEXT_PT, color=INK) for t in self._steps()]
            for row in range(n)
        ]
        self._labels = [self.ax.text(0.38, row, "", ha="right", va="center", size=TEXT_PT) for row in range(n)]
        self.ax.set(xticks=[], yticks=[])
        for t in range(1, self._T):
            self.ax.axvline(t + 0.5, color="white", linewidth=2)
        self.ax.axhline(self._inputs - 0.5, color="white", linewidth=3.5)
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

    def set_values(self, title, names, values, held, room):
        """Show all steps of another trace."""
        rows = np.vstack([values["x"], values["rows"]])
        self._title.set_text(title)
        self._image.set_data(np.ma.masked_invalid(rows))
        for texts, row in zip(self._numbers, rows, strict=True):
            for text, value in zip(texts, row, strict=True):
                text.set_text("" if np.isnan(value) else number(value))
        labels = [*((name, "x") for name in names), *self._names]
        for text, (name, color) in zip(self._labels, labels, strict=True):
            text.set(text=say.held(name) if name in held else name, weight="bold" if name in held else "normal")
            text.set_color(FAINT if color is None else COLORS[color])
        self._set_bars(values["parts"], values["legend"], room)

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
