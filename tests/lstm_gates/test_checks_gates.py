"""Each usual mistake of an LSTM step and of a GRU update is named, told from the others and from the truth."""

import itertools

import numpy as np
import pytest

from rnn_teach.checks import check_gru_update, check_lstm_step
from rnn_teach.lessons.gru import exercise as gru
from rnn_teach.lessons.lstm_gates import gated_step
from rnn_teach.lessons.lstm_gates.exercise import random_step, right_step


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def right_lstm_step(U, W, b, x, h, c):
    i, f, g, o = U @ x + W @ h + b
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def right_gru_update(z, h_before, n, one_keeps):
    if one_keeps:
        return z * h_before + (1 - z) * n
    return (1 - z) * h_before + z * n


def mistaken_step(*names):
    pieces = dict(gated_step.TRUTH)
    for name in names:
        pieces |= gated_step.MISTAKES[name]
    return lambda **inputs: gated_step.lstm_step(pieces, **inputs)


SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_answers_are_correct(seed):
    assert check_lstm_step(right_lstm_step, np.random.default_rng(seed))
    assert check_gru_update(right_gru_update, np.random.default_rng(seed))


def test_the_pieces_as_they_should_be_are_the_package():
    inputs = random_step(np.random.default_rng(0))
    for mine, right in zip(mistaken_step()(**inputs), right_step(**inputs), strict=True):
        assert np.allclose(mine, right, rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", gated_step.MISTAKES)
def test_each_mistake_of_an_lstm_step_is_named_and_no_other(name, seed):
    verdict = check_lstm_step(mistaken_step(name), np.random.default_rng(seed))
    assert not verdict
    assert verdict.sentence.endswith(f"is what one gets when {name}.")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", gru.MISTAKES)
def test_each_mistake_of_a_gru_update_is_named_and_no_other(name, seed):
    verdict = check_gru_update(gru.MISTAKES[name], np.random.default_rng(seed))
    assert not verdict
    assert verdict.sentence.endswith(f"is what one gets when {name}.")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", [(3, 4, 2), (1, 2, 1), (5, 3, 4)], ids=str)
def test_no_two_mistakes_of_an_lstm_step_coincide(size, seed):
    inputs = random_step(np.random.default_rng(seed), *size)
    answers = {name: np.stack(mistaken_step(name)(**inputs)) for name in gated_step.MISTAKES}
    answers["the truth"] = np.stack(right_lstm_step(**inputs))
    for one, other in itertools.combinations(answers, 2):
        assert not np.allclose(answers[one], answers[other], rtol=1e-6), (one, other)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", [(4, 2), (1, 1), (3, 5)], ids=str)
def test_no_two_mistakes_of_a_gru_update_coincide(size, seed):
    inputs = gru.random_update(np.random.default_rng(seed), *size)
    functions = {**gru.MISTAKES, "the truth": right_gru_update}
    answers = {
        name: np.stack([function(**inputs, one_keeps=one_keeps) for one_keeps in (True, False)])
        for name, function in functions.items()
    }
    for one, other in itertools.combinations(answers, 2):
        assert not np.allclose(answers[one], answers[other], rtol=1e-6), (one, other)


def test_two_mistakes_at_once_are_both_named():
    names = ["b is left out", "tanh is left out of h: h = o c"]
    assert " and ".join(names) in check_lstm_step(mistaken_step(*names)).sentence


def test_a_mistake_in_one_convention_alone_is_named_with_it():
    def my_update(z, h_before, n, one_keeps):
        return z * h_before + (1 - z) * n if one_keeps else (1 - z) * h_before

    sentence = check_gru_update(my_update).sentence
    assert sentence.startswith("with one_keeps = False, h[0, 0] is ")
    assert sentence.endswith("nothing is renewed.")


def test_one_keeps_is_a_plain_bool():
    assert check_gru_update(lambda z, h_before, n, one_keeps: gru.updated(z, h_before, n, one_keeps is True))


def test_an_unusual_mistake_is_told_with_its_place():
    def my_step(**inputs):
        h, c = right_lstm_step(**inputs)
        c[2, 1] += 0.5
        return h, c

    sentence = check_lstm_step(my_step).sentence
    assert sentence.startswith("c[2, 1] is ")
    assert "No usual mistake" in sentence
    assert "No usual mistake" in check_gru_update(lambda **inputs: right_gru_update(**inputs) + 0.1).sentence


def test_nan_is_never_correct():
    for place in (0, 1):

        def my_step(place=place, **inputs):
            answer = right_lstm_step(**inputs)
            answer[place][1, 1] = np.nan
            return answer

        verdict = check_lstm_step(my_step)
        assert not verdict
        assert f"{'hc'[place]}: the answer holds nan at [1, 1]: the step was given finite" in verdict.sentence
    for one_keeps in (True, False):

        def my_update(one_keeps, asked=one_keeps, **inputs):
            return right_gru_update(**inputs, one_keeps=one_keeps) * (np.nan if one_keeps is asked else 1)

        verdict = check_gru_update(my_update)
        assert not verdict
        assert f"with one_keeps = {one_keeps}, the answer holds nan" in verdict.sentence


@pytest.mark.parametrize("name", ["U", "W", "b", "x", "h", "c"])
def test_an_input_of_the_step_changed_in_place_is_told(name):
    def my_step(**inputs):
        answer = right_lstm_step(**inputs)
        inputs[name] *= 0.5
        return answer

    assert f"changed {name} in place" in check_lstm_step(my_step).sentence


def test_a_state_updated_in_place_is_told_though_the_numbers_are_right():
    def my_update(z, h_before, n, one_keeps):
        keep = z if one_keeps else 1 - z
        h_before *= keep
        h_before += (1 - keep) * n
        return h_before

    assert "changed h_before in place" in check_gru_update(my_update).sentence


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda h, c: h, "`return h, c`; got one array of shape (4, 2)"),
        (lambda h, c: (h, c, c), "got 3 things"),
        (lambda h, c: 1.0, "got a float"),
        (lambda h, c: (h[:, 0], c), "h: the answer has shape (4,) instead of (4, 2): each sequence"),
        (lambda h, c: (h, c.T), "c: the answer has shape (2, 4) instead of (4, 2): the batch is the last axis"),
        (lambda h, c: (np.stack([h] * 4), c), "those are all four gates"),
        (lambda h, c: (h, None), "c: the answer has shape ()"),
        (lambda h, c: ("h", c), "got str"),
    ],
)
def test_wrong_shapes_of_a_step_are_told(spoil, said):
    assert said in check_lstm_step(lambda **inputs: spoil(*right_lstm_step(**inputs))).sentence


def test_wrong_shapes_of_an_update_are_told():
    assert "unit by unit" in check_gru_update(lambda z, h_before, n, one_keeps: z @ h_before.T).sentence
    assert "last axis" in check_gru_update(lambda **inputs: right_gru_update(**inputs).T).sentence


def not_implemented(**_):
    raise NotImplementedError


@pytest.mark.parametrize("check", [check_lstm_step, check_gru_update])
@pytest.mark.parametrize("stub", [lambda **_: None, lambda **_: ..., lambda **_: (..., ...), not_implemented])
def test_a_stub_is_not_attempted(check, stub):
    assert check(stub).state == "not attempted yet"


@pytest.mark.parametrize("check", [check_lstm_step, check_gru_update])
def test_an_error_in_the_learners_code_stops_nothing(check):
    assert "ZeroDivisionError" in check(lambda **_: 1 / 0).sentence
