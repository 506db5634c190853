"""Each usual mistake in counting and in masking is told from the others and from the truth."""

import numpy as np
import pytest

from rnn_teach.checks import check_count, check_masked
from rnn_teach.lessons.shared_parameters import exercise_count as counting
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
    """Another right way: read everything, then take each sentence's state at its own end."""
    h = np.zeros((len(x), len(b), x.shape[2]))
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h[mask.sum(axis=0), :, np.arange(x.shape[2])].T


@pytest.mark.parametrize("seed", range(5))
def test_a_right_count_and_a_right_mask_are_correct(seed):
    assert check_count(right_count, np.random.default_rng(seed)).state == "correct"
    assert check_masked(right_masked, np.random.default_rng(seed)).state == "correct"
    assert check_masked(masked_with_lengths, np.random.default_rng(seed)).state == "correct"


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("name", counting.COUNT_MISTAKES)
def test_each_mistake_in_counting_is_named_and_no_other(name, seed):
    verdict = check_count(counting.COUNT_MISTAKES[name], np.random.default_rng(seed))
    assert not verdict
    assert f"when {name}." in verdict.sentence


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", masking.MASK_MISTAKES)
def test_each_mistake_in_masking_is_named_and_no_other(name, seed):
    verdict = check_masked(masking.MASK_MISTAKES[name], np.random.default_rng(seed))
    assert not verdict
    assert f"when {name}." in verdict.sentence
    assert "first wrong in sentence " in verdict.sentence


@pytest.mark.parametrize(
    "sizes", [{"T": 3, "B": 1}, {"T": 12, "n_x": 1, "n_h": 6, "B": 5}, {"T": 5, "n_h": 2, "B": 2}]
)
def test_no_mistake_in_masking_is_taken_for_the_truth_whatever_the_sizes(sizes):
    inputs = masking._random_inputs(np.random.default_rng(3), **sizes)
    truth = right_masked(**inputs)
    np.testing.assert_allclose(masking._right_last_states(**inputs), truth, rtol=1e-12)
    for name, mistake in masking.MASK_MISTAKES.items():
        alike = np.allclose(mistake(**inputs), truth)
        only_one_sentence = sizes["B"] == 1 and any(
            word in name for word in ("first", "longest", "shortest", "batch")
        )
        assert alike == only_one_sentence, name


def test_the_sizes_and_both_counts_are_told():
    verdict = check_count(lambda n_x, n_h, n_y, T, biases: right_count(n_x, n_h, n_y, T, biases) + 7)
    assert verdict.sentence.startswith("for n_x = ")
    assert "No usual mistake" in verdict.sentence


def test_the_sentence_its_length_and_the_unit_are_told():
    def my_masked(U, W, b, x, mask):
        last = right_masked(U, W, b, x, mask)
        last[2, 1] += 0.5
        return last

    verdict = check_masked(my_masked)
    length = masking._random_inputs(np.random.default_rng(1))["mask"][:, 1].sum()
    assert f"first wrong in sentence 2, which has {length} words, unit 3" in verdict.sentence
    assert "No usual mistake" in verdict.sentence


def raises_not_implemented(**_):
    raise NotImplementedError


@pytest.mark.parametrize("check", [check_count, check_masked])
@pytest.mark.parametrize("stub", [lambda **_: None, lambda **_: ..., raises_not_implemented])
def test_a_stub_is_not_attempted(check, stub):
    assert check(stub).state == "not attempted yet"


@pytest.mark.parametrize("check", [check_count, check_masked])
def test_an_error_is_told_and_nan_is_never_correct(check):
    assert "ZeroDivisionError" in check(lambda **_: 1 / 0).sentence
    assert not check(lambda **_: np.nan)
    assert not check(lambda **_: np.full((4, 3), np.nan))
    assert "without calling it" in check(3).sentence


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda last: last.T, "the batch is the last axis"),
        (lambda last: last.mean(axis=1), "nothing is averaged"),
        (lambda last: last.mean(axis=1, keepdims=True), "nothing is averaged"),
        (lambda last: np.tile(last, (8, 1, 1)), "that is every state"),
        (lambda last: "done", "got str"),
        (lambda last: last * np.nan, "nan at [0, 0]"),
    ],
)
def test_wrong_shapes_of_the_last_states_are_told(answer, said):
    assert said in check_masked(lambda **inputs: answer(right_masked(**inputs))).sentence


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
