"""A sound as a wave, and what becomes of it frame by frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_positive, as_text
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import as_curves, as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, INK, SIZES, TEXT_PT, TITLE_PT
from rnn_teach.kit.words import UPDATE
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.digits import PHONES
from rnn_teach.lessons.speech.picture import SEEN, color_of, peaks
from rnn_teach.lessons.speech.sound import as_rate, as_wave

MOST_POINTS = 4000
"""A longer wave is drawn by the least and the largest of every few samples."""
ERROR_COLORS = (COLORS["x"], COLORS["h"], COLORS["o"], INK)


def plot_wave(wave: ArrayLike, rate: int, ax: Axes | None = None) -> Axes:
    """Pressure over time.

    Parameters
    ----------
    wave : array (samples,)
    rate : int
        Samples a second.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If it is no wave.
    """
    wave, rate = as_wave(wave), as_rate(rate)
    ax = axes_or_new(ax, 8.2, 1.7)
    samples, drawn = outline(wave)
    ax.plot(samples / rate, drawn, color=COLORS["x"], linewidth=0.7)
    ax.set(xlim=(0, len(wave) / rate))
    ax.set_xlabel(say.SECONDS, size=TITLE_PT)
    ax.set_ylabel(say.PRESSURE, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    describe(ax, say.wave(len(wave) / rate, len(wave), np.abs(wave).max()))
    return ax


def outline(wave):
    """Which samples are drawn, and how high: all, or of a long wave the least and the
    largest of every few, since single ones would miss its peaks."""
    every = -(-2 * len(wave) // MOST_POINTS) if len(wave) > MOST_POINTS else 1
    if every == 1:
        return np.arange(len(wave)), wave
    starts = np.arange(0, len(wave), every)
    ends = [np.minimum.reduceat(wave, starts), np.maximum.reduceat(wave, starts)]
    return np.repeat(starts, 2), np.stack(ends, axis=1).ravel()


def plot_frames(frames: ArrayLike, label: str, ax: Axes | None = None) -> Axes:
    """Frames as a map: a column a frame, low bands at the bottom.

    Parameters
    ----------
    frames : array (T, n)
    label : str
        What their numbers are.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If these are no frames, or the label no text.
    """
    frames, label = as_array("frames", frames, ("T", "n"), real=True), as_text("label", label)
    ax = axes_or_new(ax, 8.2, 2.1)
    T, n = frames.shape
    ax.imshow(
        frames.T,
        cmap=SIZES,
        aspect="auto",
        interpolation="none",
        origin="lower",
        extent=(0.5, T + 0.5, 0.5, n + 0.5),
    )
    ax.set_xlabel(say.FRAME, size=TITLE_PT)
    ax.set_ylabel(label, size=TITLE_PT, parse_math=False)
    ax.tick_params(labelsize=TEXT_PT)
    t, band = (int(k) + 1 for k in np.unravel_index(frames.argmax(), frames.shape))
    describe(ax, say.frames(T, n, label, t, band))
    return ax


def plot_heard(y_hat: ArrayLike, ax: Axes | None = None) -> Axes:
    """The probability of each phone over the steps; the blank is dotted.

    Parameters
    ----------
    y_hat : array (T, 20)
        A row for each step.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If these are no such probabilities.
    """
    y_hat = as_array("y_hat", y_hat, ("T", len(PHONES)), real=True, axes="(T, phones)")
    ax = axes_or_new(ax, 8.2, 1.7)
    steps = np.arange(1, len(y_hat) + 1)
    for k in np.flatnonzero(y_hat.max(axis=0) > SEEN):
        ax.plot(steps, y_hat[:, k], color=color_of(k), linewidth=2, linestyle=(0, (2, 2)) if k == 0 else "-")
    for t, k in peaks(y_hat):
        look = {"color": color_of(k), "size": TITLE_PT, "ha": "center", "va": "bottom"}
        ax.text(t + 1, y_hat[t, k] + 0.03, PHONES[k], **look)
    ax.set(xlim=(0.5, len(y_hat) + 0.5), ylim=(0, 1.25), yticks=(0, 0.5, 1))
    ax.set_ylabel("ŷ[t]", size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    describe(
        ax, say.heard([f"{PHONES[k]} {number(y_hat[t, k])}" for t, k in peaks(y_hat)], float(y_hat[:, 0].mean()))
    )
    return ax


def plot_errors(curves: Mapping[str, Sequence[float]], every: int, ax: Axes | None = None) -> Axes:
    """Error rates over the updates, in percent.

    Parameters
    ----------
    curves : dict of str to lists of numbers
        By name, a rate each so many updates; at most 4.
    every : int
        After how many updates each was measured.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If these are no such curves.
    """
    curves, every = as_curves("curves", curves, len(ERROR_COLORS)), as_positive("every", every)
    ax = axes_or_new(ax, 8.2, 2.6)
    for (name, rates), color in zip(curves.items(), ERROR_COLORS, strict=False):
        updates = every * np.arange(1, len(rates) + 1)
        ax.plot(updates, 100 * rates, "o-", color=color, linewidth=2, markersize=5, label=name)
    ax.set(ylim=(0, 105), xlim=(0, None))
    ax.set_xlabel(UPDATE, size=TITLE_PT)
    ax.set_ylabel(say.ERROR_PERCENT, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    as_written(ax.legend(fontsize=TITLE_PT, frameon=False).get_texts())
    describe(ax, say.errors([(name, 100 * rates[0], 100 * rates[-1]) for name, rates in curves.items()]))
    return ax
