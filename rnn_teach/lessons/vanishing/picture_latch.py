"""A unit that feeds itself: its path as a cobweb, what it holds when it is kicked, and
how much of a change of its start is left."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.vanishing import words as say

LOWEST, HIGHEST = 1e-32, 1e8
"""The ends of the log axis; they never move."""
DASHED = {"color": FAINT, "linewidth": 1.6, "linestyle": (0, (4, 2))}
"""How the unit looks that is compared with."""


class CobwebPicture(Picture):
    """The map h[t-1] → tanh(w h[t-1]) with the path between it and the diagonal; beside
    it the state over time with the kick, and the slope's product."""

    def __init__(self, T, kicked_at):
        super().__init__(8.2, 3.9)
        self._kicked_at = kicked_at
        self._draw_cobweb(self.add_axes((0.075, 0.135, 0.385, 0.81)))
        self._draw_states(self.add_axes((0.57, 0.58, 0.41, 0.345)), T)
        self._draw_slopes(self.add_axes((0.57, 0.135, 0.41, 0.31)), T)
        self.let_change(
            self._map, self._path, self._rests, self._unstable, self._start,
            self._band, self._other_states, self._states, self._kick, self._other_slopes, self._slopes, self._where,
        )  # fmt: skip

    def _draw_cobweb(self, ax):
        ax.set(xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), xticks=(-1, 0, 1), yticks=(-1, 0, 1), aspect="equal")
        ax.plot([-1, 1], [-1, 1], color=FAINT, linewidth=1)
        ax.text(-0.97, -0.82, "h[t] = h[t−1]", color=FAINT, size=TEXT_PT, rotation=45, rotation_mode="anchor")
        self._inputs = np.linspace(-1.05, 1.05, 211)
        (self._map,) = ax.plot(self._inputs, 0 * self._inputs, color=COLORS["h"], linewidth=2.2)
        (self._path,) = ax.plot([], [], color=INK, linewidth=1)
        (self._rests,) = ax.plot([], [], "o", color=COLORS["h"], markersize=8)
        (self._unstable,) = ax.plot([], [], "o", color=COLORS["h"], markerfacecolor="white", markersize=8)
        (self._start,) = ax.plot([], [], "s", color=INK, markersize=6)
        ax.set_xlabel("h[t−1]", size=TITLE_PT, color=COLORS["h"])
        ax.set_ylabel("h[t] = tanh(w h[t−1])", size=TITLE_PT, color=COLORS["h"], labelpad=0)
        ax.tick_params(labelsize=TEXT_PT)

    def _draw_states(self, ax, T):
        ax.set(xlim=(0, T), ylim=(-1.15, 1.15), xticks=range(0, T + 1, 5), yticks=(-1, 0, 1))
        ax.axhline(0, color=FAINT, linewidth=0.8)
        ax.set_title(say.STATE_AND_KICK, size=TITLE_PT, color=COLORS["h"], loc="left", pad=3)
        ax.set_ylabel("h[t]", size=TITLE_PT, color=COLORS["h"])
        ax.tick_params(labelsize=TEXT_PT)
        ax.spines[["top", "right"]].set_visible(False)
        (self._band,) = ax.plot([], [], color=COLORS["h"], linewidth=1, linestyle=":")
        (self._other_states,) = ax.plot(np.full(T + 1, np.nan), **DASHED)
        (self._states,) = ax.plot(np.full(T + 1, np.nan), "o-", color=COLORS["h"], markersize=4, linewidth=1.4)
        (self._kick,) = ax.plot([], [], color=COLORS["x"], linewidth=3)
        self._last = T

    def _draw_slopes(self, ax, T):
        ax.set_yscale("log", nonpositive="clip")
        ax.set(xlim=(0, T), ylim=(LOWEST, HIGHEST), xticks=range(0, T + 1, 5), yticks=10.0 ** np.arange(-32, 9, 16))
        ax.minorticks_off()
        ax.axhline(1, color=FAINT, linewidth=0.8)
        (self._other_slopes,) = ax.plot(np.full(T + 1, np.nan), **DASHED)
        (self._slopes,) = ax.plot(np.full(T + 1, np.nan), color=COLORS["gradient"], linewidth=2.4)
        self._where = ax.text(
            0, 1.05, "", transform=ax.transAxes, ha="left", va="bottom", size=TITLE_PT, color=COLORS["gradient"]
        )
        ax.set_xlabel(common.TIME_STEP, size=TITLE_PT)
        ax.set_ylabel("∂h[t]/∂h[0]", size=TITLE_PT, color=COLORS["gradient"])
        ax.tick_params(labelsize=TEXT_PT)
        ax.spines[["top", "right"]].set_visible(False)

    def show(self, w, h, kick, rest, slopes, other):
        """Show a unit's path.

        Parameters
        ----------
        w : float
            Its weight.
        h : array (T+1,)
            Its states.
        kick : float
            What was added to its sum at one step.
        rest : float
            Where it can come to rest above zero; 0 where only there.
        slopes : array (T+1,)
            ∂h[t]/∂h[0].
        other : arrays (T+1,)
            h and ∂h[t]/∂h[0] of a unit that stores better, to compare with.
        """
        self._map.set_ydata(np.tanh(w * self._inputs))
        corners = np.repeat(h, 2)
        self._path.set_data(corners[:-1], [0, *corners[2:]])
        self._rests.set_data([-rest, rest], [-rest, rest])
        self._unstable.set_data([0] if w > 1 else [], [0] if w > 1 else [])  # from 0 every nudge leads away
        self._start.set_data(h[:1], [0])
        self._band.set_data([0, self._last, self._last, 0], [rest, rest, -rest, -rest])
        self._states.set_ydata(h)
        at = self._kicked_at
        without = np.tanh(w * h[at - 1])
        self._kick.set_data([at, at] if kick else [], [without, h[at]] if kick else [])
        self._slopes.set_ydata(slopes)
        for line, values in zip((self._other_states, self._other_slopes), other, strict=True):
            line.set_ydata(values)
        self._where.set_text(say.slope_at_rest(rest, w * (1 - rest**2)))
