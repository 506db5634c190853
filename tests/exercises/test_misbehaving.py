"""Whatever a learner's function does, a checker answers with a verdict: never
"correct", always a sentence."""

import importlib
import sys

import numpy as np
import pytest
from case_by_case import case_by_case
from exercises.handed_in import assert_helps, name_of, trials_drawn_once

from rnn_teach import checks
from rnn_teach.kit.questions import Questions


def takes_a_function(name):
    """But for `check_setup`, which takes none, and questions, which take a dict."""
    module = importlib.import_module(getattr(checks, name).__module__)
    return (
        name.startswith("check_")
        and name != "check_setup"
        and not isinstance(getattr(module, "EXERCISE", None), Questions)
    )


CHECKERS = {name: getattr(checks, name) for name in checks.__all__ if takes_a_function(name)}

each_checker = pytest.mark.parametrize("check", CHECKERS.values(), ids=CHECKERS)


TRIALS = {}


@pytest.fixture(autouse=True)
def the_same_trials():
    """No function here reads its inputs."""
    with trials_drawn_once(TRIALS):
        yield


class TensorLike:
    """As a torch tensor that needs its gradient: it cannot become an array."""

    def __array__(self, *_, **__):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")


class Unprintable(Exception):
    """It cannot be shown."""

    def __str__(self):
        raise ValueError("no words for it")

    __repr__ = __str__


class EmptySayings(Exception):
    """It has nothing to say."""

    def __str__(self):
        return ""


class HasNoLength(list):
    """A list that cannot be counted."""

    def __len__(self):
        raise TypeError("no length")


class RefusesToCompare:
    """It cannot be asked for its truth."""

    def __eq__(self, other):
        raise RuntimeError("no comparing")

    def __bool__(self):
        raise RuntimeError("no truth")

    __hash__ = None


def a_list_in_itself():
    answer = []
    answer.append(answer)
    return answer


def endless():
    """Numbers without end; whoever wants them all gets an error of the test's own."""
    for count in range(1_000_000):
        yield float(count)
    pytest.fail("the checker read a million numbers of an endless generator")


def fails_on_the_way():
    yield 1.0
    raise RuntimeError("half way")


def exits_on_the_way():
    yield 1.0
    sys.exit(3)


class Raises:
    """A learner's function that raises."""

    def __init__(self, error):
        self.error = error
        self.__name__ = f"raises_{error if isinstance(error, type) else type(error)}"

    def __call__(self, *_, **__):
        raise self.error


class Returns:
    """A learner's function that returns something else than an answer."""

    def __init__(self, make):
        self.make = make
        self.__name__ = f"returns_{name_of(make)}"

    def __call__(self, *_, **__):
        return self.make()


def recurses(*_, **__):
    return recurses()


RAISING = [
    ZeroDivisionError("division by zero"),
    RuntimeError("something"),
    IndexError("index 6 is out of bounds for axis 0 with size 6"),
    ValueError("matmul: Input operand 1 has a mismatch in its core dimension 0"),
    NameError("name 'np' is not defined"),
    AssertionError(),
    MemoryError(),
    StopIteration(),
    SystemExit(0),
    SystemExit("bye"),
    GeneratorExit(),
    Unprintable(),
    EmptySayings(),
    RuntimeWarning("invalid value encountered"),
    ExceptionGroup("several", [ValueError("one"), TypeError("two")]),
    BaseExceptionGroup("several", [SystemExit(1), ValueError("one")]),
    OverflowError("int too large to convert to float"),
    RuntimeError("a long story. " * 10_000),
    RuntimeError("two\nlines"),
]

RETURNED = {
    "tensor": TensorLike,
    "tensors": lambda: (TensorLike(), TensorLike(), TensorLike(), TensorLike()),
    "huge_number": lambda: 10**400,
    "huge_numbers": lambda: [10**400] * 3,
    "string": lambda: "done",
    "bytes": lambda: b"done",
    "nothing_in_a_tuple": lambda: (None, None, None),
    "empty": list,
    "empty_array": lambda: np.zeros(0),
    "ragged": lambda: [[1, 2], [3]],
    "dictionary": lambda: {"h": np.zeros((6, 4))},
    "set": lambda: {1.0, 2.0, 3.0},
    "function": lambda: len,
    "class": lambda: dict,
    "object": object,
    "list_in_itself": a_list_in_itself,
    "endless": endless,
    "fails_on_the_way": fails_on_the_way,
    "exits_on_the_way": exits_on_the_way,
    "no_length": lambda: HasNoLength([1.0]),
    "refuses_to_compare": RefusesToCompare,
    "parts_that_refuse_to_compare": lambda: (RefusesToCompare(), RefusesToCompare(), RefusesToCompare()),
    "exception": lambda: ValueError("returned"),
    "complex": lambda: 1j,
    "masked": lambda: np.ma.masked,
    "dates": lambda: np.array(["2026-01-01"], "datetime64[D]"),
    "structured": lambda: np.zeros(3, [("a", float), ("b", float)]),
    "larger_than_memory": lambda: np.broadcast_to(np.float32(0), (10**12,)),
    "seven_parts": lambda: (1, 2, 3, 4, 5, 6, 7),
    "false": lambda: False,
    "nan": lambda: float("nan"),
    "not_implemented": lambda: NotImplemented,
}


