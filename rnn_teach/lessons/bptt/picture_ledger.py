"""The gradient's ledger as a map: a row for each loss, a column for each step that it
reaches."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, LogNorm
from matplotlib.patches import Rectangle

from rnn_teach.core.arguments import in_short
from rnn_teach.core.ledger import Ledger, as_ledger
from rnn_teach.kit import words as common
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import INK, LIT, NOTHING, SIZES, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say

MOST_ZEROS = 200
"""Up to so many cells, those that are exactly zero say so."""


def plot_ledger(ledger: Ledger, name: str = "h", ax: Axes | None = None) -> Axes:
    """A map over (t, k) of how strongly the loss L[t] depends on step k, in a
    logarithmic scale of colours.

    Parameters
    ----------
    ledger : Ledger
        From `make_ledger`.
    name : "h", "W" or another parameter
        ‖∂L[t]/∂h[k]‖, or the norm of step k's term of dL[t]/dW.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If it is no ledger, or has nothing of that name.
    """
    norms = as_ledger(ledger).norms
    if not isinstance(name, str) or name not in norms:
        raise ValueError(f"the ledger has the norms of {', '.join(norms)}; got {in_short(name)}")
    norms = norms[name]
    T = len(norms) - 1
    ax = axes_or_new(ax, 5.6, min(4.4, 1.2 + 0.3 * T))
    LedgerMap(ax, T).set_norms(norms, name)
    describe(ax, say.ledger(say.LEDGER_TITLES.get(name, name), T, *_largest_and_smallest(norms)))
    return ax


def _largest_and_smallest(norms):
    """Of those above zero, the largest with its place, and the smallest; None where
    there is none."""
    positive = _exists(norms) & (norms > 0)
    if not positive.any():
        return None, None, None
    t, k = np.unravel_index(np.argmax(np.where(positive, norms, 0)), norms.shape)
    return norms[t, k], (t, k), norms[positive].min()


class LedgerMap:
    """The map's artists, kept so that another ledger, another cell and another window
    can be set into them."""

    def __init__(self, ax, T):
        self.ax, self._T, self._ends = ax, T, None
        blank, extent = np.ma.masked_all((T, T + 1)), (-0.5, T + 0.5, T + 0.5, 0.5)
        cells = {"aspect": "auto", "interpolation": "none", "extent": extent}
        self._paper = ax.imshow(blank, cmap=ListedColormap([NOTHING, "white"]), vmin=0, vmax=1, **cells)
        self._image = ax.imshow(blank, cmap=SIZES, **cells)
        self._bar = ax.figure.colorbar(self._image, ax=ax, pad=0.02, aspect=18)
        self._bar.ax.tick_params(labelsize=TEXT_PT)
        self._bar.ax.minorticks_off()
        ticks = np.arange(T + 1) if T <= 12 else np.arange(0, T + 1, max(1, T // 8))
        ax.set_xticks(ticks)
        ax.set_yticks(ticks[ticks > 0])
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.set_xlabel(common.STEP_K, size=TEXT_PT, labelpad=1)
        ax.set_ylabel(say.LOSS_AXIS, size=TEXT_PT)
        few = T * (T + 1) <= MOST_ZEROS
        self._zeros = {
            (t, k): ax.text(k, t, "", ha="center", va="center", size=TEXT_PT, color=INK)
            for t in range(1, T + 1 if few else 1)
            for k in range(t + 1)
        }
        self.frame = ax.add_patch(Rectangle((-1, 0), 0.94, 0.94, fill=False, edgecolor=LIT, linewidth=3))
        (self.cut,) = ax.plot([], [], color=INK, linewidth=2, linestyle=(0, (3, 1.5)))
        self.frame.set_visible(False)
        ax.set(xlim=(-0.5, T + 0.5), ylim=(T + 0.5, 0.5))

    def set_norms(self, norms, name, limits=None):
        """Show norms (T+1, T+1) over (t, k). Zeros are white and say 0; where k > t
        there is nothing to show. The colours reach from the smallest to the largest, or
        between the limits given."""
        exists = _exists(norms)
        positive = exists & (norms > 0)
        smallest, largest = (norms[positive].min(), norms[positive].max()) if positive.any() else (0.1, 1)
        self._paper.set_data(exists[1:])
        self._image.set_data(np.ma.masked_array(norms, ~positive)[1:])
        ends = limits or (min(smallest, largest / 10), largest)
        if (ends, limits) != self._ends:  # else the bar beside it stays, too
            self._image.set_norm(LogNorm(*ends, clip=limits is not None))
            self._bar.ax.minorticks_off()
            self._ends = ends, limits
        for (t, k), text in self._zeros.items():
            text.set_text("0" if norms[t, k] == 0 else "")
        self.ax.set_title(say.LEDGER_TITLES.get(name, name), size=TITLE_PT)

    def set_cell(self, t, k):
        """Frame the cell of loss t and step k."""
        self.frame.set_xy((k - 0.47, t - 0.47))
        self.frame.set_visible(True)

    def set_window(self, window):
        """Draw the edge of what each loss reaches when it goes back through so many
        steps; none from T on."""
        rows = range(window + 1, self._T + 1)
        self.cut.set_data(
            [t - window + 0.5 for t in rows for _ in range(2)], [t + side for t in rows for side in (-0.5, 0.5)]
        )


def _exists(norms):
    """Where there are a loss t, a step k, and k ≤ t; in a net that reads both ways any
    k."""
    t, k = np.indices(norms.shape)
    return (k <= t) & np.isfinite(norms) | (norms > 0)
