"""Optimizers: by hand, and against PyTorch's own twenty updates
(golden/optimizers.json)."""

import copy
import json
import pickle
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

    With Nesterov's: 1 + 0.5 · 1 = 1.5, then 2 + 0.5 · 2.5 = 3.25. So -0.15, then
    -0.475.
    """
    assert moved(SGD(0.1, momentum=0.5), 1.0, 2.0) == pytest.approx([-0.1, -0.35])
    assert moved(SGD(0.1, momentum=0.5, nesterov=True), 1.0, 2.0) == pytest.approx([-0.15, -0.475])


def test_adagrad_by_hand():
    """s = 9, then 9 + 16 = 25: steps of 0.1 · 3/3 and 0.1 · 4/5."""
    assert moved(Adagrad(0.1), 3.0, 4.0) == pytest.approx([-0.1, -0.18])


def test_rmsprop_by_hand():
    """ρ = 0.75: s = 0.25 · 4 = 1, then 0.75 + 0.25 · 1 = 1: steps of 0.1 · 2 and 0.1 ·
    1."""
    assert moved(RMSprop(0.1, decay=0.75), 2.0, 1.0) == pytest.approx([-0.2, -0.3])


def test_the_first_step_of_adam_is_the_learning_rate():
    """m̂ = g and ŝ = g², so that every number moves by η, however large its gradient
    is."""
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


def test_centred_rmsprop_by_hand():
    """ρ = 0.75, gradients 2 and 4: m = 0.5, s = 1, so √(1 - 0.25) = 0.866 and the step
    is 0.1 · 2 / 0.866.

    Then m = 0.375 + 1 = 1.375, s = 0.75 + 4 = 4.75, √(4.75 - 1.890625) = 1.691 and the
    step 0.1 · 4 / 1.691.
    """
    first = -0.2 / np.sqrt(0.75)
    places = moved(RMSprop(0.1, decay=0.75, centered=True), 2.0, 4.0)
    assert places == pytest.approx([first, first - 0.4 / np.sqrt(2.859375)])


def test_centred_rmsprop_takes_no_root_of_rounding():
    """Of equal gradients s - m² is soon 0, but for rounding: here it is below."""
    s = m = 0.0
    for _ in range(100):
        s, m = 0.5 * s + 0.5 * 0.7**2, 0.5 * m + 0.5 * 0.7
    assert s - m * m < 0
    assert np.isfinite(moved(RMSprop(0.1, decay=0.5, centered=True), *[0.7] * 100)).all()


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
        (lambda: RMSprop(centered=1), "centered must be True or False; got 1"),
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
        ({"W": [1.0]}, {"W": np.ones(1)}, r"W must be an array of floats, to be changed in place; got \[1.0\]"),
        ({"W": np.ones(2, int)}, {"W": np.ones(2)}, "W must be an array of floats, .* got numbers of type int64"),
        ({}, {}, "parameters must be a dict of arrays"),
        ({"W": np.ones(2)}, None, "gradients must be a dict of arrays"),
    ],
)
def test_gradients_that_are_not_those_of_the_parameters_are_refused(make, parameters, gradients, sentence):
    with pytest.raises(ValueError, match=sentence):
        make(0.1).update(parameters, gradients)


EVERY = [
    lambda: SGD(0.1, momentum=0.9),
    lambda: Adagrad(0.1),
    lambda: RMSprop(0.1),
    lambda: RMSprop(0.1, centered=True),
    lambda: Adam(0.1),
]
SQUARING = EVERY[1:]


def refuses(optimizer, parameters, gradients, sentence):
    """It says so, and nothing has moved: no parameter, nothing that is remembered, no
    count."""

    def everything():
        arrays = {**parameters, **optimizer.memory}
        return {name: np.array(array).tobytes() for name, array in arrays.items()}, optimizer.updates

    before = everything()
    with pytest.raises(ValueError, match=sentence):
        optimizer.update(parameters, gradients)
    assert everything() == before


@pytest.mark.parametrize("make", SQUARING)
@pytest.mark.parametrize(("kind", "huge"), [(float, 1e200), (float, -1e154), (np.float32, 1e19)])
def test_a_gradient_whose_square_overflows_is_refused_where_it_would_freeze_a_parameter(make, kind, huge):
    """s = ∞ for ever: every later step would be g / ∞ = 0, without a word."""
    optimizer, theta = make(), {"U": np.ones(2, kind), "W": np.ones(2, kind)}
    small = {"U": np.ones(2, kind), "W": np.ones(2, kind)}
    optimizer.update(theta, small)
    name = type(optimizer).__name__
    sentence = f"the gradient of W goes up to {abs(huge):.3g}, too large for {name}, which squares it: clip the"
    refuses(optimizer, theta, {"U": np.ones(2, kind), "W": np.array([1, huge], kind)}, sentence.replace("+", "."))
    before = theta["W"].copy()
    optimizer.update(theta, small)
    assert (theta["W"] < before).all()


@pytest.mark.parametrize("make", SQUARING[1:])
def test_the_largest_gradient_that_is_taken_moves_its_parameter(make):
    (place,) = moved(make(), 6e153)
    assert -np.inf < place < -0.05


def test_a_gradient_is_never_too_large_for_sgd_unless_the_parameter_overflows():
    assert moved(SGD(0.1), 1e300) == pytest.approx([-1e299])
    sentence = "W would move beyond the largest float: a smaller learning rate or clipping may help"
    refuses(SGD(10), {"W": np.ones(1)}, {"W": np.array([1e308])}, sentence)
    momentum = SGD(0.1, momentum=0.9)
    theta = {"W": np.zeros(1)}
    momentum.update(theta, {"W": np.array([1e308])})
    refuses(momentum, theta, {"W": np.array([1e308])}, sentence)


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_gradient_that_is_not_finite_is_refused_with_its_place(make, bad):
    theta = {"U": np.ones(2), "W": np.ones(2)}
    sentence = rf"the gradient of W must be finite; the gradient of W\[1\] is {bad}"
    refuses(make(), theta, {"U": np.ones(2), "W": np.array([1, bad])}, sentence)


@pytest.mark.parametrize("make", EVERY)
def test_a_parameter_that_is_not_finite_is_named(make):
    refuses(make(), {"U": np.ones(1), "W": np.array([np.nan])}, {"U": [1], "W": [1]}, r"W\[0\] is nan")


@pytest.mark.parametrize("make", EVERY)
def test_gradients_may_be_lists_and_whole_numbers(make):
    one, other = {"W": np.ones(2)}, {"W": np.ones(2)}
    make().update(one, {"W": [1, 2]})
    make().update(other, {"W": np.array([1.0, 2])})
    np.testing.assert_array_equal(one["W"], other["W"])


@pytest.mark.parametrize("make", EVERY)
def test_a_parameter_that_cannot_be_changed_is_refused_before_another_moves(make):
    theta = {"U": np.ones(1), "W": np.ones(1)}
    theta["W"].flags.writeable = False
    refuses(make(), theta, {"U": [1.0], "W": [1.0]}, r"W is read-only .*: make a copy, W\.copy\(\)")


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("value", [None, 5, [1.0], np.ones(3), np.array(["1"])])
def test_memory_that_was_changed_from_outside_is_refused_before_anything_moves(make, value):
    optimizer, theta = make(), {"U": np.ones(1), "W": np.ones(1)}
    optimizer.update(theta, {"U": [1.0], "W": [1.0]})
    kind = optimizer.remembers[-1]
    optimizer.memory[kind, "W"] = value
    sentence = rf'memory\["{kind}", "W"\] of {type(optimizer).__name__} must be an array \(1,\)'
    refuses(optimizer, theta, {"U": [1.0], "W": [1.0]}, sentence)


def test_memory_that_is_no_dict_is_refused():
    optimizer, theta = Adam(), {"W": np.ones(1)}
    optimizer.memory = 5
    with pytest.raises(ValueError, match="memory of Adam must be its dict; got 5: make a new optimizer"):
        optimizer.update(theta, {"W": [1.0]})
    assert theta["W"] == 1


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("rate", [-1, np.nan, "fast"])
def test_a_learning_rate_set_later_is_looked_at(make, rate):
    optimizer, theta = make(), {"W": np.ones(1)}
    optimizer.learning_rate = rate
    refuses(optimizer, theta, {"W": [1.0]}, "learning_rate must be")


def test_a_learning_rate_set_later_is_used():
    optimizer, theta = SGD(1), {"W": np.ones(1)}
    for rate, place in ((1, 0), (0.5, -0.5), (0, -0.5)):
        optimizer.learning_rate = rate
        optimizer.update(theta, {"W": [1.0]})
        assert theta["W"] == place


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("other", [np.zeros(2), np.zeros((2, 2))])
def test_another_net_with_the_same_names_is_not_moved_by_the_memory_of_the_first(make, other):
    """With a gradient of zero it would move all the same."""
    optimizer = make()
    optimizer.update({"W": np.ones(2)}, {"W": np.ones(2)})
    sentence = f"this {type(optimizer).__name__} has moved another W before, .* make a new optimizer for each net"
    refuses(optimizer, {"V": np.ones(1), "W": other}, {"V": [0.0], "W": np.zeros_like(other)}, sentence)


def test_the_same_arrays_in_a_new_dict_or_seen_anew_are_the_same_net():
    optimizer, W = Adam(0.1), np.ones((4, 2))
    optimizer.update({"W": W}, {"W": np.ones((4, 2))})
    optimizer.update({"W": W[:], "V": np.ones(1)}, {"W": np.ones((4, 2)), "V": [1.0]})
    assert optimizer.updates == 2
    refuses(optimizer, {"W": W[::-1]}, {"W": np.ones((4, 2))}, "has moved another W before")


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("copied", [copy.deepcopy, copy.copy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copy_goes_on_with_a_copy_of_the_parameters(make, copied):
    """The very numbers of the first, and neither moves the other's."""
    one, theta = make(), {"encoder.W": np.ones(2), "b": np.ones(1)}
    gradients = {"encoder.W": np.array([1.0, 2]), "b": np.array([-1.0])}
    one.update(theta, gradients)
    other, copies = copied(one), copy.deepcopy(theta)
    assert other.updates == 1
    for optimizer, parameters in ((one, theta), (other, copies)):
        optimizer.update(parameters, gradients)
        optimizer.update(parameters, gradients)
    for name, array in theta.items():
        np.testing.assert_array_equal(copies[name], array)
    assert repr(other) == repr(one)