@each_checker
@case_by_case("error", {f"{type(error).__name__}_{error.args!s:.20}": error for error in RAISING})
def test_an_error_becomes_a_sentence_with_its_name(check, error):
    verdict = check(Raises(error))
    assert not verdict
    assert_helps(verdict)
    assert type(error).__name__ in str(verdict)


@each_checker
@case_by_case("make", RETURNED)
def test_a_strange_answer_becomes_a_sentence(check, make):
    verdict = check(Returns(make))
    assert not verdict
    assert_helps(verdict)


@each_checker
def test_endless_recursion_becomes_a_sentence(check):
    verdict = check(recurses)
    assert not verdict
    assert_helps(verdict)
    assert "RecursionError" in str(verdict)


def stopped_on_the_way():
    yield 1.0
    raise KeyboardInterrupt


class StoppedWhileShown(Exception):
    """The stop button is pressed while its text is made."""

    def __str__(self):
        raise KeyboardInterrupt


@each_checker
@case_by_case(
    "solution",
    {
        "while it computes": Raises(KeyboardInterrupt()),
        "while its answer is read": Returns(stopped_on_the_way),
        "while its error is shown": Raises(StoppedWhileShown()),
    },
)
def test_the_stop_button_stops(check, solution):
    with pytest.raises(KeyboardInterrupt):
        check(solution)


@each_checker
def test_a_forgotten_return_is_told_from_a_stub(check):
    def forgot(*_, **__):
        answer = np.zeros(3)
        answer += 1

    verdict = check(forgot)
    assert not verdict
    assert "return" in str(verdict)
    assert "not attempted" not in str(verdict).lower()


@each_checker
def test_a_stub_is_not_attempted(check):
    def dots(*_, **__):
        """What is asked."""
        ...

    def passes(*_, **__):
        pass

    def not_yet(*_, **__):
        raise NotImplementedError

    def gives_dots(*_, **__):
        return ...

    for stub in (dots, passes, not_yet, gives_dots):
        verdict = check(stub)
        assert not verdict
        assert "not attempted" in str(verdict).lower(), stub.__name__


@each_checker
def test_other_parameters_are_told(check):
    if check in (checks.check_latch, checks.check_look_ahead, checks.check_counting_cell):

        def other(sentence):
            return sentence
    else:

        def other(inputs, weights):
            return inputs

    verdict = check(other)
    assert not verdict
    assert_helps(verdict)
    assert "argument" in str(verdict) or "parameter" in str(verdict)


@each_checker
@case_by_case("given", dict(enumerate([3, "my_function", np.zeros(3), [], {}, object(), TensorLike(), True])))
def test_what_is_no_function_is_told(check, given):
    verdict = check(given)
    assert not verdict
    assert_helps(verdict)


@each_checker
def test_an_error_is_told_with_its_line(check):
    def fails(*_, **__):
        first = 1
        return first / 0  # the line to be named

    line = fails.__code__.co_firstlineno + 2
    assert f"line {line}" in str(check(fails)) or "first / 0" in str(check(fails))


@each_checker
def test_what_is_printed_does_no_harm(check, capsys):
    def talks(*_, **__):
        print("words " * 10_000)
        sys.stderr.write("more words")

    assert not check(talks)
    assert "words" in capsys.readouterr().out


def test_replaced_functions_of_numpy_stay_harmless_for_the_next_checker(monkeypatch):
    for name in ("allclose", "isclose", "array_equal"):
        monkeypatch.setattr(np, name, lambda *_, **__: True)
    assert not checks.check_unroll(lambda U, W, b, x, h_0: np.zeros((len(x), len(b))))
    assert not checks.check_gru_update(lambda z, h_before, n, one_keeps: n)
