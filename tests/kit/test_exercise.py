"""The runner of exercises on one that fits a screen: whatever a learner's function
does, there is a verdict."""

import functools
import sys
import textwrap
from types import SimpleNamespace

import numpy as np
import pytest

from rnn_teach.kit import faults
from rnn_teach.kit.catalogue import Mistakes, Pieces
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole

DOUBLED = Exercise(
    draw=lambda rng: [{"x": rng.normal(size=size)} for size in (whole(rng, 3, 5), 1, whole(rng, 11, 13))],
    right=lambda x: 2 * x,
    returns={"y": lambda right, x: {(1,): "keep all of them"}},
    mistakes=Mistakes({"squared": lambda x: x**2, "first_alone": lambda x: 2 * x * (np.arange(len(x)) < 1)}),
    named={"squared": "it is squared", "first_alone": "the first alone is doubled"},
    case=lambda x: f"with {len(x)} numbers",
    correct=lambda trials: f"doubled {len(trials)} times.",
    advice="add x to x.",
)
BOTH = Exercise(
    draw=lambda rng: [{"x": rng.normal(size=size)} for size in (4, 1, 12)],
    right=lambda x: (2 * x, x.sum()),
    returns={"double": lambda right, x: {}, "total": lambda right, x: {}},
    mistakes=Pieces(
        lambda pieces, x: (pieces["double"](x), pieces["total"](x)),
        {"double": lambda x: 2 * x, "total": np.sum},
        {
            "tripled": {"double": lambda x: 3 * x},
            "mean": {"total": np.mean},
            "product": {"total": np.prod},
        },
    ),
    named={"tripled": "it is tripled", "mean": "the mean is taken", "product": "the product is taken"},
    case=lambda x: f"with {len(x)} numbers",
    correct=lambda trials: "both.",
    advice="",
)


LIKE_ROWS = Exercise(
    draw=BOTH.draw,
    right=lambda x: (2 * x, 3 * x),
    returns=BOTH.returns,
    mistakes=Mistakes({}),
    named={},
    case=BOTH.case,
    correct=BOTH.correct,
    advice="",
)


def double(x):
    return 2 * x


def test_right_answers_are_correct():
    assert str(DOUBLED.check(double)) == "Correct: doubled 3 times."
    assert DOUBLED.check(functools.partial(lambda a, x: a * x, 2))
    assert DOUBLED.check(SimpleNamespace(double=double).double)
    assert DOUBLED.check(lambda *args, **kwargs: 2 * kwargs["x"])
    assert DOUBLED.check(lambda x: (2 * number for number in x))
    assert BOTH.check(lambda x: iter([2 * x, x.sum()]))
    assert BOTH.check(lambda x: [list(2 * x), float(x.sum())])
    assert LIKE_ROWS.check(lambda x: np.stack([2 * x, 3 * x]))


def test_a_mistake_has_its_key_and_its_sentence():
    verdict = DOUBLED.check(lambda x: x**2)
    assert verdict.key == "squared"
    assert verdict.sentence.startswith("y[0] is ")
    assert verdict.sentence.endswith("; your y is what you get when it is squared.")


def test_two_mistakes_at_once_are_both_named_where_one_array_shows_both():
    verdict = BOTH.check(lambda x: (3 * x, x.mean()))
    assert verdict.key == "tripled"
    assert BOTH.check(lambda x: (2 * x, x.mean())).key == "mean"


def test_what_has_no_name_has_advice_and_no_key():
    verdict = DOUBLED.check(lambda x: x + 5)
    assert verdict.key == ""
    assert verdict.sentence.endswith(". No usual mistake gives these numbers: add x to x.")


def test_a_size_that_is_written_out_is_found():
    verdict = DOUBLED.check(lambda x: 2 * x if len(x) < 10 else x)
    assert verdict.key == "other_sizes"
    assert verdict.sentence.startswith("with 1")
    assert "numbers it is right: is a size or a number written out" in verdict.sentence
    verdict = DOUBLED.check(lambda x: 2 * np.array([x[0], x[1], *x[2:]]))
    assert verdict.key == "stopped"
    assert "IndexError" in verdict.sentence
    assert "numbers it is right" in verdict.sentence


