"""Spoken digits: real voices as frames of 13 numbers, and the phones of each word.

The Free Spoken Digit Dataset, CC BY-SA 4.0; SPOKEN_DIGITS.txt says where it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rnn_teach.core.arguments import as_choice, as_index, as_rng, as_size, in_short
from rnn_teach.core.types import Array

FILE = Path(__file__).with_name("spoken_digits.npz")
MS = 25
"""A frame stands for so many milliseconds."""
PHONES = ("-", "z", "ih", "r", "ow", "w", "ah", "n", "t", "uw", "th", "iy", "f", "ao", "ay")
PHONES += ("v", "s", "k", "eh", "ey")
"""By class: the blank, then the 19 phones of the ten words, as the ARPAbet writes
them."""
SPELLED = {
    "zero": "z ih r ow",
    "one": "w ah n",
    "two": "t uw",
    "three": "th r iy",
    "four": "f ao r",
    "five": "f ay v",
    "six": "s ih k s",
    "seven": "s eh v ah n",
    "eight": "ey t",
    "nine": "n ay n",
}
DIGITS = tuple(SPELLED)
VOICES = ("george", "jackson", "lucas", "nicolas", "theo", "yweweler")
RECORDINGS = 20
"""Of each digit by each voice."""


@dataclass(frozen=True)
class Spoken:
    """Strings of digits as a padded batch.

    x : array (T, 13, B) of float32
        The frames. Each coefficient of a voice has mean 0 and deviation 1.
    lengths : array (B,)
        How many frames of each are real.
    labels : list of lists of int
        The phones, as classes.
    words : list of lists of str
        The digits that were said.
    """

    x: np.ndarray
    lengths: np.ndarray
    labels: list
    words: list


def phones_of(words: Sequence[str]) -> list[int]:
    """The phones of digits, as classes.

    >>> [PHONES[k] for k in phones_of(["six", "two"])]
    ['s', 'ih', 'k', 's', 't', 'uw']

    Raises
    ------
    ValueError
        If they are no list of digits, "zero" ... "nine".
    """
    if not isinstance(words, (list, tuple)):
        raise ValueError(f"words must be a list of digits, such as ['six', 'two']; got {in_short(words)}")
    words = [as_choice("words", word, DIGITS) for word in words]
    return [PHONES.index(phone) for word in words for phone in SPELLED[word].split()]


def spoken_digit(voice: str, word: str, recording: int = 0) -> Array:
    """The frames of one recording, (T, 13).

    Parameters
    ----------
    voice : str
        One of VOICES.
    word : str
        "zero" ... "nine".
    recording : int
        0 ... 19.

    Raises
    ------
    ValueError
        If there is no such voice, word or recording.
    """
    return _frames()[_as_key(voice, word, recording)].copy()


def raw_frames(voice, word, recording=0):
    """The same before the voice was normalized: cosine terms of the spectrum's shape in
    decibels.

    Raises
    ------
    ValueError
        As for `spoken_digit`.
    """
    return _raw()[_as_key(voice, word, recording)].copy()


def _as_key(voice, word, recording):
    number = as_index("recording", recording, 0, RECORDINGS - 1)
    return as_choice("voice", voice, VOICES), as_choice("word", word, DIGITS), number


def make_spoken(
    voices: Sequence[str],
    B: int,
    rng: np.random.Generator,
    *,
    recordings: Sequence[int] = range(RECORDINGS),
    least: int = 1,
    most: int = 3,
) -> Spoken:
    """Strings of digits, each said by one voice: recordings drawn and joined.

    Parameters
    ----------
    voices : list of str
        Who may speak, of VOICES.
    B : int
        How many strings.
    rng : numpy.random.Generator
        Draws voices, digits and recordings.
    recordings : range or list of int
        Which recordings are drawn from, of 0 ... 19.
    least, most : int
        How many digits a string has.

    Returns
    -------
    Spoken

    Raises
    ------
    ValueError
        If there is no such voice or recording, or a size is none.
    """
    voices, recordings = as_voices(voices), as_recordings(recordings)
    B, least = as_size("B", B), as_size("least", least)
    rng, most = as_rng(rng), as_size("most", most)
    if most < least:
        raise ValueError(f"most must be at least `least`, {least}; got {most}")
    strings, words = [], []
    for _ in range(B):
        voice = voices[rng.integers(len(voices))]
        said = [DIGITS[k] for k in rng.integers(10, size=rng.integers(least, most + 1))]
        parts = [_frames()[voice, word, recordings[rng.integers(len(recordings))]] for word in said]
        strings.append(np.concatenate(parts))
        words.append(said)
    return as_batch(strings, words)


def as_batch(strings, words):
    """Frames (T, 13) of several strings, and their words, as one batch. A string that
    is shorter than its label needs gets frames of zeros."""
    labels = [phones_of(said) for said in words]
    lengths = np.array([max(len(x), len(l) + 2) for x, l in zip(strings, labels, strict=True)])
    x = np.zeros((lengths.max(), strings[0].shape[1], len(strings)), np.float32)
    for b, frames in enumerate(strings):
        x[: len(frames), :, b] = frames
    return Spoken(x, lengths, labels, words)


def chosen(spoken, numbers):
    """Some of the strings, as a batch that is as long as the longest of them."""
    lengths = spoken.lengths[numbers]
    labels, words = ([whole[k] for k in numbers] for whole in (spoken.labels, spoken.words))
    return Spoken(spoken.x[: lengths.max(), :, numbers], lengths, labels, words)


@cache
def _raw():
    """All recordings by voice, word and number, as they were computed."""
    with np.load(FILE) as stored:
        rows = stored["frames"] * ((stored["high"] - stored["low"]) / 255) + stored["low"]
        ends = np.cumsum(stored["lengths"].astype(int))
        voices, digits = stored["speakers"][stored["speaker"]].tolist(), stored["digit"].tolist()
    found, counts = {}, {}
    for frames, voice, digit in zip(np.split(rows, ends[:-1]), voices, digits, strict=True):
        key = voice, DIGITS[digit]
        counts[key] = counts.get(key, -1) + 1
        found[*key, counts[key]] = frames
    return found


@cache
def _frames():
    """The same, normalized for each voice: that needs no labels, only a few of its
    words."""
    found = {}
    for voice in VOICES:
        mine = {key: frames for key, frames in _raw().items() if key[0] == voice}
        together = np.concatenate(list(mine.values()))
        mean, deviation = together.mean(axis=0), together.std(axis=0)
        found |= {key: ((frames - mean) / deviation).astype(np.float32) for key, frames in mine.items()}
    return found


def as_voices(voices):
    """A list of names that are there, or a sentence."""
    if not isinstance(voices, (list, tuple)) or not voices:
        raise ValueError(f"voices must be a list of names, of {', '.join(VOICES)}; got {in_short(voices)}")
    return [as_choice("voices", voice, VOICES) for voice in voices]


def as_recordings(recordings):
    """A list of numbers of recordings, or a sentence."""
    if not isinstance(recordings, (list, tuple, range)) or not len(recordings):
        raise ValueError(f"recordings must be whole numbers from 0 to 19; got {in_short(recordings)}")
    return [as_index("recordings", number, 0, RECORDINGS - 1) for number in recordings]
