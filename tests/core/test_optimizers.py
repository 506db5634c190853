"""Optimizers: by hand, and against PyTorch's own twenty updates (golden/optimizers.json)."""

import json
from pathlib import Path

import numpy as np
import pytest

import rnn_teach
from rnn_teach import SGD, Adagrad, Adam, RMSprop

GOLDEN = json.loads((Path(__file__).parent / "golden" / "optimizers.json").read_text(encoding="utf-8"))


def arrays(lists):
    return {name: np.array(value) for name, value in lists.items()}


def moved(optimizer, *gradients):
    """Where a parameter that begins at 0 stands after each of the gradients."""
    theta, places = {"theta": np.zeros(1)}, []
    for gradient in gradients:
        optimizer.update(theta, {"theta": np.array([gradient])})
        places.append(theta["theta"].item())
    return places


@pytest.mark.parametrize("what", GOLDEN["runs"])
def test_twenty_updates_agree_with_pytorch(what):
    """To 1e-12 after every single update."""
    run = GOLDEN["runs"][what]
    optimizer = getattr(rnn_teach, run["kind"])(
        **{"learning_rate": 0.01, **run["ours"]} if what == "SGD" else run["ours"]
    )
    parameters = arrays(GOLDEN["start"])
    assert len(GOLDEN["gradients"]) == len(run["after"]) == 20
    for gradients, after in zip(GOLDEN["gradients"], run["after"], strict=True):
        optimizer.update(parameters, arrays(gradients))
        for name, value in arrays(after).items():
            np.testing.assert_allclose(parameters[name], value, rtol=1e-12, atol=1e-12)


def test_every_optimizer_has_golden_values():
    assert {run["kind"] for run in GOLDEN["runs"].values()} == {"SGD", "Adagrad", "RMSprop", "Adam"}


def test_sgd_by_hand():
    """η = 0.1, gradients 1 and 2: -0.1, then -0.3."""
    assert moved(SGD(0.1), 1.0, 2.0) == pytest.approx([-0.1, -0.3])


def test_momentum_by_hand():
    """η = 0.1, μ = 0.5: m = 1, then 0.5 + 2 = 2.5. So -0.1, then -0.35.

    With Nesterov's: 1 + 0.5 · 1 = 1.5, then 2 + 0.5 · 2.5 = 3.25. So -0.15, then -0.475.
    """
    assert moved(SGD(0.1, momentum=0.5), 1.0, 2.0) == pytest.approx([-0.1, -0.35])
    assert moved(SGD(0.1, momentum=0.5, nesterov=True), 1.0, 2.0) == pytest.approx([-0.15, -0.475])


def test_adagrad_by_hand():
    """s = 9, then 9 + 16 = 25: steps of 0.1 · 3/3 and 0.1 · 4/5."""
    assert moved(Adagrad(0.1), 3.0, 4.0) == pytest.approx([-0.1, -0.18])


def test_rmsprop_by_hand():
    """ρ = 0.75: s = 0.25 · 4 = 1, then 0.75 + 0.25 · 1 = 1: steps of 0.1 · 2 and 0.1 · 1."""
    assert moved(RMSprop(0.1, decay=0.75), 2.0, 1.0) == pytest.approx([-0.2, -0.3])


def test_the_first_step_of_adam_is_the_learning_rate():
    """m̂ = g and ŝ = g², so that every number moves by η, however large its gradient is."""
    for gradient in (1e-3, -5.0, 1e6):
        assert moved(Adam(0.1), gradient)[0] == pytest.approx(-0.1 * np.sign(gradient), rel=1e-4)


@pytest.mark.parametrize("make", [SGD, Adagrad, RMSprop, Adam])
def test_parameters_change_in_place_and_gradients_do_not(make):
    theta, gradient = {"W": np.ones((2, 2), np.float32)}, {"W": np.full((2, 2), 2, np.float32)}
    array = theta["W"]
    make(0.1).update(theta, gradient)
    assert theta["W"] is array
    assert array.dtype == np.float32
    assert (array < 1).all()
    assert (gradient["W"] == 2).all()


@pytest.mark.parametrize("make", [Adagrad, RMSprop, Adam])
def test_a_zero_gradient_moves_nothing(make):
    assert moved(make(0.1), 0.0) == [0]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: SGD(0), "learning_rate must be one number above 0; got 0"),
        (lambda: SGD(np.nan), "learning_rate must be finite"),
        (lambda: SGD(0.1, momentum=1), "momentum must be below 1; got 1"),
        (lambda: SGD(0.1, nesterov=True), "Nesterov's momentum needs a momentum above 0"),
        (lambda: Adagrad(0.1, epsilon=0), "epsilon must be one number above 0; got 0"),
        (lambda: RMSprop(decay=-0.1), "decay must be one number of at least 0; got -0.1"),
        (lambda: Adam(beta1=1.5), "beta1 must be below 1; got 1.5"),
        (lambda: Adam(beta2="0.9"), "beta2 must be an array of numbers; got '0.9'"),
    ],
)
def test_numbers_out_of_range_are_refused(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


@pytest.mark.parametrize("make", [SGD, Adagrad, RMSprop, Adam])
@pytest.mark.parametrize(
    ("parameters", "gradients", "sentence"),
    [
        ({"W": np.ones(2)}, {"U": np.ones(2)}, "U has a gradient and is no parameter"),
        ({"W": np.ones(2), "b": np.ones(1)}, {"W": np.ones(2)}, "b has no gradient"),
        ({"W": np.ones((2, 1))}, {"W": np.ones(2)}, r"the gradient of W must have its shape \(2, 1\); got \(2,\)"),
        ({"W": [1.0]}, {"W": np.ones(1)}, "W must be an array of floats, to be changed in place; got"),
        ({"W": np.ones(2, int)}, {"W": np.ones(2)}, "W must be an array of floats"),
        ({}, {}, "parameters must be a dict of arrays"),
        ({"W": np.ones(2)}, None, "gradients must be a dict of arrays"),
    ],
)
def test_gradients_that_are_not_those_of_the_parameters_are_refused(make, parameters, gradients, sentence):
    with pytest.raises(ValueError, match=sentence):
        make(0.1).update(parameters, gradients)