def test_parameters_that_share_their_memory_are_refused():
    """Two steps into one array: the second would undo the first."""
    E = np.ones((2, 3))
    gradients = {"E": np.ones((2, 3)), "V": np.ones((3, 2))}
    refuses(SGD(0.1), {"E": E, "V": E.T}, gradients, "E and V share their memory: hand it in once, with the sum")
    halves = {"one": E[:, :2], "two": E[:, 2:]}
    SGD(1).update(halves, {"one": np.ones((2, 2)), "two": np.ones((2, 1))})
    assert (E == 0).all()


def test_it_shows_itself_in_one_line_with_what_is_not_as_it_comes():
    assert repr(Adam()) == "Adam(learning_rate=0.001)"
    assert repr(Adam(1, beta2=0.99)) == "Adam(learning_rate=1.0, beta2=0.99)"
    assert repr(SGD(0.1, momentum=0.9, nesterov=True)) == "SGD(learning_rate=0.1, momentum=0.9, nesterov=True)"
    assert repr(RMSprop(centered=True)) == "RMSprop(learning_rate=0.01, centered=True)"
    assert repr(Adagrad(0.5)) == "Adagrad(learning_rate=0.5)"


@pytest.mark.parametrize(
    "make", [lambda: SGD(0.1, momentum=0.9), lambda: Adam(0.1), lambda: RMSprop(0.1, centered=True)]
)
def test_parameters_move_together_as_each_would_alone(make):
    rng = np.random.default_rng(0)
    sizes = {"small": (3, 2), "vector": (5,), "wide": (80, 60), "column": (4, 1), "larger": (70, 70)}
    together = {name: rng.normal(size=shape) for name, shape in sizes.items()}
    together["vector"], together["larger"] = together["vector"].astype("f4"), together["larger"].astype("f4")
    alone = {name: array.copy() for name, array in together.items()}
    of_all, of_each = make(), {name: make() for name in sizes}
    for _ in range(3):
        gradients = {name: rng.normal(size=shape).astype(together[name].dtype) for name, shape in sizes.items()}
        of_all.update(together, gradients)
        for name, optimizer in of_each.items():
            optimizer.update({name: alone[name]}, {name: gradients[name]})
    for name, array in together.items():
        assert array.dtype == alone[name].dtype
        np.testing.assert_array_equal(array, alone[name])
        for kind in of_all.remembers:
            kept = of_all.memory[kind, name]
            assert kept.dtype == array.dtype
            np.testing.assert_array_equal(kept, of_each[name].memory[kind, name])
