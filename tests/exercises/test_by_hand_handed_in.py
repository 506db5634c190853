"""check_by_hand against readers that are right for some files alone, and right ones of
an unusual kind."""

import json
import struct

import numpy as np
from exercises.handed_in import FRESH, Exercise, changed, name_of
from exercises.usual import add_the_usual
from exercises.wrong_changes import CHANGES, replays

from rnn_teach.checks import check_by_hand

EXACT = ("rounded_to_three_digits", "in_half_precision")
"""Quarters have few digits; half precision is refused as such."""


def header_of(raw):
    (n,) = struct.unpack("<Q", raw[:8].tobytes())
    return n, json.loads(raw[8 : 8 + n].tobytes())


def right(raw, name):
    n, header = header_of(raw)
    start, end = header[name]["data_offsets"]
    return np.frombuffer(raw[8 + n + start : 8 + n + end].tobytes(), "<f4").reshape(header[name]["shape"])


exercise = Exercise(check_by_hand, right)
add_the_usual(exercise, changes=[change for change in CHANGES if name_of(change) not in EXACT])


@exercise.wrong
def the_first_array_whatever_the_name(raw, name):
    _, header = header_of(raw)
    return right(raw, next(key for key in header if key != "__metadata__"))


@exercise.wrong
def the_second_array_whatever_the_name(raw, name):
    _, header = header_of(raw)
    return right(raw, [key for key in header if key != "__metadata__"][-2 if len(header) > 2 else -1])


@exercise.wrong
def a_header_of_always_the_same_length(raw, name):
    _, header = header_of(raw)
    one = header[name]
    start, end = one["data_offsets"]
    return np.frombuffer(raw[8 + 264 + start :][: end - start].tobytes().ljust(end - start, b"\0"), "<f4").reshape(
        one["shape"]
    )


@exercise.wrong
def a_matrix_whatever_the_shape(raw, name):
    array = right(raw, name)
    return array.reshape(len(array), -1)


@exercise.right
def number_by_number(raw, name):
    n, header = header_of(raw)
    start, end = header[name]["data_offsets"]
    numbers = [struct.unpack("<f", bytes(raw[at : at + 4]))[0] for at in range(8 + n + start, 8 + n + end, 4)]
    return np.array(numbers).reshape(header[name]["shape"])


@exercise.right
def length_byte_by_byte(raw, name):
    n = sum(int(byte) << (8 * place) for place, byte in enumerate(raw[:8]))
    header = json.loads(bytes(raw[8 : 8 + n]).decode())
    body = raw[8 + n :]
    start, end = header[name]["data_offsets"]
    return np.frombuffer(bytes(body[start:end]), np.float32).reshape(header[name]["shape"]).astype(float)


exercise.right(changed(right, np.ndarray.tolist, name="as_lists"))


@exercise.each_wrong
def test_a_wrong_reader_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_reader_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
