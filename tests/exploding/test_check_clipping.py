"""The checker of clipping names each usual mistake, and no other."""

import numpy as np
import pytest

from rnn_teach.checks import check_clip
from rnn_teach.core.clipping import clip_by_norm
from rnn_teach.lessons.exploding import exercise as clipping


def right_clip(dU, dW, db, threshold):
    norm = np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))
    factor = threshold / norm if norm > threshold else 1
    return dU * factor, dW * factor, db * factor, norm


def mistaken_clip(name):
    """A learner's function that makes the mistake of that name."""

    def my_clip(**case):
        with np.errstate(all="ignore"):
            parts = clipping.CLIP_MISTAKES[name](case)
        return tuple(parts.values())

    return my_clip


@pytest.mark.parametrize("seed", range(8))
def test_the_right_clipping_is_correct(seed):
    assert check_clip(right_clip, np.random.default_rng(seed))


def test_the_package_clips_as_the_checker_wants():
    def from_the_package(threshold, **gradients):
        clipped, norm = clip_by_norm(gradients, float(threshold))
        return *clipped.values(), norm

    assert check_clip(from_the_package)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", clipping.CLIP_MISTAKES)
def test_each_mistake_is_named_and_no_other(name, seed):
    verdict = check_clip(mistaken_clip(name), np.random.default_rng(seed))
    assert verdict.state == "not right yet"
    assert f"when {name}." in verdict.sentence


def test_zero_divided_by_zero_is_told_and_never_correct():
    def my_clip(dU, dW, db, threshold):
        norm = np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))
        with np.errstate(all="ignore"):
            factor = np.minimum(1, threshold / norm) if norm else norm / norm
        return dU * factor, dW * factor, db * factor, norm

    sentence = check_clip(my_clip).sentence
    assert "with all gradients zero, dU holds nan" in sentence
    assert "0 / 0 is no number" in sentence


def raises_not_implemented(**_):
    raise NotImplementedError


@pytest.mark.parametrize(
    "stub", [lambda **_: None, lambda **_: ..., raises_not_implemented, lambda **_: (..., ..., ..., ...)]
)
def test_a_stub_is_not_attempted(stub):
    assert check_clip(stub).state == "not attempted yet"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda dU, dW, db, norm: (dU, dW, db), "return four things"),
        (lambda dU, dW, db, norm: (dW, dU, db, norm), "dU has shape (3, 3) instead of (3, 2)"),
        (lambda dU, dW, db, norm: (dU, dW, db, np.nan), "norm is nan: 0 / 0 is no number."),
        (lambda dU, dW, db, norm: (dU, dW, -db, norm), "db is not right"),
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
