"""An LSTM and a GRU on the same input: gates and states step by step, and what is kept and what is new."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.figures.picture import Picture
from rnn_teach.figures.style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT, number

ROOMS = (1, 3, 6, 12)
"""The axis of the states reaches to one of these, so that it moves seldom."""


class SideBySidePicture(Picture):
    """One unit of an LSTM on the left and of a GRU on the right, in rows that play the same part.

    Above the inputs, the gates and the states, a column a time step; below what of each new state is kept and what
    is new; at the bottom the present step as its equations, with their numbers.
    """

    def __init__(self, T, inputs):
        super().__init__(8.2, 4.4)
        self._T, self._inputs = T, inputs
        self._lstm = _Side(self, 0.085, T, inputs, LSTM_ROWS)
        self._gru = _Side(self, 0.59, T, inputs, GRU_ROWS)
        self._gru.mark_bound()
        self._shown = None
        self.let_change(*self._lstm.changing, *self._gru.changing)

    def show(self, names, lstm, gru, traces, t, lstm_held=(), gru_held=()):
        """Show step t of two traces of one sequence each, unit 1 of both.

        Parameters
        ----------
        names : list of str
            What the inputs are called.
        lstm, gru : LSTMCell, GRUCell
            The cells that computed the traces; their candidates are without bias.
        traces : pair of Traces
            Of the LSTM and of the GRU.
        t : int
            The present step.
        lstm_held, gru_held : names of gates
            Those that are held.
        """
        shown = (traces, lstm_held, gru_held)
        if shown != self._shown:
            both = [_lstm_values(traces[0]), _gru_values(traces[1])]
            room = _room_for(*(values["parts"] for values in both))
            titles = ("LSTM", f"GRU, reset {gru.reset} the product")
            holds = (lstm_held, (*gru_held, "1−z") if "z" in gru_held else gru_held)
            for side, title, values, held in zip((self._lstm, self._gru), titles, both, holds, strict=True):
                side.set_values(
                    title if lstm.n_h == 1 else f"{title}: unit 1 of {lstm.n_h}", names, values, held, room
                )
            self.background_changed()
            self._shown = shown
        self._lstm.set_step(t, _lstm_equations(traces[0], t))
        self._gru.set_step(t, _gru_equations(gru, traces[1], t))

    def time_at(self, x, y):
        """The time step whose column is at a place of the picture (fractions from the lower left), or None."""
        for side in (self._lstm, self._gru):
            t = side.time_at(x)
            if t is not None:
                return t
        return None


LSTM_ROWS = (("i", "i"), ("f", "f"), ("g", "g"), ("o", "output gate"), ("c", "c"), ("h", "h"))
GRU_ROWS = (("1−z", "z"), ("z", "z"), ("n", "n"), ("r", "r"), ("no c", None), ("h", "h"))
"""The name of each row and of its color; rows that play the same part stand beside each other."""


def _lstm_values(trace):
    i, f, g, o = trace.gates[1:, :, 0, 0].T
    c, h = trace.c[:, 0, 0], trace.h[1:, 0, 0]
    parts = np.array([f * c[:-1], i * g, c[1:]])
    legend = (("kept  f c[t−1]", "f"), ("written  i g", "g"), ("c[t]", "c"))
    return {"x": trace.x[1:, :, 0].T, "rows": np.array([i, f, g, o, c[1:], h]), "parts": parts, "legend": legend}


def _gru_values(trace):
    r, z, n = trace.gates[1:, :, 0, 0].T
    h = trace.h[:, 0, 0]
    parts = np.array([z * h[:-1], (1 - z) * n, h[1:]])
    legend = (("kept  z h[t−1]", "z"), ("new  (1−z) n", "n"), ("h[t]", "h"))
    rows = np.array([1 - z, z, n, r, np.full(len(r), np.nan), h[1:]])
    return {"x": trace.x[1:, :, 0].T, "rows": rows, "parts": parts, "legend": legend}


def _lstm_equations(trace, t):
    i, f, g, o = (number(value) for value in trace.gates[t, :, 0, 0])
    before, c, h = (number(value) for value in (trace.c[t - 1, 0, 0], trace.c[t, 0, 0], trace.h[t, 0, 0]))
    squashed = number(np.tanh(trace.c[t, 0, 0]))
    return (
        f"c[{t}] = f c[{t - 1}] + i g = {f}·{before} + {i}·{g} = {c}",
        f"h[{t}] = o tanh(c[{t}]) = {o}·{squashed} = {h}",
    )


def _gru_equations(cell, trace, t):
    _, z, n = trace.gates[t, :, 0, 0]
    before, h = trace.h[t - 1, 0, 0], trace.h[t, 0, 0]
    from_input = (cell.U_n @ trace.x[t])[0, 0]
    past = trace.a[t, 2, 0, 0] - from_input
    from_past = f"W (r h[{t - 1}])" if cell.reset == "before" else f"r (W h[{t - 1}])"
    return (
        f"n = tanh(U x + {from_past}) = tanh({number(from_input)} + {number(past)}) = {number(n)}",
        f"h[{t}] = z h[{t - 1}] + (1−z) n = {number(z)}·{number(before)} + {number(1 - z)}·{number(n)} "
        f"= {number(h)}",
    )


def _room_for(*parts):
    """The ends of the axis of the states: below zero only where something is."""
    largest = max(np.abs(part).max() for part in parts)
    high = next((room for room in ROOMS if room >= largest), largest)
    low = min(part.min() for part in parts)
    return (-1.1 * high if low < -0.05 * high else -0.06 * high), 1.1 * high


class _Side:
    """A cell's half of the picture: a map of numbers, bars below it, two equations at the bottom."""

    WIDTH = 0.4

    def __init__(self, figure, left, T, inputs, rows):
        self._figure, self._left, self._T, self._inputs, self._names = figure, left, T, inputs, rows
        self._map = figure.add_axes((left, 0.435, self.WIDTH, 0.515))
        self._bars_ax = figure.add_axes((left, 0.175, self.WIDTH, 0.19))
        self._make_map()
        self._make_bars()
        self._equations = [
            figure.text(left - 0.075, y, "", size=TEXT_PT, color=INK, va="bottom") for y in (0.066, 0.014)
        ]
        self._make_lights()

    def _make_map(self):
        n = self._inputs + len(self._names)
        self._map.set_facecolor(NOTHING)
        extent = (0.5, self._T + 0.5, n - 0.5, -0.5)
        self._image = self._map.imshow(
            np.zeros((n, self._T)), cmap=DIVERGING, aspect="auto", extent=extent, vmin=-1, vmax=1
        )
        self._numbers = [
            [self._map.text(t, row, "", ha="center", va="center", size=TEXT_PT, color=INK) for t in self._steps()]
            for row in range(n)
        ]
        self._labels = [self._map.text(0.38, row, "", ha="right", va="center", size=TEXT_PT) for row in range(n)]
        self._map.set(xticks=[], yticks=[])
        for t in range(1, self._T):
            self._map.axvline(t + 0.5, color="white", linewidth=2)
        self._map.axhline(self._inputs - 0.5, color="white", linewidth=3.5)
        self._map.spines[:].set_visible(False)
        self._title = self._map.text(
            -0.17, 1.02, "", size=TITLE_PT, weight="bold", va="bottom", transform=self._map.transAxes
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
            self._map.add_patch(Rectangle((0, -0.45), 0.94, n - 0.1, **frame)),
            self._bars_ax.add_patch(Rectangle((0, 0.01), 0.94, 0.98, transform=below, **frame)),
        ]
        cover = {"facecolor": "white", "alpha": 0.8, "linewidth": 0}
        self._covers = [
            self._map.add_patch(Rectangle((0, self._inputs - 0.5), 0, len(self._names), **cover)),
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
            text.set(text=f"{name} held" if name in held else name, weight="bold" if name in held else "normal")
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

    def time_at(self, x):
        """The step whose column is at this fraction of the picture's width, or None."""
        t = int((x - self._left) / self.WIDTH * self._T + 1) if x >= self._left else 0
        return t if 1 <= t <= self._T else None
