"""What learners may hand in for an exercise, right and wrong, and what a checker must
say of it.

A test file has an `Exercise` and hangs functions on it with `@exercise.wrong` and
`@exercise.right`; `@exercise.each_wrong` and `@exercise.each_right` stand above the
tests of all of them. Each is tried with several seeds. What all exercises share (a NaN,
float16, a reused buffer ...) is made from the right solution, in `usual.py`.
"""

import pickle
from contextlib import ExitStack, contextmanager
from unittest import mock

import numpy as np
from case_by_case import case_by_case

from rnn_teach.kit.catalogue import Mistakes, Pieces
from rnn_teach.kit.exercise import Exercise as Runner

SEEDS = (0, 1)
"""Each seed is another call of the checker."""

FRESH = (None,)
"""Instead of seeds: numbers as a learner gets them, which are others at each call."""


def name_of(solution):
    """A test's name: what is wrong, or unusual, about the solution.

    An object without a name is called by its kind: the processes that share the tests
    must agree on their names, and Python's own text for it holds an address.
    """
    return getattr(solution, "__name__", type(solution).__name__)


class Exercise:
    """A checker, a solution that is right and usual, and what else may be handed in."""

    def __init__(self, check, solution, seeds=SEEDS):
        self.check, self.solution, self.seeds = check, solution, seeds
        self.wrongs, self.rights, self._kept = [], [], {}

    def wrong(self, solution):
        """Hang on a solution that must never be called correct."""
        self.wrongs.append(solution)
        return solution

    def right(self, solution):
        """Hang on a solution that must always be called correct."""
        self.rights.append(solution)
        return solution

    @property
    def each_wrong(self):
        """Above a test of a `solution`: it is made of each that hangs here by then."""
        return case_by_case("solution", _numbered(self.wrongs))

    @property
    def each_right(self):
        """As `each_wrong`, of those that are right."""
        return case_by_case("solution", _numbered(self.rights))

    def verdict(self, solution, seed):
        """What the checker says; with a seed, of numbers drawn from it."""
        if seed is None:
            return self.check(solution)
        with mistakes_made_once(self._kept):
            return self.check(solution, np.random.default_rng(seed))

    def refuses(self, solution, *, seeds=None):
        """Assert that no numbers make the solution correct, and that a sentence says
        something about it."""
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


@contextmanager
def mistakes_made_once(kept):
    """All that is handed in is compared with the same mistakes in the same numbers: two
    thousand pairs of them, where they lie in the pieces of one computation.

    `kept` holds what they give, but for what was computed by a NumPy that a solution
    has changed.
    """
    numpy_itself = [getattr(np, name) for name in numpy_kept.NAMES]
    written = {}  # by the dict, which is kept, so that no other one gets its number

    def kept_answer(compute):
        def answer(mistakes, keys, inputs):
            if id(inputs) not in written:
                written[id(inputs)] = inputs, pickle.dumps(inputs)
            case = (id(mistakes), keys, written[id(inputs)][1])
            if case in kept:
                return kept[case]
            given = compute(mistakes, keys, inputs)
            if [getattr(np, name) for name in numpy_kept.NAMES] == numpy_itself:
                kept[case] = given
            return given

        return answer

    with ExitStack() as patches:
        for kind in (Mistakes, Pieces):
            patches.enter_context(mock.patch.object(kind, "answer", kept_answer(kind.answer)))
        yield


@contextmanager
def trials_drawn_once(kept):
    """Each exercise is tried on the same numbers each time, kept in `kept`: for what is
    handed in that reads none of them."""
    draw = Runner.trials

    def trials(exercise, rng):
        if id(exercise) not in kept:
            kept[id(exercise)] = draw(exercise, rng)
        return kept[id(exercise)]

    with mock.patch.object(Runner, "trials", trials):
        yield


def _numbered(solutions):
    """By name; two may have the same."""
    return {f"{number}. {name_of(solution)}": solution for number, solution in enumerate(solutions, 1)}


def assert_helps(verdict):
    """A verdict that is not "correct" is a sentence of its own, short enough to be
    read."""
    text = str(verdict)
    assert text.strip().endswith((".", "?")), text
    assert 20 < len(text) < 700, text
    assert "Traceback" not in text


def parts(answer, change):
    """The change made in each array of an answer that is a tuple,
    or in the only one."""
    return tuple(map(change, answer)) if isinstance(answer, tuple) else change(answer)


def named(name, function):
    """The function with that name, which says what is wrong or unusual about it."""
    function.__name__ = name
    return function


def returning(answer, name="my_answer"):
    """A solution of that name which returns this answer."""
    return named(name, lambda: answer)


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
