"""A recorded digit made audible again, from the 13 numbers of each frame: all that a
net gets."""

from __future__ import annotations

import numpy as np

from rnn_teach.lessons.speech.digits import raw_frames
from rnn_teach.lessons.speech.sound import mel
from rnn_teach.lessons.speech.wav import Sound

RATE, HOP = 8_000, 200
"""Samples a second, and between two frames."""
BANDS = 128
PITCH = 110
"""Hz: the voice's own pitch is not among the 13 numbers."""
LOUD, DECIMALS = 0.7, 4
"""The largest sample; and to how many decimals all are rounded, about as a file of 16
bits does, so that they are the same on every machine."""


def rebuilt_digit(voice: str, word: str, recording: int = 0) -> Sound:
    """The sound of a recording, rebuilt from its frames: a cosine series of 13 terms is
    the spectrum's shape in decibels, and a buzz or a hiss is given that shape.

    It sounds like a machine that whispers. The frames leave out pitch and all fine
    detail, and how they were computed is known but roughly.

    Parameters
    ----------
    voice, word, recording
        As for `spoken_digit`.

    Returns
    -------
    Sound

    Raises
    ------
    ValueError
        As for `spoken_digit`.
    """
    shape, f = _spectra(raw_frames(voice, word, recording))
    buzzes = shape[:, (f > 100) & (f < 1000)].mean(axis=1) > shape[:, f > 2000].mean(axis=1) + 12
    size = 2 * HOP
    samples = (len(shape) + 1) * HOP
    rng = np.random.default_rng(0)
    hiss = rng.normal(size=samples)
    buzz = np.where(np.arange(samples) % (RATE // PITCH) == 0, np.sqrt(RATE / PITCH), 0.0)
    fade = np.sin(np.pi * np.arange(size) / size)  # its square and that of the next window add up to 1
    wave = np.zeros(samples)
    for k, (decibels, is_voiced) in enumerate(zip(shape, buzzes, strict=True)):
        part = slice(k * HOP, k * HOP + size)
        given = np.fft.rfft(fade * (buzz if is_voiced else hiss)[part])
        wave[part] += fade * np.fft.irfft(given * 10 ** (decibels / 20))
    return Sound(np.round(LOUD * wave / np.abs(wave).max(), DECIMALS), RATE)


def _spectra(frames):
    """The spectrum's shape of each frame in decibels, and its frequencies in Hz."""
    numbers, bands = np.arange(frames.shape[1])[:, np.newaxis], np.arange(BANDS) + 0.5
    cosines = np.sqrt(2 / BANDS) * np.cos(np.pi * numbers * bands / BANDS)
    cosines[0] /= np.sqrt(2)
    f = np.fft.rfftfreq(2 * HOP, 1 / RATE)
    step = mel(RATE / 2) / (BANDS + 1)
    place = mel(f) / step - 1  # where each frequency stands among the bands
    bins = np.maximum(1, step * np.gradient(f, mel(f)) / f[1])  # a wide band sums up more of them
    rows = [np.interp(place, np.arange(BANDS), row) for row in frames @ cosines]
    return np.array(rows) - 10 * np.log10(bins), f
