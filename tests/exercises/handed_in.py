"""What learners may hand in for an exercise, right and wrong, and what a checker must say of it.

A test file has an `Exercise` and hangs functions on it with `@exercise.wrong` and `@exercise.right`; each is tried
with fresh numbers and with many seeds. What all exercises share (a NaN, float16, a reused buffer ...) is made from
the right solution.
"""

import functools
import itertools
from collections import namedtuple

import numpy as np

SEEDS = (0, 1)
"""Each seed is another call of the checker."""

FRESH = (None,)
"""Instead of seeds: numbers as a learner gets them, which are others at each call."""


def name_of(solution):
    """A test's name: what is wrong, or unusual, about the solution."""
    return getattr(solution, "__name__", str(solution))


class Exercise:
    """A checker, a solution that is right and usual, and what else may be handed in."""

    def __init__(self, check, solution, seeds=SEEDS):
        self.check, self.solution, self.seeds = check, solution, seeds
        self.wrongs, self.rights = [], []

    def wrong(self, solution):
        """Hang on a solution that must never be called correct."""
        self.wrongs.append(solution)
        return solution

    def right(self, solution):
        """Hang on a solution that must always be called correct."""
        self.rights.append(solution)
        return solution

    def verdict(self, solution, seed):
        """What the checker says; with a seed, of numbers drawn from it."""
        return self.check(solution) if seed is None else self.check(solution, np.random.default_rng(seed))

    def refuses(self, solution, *, seeds=None):
        """Assert that no numbers make the solution correct, and that a sentence says something about it."""
        for seed in seeds or self.seeds:
            with numpy_kept():
                verdict = self.verdict(solution, seed)
            assert not verdict, f"{name_of(solution)}, seed {seed}, is called correct: {verdict}"
            assert_helps(verdict)

    def accepts(self, solution):
        """Assert that the solution is called correct, whatever the numbers."""
        for seed in self.seeds:
            verdict = self.verdict(solution, seed)
            assert verdict, f"{name_of(solution)}, seed {seed}: {verdict}"

    def add_what_all_share(self, *, changes=(), forms=()):
        """Hang on what is made from the right solution: changes of its numbers, forms of its answer."""
        for change in changes:
            self.wrong(changed(self.solution, change))
        for form in forms:
            self.right(changed(self.solution, form))


def assert_helps(verdict):
    """A verdict that is not "correct" is a sentence of its own, short enough to be read."""
    text = str(verdict)
    assert text.strip().endswith((".", "?")), text
    assert 20 < len(text) < 700, text
    assert "Traceback" not in text


def parts(answer, change):
    """The change made in each array of an answer that is a tuple, or in the only one."""
    return tuple(map(change, answer)) if isinstance(answer, tuple) else change(answer)


def named(name, function):
    """The function with that name, which says what is wrong or unusual about it."""
    function.__name__ = name
    return function


def changed(solution, change, name=None):
    """The right solution with its answer changed; the name says how."""

    def handed_in(**inputs):
        return change(solution(**inputs))

    return named(name or name_of(change), handed_in)


class numpy_kept:
    """Give NumPy its functions back after a solution that has replaced some."""

    NAMES = ("allclose", "isclose", "array_equal", "all", "asarray", "isfinite", "array_equiv")

    def __enter__(self):
        self.kept = [(np, name, getattr(np, name)) for name in self.NAMES]
        self.kept += [(np.testing, "assert_allclose", np.testing.assert_allclose)]
        self.kept += [(np.testing, "assert_array_equal", np.testing.assert_array_equal)]

    def __exit__(self, *_):
        for module, name, function in self.kept:
            setattr(module, name, function)


# Changes that make a right answer wrong.


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


# Forms in which a right answer is still right.


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
    off_by_rounding,
)


# Forms of an answer of several parts.


def a_list_of_parts(answer):
    return list(answer)


def a_named_tuple(answer):
    return namedtuple("Answer", [f"part_{i}" for i in range(len(answer))])(*answer)


def a_generator_of_parts(answer):
    return (part for part in answer)


FORMS_OF_PARTS = (a_list_of_parts, a_named_tuple, a_generator_of_parts)


# Ways to behave, made from the right solution.


def in_one_buffer(solution):
    """It is right each time, and writes its answer into the same arrays where the shapes are those of before."""
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


def add_the_usual(exercise, *, changes=CHANGES, forms=FORMS, several=False, ways=WAYS):
    """Hang on all that is made from the right solution."""
    exercise.add_what_all_share(changes=changes, forms=(*forms, *(FORMS_OF_PARTS if several else ())))
    for way in ways:
        exercise.right(way(exercise.solution))
    exercise.wrong(right_the_first_time(exercise.solution))
    exercise.wrong(changes_its_inputs(exercise.solution))
    for patch in PATCHES:
        exercise.wrong(patch(exercise.solution))
    if several:
        for keep in (half_an_answer, one_part_too_many, one_part_none):
            exercise.wrong(changed(exercise.solution, keep))


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
    """A solution that gives again what was right when the checker was called before, with fresh numbers."""
    answers = []

    def right(**inputs):
        answers.append(exercise.solution(**inputs))
        return answers[-1]

    assert exercise.check(right)
    again = itertools.cycle(answers)

    def replays_answers_of_an_earlier_call(**_):
        return next(again)

    return replays_answers_of_an_earlier_call
