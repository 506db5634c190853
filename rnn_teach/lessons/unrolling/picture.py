"""The net as a loop, the same net unrolled in time, and one step of it with its
numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.path import Path

from rnn_teach.kit.picture import Picture, as_words, axes_or_new, describe
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, FAINT, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.unrolling import words as say
from rnn_teach.lessons.unrolling.picture_places import places_of_columns, places_of_states, places_of_step
from rnn_teach.lessons.unrolling.picture_rows import UnitRows

MOST_STEPS = 10
"""So many steps can be drawn beside each other with their numbers still readable."""
MOST_UNITS = 8
LONGEST_WORD = 20
"""Of a longer word so many letters are drawn."""

X, H, O = 0, 1, 2
"""The three rows of a drawing, from below: input, hidden state, output."""
LOWEST, HIGHEST = -1.05, 2.65
"""The ends of a drawing: room for the words below, for the numbers of the steps above.
"""
LEFT, WIDTH, HEIGHT = 0.43, 0.565, 0.43
"""Where the unrolled net and the map of its states stand in their picture."""


def plot_rolled(ax: Axes | None = None) -> Axes:
    """The net as a loop: x[t] → h[t] → o[t], and h[t] back into itself through W.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = axes_or_new(ax, 2.8, 2.0)
    _draw_loop(ax)
    describe(ax, say.THE_LOOP)
    return ax


