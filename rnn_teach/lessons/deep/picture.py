"""A stack of layers over time: what each holds, which reads what, and how strongly a
loss depends on each."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import FuncNorm, LogNorm
from matplotlib.patches import FancyArrowPatch, Rectangle

from rnn_teach.kit.numbers import below, digits
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, SIZES, TEXT_PT, TITLE_PT
from rnn_teach.lessons.deep import words as say
from rnn_teach.lessons.deep.picture_flow import FAINTEST, STRONGEST
from rnn_teach.lessons.deep.picture_places import places_of_states, places_of_steps

GAP = 1.15
"""Between two rows of blocks, in units: room for an arrow."""
WIDTH = 0.8
"""Of a block; from column to column it is 1."""
DARK = 0.02
"""From here on numbers on the colours of sizes are white."""
STATES, FLOW = "states", "flow"


def _root(value):
    """√|value|, with its sign."""
    return np.sign(value) * np.sqrt(np.abs(value))


OF_STATES = (_root, lambda root: root * np.abs(root))
"""From a state to its color, and back: small states, as an LSTM's are, have one too."""


class DeepPicture(Picture):
    """A row of blocks for the input and one for each layer above it, a column for each
    step."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._layout = self._shown = None

    def show_states(self, x, h, t, layers=()):
        """Show the states up to step t, and what each layer reads there.

        Parameters
        ----------
        x : array (T+1, n_x)
            The inputs, row 0 NaN.
        h : array (L, T+1, n_h)
            The states of each layer, from the first upwards. The same array again: only
            the step is another.
        t : int
            The step; what comes later is still empty.
        layers : sequence of Traces
            Of the layers: they tell where each number comes from.
        """
        self._lay_out_once(STATES, len(x) - 1, [x.shape[1], *[h.shape[2]] * len(h)])
        if h is not self._shown:
            values = np.concatenate([row.T.ravel() for row in (x, *h)])
            self._cells.set_array(np.ma.masked_invalid(values))
            for text, value in zip(self._numbers, values, strict=True):
                text.set_text("" if np.isnan(value) else say.small(value))
            self._shown = h
            numbers = places_of_states(self._ax, layers, self._bottoms, self._heights)
            self.places = [*places_of_steps(self._ax, len(x) - 1), *numbers]
            self.background_changed()
        self._later.set_verts(
            [
                _box(later, bottom, height)
                for bottom, height in zip(self._bottoms, self._heights, strict=True)
                for later in range(t + 1, len(x))
            ]
        )
        self.places_at = t
        self._frame.set_x(t - 0.47)
        for row in range(1, len(self._heights)):
            self._upwards[row - 1].set_positions((t, self._top(row - 1) + 0.05), (t, self._bottoms[row] - 0.05))
            middle = self._bottoms[row] + self._heights[row] / 2
            self._onwards[row - 1].set_positions((t - 1 + WIDTH / 2, middle), (t - WIDTH / 2, middle))

    def show_flow(self, norms, t):
        """Show how strongly L[t] depends on each layer at each step; what it does not
        reach is left gray.

        Parameters
        ----------
        norms : array (L+1, T+1)
            ‖∂L[t]/∂x[k]‖, then ‖∂L[t]/∂h_l[k]‖ of each layer upwards; zero or NaN where
            there is nothing.
        t : int
            The step whose loss it is.
        """
        self._lay_out_once(FLOW, norms.shape[1] - 1, [2, *[3] * (len(norms) - 1)])
        values = norms.ravel()
        self._cells.set_array(np.ma.masked_where(~(values > 0), values))
        for text, value in zip(self._numbers, values, strict=True):
            text.set_text(digits(value, 2 if value > 1e-3 else 1) if value > 0 else "")
            text.set_color("white" if value > DARK else INK)
        for layer, text in enumerate(self._names):
            text.set_text(f"∂L/∂h{below(layer)}[k]" if layer else "∂L/∂x[k]")
        self._loss.set_text(f"L[{t}]")
        self._loss.set_x(t)
        self._frame.set_x(t - 0.47)

    def _lay_out_once(self, *layout):
        layout = (*layout[:2], tuple(layout[2]))
        if layout != self._layout:
            self._layout = self._shown = None  # until the new one stands
            self.start_afresh()
            self._lay_out(*layout)
            self._layout = layout

    def _lay_out(self, view, T, heights):
        self._heights = heights
        self._bottoms = np.cumsum([0, *(height + GAP for height in heights[:-1])])
        self._ax = ax = self.add_axes((0.105, 0.07, 0.89, 0.86))
        ax.set(xlim=(-0.55, T + 0.5), ylim=(-0.15, self._top(len(heights) - 1) + 0.15))
        ax.axis("off")
        self._frame = ax.add_patch(
            Rectangle((0, -0.005), 0.94, 1.01, transform=ax.get_xaxis_transform(), fill=False, edgecolor=LIT, lw=3)
        )
        self._frame.set_clip_on(False)
        self._make_cells(view, T)
        self.places = places_of_steps(ax, T)
        self._write_names(view, T)
        self._loss = ax.text(
            0, 1.015, "", transform=ax.get_xaxis_transform(), ha="center", size=TITLE_PT, color=COLORS["gradient"],
            weight="bold",
        )  # fmt: skip
        rows = range(len(heights) - 1) if view == STATES else ()
        self._later = ax.add_collection(PolyCollection([], color=NOTHING))
        self._upwards = [self._arrow(COLORS["U"]) for _ in rows]
        self._onwards = [self._arrow(COLORS["W"]) for _ in rows]
        if view == STATES:  # the numbers stay from step to step, those to come are covered
            self.let_change(self._later, self._frame, *self._upwards, *self._onwards)
        else:
            self.let_change(self._cells, *self._numbers, *self._names, self._loss, self._frame)
        self._write_steps(view, T)

    def _make_cells(self, view, T):
        """A cell for each unit of a block, or one for the block; row by row, unit by
        unit, step by step."""
        corners = []
        for bottom, height in zip(self._bottoms, self._heights, strict=True):
            units = height if view == STATES else 1
            each = height / units
            for unit in range(units):
                y = bottom + height - each * (unit + 1)  # the first unit stands above
                corners += [_box(t, y, each) for t in range(T + 1)]
        cmap = (DIVERGING if view == STATES else SIZES).with_extremes(bad=NOTHING)
        norm = FuncNorm(OF_STATES, -1, 1) if view == STATES else LogNorm(FAINTEST, STRONGEST, clip=True)
        self._cells = self._ax.add_collection(
            PolyCollection(corners, cmap=cmap, norm=norm, edgecolors="white", linewidths=1)
        )
        middles = [np.mean(corner, axis=0) for corner in corners]
        self._numbers = [
            self._ax.text(x, y, "", ha="center", va="center", size=TEXT_PT, color=INK) for x, y in middles
        ]

    def _write_names(self, view, T):
        names = ["x[t]", *(f"h{below(layer)}[t]" for layer in range(1, len(self._heights)))]
        self._names = []
        for row, name in enumerate(names):
            color = COLORS["gradient"] if view == FLOW else COLORS["h" if row else "x"]
            y = self._bottoms[row] + self._heights[row] / 2
            self._names.append(self._ax.text(-0.62, y, name, ha="right", va="center", size=TITLE_PT, color=color))

    def _write_steps(self, view, T):
        at = {
            "transform": self._ax.get_xaxis_transform(),
            "ha": "center",
            "va": "top",
            "size": TEXT_PT,
            "color": FAINT,
        }
        for t in range(T + 1):
            self._ax.text(t, -0.02, f"{'k' if view == FLOW else 't'} = {t}", **at)

    def _arrow(self, color):
        look = {"arrowstyle": "-|>", "mutation_scale": 11, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0}
        return self._ax.add_patch(FancyArrowPatch((0, 0), (0, 1), color=color, clip_on=False, **look))

    def _top(self, row):
        return self._bottoms[row] + self._heights[row]


def _box(t, y, height):
    left, right = t - WIDTH / 2, t + WIDTH / 2
    return [(left, y), (right, y), (right, y + height), (left, y + height)]