def test_of_nan_in_a_later_trial_no_size_is_suspected():
    verdict = DOUBLED.check(lambda x: 2 * x if len(x) < 10 else x * np.nan)
    assert verdict.key == "not_finite"
    assert verdict.sentence.startswith("with 1")
    assert "written out" not in verdict.sentence


def test_two_numbers_that_differ_are_shown_as_different():
    sentence = DOUBLED.check(lambda x: 2 * x + 5e-5 * np.abs(x).max()).sentence
    mine, right = sentence.removeprefix("y[0] is ").split(". ")[0].split(", right is ")
    assert float(mine) != float(right)


def stub(x):
    """A docstring, and no more."""
    ...


def stub_with_pass(x):
    pass


def stub_that_raises(x):
    raise NotImplementedError


@pytest.mark.parametrize(
    "function",
    [
        stub,
        stub_with_pass,
        stub_that_raises,
        lambda x: None,
        lambda x: ...,
        lambda x: (..., ...),
        lambda x: [..., (...,)],
    ],
)
@pytest.mark.parametrize("exercise", [DOUBLED, BOTH])
def test_a_stub_is_not_attempted(exercise, function):
    assert exercise.check(function).state == "not attempted yet"


def forgets_to_return(x):
    2 * x


def returns_only_sometimes(x):
    if len(x) > 1:
        return 2 * x


def test_a_forgotten_return_is_told():
    verdict = DOUBLED.check(forgets_to_return)
    assert verdict.state == "not right yet"
    assert verdict.sentence == "forgets_to_return returns nothing: is `return` missing, or was it never reached?"
    assert "returns nothing" in BOTH.check(functools.partial(forgets_to_return)).sentence
    assert "with 1 " not in verdict.sentence
    sometimes = DOUBLED.check(returns_only_sometimes)
    assert sometimes.key == "returns_nothing"
    assert sometimes.sentence.startswith("with 1 numbers, returns_only_sometimes returns nothing")
    assert "numbers it is right: is a size" in sometimes.sentence


class Unprintable(Exception):
    def __str__(self):
        raise ValueError("never")


class EndsWhenPrinted(Exception):
    def __str__(self):
        raise SystemExit


class Tensor:
    """What PyTorch gives: an array that refuses to be one."""

    def detach(self):
        return self

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")


class ListWithoutLength(list):
    def __len__(self):
        raise TypeError("no length")


class ListThatEnds(list):
    def __iter__(self):
        sys.exit()


def in_itself(x):
    answer = []
    answer.append(answer)
    return answer


class LeavesWhenRead:
    def __array__(self, dtype=None, copy=None):
        sys.exit()


def raising(error):
    def my_double(x):
        raise error

    return my_double


