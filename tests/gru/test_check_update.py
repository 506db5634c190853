"""The GRU's update: what is told of it besides what tests/kit/test_exercise_contract.py
holds for all."""

import itertools

import numpy as np
import pytest

from rnn_teach.checks import check_gru_update
from rnn_teach.lessons.gru import exercise as gru


def right_gru_update(z, h_before, n, one_keeps):
    if one_keeps:
        return z * h_before + (1 - z) * n
    return (1 - z) * h_before + z * n


@pytest.mark.parametrize("seed", range(5))
def test_the_right_update_is_correct(seed):
    assert check_gru_update(right_gru_update, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [(4, 2), (1, 1), (3, 5)], ids=str)
def test_no_two_mistakes_coincide(size, seed):
    inputs = gru.random_update(np.random.default_rng(seed), *size)
    functions = {**gru.MISTAKES, "the truth": right_gru_update}
    answers = {
        key: np.stack([function(**inputs, one_keeps=one_keeps) for one_keeps in (True, False)])
        for key, function in functions.items()
    }
    for one, other in itertools.combinations(answers, 2):
        assert not np.allclose(answers[one], answers[other], rtol=1e-6), (one, other)


def test_a_mistake_in_one_convention_alone_is_named_with_it():
    def my_update(z, h_before, n, one_keeps):
        return z * h_before + (1 - z) * n if one_keeps else (1 - z) * h_before

    verdict = check_gru_update(my_update)
    assert verdict.sentence.startswith("with one_keeps = False, n_h = 4 and B = ")
    assert verdict.sentence.endswith("nothing is renewed.")
    assert verdict.key == "new_left_out"


def test_one_keeps_is_a_plain_bool():
    assert check_gru_update(lambda z, h_before, n, one_keeps: gru.updated(z, h_before, n, one_keeps is True))


def test_an_unusual_mistake_is_told_with_its_place():
    sentence = check_gru_update(lambda **inputs: right_gru_update(**inputs) + 0.1).sentence
    assert "h[0, 0] is " in sentence
    assert "No usual mistake" in sentence


@pytest.mark.parametrize("one_keeps", [True, False])
def test_nan_in_one_convention_is_told(one_keeps):
    def my_update(one_keeps, asked=one_keeps, **inputs):
        return right_gru_update(**inputs, one_keeps=one_keeps) * (np.nan if one_keeps is asked else 1)

    verdict = check_gru_update(my_update)
    assert verdict.key == "not_finite"
    assert verdict.sentence.startswith(f"with one_keeps = {one_keeps}, ")
    assert "division by zero" in verdict.sentence


def test_a_state_updated_in_place_is_told_though_the_numbers_are_right():
    def my_update(z, h_before, n, one_keeps):
        keep = z if one_keeps else 1 - z
        h_before *= keep
        h_before += (1 - keep) * n
        return h_before

    assert "changed h_before in place" in check_gru_update(my_update).sentence


def test_wrong_shapes_are_told():
    assert "unit by unit" in check_gru_update(lambda z, h_before, n, one_keeps: z @ h_before.T).sentence
    assert "last axis" in check_gru_update(lambda **inputs: right_gru_update(**inputs).T).sentence


def test_a_gate_that_is_shut_or_open_is_tried():
    def my_update(z, h_before, n, one_keeps):
        h = right_gru_update(z, h_before, n, one_keeps)
        return np.where((z == 0) | (z == 1), 0, h)

    assert check_gru_update(my_update).key == "other_sizes"
