"""Each step's share of one gradient, as bars that stand on each other and add up to the
whole."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from rnn_teach.core.ledger import Ledger, as_ledger
from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say


def plot_shares(ledger: Ledger, t: int, name: str = "W", ax: Axes | None = None) -> Axes:
    """A bar for each step k's share of dL[t]/dW, from k = t back to 1, each beginning
    where the one before ended.

    Parameters
    ----------
    ledger : Ledger
        From `make_ledger`.
    t : int
        Which loss.
    name : str
        Which parameter.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If it is no ledger, or has no such parameter or no such loss.
    """
    shares = as_ledger(ledger).shares(name, t)
    ax = axes_or_new(ax, 5.6, 2.6)
    bars = SharesBars(ax, ledger.trace.T)
    bars.set_shares(shares, t, None, ledger.trace.T, name)
    largest = int(np.nanargmax(np.abs(shares[1:]))) + 1 if np.isfinite(shares[1:]).any() else None
    describe(ax, say.shares(t, name, None if largest is None else shares[largest], largest))
    return ax


class SharesBars:
    """The bars' artists, kept so that other shares can be set into them."""

    def __init__(self, ax, T):
        self.ax, self._T = ax, T
        self._sum_at = T + 1.5
        ax.set(xlim=(0.4, T + 2.1))
        ax.set_xticks([*range(1, T + 1), self._sum_at], [*map(str, range(1, T + 1)), say.SUM_OF_SHARES])
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.set_xlabel(common.STEP_K, size=TEXT_PT, labelpad=1)
        ax.spines[["top", "right", "bottom", "left"]].set_visible(False)
        ax.set_yticks([])  # each bar says its number, and the scale changes with t
        zero = ax.axhline(0, color=FAINT, linewidth=1)
        whole = ax.bar(self._sum_at, 1, width=0.78, facecolor="none", edgecolor=FAINT, linestyle=(0, (3, 2)))
        self._title = ax.text(0.5, 1.05, "", size=TITLE_PT, ha="center", va="bottom", transform=ax.transAxes)
        places = [self._sum_at, *range(1, T + 1)]
        self._bars = ax.bar(places, np.zeros(T + 1), width=0.78, color=COLORS["W"])
        self._joins = [ax.plot([], [], color=FAINT, linewidth=1)[0] for _ in range(T)]
        self._numbers = [ax.text(x, 0, "", ha="center", size=TEXT_PT, color=INK) for x in places]
        self._nothing = ax.text(T / 2, 0.5, "", ha="center", va="center", size=TEXT_PT, color=INK)
        self.changing = [
            zero,
            *whole,
            *self._joins,
            *self._bars,
            *self._numbers,
            self._nothing,
            self._title,
        ]

    def set_shares(self, shares, t, k, window, name="W"):
        """Show the shares (T+1,) of loss t: those from step t down to step k, or all
        where k is None; step k framed, steps beyond the window hollow."""
        zero = not np.isfinite(shares[1:]).all()
        shares = np.zeros(self._T + 1) if zero else shares
        sums = np.cumsum(shares[:0:-1])
        lowest, highest = min(0, sums.min()), max(1, sums.max())
        self.ax.set_ylim(lowest - 0.02, highest + 0.14 * (highest - lowest))
        last = max(k or 1, 1)
        before = 0.0
        for step in range(self._T, 0, -1):
            here = last <= step <= t and not zero
            self._set_bar(step, before, shares[step], kept=step > t - window, chosen=step == k, shown=here)
            if step < self._T:
                self._joins[step].set_data([step + 0.39, step + 0.61], [before, before])
                self._joins[step].set_visible(last <= step < t and not zero)
            before += shares[step]
        kept = shares[max(t - window + 1, last) : t + 1].sum()
        self._set_bar(0, 0, kept, kept=True, chosen=False, shown=not zero)
        self._joins[0].set_visible(False)
        self._nothing.set_text(say.no_shares(t, name) if zero else "")
        self._title.set_text(say.title_of_shares(t, name))

    def _set_bar(self, step, bottom, height, *, kept, chosen, shown):
        bar, text = self._bars[step], self._numbers[step]
        bar.set_y(bottom)
        bar.set_height(height)
        bar.set_facecolor((COLORS["W"] if step else COLORS["gradient"]) if kept else NOTHING)
        bar.set_edgecolor(LIT if chosen else FAINT)
        bar.set_linewidth(3 if chosen else 1)
        bar.set_visible(shown)
        text.set_text(number(height) if shown else "")
        text.set_position((step or self._sum_at, max(bottom, bottom + height, 0 if step else 1)))
        text.set_verticalalignment("bottom")
