"""Read one array out of the bytes of a safetensors file."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.own_network import words


def check_by_hand(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(raw, name)` → one array of a safetensors file.

        8 bytes: n, the lowest first · n bytes: JSON · then the numbers

    Parameters
    ----------
    function : callable
        Gets the bytes of a file, an array of uint8, and the name of an array of
        float32; returns the array in its shape. `raw.tobytes()` gives bytes.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def file_of(arrays):
    """The bytes of a safetensors file with these arrays of float32, as numbers."""
    header, body = {"__metadata__": {"format": "pt"}}, b""
    for name, array in arrays.items():
        offsets = [len(body), len(body) + array.nbytes]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
        body += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return np.frombuffer(struct.pack("<Q", len(text)) + text + body, np.uint8)


def _some(rng, *shape):
    """Numbers that all differ; read in a wrong way they are finite too."""
    return ((1 + rng.permutation(int(np.prod(shape)))) / 4 + 0.5).astype(np.float32).reshape(shape)


def _draw(rng):
    """The second of three; the first and the last; a vector; the only one; a cube; more
    than ten rows."""
    n, m = whole(rng, 3, 5), whole(rng, 6, 8)
    three = {"head.weight": _some(rng, 4, 5), "lstm.weight_ih_l0": _some(rng, n, m), "lstm.bias": _some(rng, 9)}
    raw = file_of(three)
    files = [{"raw": raw, "name": name} for name in ("lstm.weight_ih_l0", "lstm.bias", "head.weight")]
    many = {"a": _some(rng, 2, 3, 4), "b": _some(rng, whole(rng, 11, 13), 2)}
    files += [{"raw": file_of(many), "name": name} for name in many]
    return [*files, {"raw": file_of({"only": _some(rng, 2, 2)}), "name": "only"}]


def _parts(raw, name):
    raw = raw.tobytes()
    n = struct.unpack("<Q", raw[:8])[0]
    one = json.loads(raw[8 : 8 + n])[name]
    return raw, n, *one["data_offsets"], one["shape"]


def right_array(raw, name):
    """The array."""
    return _at(lambda n, start: 8 + n + start)(raw, name)


def _at(place, kind="<f4", order="C"):
    """A reader that takes the numbers from `place(n, start)` on, as of that kind."""

    def read(raw, name):
        raw, n, start, end, shape = _parts(raw, name)
        count = (end - start) // 4
        piece = raw[place(n, start) :][: 4 * count].ljust(4 * count, b"\0")
        return np.frombuffer(piece, kind).astype(float).reshape(shape, order=order)

    return read


MISTAKES = {
    "from_the_start": _at(lambda n, start: start),
    "without_the_length": _at(lambda n, start: n + start),
    "without_the_header": _at(lambda n, start: 8 + start),
    "first_numbers": _at(lambda n, start: 8 + n),
    "first_after_the_length": _at(lambda n, start: 8),
    "columns_first": _at(lambda n, start: 8 + n + start, order="F"),
    "highest_first": _at(lambda n, start: 8 + n + start, kind=">f4"),
    "whole_numbers": _at(lambda n, start: 8 + n + start, kind="<i4"),
}
"""What comes out when a file is read wrongly in a usual way, by key."""


def _shape_hints(right, **_):
    hints = {(right.size,): words.HAND_FLAT} if right.ndim > 1 else {}
    hints |= {(4 * right.size,): words.HAND_BYTES}
    return hints | ({right.shape[::-1]: words.HAND_TURNED} if right.shape != right.shape[::-1] else {})


def _case(raw, name):
    return words.hand_case(name)


EXERCISE = Exercise(
    draw=_draw,
    right=right_array,
    returns={"array": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.HAND_MISTAKES,
    case=_case,
    always_case=True,
    correct=lambda trials: words.hand_correct(len(trials)),
    advice=words.HAND_ADVICE,
    no_number=words.HAND_NO_NUMBER,
)
