"""The loop and the latch: what is told of them besides what
tests/kit/test_exercise_contract.py holds for all."""

import numpy as np
import pytest

from rnn_teach.checks import check_fades, check_latch, check_setup, check_unroll
from rnn_teach.lessons.start_here import setup
from rnn_teach.lessons.unrolling.exercise_latch import PAUSE, SENTENCES
from rnn_teach.lessons.unrolling.exercise_unroll import right_states


def right_unroll(U, W, b, x, h_0):
    h = np.zeros((len(x), len(h_0)))
    h[0] = h_0
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


@pytest.mark.parametrize("seed", range(5))
def test_the_right_loop_is_correct(seed):
    verdict = check_unroll(right_unroll, np.random.default_rng(seed))
    assert verdict
    assert verdict.state == "correct"


def test_the_place_of_the_first_wrong_number_is_told():
    def my_unroll(U, W, b, x, h_0):
        h = right_unroll(U, W, b, x, h_0)
        h[3, 1] += 0.5
        return h

    assert "first wrong at t = 3, unit 2" in check_unroll(my_unroll).sentence
    assert "No usual mistake" in check_unroll(my_unroll).sentence


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda h: h[-1], "that is one state"),
        (lambda h: h[1:], "h[0] belongs to them"),
        (lambda h: h.T, "time is the first axis"),
        (lambda h: h[:, :, np.newaxis], "not a column"),
        (lambda h: h[:2], "has shape (2, 4) instead of ("),
        (lambda h: "done", "got str"),
        (lambda h: np.where(h == h.flat[1], np.nan, h), "nan at [0, 1]"),
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
    verdict = check_unroll(lambda U, W, b, x, h_0: 1 / 0)
    assert "ZeroDivisionError: division by zero, in line" in verdict.sentence
    assert "without calling it" in check_unroll(np.zeros((6, 4))).sentence


@pytest.mark.parametrize(
    "solution",
    [
        lambda U, W, b, x, h_0: right_unroll(U, W, b, x[:6], h_0),
        lambda U, W, b, x, h_0: right_unroll(U[:4], W[:4, :4], b[:4], x, h_0[:4]),
        lambda U, W, b, x, h_0: np.squeeze(right_unroll(U, W, b, x, h_0)),
        lambda U, W, b, x, h_0: right_unroll(U, W, b, x, h_0) if len(b) > 1 else np.zeros((len(x), 1)),
    ],
    ids=["five steps", "four units", "squeezed", "several units"],
)
def test_a_loop_that_is_right_at_some_sizes_is_not_correct(solution):
    for _ in range(10):
        assert check_unroll(solution).state == "not right yet"


def test_the_definition_is_the_packages():
    rng = np.random.default_rng(0)
    U, W, b, x, h_0 = (rng.normal(size=size) for size in ((4, 3), (4, 4), 4, (6, 3), 4))
    np.testing.assert_allclose(right_states(U, W, b, x, h_0), right_unroll(U, W, b, x, h_0), rtol=1e-12)


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
        ((3, -3, 20), "make u_arrive larger, or w smaller"),
        ((0.1, -3, 2), "make u_arrive larger"),
        ((3, -1, 2), "make u_leave larger"),
        ((0, 0, 0), "the sign of u_arrive"),
        ((3, -3, 1.06), "a larger w"),
        ((3, -3, 1.08), "a larger w"),
        ((3, -3, 1.098), "a larger w"),
        ((1.2, -1.2, 2), "make u_arrive larger"),
        ((3, -3), "got 2 things"),
        ((3, -3, "w"), "w must be one number; got str"),
        ((3, -3, [2, 2]), "w must be one number; got shape (2,)"),
        ((3, -3, np.nan), "w is nan: three finite numbers"),
        ((3, -3, ...), "w is still missing"),
        ((3, -3, 10**400), "too large"),
        ((3, -3, 2j), "complex"),
        ((1e300, -1e300, 1e300), "make u_arrive larger"),
    ],
)
def test_a_wiring_that_does_not_remember_is_told_why(wiring, said):
    verdict = check_latch(lambda: wiring)
    assert not verdict
    assert said in verdict.sentence


@pytest.mark.parametrize("stub", [None, ..., (..., ..., ...)])
def test_a_latch_with_dots_is_not_attempted(stub):
    assert check_latch(lambda: stub).state == "not attempted yet"


def test_the_latch_is_tried_until_what_fades_has_faded():
    """Just below the least w that keeps: tanh(w h) = h has its solution at h = 0.5
    where w = 2 artanh(0.5)."""
    least = 2 * np.arctanh(0.5)
    assert check_latch(lambda: (3, -3, least * (1 + 1e-6)))
    verdict = check_latch(lambda: (3, -3, least * (1 - 1e-3)))
    assert verdict.key == "faded"
    assert max(times for sentence in SENTENCES for _, times in sentence) == PAUSE > 40


def test_the_setup_is_complete_here():
    assert check_setup()


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(setup, "NEEDED", ("numpy", "no_such_library"))
    assert "no_such_library cannot be found" in check_setup().sentence


@pytest.mark.parametrize("w", [1.5, 1.05, 2, 1000, -1.5, np.float32(1.2), np.array(3.0)])
def test_any_weight_with_which_a_unit_does_not_forget_refutes_the_claim(w):
    assert check_fades(lambda: (False, w))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((True, 0.5), "it does fade. Is there a w"),
        ((False, 0.9), "it does fade. Is there a w"),
        ((False, 1), "from 0.1 to 0.0939 in 20 steps: it does fade"),
        ((False, -0.8), "it does fade"),
        ((True, 1.5), "so is the claim true?"),
        (False, "give back 2 things"),
        (("False", 1.5), "True or False"),
        ((False, np.nan), "nan"),
        ((False, [1.5, 2]), "must be one number"),
        (..., "Not attempted yet"),
        ((..., ...), "Not attempted yet"),
    ],
)
def test_what_does_not_decide_the_claim_is_told(answer, said):
    verdict = check_fades(lambda: answer)
    assert not verdict
    assert said in str(verdict)


@pytest.mark.parametrize(
    ("check", "right", "said"),
    [
        (check_unroll, right_unroll, "Taipei: departure, Paris: destination, Monday: date"),
        (check_latch, lambda: (3, -3, 2), "at the end h = −0.95"),
        (check_latch, lambda: np.array([4.0, -3.0, 1.8]), "u = 4 and -3 and w = 1.8"),
    ],
)
def test_a_right_function_is_seen_at_work(check, right, said):
    picture = check(right).picture()
    assert said in picture.sentence
    assert picture.pixels().std() > 10
