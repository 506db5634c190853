"""How long the gradient is at each update, and what lengths are usual: from here one
chooses where to clip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator

from rnn_teach.core.arguments import as_index, as_positive
from rnn_teach.kit import words as say
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_losses import recorded, set_room
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT

BINS_A_DECADE = 10


def plot_norms(
    records: Sequence[Any], ax: Axes | None = None, *, threshold: float | None = None, first: int = 1
) -> Axes:
    """The norm of the whole gradient, before clipping, over the updates.

    Parameters
    ----------
    records : list of records
        What `train` recorded, one record an update.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    threshold : float
        Above 0; drawn as a line, and named.
    first : int
        The update to begin with, to look at the last ones more closely.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If these are no records, or no norm of these updates is above zero and finite;
        if there is no update `first`, or the threshold is not above 0.
    """
    norms = norms_of(records)
    first = as_index("first", first, 1, max(1, len(norms)))
    norms = norms[first - 1 :]
    usable, threshold = usable_norms(norms), _as_threshold(threshold)
    ax = axes_or_new(ax, 8.2, 2.8)
    updates = np.arange(first, first + len(norms))
    few = len(norms) <= 40
    ax.plot(updates, norms, color=COLORS["gradient"], linewidth=1.2, marker="o" if few else None, markersize=5)
    ax.set(xlim=(first - 0.5, first + len(norms) - 0.5 + 0.02 * len(norms)))
    _log_axis(ax, usable)
    if threshold is not None:
        _threshold_line(ax, threshold)
    largest = int(np.argmax(np.where(np.isfinite(norms), norms, 0)))
    ends = first, updates[-1]
    describe(ax, say.norms(*ends, np.median(usable), norms[largest], updates[largest]))
    return ax


def plot_norm_distribution(
    records: Sequence[Any], ax: Axes | None = None, *, threshold: float | None = None
) -> Axes:
    """How often the gradient's norm was how large: bars over equal steps of its
    logarithm.

    Parameters
    ----------
    records : list of records
        What `train` recorded, one record an update. Norms of zero or infinity are left
        out, and said.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    threshold : float
        Above 0; drawn as a line, with the share of updates that clipping there would
        touch.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If these are no records, or no norm is above zero and finite; if the threshold
        is not above 0.
    """
    norms = norms_of(records)
    usable, threshold = usable_norms(norms), _as_threshold(threshold)
    ax = axes_or_new(ax, 8.2, 2.6)
    low, high = np.floor(np.log10(usable.min())), np.ceil(np.log10(max(usable.max(), threshold or 0)) + 1e-9)
    steps = int(high - low) * BINS_A_DECADE
    edges = np.logspace(low, high, max(steps, 1) + 1)
    heights, _ = np.histogram(usable, edges)
    ax.bar(
        edges[:-1],
        heights,
        np.diff(edges),
        align="edge",
        color=COLORS["gradient"],
        edgecolor="white",
        linewidth=0.5,
    )
    ax.set(xscale="log", xlim=(edges[0], edges[-1]), ylim=(0, 1.25 * heights.max()))
    ax.set_xlabel(say.NORM_OF_GRADIENT, size=TITLE_PT)
    ax.set_ylabel(say.UPDATES, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    percent = None
    if threshold is not None:
        percent = 100 * np.mean(usable > threshold)
        ax.axvline(threshold, color=INK, linewidth=1.6)
        ax.text(
            threshold, 0.98, say.above(threshold, percent), va="top", size=TEXT_PT, color=INK,
            transform=ax.get_xaxis_transform(),
        )  # fmt: skip
    half, most = np.quantile(usable, (0.5, 0.9))
    told = len(usable), len(norms) - len(usable), half, most, usable.max()
    describe(ax, say.distribution(*told, threshold, percent))
    return ax


def norms_of(records):
    """The gradients' norms before clipping, as an array."""
    return recorded(records, "norm")


def usable_norms(norms):
    """Those norms that a logarithmic axis can show.

    Raises
    ------
    ValueError
        If there is none.
    """
    usable = norms[np.isfinite(norms) & (norms > 0)]
    if len(usable) == 0:
        raise ValueError(f"of {len(norms)} norms none is finite and above zero: nothing can be drawn")
    return usable


def _as_threshold(threshold):
    return None if threshold is None else as_positive("threshold", threshold)


class NormOverUpdates:
    """The norm over the updates with its threshold, kept so that a longer run can be
    set into it."""

    def __init__(self, ax, *, ends=(0.02, 200)):
        self._ax = ax
        self._line = ax.plot([], [], color=COLORS["gradient"], linewidth=0.8)[0]
        self._threshold = ax.axhline(1, color=INK, linewidth=1.4, visible=False)
        self._label = ax.text(
            0.995, 1, "", size=TEXT_PT, color=INK, ha="right", va="center", transform=ax.get_yaxis_transform(),
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )  # fmt: skip
        ax.set(yscale="log", ylim=ends, xlim=(0, 1))
        ax.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
        ax.yaxis.set_minor_locator(NullLocator())
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_ylabel(say.NORM_IN_TWO_LINES, size=TITLE_PT, color=COLORS["gradient"])
        ax.set_xlabel(say.UPDATE, size=TITLE_PT)
        ax.spines[["top", "right"]].set_visible(False)
        self.changing = [self._line, self._threshold, self._label]

    def set_records(self, records, threshold=None):
        """Show these records. Whether the axis of updates has changed."""
        self._line.set_data(np.arange(1, len(records) + 1), norms_of(records))
        self._threshold.set_visible(threshold is not None)
        self._label.set_text("" if threshold is None else say.clipped_at(threshold))
        if threshold is not None:
            self._threshold.set_ydata([threshold, threshold])
            self._label.set_y(3 * threshold)
        return set_room(self._ax, len(records))


def _log_axis(ax, usable):
    low, high = np.log10(usable.min()), np.log10(usable.max())
    margin = max(0.2, 0.05 * (high - low))
    ax.set(yscale="log", ylim=(10 ** (low - margin), 10 ** (high + margin)))
    ax.yaxis.set_major_locator(LogLocator(numticks=6))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.tick_params(labelsize=TEXT_PT)
    ax.set_xlabel(say.UPDATE, size=TITLE_PT)
    ax.set_ylabel(say.NORM_OF_GRADIENT, size=TITLE_PT, color=COLORS["gradient"])
    ax.spines[["top", "right"]].set_visible(False)


def _threshold_line(ax, threshold):
    ax.axhline(threshold, color=FAINT, linewidth=1.4, linestyle=(0, (5, 3)))
    ax.text(
        0.005,
        threshold,
        f"{threshold:g}",
        size=TEXT_PT,
        color=FAINT,
        va="bottom",
        transform=ax.get_yaxis_transform(),
    )