@pytest.mark.parametrize(
    ("function", "key", "said"),
    [
        (raising(SystemExit), "stopped", "SystemExit"),
        (raising(GeneratorExit), "stopped", "GeneratorExit"),
        (raising(BaseException("all")), "stopped", "BaseException: all"),
        (raising(Unprintable), "stopped", "cannot be printed"),
        (raising(EndsWhenPrinted), "stopped", "cannot be printed"),
        (raising(StopIteration), "stopped", "StopIteration"),
        (lambda x: sys.exit(3), "stopped", "a function ends with return"),
        (lambda x: Tensor(), "no_array", ".detach().numpy()"),
        (lambda x: LeavesWhenRead(), "no_array", "got LeavesWhenRead"),
        (lambda x: [Tensor()] * len(x), "no_array", "got"),
        (lambda x: 10**400, "no_array", "too large"),
        (lambda x: [10**400] * len(x), "no_array", "too large"),
        (lambda x: "2 x", "no_array", "got str"),
        (lambda x: b"2 x", "no_array", "got bytes"),
        (lambda x: {1: 2}, "no_array", "got dict"),
        (lambda x: {1, 2}, "no_array", "got set"),
        (lambda x: print, "no_array", "got builtin"),
        (lambda x: np.datetime64("2026-11-01"), "no_array", "got datetime64"),
        (lambda x: [[1], [1, 2]], "no_array", "do not have the same shape"),
        (lambda x: [*x[1:], ...], "no_array", "dots"),
        (lambda x: [*x[1:], None], "not_finite", "nan"),
        (lambda x: [np.ma.array(x, mask=True)[0]] * len(x), "no_array", "masked"),
        (lambda x: np.array(["1"] * len(x), dtype=object), "no_array", "text"),
        (lambda x: (number for number in iter(int, 1)), "shape", "100000"),
        (in_itself, "no_array", "got a list"),
        (lambda x: ListWithoutLength([1, 2] * 20), "shape", "(40,)"),
        (lambda x: ListThatEnds([1, 2]), "stopped", "SystemExit"),
        (lambda x: (1 / 0 for _ in x), "stopped", "ZeroDivisionError"),
        (lambda a: 2 * a, "parameters", "must take the arguments x, by these names; it takes a"),
        (lambda: 2, "parameters", "it takes none"),
        (lambda x, y: 2 * x, "parameters", "it takes x, y"),
        (lambda x, /: 2 * x, "parameters", "by these names"),
    ],
)
def test_nothing_is_raised_and_what_happened_is_told(function, key, said):
    verdict = DOUBLED.check(function)
    assert (verdict.state, verdict.key) == ("not right yet", key)
    assert said in verdict.sentence
    assert not BOTH.check(function)


@pytest.mark.parametrize("thing", [3, "f", None, ..., np.zeros(3)])
def test_what_is_no_function_is_told(thing):
    assert "without calling it" in DOUBLED.check(thing).sentence


def test_the_stop_button_stops_the_cell():
    with pytest.raises(KeyboardInterrupt):
        DOUBLED.check(raising(KeyboardInterrupt))

    class StoppedWhenRead:
        def __array__(self, dtype=None, copy=None):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        DOUBLED.check(lambda x: StoppedWhenRead())


def test_the_line_of_an_error_is_told_with_its_text():
    def my_double(x):
        y = 2 * x
        y[len(x)] = 1
        return y

    line = my_double.__code__.co_firstlineno + 2
    sentence = DOUBLED.check(my_double).sentence
    assert f"in line {line}: `y[len(x)] = 1`." in sentence


def test_an_error_in_a_function_that_is_called_is_told_with_the_learners_own_line():
    def my_double(x):
        return np.linalg.inv(np.outer(x, x)[:, :1])

    assert "`return np.linalg.inv(np.outer(x, x)[:, :1])`" in DOUBLED.check(my_double).sentence


def test_a_line_without_text_has_its_number():
    space = {}
    exec(
        textwrap.dedent("""
        def my_double(x):
            return 1 / 0
    """),
        space,
    )
    assert DOUBLED.check(space["my_double"]).sentence.endswith("ZeroDivisionError: division by zero, in line 3.")


@pytest.mark.parametrize(
    ("fail", "said"),
    [
        (lambda: np.zeros(3) + np.zeros(4), "Arrays of shapes (3,) and (4,) were combined number by number"),
        (lambda: np.zeros((2, 3)) @ np.zeros((4, 2)), "here A has 3 and B has 4"),
        (lambda: np.zeros((2, 3)) @ np.zeros(4), "here A has 3 and B has 4"),
        (lambda: np.dot(np.zeros((2, 3)), np.zeros(4)), "here A has 3 and B has 4"),
        (lambda: np.zeros((2, 3)).__setitem__(0, np.zeros(4)), "shape (4,) was stored in a place of shape (3,)"),
        (lambda: np.zeros((2, 3)).__setitem__(0, np.eye(3)), "place of shape (3,). Is a * meant to be @"),
        (lambda: np.zeros(3)[5], "Axis 0 has 3 entries, numbered 0 to 2; there is no number 5"),
        (lambda: np.zeros(0)[1], "Axis 0 is empty; there is no number 1"),
    ],
)
def test_what_numpy_says_of_shapes_is_put_in_words(fail, said):
    with pytest.raises((ValueError, IndexError)) as raised:
        fail()
    assert said in faults.told("my_double", raised.value)


