"""Read a WAV file of one's own: what it holds, or a sentence on why it cannot be
used."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rnn_teach.core.arguments import in_short
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.sound import RATES

LONGEST = 30
"""Seconds: a sentence, not a lecture."""
SHORTEST = 0.05
QUIET = 1e-4
"""A wave that stays below this part of full scale is silence."""
WHOLE_NUMBERS, FLOATS, EXTENSIBLE = 1, 3, 0xFFFE
"""How a file says what its samples are."""
BITS = (8, 16, 24, 32)


class NoSoundError(ValueError):
    """A file that cannot be used, and how to mend it: the file is at fault, and no line
    of code."""

    def _render_traceback_(self):
        """What a notebook shows: the sentence alone, and no lines of ours above it."""
        return [str(self)]


@dataclass(frozen=True, repr=False)
class Sound:
    """A wave, and how many samples of it make a second.

    wave : array (samples,)
        From -1 to 1; the mean of both channels of a stereo file.
    rate : int
        Samples a second.
    """

    wave: np.ndarray
    rate: int

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.wave) / self.rate

    def __repr__(self) -> str:
        return say.sound(self.seconds, self.rate, len(self.wave))


def read_wav(source: str | Path | bytes) -> Sound:
    """The wave in a WAV file.

    8,000 to 48,000 samples a second, mono or stereo, whole numbers of 8, 16, 24 or 32
    bits, 0.05 to 30 seconds.

    Parameters
    ----------
    source : str, path or bytes
        Where the file is, or what is in it.

    Returns
    -------
    Sound

    Raises
    ------
    ValueError
        If there is no such file, it is none of these, or holds nothing but silence:
        says what it is, and how to mend it.
    """
    data = _contents(source)
    if not data:
        raise NoSoundError(say.WAV_EMPTY)
    if len(data) < 12 and data.startswith(b"RIFF"[: len(data)]):
        raise NoSoundError(say.WAV_HEADER)
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NoSoundError(say.wav_other(_kind_of(data)))
    chunks = _chunks(data)
    if len(chunks.get(b"fmt ", b"")) < 16:
        raise NoSoundError(say.WAV_HEADER)
    kind, channels, rate, _, _, bits = struct.unpack("<HHIIHH", chunks[b"fmt "][:16])
    if kind == EXTENSIBLE and len(chunks[b"fmt "]) >= 26:
        (kind,) = struct.unpack("<H", chunks[b"fmt "][24:26])
    _refuse_form(kind, channels, rate, bits)
    if b"data" not in chunks:
        raise NoSoundError(say.WAV_HEADER)
    _refuse_length(len(chunks[b"data"]) // (bits // 8 * channels), rate)  # an hour takes gigabytes as floats
    wave = _wave(chunks[b"data"], channels, bits)
    if np.abs(wave - wave.mean()).max() < QUIET:
        raise NoSoundError(say.wav_silent(len(wave) / rate))
    return Sound(wave, rate)


def _contents(source):
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    if not isinstance(source, (str, Path)):
        raise ValueError(f"source must be a file's name or the bytes in it; got {in_short(source)}")
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a zero in it
        raise NoSoundError(say.wav_missing(str(source)[:60], type(error).__name__)) from None


def _kind_of(data):
    """What else it is, by its first bytes; "" where they tell nothing."""
    for start, name in say.OTHER_FILES.items():
        if data.startswith(start) or data[4:].startswith(start):
            return name
    return ""


def _chunks(data):
    """The parts of the file by name; the last one may be cut short, as of a recording
    that was stopped."""
    found, place = {}, 12
    while place + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[place : place + 8])
        found.setdefault(name, data[place + 8 : place + 8 + size])
        place += 8 + size + size % 2
    return found


def _refuse_form(kind, channels, rate, bits):
    if kind == FLOATS:
        raise NoSoundError(say.wav_floats(bits))
    if kind != WHOLE_NUMBERS:
        raise NoSoundError(say.wav_coded(kind))
    if channels not in (1, 2):
        raise NoSoundError(say.wav_channels(channels))
    if not RATES[0] <= rate <= RATES[1]:
        raise NoSoundError(say.wav_rate(rate, *RATES))
    if bits not in BITS:
        raise NoSoundError(say.wav_bits(bits, BITS))


def _wave(data, channels, bits):
    """Samples as numbers from -1 to 1; what is left of the last one, where the file was
    cut, is left out."""
    size = bits // 8 * channels
    data = data[: len(data) // size * size]
    raw = np.frombuffer(data, np.uint8).reshape(-1, bits // 8)
    if bits == 8:  # from 0 to 255, all others around 0
        numbers = raw[:, 0].astype(float) - 128
    else:
        wide = np.zeros((len(raw), 4), np.uint8)
        wide[:, 4 - bits // 8 :] = raw  # in the upper bytes, so that the sign is right
        numbers = wide.view("<i4")[:, 0] / 2.0 ** (32 - bits)
    return numbers.reshape(-1, channels).mean(axis=1) / 2.0 ** (bits - 1)


def _refuse_length(samples, rate):
    if samples == 0:
        raise NoSoundError(say.WAV_NO_SOUND)
    seconds = samples / rate
    if not SHORTEST <= round(seconds, 2) <= LONGEST:  # as it is told: 30.00 is not too long
        raise NoSoundError(say.wav_seconds(seconds, SHORTEST, LONGEST))
