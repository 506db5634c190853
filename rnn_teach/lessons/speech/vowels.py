"""Vowels from a synthesizer: sound of which one knows, at each moment, what is said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_choice, as_positive, as_rng, as_size, in_short
from rnn_teach.core.types import Array
from rnn_teach.lessons.speech.sound import HOP, WINDOW, as_rate, log_mel

RATE = 8_000
FORMANTS = {"a": (730, 1090, 2440), "i": (270, 2290, 3010), "u": (300, 870, 2240)}
"""The first three resonances of the mouth in Hz, means of 33 men (Peterson and Barney
1952, Control methods used in a study of the vowels, table II)."""
VOWELS = {"a": "aa", "i": "ii", "u": "uu", "ai": "ai", "au": "au"}
"""From where to where each glides: the diphthongs begin as "a" does."""
NAMES = tuple(VOWELS)
WIDTHS = (90, 110, 170)
"""How broad the resonances are, in Hz."""


@dataclass(frozen=True)
class Vowels:
    """Words of vowels, and what is said in each frame.

    x : array (T, bands, B)
        Their log-mel frames, of mean 0 and deviation 1.
    targets : array (T, B)
        The vowel of each frame, as its place in NAMES.
    """

    x: np.ndarray
    targets: np.ndarray


def vowel_wave(
    vowel: str, seconds: float = 0.3, pitch: float = 110.0, *, size: float = 1.0, rate: int = RATE
) -> Array:
    """A vowel as a wave: the tones of a voice, loud where the mouth resonates.

        wave(t) = Σ_k A(k f₀) sin(2π k f₀ t),   A: a peak at each formant

    Parameters
    ----------
    vowel : str
        One of a, i, u, ai, au.
    seconds : float
        How long it lasts.
    pitch : float
        f₀ in Hz.
    size : float
        By how much all formants are higher: above 1 for a smaller head.
    rate : int
        Samples a second.

    Returns
    -------
    array (samples,)

    Raises
    ------
    ValueError
        If there is no such vowel, or a number is out of its range.
    """
    start, end = (np.array(FORMANTS[name]) for name in VOWELS[as_choice("vowel", vowel, NAMES)])
    rate, pitch, size = as_rate(rate), as_positive("pitch", pitch), as_positive("size", size)
    samples = as_size("samples", round(as_positive("seconds", seconds) * rate))
    t = np.arange(samples) / rate
    tones = pitch * np.arange(1, int(rate / 2 / pitch))[:, np.newaxis]
    if not len(tones):
        raise ValueError(f"pitch must be below a quarter of the rate, {rate / 4:g} Hz; got {pitch:g}")
    glide = np.clip((t / t[-1] if samples > 1 else t) * 1.6 - 0.45, 0, 1)  # it stays, glides and stays
    formants = size * (start[:, np.newaxis] + glide * (end - start)[:, np.newaxis])
    loud = sum(
        1 / (k + 1) / (1 + ((tones - f) / width) ** 2)
        for k, (f, width) in enumerate(zip(formants, WIDTHS, strict=True))
    )
    wave = (loud * np.sin(2 * np.pi * tones * t)).sum(axis=0)
    return np.round(0.5 * wave / np.abs(wave).max(initial=1e-12), 4)  # the same on every machine


def make_vowels(T: int, B: int, rng: np.random.Generator, *, noise: float = 0.02) -> Vowels:
    """Strings of vowels by voices of all pitches and sizes, with the vowel of each
    frame.

    Parameters
    ----------
    T : int
        How many frames, each 10 ms on from the one before.
    B : int
        How many strings.
    rng : numpy.random.Generator
        Draws voices, vowels and how long they last.
    noise : float
        Its size beside the wave's.

    Returns
    -------
    Vowels

    Raises
    ------
    ValueError
        If a size is none, noise is below 0, or the rng is none.
    """
    T, B, rng, noise = as_size("T", T), as_size("B", B), as_rng(rng), as_positive("noise", noise, zero=True)
    strings = [_string(T, rng, noise) for _ in range(B)]
    x = np.stack([frames for frames, _ in strings], axis=-1)
    return Vowels((x - x.mean(axis=(0, 2), keepdims=True)) / x.std(axis=(0, 2), keepdims=True), _marks(strings))


def _marks(strings):
    return np.stack([marks for _, marks in strings], axis=-1)


def _string(T, rng, noise):
    """Frames (T, bands) and marks (T,) of one voice."""
    needed = round(((T - 1) * HOP + WINDOW) * RATE)
    pitch, size = rng.uniform(90, 220), rng.uniform(0.92, 1.15)
    wave, said = np.zeros(0), np.zeros(0, int)
    while len(wave) < needed:
        vowel = int(rng.integers(len(NAMES)))
        part = vowel_wave(NAMES[vowel], rng.uniform(0.12, 0.25), pitch * rng.uniform(0.95, 1.05), size=size)
        wave, said = np.concatenate([wave, part]), np.concatenate([said, np.full(len(part), vowel)])
    wave = wave[:needed] + noise * rng.normal(size=needed)
    middles = np.round((np.arange(T) * HOP + WINDOW / 2) * RATE).astype(int)
    return log_mel(wave, RATE), said[middles]


def vowel_names(classes: ArrayLike) -> str:
    """The vowels of a row of classes, as a text.

    Raises
    ------
    ValueError
        If they are no classes of vowels.
    """
    array = as_array("classes", classes, ("T",), convert=False)
    if array.dtype.kind not in "iu" or array.min() < 0 or array.max() >= len(NAMES):
        raise ValueError(f"classes must be whole numbers from 0 to {len(NAMES) - 1}; got {in_short(classes)}")
    return " ".join(NAMES[k] for k in array)
