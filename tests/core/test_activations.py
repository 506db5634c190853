"""The activation functions, against values one can do by hand."""

import numpy as np
import pytest

from rnn_teach.core.activations import ACTIVATIONS, LARGEST_SLOPES, activation, linear, relu, sigmoid, slope, tanh


def test_by_hand():
    """tanh(ln 2) = (2 - 1/2) / (2 + 1/2) = 0.6;  σ(ln 3) = 1 / (1 + 1/3) = 0.75;
    max(0, -2) = 0."""
    assert tanh(np.log(2.0)) == pytest.approx(0.6)
    assert sigmoid(np.log(3.0)) == pytest.approx(0.75)
    assert sigmoid(-np.log(3.0)) == pytest.approx(0.25)
    np.testing.assert_array_equal(relu(np.array([-2.0, 0, 3])), [0, 0, 3])
    np.testing.assert_array_equal(linear(np.array([-2.0, 3])), [-2, 3])


def test_sigmoid_neither_overflows_nor_loses_the_small_numbers():
    """σ(-700) = e⁻⁷⁰⁰ to all digits; at -1000 even that is 0. An overflow would be an
    error here."""
    np.testing.assert_array_equal(sigmoid(np.array([-1000.0, 0, 1000])), [0, 0.5, 1])
    assert sigmoid(np.array(-700.0)) == pytest.approx(np.exp(-700.0), rel=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_float32_stays_float32(name):
    assert activation(name)(np.ones((2, 1), np.float32)).dtype == np.float32


@pytest.mark.parametrize(
    ("name", "slope"),
    [
        ("tanh", lambda a: 1 - np.tanh(a) ** 2),
        ("sigmoid", lambda a: np.exp(-np.abs(a)) / (1 + np.exp(-np.abs(a))) ** 2),
        ("relu", lambda a: np.where(a > 0, 1.0, 0.0)),
        ("linear", np.ones_like),
    ],
)
def test_a_complex_step_gives_the_slope(name, slope):
    """f(a + iε) = f(a) + iε f'(a) + O(ε²): the imaginary part over ε is the slope,
    without any difference taken.

    (At a = -800, ten times where e⁻ᵃ still fits, σ' is 0.)
    """
    a = np.array([-800.0, -2, -0.5, 0.5, 2, 800])
    stepped = activation(name)(a + 1e-30j)
    np.testing.assert_allclose(stepped.imag / 1e-30, slope(a), rtol=1e-12)
    np.testing.assert_allclose(stepped.real, activation(name)(a), rtol=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_nan_is_passed_on(name):
    """A NaN hidden by max(0, a) would make a broken net look like a quiet one."""
    assert np.isnan(activation(name)(np.array([np.nan]))).all()


@pytest.mark.parametrize("name", ["Tanh", "softmax", "", None, 3, np.tanh, ["tanh"], {"tanh": 1}])
def test_another_name_is_refused_with_the_names_there_are(name):
    with pytest.raises(ValueError, match="activation must be one of tanh, relu, sigmoid, linear; got"):
        activation(name)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slope_is_what_a_complex_step_gives_and_never_above_the_largest(name):
    a = np.array([-800.0, -2, -0.5, 1e-9, 0.5, 2, 800])
    found = slope(name)(a, activation(name)(a))
    np.testing.assert_allclose(found, activation(name)(a + 1e-30j).imag / 1e-30, rtol=1e-14)
    assert found.max() == pytest.approx(LARGEST_SLOPES[name])
    assert slope(name)(a.astype(np.float32), activation(name)(a.astype(np.float32))).dtype == np.float32


def test_relu_has_a_slope_of_zero_at_zero():
    assert slope("relu")(np.zeros(1), np.zeros(1)) == 0


@pytest.mark.parametrize("name", ["Tanh", None, ["tanh"]])
def test_there_is_no_such_slope(name):
    with pytest.raises(ValueError, match="activation must be one of tanh, relu, sigmoid, linear; got"):
        slope(name)
