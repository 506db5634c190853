"""What makes a right solution wrong: changes of its answer, and ways to cheat or to
spoil."""

import itertools

import numpy as np
from exercises.handed_in import named, parts


def nan_at_the_last_place(answer):
    def spoil(part):
        part = np.array(part, float)
        part.flat[-1] = np.nan
        return part

    return parts(answer, spoil)


def nan_everywhere(answer):
    return parts(answer, lambda part: np.full(np.shape(part), np.nan))


def infinite_at_the_last_place(answer):
    def spoil(part):
        part = np.array(part, float)
        part.flat[-1] = np.inf
        return part

    return parts(answer, spoil)


def off_by_a_ten_thousandth(answer):
    return parts(answer, lambda part: np.asarray(part) * (1 + 1e-4) + 1e-4)


def off_by_a_ten_thousandth_in_single_precision(answer):
    return parts(answer, lambda part: np.float32(np.asarray(part) * (1 + 1e-4) + 1e-4))


def last_number_off_by_a_hundredth(answer):
    def spoil(part):
        part = np.array(part, float)
        part.flat[-1] += 0.01
        return part

    return parts(answer, spoil)


def in_half_precision(answer):
    return parts(answer, np.float16)


def rounded_to_three_digits(answer):
    return parts(answer, lambda part: np.round(part, 3))


def with_an_imaginary_part(answer):
    return parts(answer, lambda part: part + 5j)


def all_masked(answer):
    return parts(answer, lambda part: np.ma.array(part, mask=True))


def last_place_masked(answer):
    def mask(part):
        masked = np.ma.array(part)
        masked[(-1,) * masked.ndim] = np.ma.masked
        return masked

    return parts(answer, mask)


def as_strings(answer):
    return parts(answer, lambda part: np.asarray(part).astype(str))


def as_objects_one_of_them_none(answer):
    def spoil(part):
        part = np.array(part, object)
        part.flat[-1] = None
        return part

    return parts(answer, spoil)


def with_one_axis_more(answer):
    return parts(answer, lambda part: np.asarray(part)[np.newaxis])


def all_zeros(answer):
    return parts(answer, lambda part: np.zeros(np.shape(part)))


def an_array_that_calls_itself_equal(answer):
    """Of a class that answers every question of NumPy with True."""

    class Agreeing(np.ndarray):
        def __array_function__(self, *_):
            return True

        def __eq__(self, other):
            return True

        __hash__ = None

    return parts(answer, lambda part: np.zeros(np.shape(part)).view(Agreeing))


CHANGES = (
    nan_at_the_last_place,
    nan_everywhere,
    infinite_at_the_last_place,
    off_by_a_ten_thousandth,
    off_by_a_ten_thousandth_in_single_precision,
    last_number_off_by_a_hundredth,
    in_half_precision,
    rounded_to_three_digits,
    with_an_imaginary_part,
    all_masked,
    last_place_masked,
    as_strings,
    as_objects_one_of_them_none,
    with_one_axis_more,
    all_zeros,
    an_array_that_calls_itself_equal,
)


def half_an_answer(answer):
    return answer[: len(answer) // 2]


def one_part_too_many(answer):
    return (*answer, answer[-1])


def one_part_none(answer):
    return (*answer[:-1], None)


def right_the_first_time(solution):
    """It remembers, among its globals, that it has been called."""
    calls = itertools.count()

    def right_at_the_first_call_only(**inputs):
        answer = solution(**inputs)
        return answer if next(calls) == 0 else all_zeros(answer)

    return right_at_the_first_call_only


def changes_its_inputs(solution):
    """Right numbers, and the caller's arrays are spoiled."""

    def changes_its_inputs_in_place(**inputs):
        answer = solution(**inputs)
        answer = parts(answer, np.copy) if isinstance(answer, (tuple, np.ndarray)) else answer
        for value in inputs.values():
            if isinstance(value, np.ndarray):
                value *= 2
        return answer

    return changes_its_inputs_in_place


def _patching(module, name):
    def patch(solution):
        def replaced(**inputs):
            setattr(module, name, lambda *_, **__: True)
            return all_zeros(solution(**inputs))

        return named(f"replaces_numpy_{name}", replaced)

    return patch


PATCHES = (
    _patching(np, "allclose"),
    _patching(np, "isclose"),
    _patching(np, "array_equal"),
    _patching(np.testing, "assert_allclose"),
    _patching(np.testing, "assert_array_equal"),
)


def replays(exercise):
    """A solution that gives again what was right when the checker was called before,
    with fresh numbers."""
    answers = []

    def right(**inputs):
        answers.append(exercise.solution(**inputs))
        return answers[-1]

    assert exercise.check(right)
    again = itertools.cycle(answers)

    def replays_answers_of_an_earlier_call(**_):
        return next(again)

    return replays_answers_of_an_earlier_call
