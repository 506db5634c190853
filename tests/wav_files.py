"""WAV files, good ones and bad ones."""

import io
import struct
import wave

import numpy as np

RATE = 8000
TONE = 0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE // 2) / RATE)


def file_of(wave_, *, bits=16, channels=1, rate=RATE):
    """A WAV file as Python's own library writes it."""
    numbers = np.round(wave_ * (2 ** (bits - 1) - 1)).astype("<i8")
    numbers = np.repeat(numbers[:, np.newaxis], channels, axis=1)
    if bits == 8:
        numbers = numbers + 128
    raw = numbers.view(np.uint8).reshape(-1, 8)[:, : bits // 8].tobytes()
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setparams((channels, bits // 8, rate, 0, "NONE", ""))
        out.writeframes(raw)
    return buffer.getvalue()


def header(*, kind=1, channels=1, rate=RATE, bits=16, data=b"\0\1" * 4000, more=b"", extra=b""):
    """A WAV file written by hand, with whatever its header says."""
    size = bits // 8 * channels
    fmt = struct.pack("<HHIIHH", kind, channels, rate, rate * size, size, bits) + extra
    chunks = struct.pack("<4sI", b"fmt ", len(fmt)) + fmt + more + struct.pack("<4sI", b"data", len(data)) + data
    return struct.pack("<4sI4s", b"RIFF", 4 + len(chunks), b"WAVE") + chunks


HOUR = header(rate=8000, bits=8, data=bytes(range(256)) * (3600 * 8000 // 256))