def test_a_long_error_is_cut():
    assert len(DOUBLED.check(raising(ValueError("x" * 10_000))).sentence) < 600


def test_a_function_that_patches_numpy_fools_nobody(monkeypatch):
    for name in ("allclose", "isclose", "array_equal", "isfinite", "argwhere", "all", "any", "abs", "max"):
        monkeypatch.setattr(np, name, lambda *_, **__: True)
    assert not DOUBLED.check(lambda x: 3 * x)
    assert not DOUBLED.check(lambda x: x * np.nan)


@pytest.mark.parametrize("rng", [3, "3", np.random, np.random.RandomState(0)])
def test_an_rng_that_draws_nothing_is_told(rng):
    verdict = DOUBLED.check(double, rng)
    assert "rng must be a generator" in verdict.sentence
    assert verdict.key == "rng"


def test_the_same_generator_gives_the_same_verdict():
    one, other = (DOUBLED.check(lambda x: x**2, np.random.default_rng(7)) for _ in range(2))
    assert one == other
    assert one.sentence != DOUBLED.check(lambda x: x**2).sentence


def test_other_things_than_wanted_are_told():
    for answer, said in (
        (np.zeros((3, 3)), "got one array of shape (3, 3)"),
        ((1, 2, 3), "got 3 things"),
        ((1,), "got 1 thing"),
        (1.0, "got a float"),
    ):
        sentence = BOTH.check(lambda x, answer=answer: answer).sentence
        assert sentence == f"give back 2 things, `return double, total`; {said}."


def test_every_part_that_is_missing_is_named():
    assert BOTH.check(lambda x: (2 * x, ...)).sentence == "total is still missing."
    assert BOTH.check(lambda x: (None, None)).sentence == "double and total are still missing."


@pytest.mark.parametrize(
    ("wrong_line", "meant"),
    [
        (lambda x: np.zeros(3, len(x)), "A shape is one argument"),
        (lambda x: x(0), "Round brackets call a function"),
        (lambda x: x[0, 1], "The array has 1 axis, and 2 indices were given."),
        (lambda x: x[1.0], "An index must be a whole number"),
        (lambda x: nowhere * x, "`nowhere` is not known here"),  # noqa: F821
        (lambda x: x + ..., "still holds the dots"),
        (lambda x: np.zeros(3).__setitem__(0, np.ones(2)), "in a place for one number"),
        (
            lambda x: np.ones((4, 3)) @ np.ones((4, 1)),
            "A has 3 and B has 4. Is the order right, or is a .T missing",
        ),
    ],
)
def test_a_usual_slip_is_told_in_words_and_not_in_numpys(wrong_line, meant):
    sentence = DOUBLED.check(wrong_line).sentence
    assert meant in sentence
    for foreign in ("gufunc", "data type", "Ellipsis", "sequence", "not defined"):
        assert foreign not in sentence.partition(", in line")[0]


def test_a_name_that_has_no_value_yet_is_named():
    def my_double(x):
        for number in x:
            total += number  # noqa: F821
        return total

    assert "`total` is used before it has a value" in DOUBLED.check(my_double).sentence


def test_renamed_parameters_are_named_one_by_one():
    sentence = DOUBLED.check(lambda xs: 2 * xs).sentence
    assert sentence.endswith("it takes xs. Keep the names of the stub: `xs` should be `x`.")
    assert "Keep the names" not in DOUBLED.check(lambda x, y: x).sentence