def plot_unrolled(words: Sequence[str], ax: Axes | None = None) -> Axes:
    """The same net unrolled over a sentence: a column for each word, and at every
    arrow the same U, W or V.

    Parameters
    ----------
    words : list of str
        The inputs, one a time step, at most 10.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are more words than can be drawn readably, or `words` is no list of
        them.
    """
    words = as_words(words)
    refuse_undrawable(len(words))
    T = len(words)
    ax = axes_or_new(ax, min(8.2, 0.8 * (T + 1)), 2.4)
    ax.set(xlim=(-0.5, T + 0.5), ylim=(LOWEST, HIGHEST))
    ax.axis("off")
    steps = np.arange(1, T + 1)
    _nodes(ax, steps, np.arange(T + 1), steps)
    _arrows(ax, steps, X, steps, H, "U")
    _arrows(ax, steps, H, steps, O, "V")
    _arrows(ax, steps - 1, H, steps, H, "W")
    for name, x, y in (("U", steps + 0.07, 0.5), ("V", steps + 0.07, 1.5), ("W", steps - 0.58, H + 0.1)):
        for place, height in np.broadcast(x, y):
            ax.text(
                place,
                height,
                name,
                ha="center" if name == "W" else "left",
                va="bottom" if name == "W" else "center",
                size=TEXT_PT,
                color=COLORS[name],
            )
    shown = [word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…" for word in words]
    slanted = T > 6 or max(map(len, shown)) > 8  # longer words would touch their neighbours
    for t, word in zip(steps, shown, strict=True):
        ax.text(
            t,
            -0.3,
            drawable(word),
            ha="right" if slanted else "center",
            va="top",
            rotation=30 if slanted else 0,
            rotation_mode="anchor",
            size=TEXT_PT,
            color=COLORS["x"],
            family=fonts(),
            parse_math=False,
        )
        ax.text(t, O + 0.26, f"t = {t}" if t == 1 else f"{t}", ha="center", va="bottom", size=TEXT_PT, color=FAINT)
    for name, row in (("x", X), ("o", O)):
        ax.text(0, row, f"{name}[t]", ha="center", va="center", size=TEXT_PT, color=COLORS[name])
    ax.text(0, H - 0.26, "h[0]", ha="center", va="top", size=TEXT_PT, color=COLORS["h"])
    describe(ax, say.unrolled(words))
    return ax


def refuse_undrawable(steps, units=1):
    """Refuse what would come out unreadably small.

    Raises
    ------
    ValueError
        If there are more steps or units than the drawing has room for.
    """
    if steps > MOST_STEPS:
        raise ValueError(
            f"the drawing has room for {MOST_STEPS} words; this sentence has {steps}: shorten it "
            "(the net itself reads any length, with unroll)"
        )
    if units > MOST_UNITS:
        raise ValueError(f"the drawing has room for {MOST_UNITS} units; this cell has {units}")


class UnrolledPicture(Picture):
    """Loop and unrolled net above, one step in numbers and the states so far below,
    columns and rows in line."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._layout = self._n_h = self._trace = None

    def show(self, cell, trace, words, t, distances=None):
        """Show step t of a trace of `words`, computed by `cell`.

        Parameters
        ----------
        distances : array (T+1,)
            How far each state is from another run's, written under the map as far as
            it has been read; nothing where not given.

        Raises
        ------
        ValueError
            If there are more words or units than can be drawn readably.
        """
        refuse_undrawable(len(words), cell.n_h)
        layout = (tuple(words), cell.activation)
        if layout != self._layout:
            self._lay_out(*layout)
        if cell.n_h != self._n_h:
            self._turn_to(cell.n_h)
        rows = self._rows[cell.n_h]
        table, states = rows.axes
        if trace is not self._trace:
            rows.set_trace(trace, distances)
            self.places = [*places_of_columns(states, words), *places_of_states(states, cell, trace)]
            self.background_changed()
        self._trace = trace
        if t != self._lit:  # what is set is drawn anew
            self._light_up(trace.T, t)
            self._lit = t
        rows.set_step(cell, trace, t)
        self.places_now, self.places_at = places_of_step(table, cell, trace, words, t), t

    def _lay_out(self, words, activation):
        self.start_afresh()
        self._layout, self._n_h, self._lit, self._rows = (words, activation), None, None, {}
        bottom = 0.57
        self._symbols = _draw_loop(self.add_axes((0.04, bottom, 0.34, HEIGHT)))
        net = plot_unrolled(words, self.add_axes((LEFT, bottom, WIDTH, HEIGHT)))
        frame = Rectangle((0, LOWEST + 0.08), 0.9, HIGHEST - LOWEST - 0.14, fill=False, edgecolor=LIT, linewidth=3)
        cover = Rectangle((0, X - 0.25), 0, HIGHEST + 0.25, facecolor="white", alpha=0.78, linewidth=0)
        self._frame, self._cover = net.add_patch(frame), net.add_patch(cover)
        self._above = [cover, frame, *self._symbols]
        self.let_change(*self._above)

    def _turn_to(self, n_h):
        """The rows of so many units, which are laid out once; the net above stays."""
        if self._n_h is not None:
            for ax in self._rows[self._n_h].axes:
                self.delaxes(ax)
        self._changing = list(self._above)
        if n_h in self._rows:
            for ax in self._rows[n_h].axes:
                self.add_axes(ax)
            self._changing += self._rows[n_h].changing
        else:
            words, activation = self._layout
            place = {"left": LEFT, "width": WIDTH, "height": HEIGHT}
            self._rows[n_h] = UnitRows(self, len(words), n_h, activation, **place)
            self.let_change(*self._rows[n_h].changing)
        self._n_h = n_h

    def _light_up(self, T, t):
        self._frame.set_x(t - 0.45)
        self._cover.set_x(t + 0.2)
        self._cover.set_width(T - t + 0.3)
        for text, name in zip(self._symbols, (f"x[{t}]", f"h[{t}]", f"o[{t}]", f"h[{t - 1}]"), strict=True):
            text.set_text(name)


def _draw_loop(ax):
    """The loop. Returns the symbols beside its dots: input, state, output, and the
    state that comes back."""
    ax.set(xlim=(-1.3, 1.5), ylim=(LOWEST, HIGHEST))
    ax.axis("off")
    _nodes(ax, [0], [0], [0])
    _arrows(ax, [0], X, [0], H, "U")
    _arrows(ax, [0], H, [0], O, "V")
    out_and_back = Path(
        [(0.11, H + 0.14), (0.85, H + 0.75), (0.85, H - 0.75), (0.11, H - 0.14)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    ax.add_patch(
        FancyArrowPatch(
            path=out_and_back, arrowstyle="-|>", mutation_scale=11, linewidth=2, color=COLORS["W"], shrinkB=2
        )
    )
    for name, x, y, side in (("U", -0.1, 0.5, "right"), ("V", -0.1, 1.5, "right"), ("W", 0.72, 1.3, "left")):
        ax.text(x, y, name, ha=side, va="center", size=TITLE_PT, weight="bold", color=COLORS[name])
    return [
        ax.text(x, y, symbol, ha=side, va="center", size=TITLE_PT, color=COLORS[symbol[0]])
        for symbol, x, y, side in (
            ("x[t]", 0, X - 0.45, "center"),
            ("h[t]", -0.14, H, "right"),
            ("o[t]", 0, O + 0.42, "center"),
            ("h[t-1]", 0.82, H, "left"),
        )
    ]


def _nodes(ax, xs, hs, os):
    """A dot for each input, hidden state and output, at these time steps."""
    for name, steps, row in (("x", xs, X), ("h", hs, H), ("o", os, O)):
        ax.scatter(steps, np.full(len(steps), row), s=150, color=COLORS[name], zorder=3)


def _arrows(ax, from_t, from_row, to_t, to_row, parameter):
    """An arrow from dot to dot at each step, in the parameter's colour, ending short of
    the dots."""
    dx, dy = np.subtract(to_t, from_t), np.full(len(to_t), to_row - from_row)
    gap = 0.2
    ax.quiver(
        np.add(from_t, gap * dx),
        from_row + gap * dy,
        (1 - 2 * gap) * dx,
        (1 - 2 * gap) * dy,
        angles="xy",
        scale_units="xy",
        scale=1,
        units="inches",
        width=0.02,
        headwidth=5,
        headlength=6,
        headaxislength=6,
        color=COLORS[parameter],
    )
