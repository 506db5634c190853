"""Each usual mistake is told from the others and from the truth; no attempt stops the notebook."""

import numpy as np
import pytest

from rnn_teach.checks import check_latch, check_setup, check_unroll
from rnn_teach.lessons.start_here import setup
from rnn_teach.lessons.unrolling import exercise as unrolling


def right_unroll(U, W, b, x, h_0):
    h = np.zeros((len(x), len(h_0)))
    h[0] = h_0
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def mistaken_unroll(name):
    """A learner's function that makes the mistake of that name."""

    def my_unroll(U, W, b, x, h_0):
        if name in unrolling.STEP_MISTAKES:
            return unrolling._states(unrolling.STEP_MISTAKES[name], U, W, b, x, h_0)
        return unrolling.KEEPING_MISTAKES[name](right_unroll(U, W, b, x, h_0))

    return my_unroll


MISTAKES = [*unrolling.STEP_MISTAKES, *unrolling.KEEPING_MISTAKES]


@pytest.mark.parametrize("seed", range(5))
def test_the_right_loop_is_correct(seed):
    verdict = check_unroll(right_unroll, np.random.default_rng(seed))
    assert verdict
    assert verdict.state == "correct"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_named_and_no_other(name, seed):
    verdict = check_unroll(mistaken_unroll(name), np.random.default_rng(seed))
    assert not verdict
    assert f"when {name}." in verdict.sentence
    assert "first wrong at t = " in verdict.sentence


def test_the_place_of_the_first_wrong_number_is_told():
    def my_unroll(U, W, b, x, h_0):
        h = right_unroll(U, W, b, x, h_0)
        h[3, 1] += 0.5
        return h

    assert "first wrong at t = 3, unit 2" in check_unroll(my_unroll).sentence
    assert "No usual mistake" in check_unroll(my_unroll).sentence


def raises_not_implemented(**_):
    raise NotImplementedError


@pytest.mark.parametrize("stub", [lambda **_: None, lambda **_: ..., raises_not_implemented])
def test_a_stub_is_not_attempted(stub):
    assert check_unroll(stub).state == "not attempted yet"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda h: h[-1], "that is one state"),
        (lambda h: h[1:], "h[0] belongs to them"),
        (lambda h: h.T, "time is the first axis"),
        (lambda h: h[:, :, np.newaxis], "not a column"),
        (lambda h: h[:2], "instead of (6, 4)"),
        (lambda h: "done", "got str"),
        (lambda h: np.where(h == h[2, 1], np.nan, h), "nan at [2, 1]"),
        (lambda h: h * np.inf, "inf"),
    ],
)
def test_wrong_shapes_and_numbers_are_told(answer, said):
    verdict = check_unroll(lambda **inputs: answer(right_unroll(**inputs)))
    assert not verdict
    assert said in verdict.sentence


def test_reading_the_input_that_does_not_exist_gives_nan_and_is_never_correct():
    def my_unroll(U, W, b, x, h_0):
        h = np.tile(h_0, (len(x), 1))
        for t in range(1, len(x)):
            h[t] = np.tanh(U @ x[t - 1] + W @ h[t - 1] + b)
        return h

    assert "x[0], is NaN" in check_unroll(my_unroll).sentence


def test_an_input_changed_in_place_is_told():
    def my_unroll(U, W, b, x, h_0):
        h = right_unroll(U, W, b, x, h_0)
        W *= 2
        return h

    assert "changed W in place" in check_unroll(my_unroll).sentence


def test_an_error_in_the_learners_code_is_told_and_stops_nothing():
    verdict = check_unroll(lambda **_: 1 / 0)
    assert "ZeroDivisionError: division by zero" in verdict.sentence
    assert (
        "without calling it"
        in check_unroll(right_unroll(**unrolling._random_inputs(np.random.default_rng(0)))).sentence
    )


@pytest.mark.parametrize("wiring", [(3, -3, 2), (9, -9, 5), [4.0, -3.0, 1.8], np.array([3, -3, 2])])
def test_any_wiring_that_remembers_is_correct(wiring):
    assert check_latch(lambda: wiring)


@pytest.mark.parametrize(
    ("wiring", "said"),
    [
        ((-3, 3, 2), "the sign of u_arrive"),
        ((3, 3, 2), "the sign of u_leave"),
        ((3, -3, 0.9), "faded; a larger w"),
        ((3, -3, 0), "faded; a larger w"),
        ((3, -3, -2), "changes its sign at every word"),
        ((3, -3, 20), "make u_arrive larger"),
        ((0.1, -3, 2), "make u_arrive larger"),
        ((3, -1, 2), "make u_leave larger"),
        ((0, 0, 0), "the sign of u_arrive"),
        ((3, -3), "shape (2,)"),
        ((3, -3, "w"), "got tuple"),
        ((3, -3, np.nan), "nan"),
    ],
)
def test_a_wiring_that_does_not_remember_is_told_why(wiring, said):
    verdict = check_latch(lambda: wiring)
    assert not verdict
    assert said in verdict.sentence


@pytest.mark.parametrize("stub", [None, ..., (..., ..., ...), (3, -3, ...)])
def test_a_latch_with_dots_is_not_attempted(stub):
    assert check_latch(lambda: stub).state == "not attempted yet"


def test_the_setup_is_complete_here():
    assert check_setup()


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(setup, "NEEDED", ("numpy", "no_such_library"))
    assert "no_such_library cannot be found" in check_setup().sentence
