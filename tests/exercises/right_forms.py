"""Forms of an answer, and ways to give it, in which a right solution is still right."""

import functools
from collections import namedtuple

import numpy as np
from exercises.handed_in import parts


def in_single_precision(answer):
    return parts(answer, np.float32)


def in_long_double(answer):
    return parts(answer, np.longdouble)


def in_fortran_order(answer):
    return parts(answer, lambda part: np.array(part, order="F"))


def strided(answer):
    def spread(part):
        return np.repeat(part, 2, axis=-1)[..., ::2] if np.ndim(part) else part

    return parts(answer, spread)


def read_only(answer):
    def lock(part):
        part = np.array(part)
        part.flags.writeable = False
        return part

    return parts(answer, lock)


def of_the_other_byte_order(answer):
    return parts(answer, lambda part: np.asarray(part).astype(">f8"))


def as_lists(answer):
    return parts(answer, lambda part: np.asarray(part).tolist())


def as_objects(answer):
    return parts(answer, lambda part: np.asarray(part).astype(object))


def off_by_rounding(answer):
    return parts(answer, lambda part: np.asarray(part) * (1 + 1e-14))


FORMS = (
    in_single_precision,
    in_long_double,
    in_fortran_order,
    strided,
    read_only,
    of_the_other_byte_order,
    as_lists,
    as_objects,
    off_by_rounding,
)


def a_list_of_parts(answer):
    return list(answer)


def a_named_tuple(answer):
    return namedtuple("Answer", [f"part_{i}" for i in range(len(answer))])(*answer)


def a_generator_of_parts(answer):
    return (part for part in answer)


FORMS_OF_PARTS = (a_list_of_parts, a_named_tuple, a_generator_of_parts)


def in_one_buffer(solution):
    """It is right each time, and writes its answer into the same arrays where the
    shapes are those of before."""
    kept = {}

    def into_a_buffer_that_is_used_again(**inputs):
        answer = solution(**inputs)
        arrays = answer if isinstance(answer, tuple) else (answer,)
        key = tuple(np.shape(array) for array in arrays)
        buffers = kept.setdefault(key, [np.empty(shape) for shape in key])
        for buffer, array in zip(buffers, arrays, strict=True):
            buffer[...] = array
        return tuple(buffers) if isinstance(answer, tuple) else buffers[0]

    return into_a_buffer_that_is_used_again


def as_a_partial(solution):
    return functools.partial(lambda spare, **inputs: solution(**inputs), 0)


def as_an_object(solution):
    class Learner:
        def __call__(self, **inputs):
            return solution(**inputs)

    return Learner()


def puts_back_what_it_changes(solution):
    """It works in the arrays that it got, and leaves them as they were."""

    def changes_and_puts_back(**inputs):
        answer = parts(solution(**inputs), np.copy)
        for value in inputs.values():
            if isinstance(value, np.ndarray):
                before = value.copy()
                value[...] = 0
                value[...] = before
        return answer

    return changes_and_puts_back


WAYS = (in_one_buffer, as_a_partial, as_an_object, puts_back_what_it_changes)
