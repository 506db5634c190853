"""Counting and masking: what is told of them besides what
tests/kit/test_exercise_contract.py holds for all."""

import numpy as np
import pytest

from rnn_teach.checks import check_count, check_masked
from rnn_teach.lessons.shared_parameters import exercise_masked as masking


def right_count(n_x, n_h, n_y, T, biases):
    count = n_h * n_x + n_h * n_h + n_y * n_h
    if biases:
        count += n_h + n_y
    return count


def right_masked(U, W, b, x, mask):
    h = np.zeros((len(b), x.shape[2]))
    for t in range(1, len(x)):
        h = np.where(mask[t], np.tanh(U @ x[t] + W @ h + b), h)
    return h


def masked_with_lengths(U, W, b, x, mask):
    """Another right way: read everything, then take each sentence's state at its own
    end."""
    h = np.zeros((len(x), len(b), x.shape[2]))
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h[mask.sum(axis=0), :, np.arange(x.shape[2])].T


STEPS = 9
"""Rows of x in the first trial of default_rng(0)."""


@pytest.mark.parametrize("seed", range(5))
def test_a_right_count_and_a_right_mask_are_correct(seed):
    assert check_count(right_count, np.random.default_rng(seed)).state == "correct"
    assert check_masked(right_masked, np.random.default_rng(seed)).state == "correct"
    assert check_masked(masked_with_lengths, np.random.default_rng(seed)).state == "correct"


@pytest.mark.parametrize(
    "sizes", [{"T": 3, "B": 1}, {"T": 12, "n_x": 1, "n_h": 6, "B": 5}, {"T": 5, "n_h": 2, "B": 2}]
)
def test_no_mistake_in_masking_is_taken_for_the_truth_whatever_the_sizes(sizes):
    inputs = masking.usual_batch(np.random.default_rng(3), **sizes)
    truth = right_masked(**inputs)
    np.testing.assert_allclose(masking.right_last_states(**inputs), truth, rtol=1e-12)
    for name, mistake in masking.MISTAKES.items():
        alike = np.allclose(mistake(**inputs), truth)
        only_one_sentence = sizes["B"] == 1 and any(
            word in name for word in ("first", "longest", "shortest", "batch")
        )
        assert alike == (only_one_sentence or name in ("no_padding_found", "ends_early")), name


@pytest.mark.parametrize("seed", range(40))
def test_the_sizes_and_both_counts_are_told_and_no_mistake_that_fits_one_net_alone(seed):
    """7 is n_h, or T n_h, or what b comes to, in one net or another."""

    def my_count(n_x, n_h, n_y, T, biases):
        return right_count(n_x, n_h, n_y, T, biases) + 7

    verdict = check_count(my_count, np.random.default_rng(seed))
    assert verdict.sentence.startswith("for n_x = ")
    assert "No usual mistake" in verdict.sentence


def test_the_sentence_its_length_and_the_unit_are_told():
    def my_masked(U, W, b, x, mask):
        last = right_masked(U, W, b, x, mask)
        last[2 % len(b), 1 % x.shape[2]] += 0.5
        return last

    lengths = []

    def watching(**inputs):
        lengths.append(inputs["mask"][:, 1].sum())
        return my_masked(**inputs)

    verdict = check_masked(lambda U, W, b, x, mask: watching(U=U, W=W, b=b, x=x, mask=mask))
    length = lengths[0]
    assert f"first wrong in sentence 2, which has {length} words, unit 3" in verdict.sentence
    assert "No usual mistake" in verdict.sentence


@pytest.mark.parametrize("check", [check_count, check_masked])
def test_an_error_is_told_and_nan_is_never_correct(check):
    assert "ZeroDivisionError" in check(lambda **sizes: 1 / 0).sentence
    assert not check(lambda **_: np.nan)
    assert not check(lambda **_: np.full((4, 3), np.nan))
    assert "without calling it" in check(3).sentence


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda last: last.T, "the batch is the last axis"),
        (lambda last: last.mean(axis=1), "nothing is averaged"),
        (lambda last: last.mean(axis=1, keepdims=True), "nothing is averaged"),
        (lambda last: np.tile(last, (STEPS, 1, 1)), "that is every state"),
        (lambda last: "done", "got str"),
        (lambda last: last * np.nan, "nan at [0, 0]"),
    ],
)
def test_wrong_shapes_of_the_last_states_are_told(answer, said):
    verdict = check_masked(lambda **inputs: answer(right_masked(**inputs)), np.random.default_rng(0))
    assert said in verdict.sentence


def test_a_count_in_parts_and_a_count_that_is_no_number_are_told():
    assert "one number" in check_count(lambda n_x, n_h, n_y, T, biases: (n_h * n_x, n_h * n_h)).sentence
    assert "got str" in check_count(lambda **_: "many").sentence
    assert not check_count(lambda **_: np.inf)


def test_a_mask_changed_in_place_is_told():
    def my_masked(U, W, b, x, mask):
        last = right_masked(U, W, b, x, mask)
        mask[:] = True
        return last

    assert "changed mask in place" in check_masked(my_masked).sentence


def by_argmin(U, W, b, x, mask):
    """Where the mask is False first: at row 0, where a sentence fills all steps."""
    h = np.zeros((len(x), len(b), x.shape[2]))
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h[np.argmin(mask[1:], axis=0), :, np.arange(x.shape[2])].T


def test_a_sentence_that_fills_all_steps_is_tried():
    verdict = check_masked(by_argmin)
    assert verdict.key == "no_padding_found"
    assert "a sentence that fills all T steps has none" in verdict.sentence


@pytest.mark.parametrize(
    "solution",
    [
        lambda U, W, b, x, mask: np.squeeze(right_masked(U, W, b, x, mask)),
        lambda U, W, b, x, mask: right_masked(U, W, b, x[:, :, :3], mask[:, :3]),
        lambda U, W, b, x, mask: right_masked(U, W, b, x[:8], mask[:8]),
        lambda U, W, b, x, mask: np.where(mask.sum(axis=0) == 1, 0, right_masked(U, W, b, x, mask)),
    ],
    ids=["squeezed", "three sentences", "seven steps", "not one word"],
)
def test_a_batch_that_is_right_at_some_sizes_is_not_correct(solution):
    for _ in range(10):
        assert check_masked(solution).state == "not right yet"


@pytest.mark.parametrize(
    "solution",
    [
        lambda **s: right_count(**s) if max(s["n_x"], s["n_h"]) < 11 else 0,
        lambda **s: right_count(**s) - (s["n_x"] == s["n_h"]),
        lambda **s: right_count(**s) + (s["T"] == 1),
        lambda **s: right_count(**s) + 1e-6,
    ],
    ids=["small nets", "unequal sizes", "several steps", "not whole"],
)
def test_a_count_that_is_right_for_some_nets_is_not_correct(solution):
    for _ in range(10):
        assert check_count(solution).state == "not right yet"


def test_a_count_computed_in_floating_point_is_correct():
    assert check_count(lambda n_x, n_h, n_y, T, biases: 3 * (right_count(n_x, n_h, n_y, T, biases) * (1 / 3)))
    assert check_count(lambda n_x, n_h, n_y, T, biases: np.float32(right_count(n_x, n_h, n_y, T, biases)))
