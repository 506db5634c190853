"""Clipping: what is told of it besides what tests/kit/test_exercise_contract.py holds
for all."""

import numpy as np
import pytest

from rnn_teach.checks import check_clip
from rnn_teach.core.clipping import clip_by_norm


def right_clip(dU, dW, db, threshold):
    norm = np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))
    factor = threshold / norm if norm > threshold else 1
    return dU * factor, dW * factor, db * factor, norm


@pytest.mark.parametrize("seed", range(8))
def test_the_right_clipping_is_correct(seed):
    assert check_clip(right_clip, np.random.default_rng(seed))


def test_the_package_clips_as_the_checker_wants():
    def from_the_package(threshold, **gradients):
        clipped, norm = clip_by_norm(gradients, float(threshold))
        return *clipped.values(), norm

    assert check_clip(from_the_package)


def test_zero_divided_by_zero_is_told_and_never_correct():
    def my_clip(dU, dW, db, threshold):
        norm = np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))
        with np.errstate(all="ignore"):
            factor = np.minimum(1, threshold / norm) if norm else norm / norm
        return dU * factor, dW * factor, db * factor, norm

    sentence = check_clip(my_clip).sentence
    assert "with all gradients zero, dU holds nan at [0, 0]: 0 / 0 is no number." in sentence


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda dU, dW, db, norm: (dU, dW, db), "`return dU, dW, db, norm`; got 3 things"),
        (lambda dU, dW, db, norm: (dW, dU, db, norm), "dU has shape (3, 3) instead of (3, 2)"),
        (lambda dU, dW, db, norm: (dU, dW, db, np.nan), "norm is nan: 0 / 0 is no number."),
        (lambda dU, dW, db, norm: (dU, dW, -db, norm), "db[0] is "),
    ],
)
def test_wrong_answers_are_told(answer, said):
    verdict = check_clip(lambda **case: answer(*right_clip(**case)))
    assert not verdict
    assert said in verdict.sentence


def test_a_gradient_changed_in_place_is_told():
    def my_clip(dU, dW, db, threshold):
        dU, dW, clipped, norm = right_clip(dU, dW, db, threshold)
        db *= threshold / norm
        return dU, dW, clipped, norm

    assert "changed db in place" in check_clip(my_clip).sentence


def test_pytorchs_epsilon_is_right():
    """`torch.nn.utils.clip_grad_norm_` divides by the norm plus 1e-6, and cuts the
    factor off at 1."""

    def my_clip(dU, dW, db, threshold):
        norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in (dU, dW, db)))
        factor = min(1.0, threshold / (norm + 1e-6))
        return dU * factor, dW * factor, db * factor, norm

    assert all(check_clip(my_clip) for _ in range(10))


@pytest.mark.parametrize("epsilon", [1e-3, 1e-5])
def test_a_larger_epsilon_is_not(epsilon):
    def my_clip(dU, dW, db, threshold):
        norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in (dU, dW, db)))
        factor = min(1.0, threshold / (norm + epsilon))
        return dU * factor, dW * factor, db * factor, norm

    assert not check_clip(my_clip)


@pytest.mark.parametrize(
    "clips",
    [
        lambda norm, threshold: norm > 2 * threshold,
        lambda norm, threshold: norm > 1.6 * threshold,
        lambda norm, threshold: norm > threshold and norm > 1e-3,
        lambda norm, threshold: norm > threshold and norm < 1e3,
        lambda norm, threshold: norm > 0.6 * threshold,
        lambda norm, threshold: norm > 0.95 * threshold,
        lambda norm, threshold: norm > 1.05 * threshold,
    ],
    ids=[
        "above 2 thresholds",
        "above 1.6",
        "not the tiny",
        "not the large",
        "below the threshold too",
        "little below",
        "little above",
    ],
)
def test_clipping_at_another_norm_than_the_threshold_is_not_correct(clips):
    def my_clip(dU, dW, db, threshold):
        norm = np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))
        factor = threshold / norm if clips(norm, threshold) else 1
        return dU * factor, dW * factor, db * factor, norm

    for _ in range(10):
        verdict = check_clip(my_clip)
        assert verdict.state == "not right yet"
    assert "the threshold of" in verdict.sentence


@pytest.mark.parametrize("norm", [lambda norms: norms[-1], lambda norms: max(norms), sum])
def test_arrays_clipped_apart_are_named_whatever_norm_is_returned_with_them(norm):
    def my_clip(dU, dW, db, threshold):
        norms = [np.linalg.norm(part) for part in (dU, dW, db)]
        factors = [threshold / size if size > threshold else 1 for size in norms]
        return *(part * factor for part, factor in zip((dU, dW, db), factors, strict=True)), norm(norms)

    assert check_clip(my_clip, np.random.default_rng(0)).key == "own_norms"
