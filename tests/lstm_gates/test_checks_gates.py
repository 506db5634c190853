"""The LSTM step: what is told of it besides what tests/kit/test_exercise_contract.py
holds for all."""

import itertools

import numpy as np
import pytest

from rnn_teach.checks import check_lstm_step
from rnn_teach.lessons.lstm_gates import gated_step
from rnn_teach.lessons.lstm_gates.exercise_step import random_step, right_step


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def right_lstm_step(U, W, b, x, h, c):
    i, f, g, o = U @ x + W @ h + b
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def mistaken_step(*names):
    pieces = dict(gated_step.TRUTH)
    for name in names:
        pieces |= gated_step.MISTAKES[name]
    return lambda **inputs: gated_step.lstm_step(pieces, **inputs)


SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_answers_are_correct(seed):
    assert check_lstm_step(right_lstm_step, np.random.default_rng(seed))


def test_the_pieces_as_they_should_be_are_the_package():
    inputs = random_step(np.random.default_rng(0))
    for mine, right in zip(mistaken_step()(**inputs), right_step(**inputs), strict=True):
        assert np.allclose(mine, right, rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", [(3, 4, 2), (1, 3, 2), (5, 3, 4)], ids=str)
def test_no_two_mistakes_of_an_lstm_step_coincide(size, seed):
    inputs = random_step(np.random.default_rng(seed), *size)
    answers = {name: np.stack(mistaken_step(name)(**inputs)) for name in gated_step.MISTAKES}
    answers["the truth"] = np.stack(right_lstm_step(**inputs))
    for one, other in itertools.combinations(answers, 2):
        assert not np.allclose(answers[one], answers[other], rtol=1e-6), (one, other)


def test_two_mistakes_at_once_are_both_named():
    verdict = check_lstm_step(mistaken_step("b_left_out", "h_without_tanh"))
    assert "b is left out and tanh is left out of h: h = o c." in verdict.sentence
    assert verdict.key == "b_left_out+h_without_tanh"


def test_an_unusual_mistake_is_told_with_its_place():
    def my_step(**inputs):
        h, c = right_lstm_step(**inputs)
        c[-1, -1] += 0.5
        return h, c

    sentence = check_lstm_step(my_step, np.random.default_rng(0)).sentence
    assert sentence.startswith("c[4, 1] is ")
    assert "No usual mistake" in sentence


def test_nan_is_never_correct():
    for place in (0, 1):

        def my_step(place=place, **inputs):
            answer = right_lstm_step(**inputs)
            answer[place][0, 0] = np.nan
            return answer

        verdict = check_lstm_step(my_step)
        assert not verdict
        assert f"{'hc'[place]} holds nan at [0, 0]: the step was given finite" in verdict.sentence


@pytest.mark.parametrize("name", ["U", "W", "b", "x", "h", "c"])
def test_an_input_of_the_step_changed_in_place_is_told(name):
    def my_step(**inputs):
        answer = right_lstm_step(**inputs)
        inputs[name] *= 0.5
        return answer

    assert f"changed {name} in place" in check_lstm_step(my_step).sentence


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda h, c: h, "`return h, c`; got one array of shape (5, 2)"),
        (lambda h, c: (h, c, c), "got 3 things"),
        (lambda h, c: 1.0, "got a float"),
        (lambda h, c: (h[:, 0], c), "h has shape (5,) instead of (5, 2): each sequence"),
        (lambda h, c: (h, c.T), "c has shape (2, 5) instead of (5, 2): the batch is the last axis"),
        (lambda h, c: (np.stack([h] * 4), c), "those are all four gates"),
        (lambda h, c: (h, None), "c is still missing"),
        (lambda h, c: ("h", c), "got str"),
    ],
)
def test_wrong_shapes_of_a_step_are_told(spoil, said):
    verdict = check_lstm_step(lambda **inputs: spoil(*right_lstm_step(**inputs)), np.random.default_rng(0))
    assert said in verdict.sentence


def test_a_step_for_several_sequences_alone_is_found_out():
    def squeezed(**inputs):
        return tuple(np.squeeze(state) for state in right_lstm_step(**inputs))

    assert all("B = 1, h has shape" in check_lstm_step(squeezed).sentence for _ in range(5))
