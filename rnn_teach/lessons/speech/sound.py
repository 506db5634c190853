"""From a wave to frames: windows, spectrum, mel bands, logarithm."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_index, as_positive, as_size
from rnn_teach.core.types import Array

BANDS = 20
"""How many mel bands a frame has."""
WINDOW, HOP = 0.032, 0.01
"""Seconds: how long a window is, and how far it moves."""
LEAST_HZ = 50.0
FLOOR = 1e-6
"""Below this power everything is as silent."""
RATES = (8_000, 48_000)
"""Samples a second, from least to most."""


def windows(wave: ArrayLike, rate: int, *, window: float = WINDOW, hop: float = HOP) -> Array:
    """A wave cut into overlapping windows, each fading in and out.

    Parameters
    ----------
    wave : array (samples,)
        Pressure over time, from -1 to 1.
    rate : int
        Samples a second, 8,000 to 48,000.
    window, hop : float
        Seconds.

    Returns
    -------
    array (T, samples of a window)
        A wave that is shorter than one window is filled up with silence.

    Raises
    ------
    ValueError
        If it is no wave, or a number is out of its range.
    """
    wave, rate = as_wave(wave), as_rate(rate)
    size, step = (
        as_size(name, round(as_positive(name, t) * rate)) for name, t in (("window", window), ("hop", hop))
    )
    wave = np.pad(wave, (0, max(size - len(wave), 0)))
    return np.lib.stride_tricks.sliding_window_view(wave, size)[::step] * np.hanning(size)


def mel(hertz: ArrayLike) -> Array:
    """How high a frequency sounds: even steps below 1 kHz, ever wider ones above
    (O'Shaughnessy's formula, 2595 log10(1 + f / 700))."""
    return 2595 * np.log10(1 + as_array("hertz", hertz) / 700)


def mel_bands(rate: int, size: int, bands: int = BANDS) -> Array:
    """How much each frequency of a spectrum counts in each band: triangles that are
    equally wide in mel, (bands, size // 2 + 1).

    Parameters
    ----------
    rate : int
        Samples a second.
    size : int
        Samples of a window.
    bands : int
        How many.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """
    rate, size, bands = as_rate(rate), as_size("size", size), as_size("bands", bands)
    top = 2595 * np.log10(1 + rate / 2 / 700)
    corners = 700 * (10 ** (np.linspace(mel(LEAST_HZ), top, bands + 2) / 2595) - 1)
    f = np.fft.rfftfreq(size, 1 / rate)
    left, middle, right = (corners[k : bands + k, np.newaxis] for k in range(3))
    return np.clip(np.minimum((f - left) / (middle - left), (right - f) / (right - middle)), 0, None)


def log_mel(wave: ArrayLike, rate: int, *, bands: int = BANDS, window: float = WINDOW, hop: float = HOP) -> Array:
    """What a net reads of a sound: ln of the power in each mel band, (T, bands).

    Parameters
    ----------
    wave, rate, window, hop
        As for `windows`.
    bands : int
        How many.

    Raises
    ------
    ValueError
        As for `windows`.
    """
    cut = windows(wave, rate, window=window, hop=hop)
    power = np.abs(np.fft.rfft(cut)) ** 2
    return np.log(power @ mel_bands(rate, cut.shape[1], bands).T + FLOOR)


def as_wave(wave):
    """A wave as an array of at least one sample."""
    return as_array("wave", wave, ("samples",), real=True)


def as_rate(rate):
    """Samples a second."""
    return as_index("rate", rate, *RATES)
