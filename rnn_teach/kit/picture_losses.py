"""How a loss falls, or does not, from update to update; and the updates' gradients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from rnn_teach.core.arguments import as_positive, in_short
from rnn_teach.kit import words as say
from rnn_teach.kit.picture import as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, INK, TEXT_PT, TITLE_PT

WINDOW = 50
"""The loss of one update is that of one small batch; the thick curve is the mean of so
many."""

RUN_COLORS = (COLORS["h"], COLORS["x"], COLORS["o"], INK)
"""A color for each run that shares the axes, in the order of their names."""

LOSS_ENDS = (0.0007, 4)
"""Fixed, so that nothing jumps while a run goes on. What is larger leaves the picture
at the top."""


def plot_losses(
    runs: Mapping[str, Sequence[Any]],
    ax: Axes | None = None,
    *,
    baseline: float | None = None,
    stopped: Sequence[str] = (),
) -> Axes:
    """The loss over the updates: each batch thin, the mean of the last 50 thick; the
    axis of losses is logarithmic.

    Parameters
    ----------
    runs : dict of str to lists of records
        By name, what `train` recorded, one record an update.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    baseline : float
        The loss that one gets without looking at the input, above 0, drawn as a line.
    stopped : names of runs
        Those that ended since there was no finite loss any more; marked where they
        ended.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there is no run, more runs than colors, or a run without a record; if the
        baseline is not above 0, or none of the runs has a name that is among the
        stopped.
    """
    refuse_runs(runs)
    stopped = _as_names(stopped, runs)
    baseline = None if baseline is None else as_positive("baseline", baseline)
    ax = axes_or_new(ax, 8.2, 3.0)
    LossCurves(ax, list(runs), baseline=baseline).set_runs(runs, stopped)
    ax.set_xlabel(say.UPDATE, size=TITLE_PT)
    told = (
        say.run_of_losses(name, len(records), recent_loss(records), name in stopped)
        for name, records in runs.items()
    )
    describe(ax, say.losses(list(told), baseline))
    return ax


def refuse_runs(runs):
    """Refuse what cannot be drawn.

    Raises
    ------
    ValueError
        If there is no run, more runs than colors, or a run without a record, or what is
        no list of records.
    """
    if not isinstance(runs, dict):
        raise ValueError(
            f"runs must be a dict of records, such as {{'Adam': training.records}}; got {in_short(runs)}"
        )
    if not 1 <= len(runs) <= len(RUN_COLORS):
        raise ValueError(f"one to {len(RUN_COLORS)} runs can be drawn on the same axes; got {len(runs)}")
    empty = [name for name, records in runs.items() if len(losses_of(records)) == 0]
    if empty:
        raise ValueError(f"the run {empty[0]!r} has no record yet: train it for at least one update")


def _as_names(stopped, runs):
    """`stopped` as a list of names of runs."""
    names = list(stopped) if isinstance(stopped, (list, tuple, set)) else [None]
    if not all(isinstance(name, str) and name in runs for name in names):
        raise ValueError(f"stopped must be a list of names of runs, of {', '.join(runs)}; got {in_short(stopped)}")
    return names


def recent_loss(records):
    """The mean loss of the last 50 updates, or of all where there are fewer."""
    return float(np.mean(losses_of(records[-WINDOW:])))


def losses_of(records):
    """The losses of the updates as an array."""
    return recorded(records, "loss")


def recorded(records, what):
    """What each of the records holds by that name, as an array.

    Raises
    ------
    ValueError
        If it is no list of records, or one of them holds no such number.
    """
    try:
        return np.array([getattr(record, what) for record in records], dtype=float)
    except (AttributeError, TypeError, ValueError):
        raise ValueError(
            f"records must be a list of what training recorded, as training.records is; got {in_short(records)}"
        ) from None


def smooth(losses):
    """The mean of the last 50 losses at each update, of all so far where there are
    fewer."""
    first = np.cumsum(losses[: WINDOW - 1]) / np.arange(1, len(losses[: WINDOW - 1]) + 1)
    if len(losses) < WINDOW:
        return first
    return np.concatenate([first, np.lib.stride_tricks.sliding_window_view(losses, WINDOW).mean(axis=1)])


def room_for(updates, least=500):
    """How far the axis of updates reaches: it doubles when it is full, so that it moves
    seldom."""
    return least * 2 ** max(0, int(np.ceil(np.log2(max(updates, 1) / least))))


class LossCurves:
    """Two lines a run, kept so that longer runs can be set into them."""

    def __init__(self, ax, names, *, baseline=None):
        self._ax = ax
        colors = dict(zip(names, RUN_COLORS, strict=False))
        self._batches = {name: ax.plot([], [], color=colors[name], linewidth=0.7, alpha=0.35)[0] for name in names}
        self._means = {name: ax.plot([], [], color=colors[name], linewidth=2.2)[0] for name in names}
        self._names = {
            name: ax.text(0.99, 0, "", ha="right", va="top", color=colors[name], size=TITLE_PT, weight="bold")
            for name in names
        }
        as_written(self._names.values())
        for text in self._names.values():
            text.set_transform(ax.transAxes)
        self._ends = {
            name: ax.text(0.5, 0.5, "", color=colors[name], size=TEXT_PT, weight="bold", va="top", ha="right")
            for name in names
        }
        ax.set(yscale="log", ylim=LOSS_ENDS, xlim=(0, room_for(0)))
        ax.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_ylabel(say.LOSS, size=TITLE_PT)
        ax.spines[["top", "right"]].set_visible(False)
        self.changing = [
            *self._batches.values(),
            *self._means.values(),
            *self._ends.values(),
            *self._names.values(),
        ]
        if baseline is not None:
            self.changing += _baseline(ax, baseline)

    def set_runs(self, runs, stopped=()):
        """Show these records, by the names of the runs, and no others. Whether the axis
        of updates has changed."""
        for name in self._means:
            records = runs.get(name, [])
            losses, updates = losses_of(records), np.arange(1, len(records) + 1)
            self._batches[name].set_data(updates, losses)
            self._means[name].set_data(updates[WINDOW - 1 :], smooth(losses)[WINDOW - 1 :])  # a mean of fewer leaps
            self._mark_end(self._ends[name], len(losses) if name in stopped else None)
            place = list(runs).index(name) if name in runs else 0
            self._names[name].set_text(name if name in runs else "")
            # Three and more stand closer, so that they keep off the baseline's name.
            self._names[name].set_y(0.98 - 0.1 * place if len(runs) < 3 else 1.03 - 0.085 * place)
        return set_room(self._ax, max(len(records) for records in runs.values()))

    def _mark_end(self, text, update):
        """Where a run stopped, on the side that has room for the words."""
        if update is None:
            text.set_text("")
            return
        early = update < room_for(update) / 2
        text.set_text(say.NO_FINITE_LOSS_AFTER if early else say.NO_FINITE_LOSS_BEFORE)
        text.set_horizontalalignment("left" if early else "right")
        text.set_position((update, LOSS_ENDS[1] * 0.3))


def _baseline(ax, baseline):
    """The line and its name, to be drawn above the curves, which lie on it when nothing
    is learned."""
    line = ax.axhline(baseline, color=INK, linewidth=1.2, linestyle=(0, (5, 3)))
    label = ax.text(
        0.995, baseline * 2.2, say.baseline(baseline), size=TEXT_PT, color=INK, ha="right", va="center",
        transform=ax.get_yaxis_transform(), bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )  # fmt: skip
    return [line, label]


def set_room(ax, updates):
    """Let the axis reach as far as so many updates need. Whether it has changed."""
    room = 0, room_for(updates)
    if ax.get_xlim() == room:
        return False
    ax.set_xlim(room)
    return True
