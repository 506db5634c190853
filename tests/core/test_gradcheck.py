"""The gradient checks themselves: how exact they are, and that nothing fools them."""

import numpy as np
import pytest

from rnn_teach import central_differences, check_gradients, complex_step, error_curve, relative_error


def cubic(theta):
    """L = Σ θ³, whose gradient is 3 θ²."""
    return np.sum(theta**3)


def wavy(U, W):
    """A smooth function of two arrays, in complex numbers too."""
    return np.sum(np.exp(np.sin(U))) * np.tanh(np.sum(W * W))


THETA = {"theta": np.array([[1.0, -2, 3]])}
WAVY = {"U": np.array([[0.3, -1.2], [0.7, 2.0]]), "W": np.array([0.5, -0.1])}


def wavy_gradients():
    U, W = WAVY["U"], WAVY["W"]
    square = np.sum(W * W)
    return {
        "U": np.exp(np.sin(U)) * np.cos(U) * np.tanh(square),
        "W": np.sum(np.exp(np.sin(U))) * (1 - np.tanh(square) ** 2) * 2 * W,
    }


def test_central_differences_by_hand():
    """((1 + ε)³ - (1 - ε)³) / 2ε = 3 + ε²: with ε = 0.5 that is 3.25."""
    assert central_differences(cubic, {"theta": np.ones(1)}, 0.5)["theta"] == 3.25


def test_the_complex_step_by_hand():
    """Im (1 + iε)³ / ε = 3 - ε²: with ε = 0.5 that is 2.75. With ε = 1e-20 it is 3."""
    assert complex_step(cubic, {"theta": np.ones(1)}, 0.5)["theta"] == 2.75
    np.testing.assert_allclose(complex_step(cubic, THETA)["theta"], [[3, 12, 27]], rtol=1e-15)


def test_how_exact_they_are():
    exact = check_gradients(wavy, WAVY, wavy_gradients())
    assert exact.agrees(1e-15), str(exact)
    differences = check_gradients(wavy, WAVY, wavy_gradients(), reference=central_differences)
    assert differences.agrees(1e-8), str(differences)
    assert not differences.agrees(1e-12)


def test_the_parameters_are_given_back_as_they_were():
    for numeric in (central_differences, complex_step):
        before = THETA["theta"].copy()
        numeric(cubic, THETA)
        np.testing.assert_array_equal(THETA["theta"], before)
        assert THETA["theta"].dtype == float


def test_whole_numbers_and_single_precision_are_checked_in_double_precision():
    for theta in (np.array([1, -2]), np.array([1, -2], np.float32)):
        np.testing.assert_allclose(central_differences(cubic, {"theta": theta})["theta"], [3, 12], rtol=1e-8)


def test_relative_error_by_hand():
    """(3, 4) against (0, 4): ‖(3, 0)‖ / ‖(3, 4)‖ = 3/5. The negative gradient: 2."""
    assert relative_error([3, 4], [0, 4]) == pytest.approx(0.6)
    assert relative_error([3, 4], [-3, -4]) == pytest.approx(2)


def test_zero_against_zero_agrees_and_zero_against_something_does_not():
    assert relative_error(np.zeros(3), np.zeros(3)) == 0
    assert relative_error(np.zeros(3), np.full(3, 1e-300)) == 1
    assert relative_error(np.full(3, 1e-200), np.full(3, 2e-200)) == pytest.approx(0.5)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_and_infinity_are_never_right(value):
    """NaN > tolerance is False: a check written that way lets NaN pass."""
    wrong = np.array([1, value])
    assert relative_error(wrong, [1, 1]) == relative_error([1, 1], wrong) == relative_error(wrong, wrong) == np.inf
    with np.errstate(invalid="ignore"):
        check = check_gradients(cubic, {"theta": np.ones(2)}, {"theta": np.array([3, value])})
    assert not check.agrees(1e300)
    assert check.worst["theta"][0] == (1,)


def test_it_says_where_the_two_are_furthest_apart():
    """The sign of one number is wrong."""
    check = check_gradients(cubic, THETA, {"theta": np.array([[3.0, -12, 27]])})
    assert check.worst["theta"] == ((0, 1), -12, 12)
    assert str(check) == "theta: relative error 8.1e-01; at [0, 1] it is -12, the reference 12"
    assert not check.agrees(0.8)
    assert check.agrees(0.82)


def test_every_gradient_has_to_agree():
    wrong = {**wavy_gradients(), "U": -wavy_gradients()["U"]}
    check = check_gradients(wavy, WAVY, wrong)
    assert check.errors["W"] < 1e-15
    assert check.errors["U"] == pytest.approx(2)
    assert not check.agrees(1)


def test_the_curve_of_differences_is_a_u_and_that_of_the_complex_step_is_not():
    steps = np.logspace(-14, -1, 14)
    differences = error_curve(wavy, WAVY, wavy_gradients(), steps)
    best = np.argmin(differences)
    assert 1e-7 < steps[best] < 1e-3
    assert differences[0] > 1e4 * differences[best]
    assert differences[-1] > 1e4 * differences[best]
    assert differences[-1] / differences[-2] == pytest.approx(100, rel=0.1)  # ε²
    exact = error_curve(wavy, WAVY, wavy_gradients(), steps, method=complex_step)
    assert (exact[steps < 1e-8] < 1e-15).all()
    assert exact[-1] > 1e-4


def test_a_scalar_parameter():
    assert complex_step(lambda w: w**2, {"w": 3.0})["w"] == 6


@pytest.mark.parametrize(
    ("loss", "sentence"),
    [
        (
            lambda theta: np.sum(np.abs(theta)),
            "the loss must be complex where its parameters are; got .* lose the imag",
        ),
        (lambda theta: theta, r"the loss must be one number; got an array of shape \(1, 3\)"),
        (lambda theta: 1j * np.nan, "the loss must be finite"),
        (None, "loss must be a function; got None"),
    ],
)
def test_losses_that_the_complex_step_cannot_use(loss, sentence):
    with pytest.raises(ValueError, match=sentence):
        complex_step(loss, THETA)


@pytest.mark.parametrize("numeric", [central_differences, complex_step])
@pytest.mark.parametrize(
    ("parameters", "named", "sentence"),
    [
        ({"theta": np.array([np.nan])}, {}, r"theta must be finite; theta\[0\] is nan"),
        ({"theta": np.array([1j])}, {}, r"parameters\['theta'\] must be real; got complex numbers"),
        ([1.0], {}, "parameters must be a dict of arrays"),
        (THETA, {"step": 0}, "step must be one number above 0; got 0"),
    ],
)
def test_parameters_that_are_refused(numeric, parameters, named, sentence):
    with pytest.raises(ValueError, match=sentence):
        numeric(cubic, parameters, **named)


def test_what_does_not_belong_together_is_refused():
    with pytest.raises(ValueError, match=r"the gradient has shape \(2,\), the reference \(1, 3\)"):
        check_gradients(cubic, THETA, {"theta": np.ones(2)})
    with pytest.raises(ValueError, match="parameters and gradients must have the same names; W is in one of them"):
        check_gradients(cubic, THETA, {"theta": np.ones((1, 3)), "W": np.ones(1)})
    with pytest.raises(ValueError, match="the loss must be finite; the loss is nan"):
        central_differences(lambda theta: np.nan, THETA)
