"""What holds of every gated cell: gradients, held gates, parts by name, and what is
refused."""

from dataclasses import replace

import numpy as np
import pytest
from gated_cells import GATED, HELD

from rnn_teach import (
    GRUCell,
    LSTMCell,
    bptt,
    central_differences,
    check_gradients,
    complex_step,
    jacobians,
    unroll,
)
from rnn_teach.core.activations import sigmoid
from rnn_teach.core.gates import gate_slopes, sigmoid_into

every_cell = pytest.mark.parametrize("what", GATED)
both_kinds = pytest.mark.parametrize("kind", [LSTMCell, GRUCell])


def example(what, T, B, *, n_x=2, n_h=2):
    """A cell, a trace from states that are not zero, and a direct part for every state
    at every step."""
    rng = np.random.default_rng([T, B])
    cell = GATED[what](n_x, n_h, rng)
    initial = {name: rng.normal(size=(n_h, B)) for name in cell.carries}
    trace = unroll(cell, rng.normal(size=(T, n_x, B)), **initial)
    return cell, trace, {name: rng.normal(size=(T + 1, n_h, B)) for name in cell.carries}


def loss_of(cell, direct):
    """L = Σ_t direct.h[t] · h[t] + direct.c[t] · c[t], as a function of all that it
    depends on."""

    def loss(x, **others):
        states = {name: others.pop(name) for name in cell.carries}
        trace = unroll(replace(cell, **others), x, **states)
        return sum(np.sum(direct[name] * trace.quantities[name]) for name in cell.carries)

    return loss


def all_of(cell, trace):
    states = {name: trace.quantities[name][0] for name in cell.carries}
    return {**cell.parameters, "x": trace.x[1:], **states}


def all_gradients(cell, gradients):
    states = {name: gradients.d.quantities[name][0] for name in cell.carries}
    return {**gradients.total, "x": gradients.d.x[1:], **states}


# Gradients


@pytest.mark.parametrize("B", [1, 3])
@pytest.mark.parametrize("T", [1, 2, 7])
@every_cell
def test_gradients_agree_with_the_complex_step_and_with_differences(what, T, B):
    """For every parameter, input and initial state: 1e-12 and 1e-7 relative to the
    norm. The differences, which are less exact, at the smallest sizes alone."""
    cell, trace, direct = example(what, T, B)
    gradients = all_gradients(cell, bptt(cell, trace, direct))
    everything, loss = all_of(cell, trace), loss_of(cell, direct)
    exact = check_gradients(loss, everything, gradients, reference=complex_step)
    assert exact.agrees(1e-12), str(exact)
    if T * B <= 2:
        differences = check_gradients(loss, everything, gradients, reference=central_differences)
        assert differences.agrees(1e-7), str(differences)


@every_cell
def test_terms_add_up_to_the_total_and_a_batch_to_its_sequences(what):
    cell, trace, direct = example(what, 7, 3)
    gradients = bptt(cell, trace, direct)
    alone = [
        bptt(cell, trace.sequence(b), {name: array[..., b : b + 1] for name, array in direct.items()})
        for b in range(3)
    ]
    for name, total in gradients.total.items():
        assert total.shape == cell.parameters[name].shape
        assert gradients.terms[name].shape == (8, *total.shape)
        assert np.isnan(gradients.terms[name][0]).all()
        np.testing.assert_allclose(gradients.terms[name][1:].sum(axis=0), total, rtol=0, atol=1e-12)
        np.testing.assert_allclose(sum(one.total[name] for one in alone), total, rtol=0, atol=1e-12)


@pytest.mark.parametrize("truncation", [{"window": 7}, {"window": 9}, {"chunk": 7}, {"chunk": 100}])
@every_cell
def test_truncation_at_the_full_length_changes_nothing(what, truncation):
    cell, trace, direct = example(what, 7, 2)
    full, truncated = bptt(cell, trace, direct), bptt(cell, trace, direct, **truncation)
    for name, gradient in all_gradients(cell, full).items():
        np.testing.assert_allclose(all_gradients(cell, truncated)[name], gradient, rtol=0, atol=1e-12)


@every_cell
def test_the_message_to_a_gate_is_what_a_change_of_it_does(what):
    """d.f[t] and its like: ∂L/∂gate[2], found by holding the gate there a little higher
    and a little lower."""
    cell, trace, direct = example(what, 3, 1, n_h=1)
    d, eps = bptt(cell, trace, direct).d, 1e-5
    for gate in cell.gates:
        always = cell.hold.get(gate, {})
        steps = always if isinstance(always, dict) else dict.fromkeys(range(1, 4), always)
        losses = []
        for change in (-eps, eps):
            value = trace.quantities[gate][2].item() + change
            moved = replace(cell, hold={**cell.hold, gate: {**steps, 2: value}})
            losses.append(loss_of(moved, direct)(**all_of(cell, trace)))
        slope = (losses[1] - losses[0]) / (2 * eps)
        assert d.quantities[gate][2].item() == pytest.approx(slope, rel=1e-6, abs=1e-9)


# Gates that are held


@pytest.mark.parametrize("what", HELD)
def test_a_held_gate_has_its_value_and_hears_nothing(what):
    """At the steps where it is held: the value, and no gradient to its pre-activation.
    Elsewhere neither."""
    cell, trace, direct = example(what, 5, 2)
    d = bptt(cell, trace, direct).d
    for place, gate in enumerate(cell.gates):
        held = cell.hold.get(gate, {})
        for t in range(1, 6):
            value = held.get(t) if isinstance(held, dict) else held
            assert (trace.quantities[gate][t] == value).all() == (value is not None)
            assert (d.a[t, place] == 0).all() == (value is not None)


@both_kinds
def test_a_gate_that_is_held_at_what_it_would_be_anyway_changes_no_state(kind):
    cell = kind.random(2, 3, np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=(4, 2))
    trace = unroll(replace(cell, U=0 * cell.U, W=0 * cell.W), x)
    for gate in cell.gates:
        value = trace.quantities[gate][1, 0, 0]
        held = replace(cell, U=0 * cell.U, W=0 * cell.W, hold={gate: value})
        np.testing.assert_allclose(unroll(held, x).h, trace.h, rtol=0, atol=1e-16)


@both_kinds
def test_holding_one_step_is_holding_that_step(kind):
    """Every step in turn is holding the gate for good; a step that never comes holds
    nothing."""
    rng = np.random.default_rng(0)
    cell, x = kind.random(2, 3, rng), rng.normal(size=(4, 2))
    gate = cell.gates[1]
    for_good = replace(cell, hold={gate: 0.25})
    by_step = replace(cell, hold={gate: dict.fromkeys(range(1, 5), 0.25)})
    never = replace(cell, hold={gate: {5: 0.25}})
    direct = np.ones((5, 3, 1))
    for one, other in ((for_good, by_step), (cell, never)):
        traces = [unroll(some, x) for some in (one, other)]
        np.testing.assert_array_equal(traces[0].h, traces[1].h)
        totals = [bptt(some, trace, direct).total for some, trace in zip((one, other), traces, strict=True)]
        for name in totals[0]:
            np.testing.assert_array_equal(totals[0][name], totals[1][name])


@both_kinds
def test_what_is_held_is_the_cells_own(kind):
    hold = {kind.gates[0]: {2: 0.5}}
    cell = kind.random(2, 3, np.random.default_rng(0), hold=hold)
    hold[kind.gates[0]][2] = 99
    hold[kind.gates[1]] = 99
    assert cell.hold == {kind.gates[0]: {2: 0.5}}


@both_kinds
@pytest.mark.parametrize(
    ("hold", "sentence"),
    [
        ("f", r'hold must be a dict such as {"[ir]": 1.0}; got \'f\''),
        (1.0, "hold must be a dict such as"),
        ({"F": 1}, "hold names a gate, one of .*; got 'F'"),
        ({"forget": 1}, "hold names a gate, one of .*; got 'forget'"),
        ({2: 1}, "hold names a gate, one of .*; got 2"),
        ({"GATE": "open"}, "hold['GATE'] must be an array of numbers; got 'open'"),
        ({"GATE": None}, "hold['GATE'] must be an array of numbers; got None"),
        ({"GATE": [0, 1]}, "hold['GATE'] must be one number; got [0, 1]"),
        ({"GATE": 1j}, "hold['GATE'] must be real; got complex numbers"),
        ({"GATE": np.nan}, "hold['GATE'] must be finite; hold['GATE'] is nan"),
        ({"GATE": {3: np.inf}}, "hold['GATE'][3] must be finite; hold['GATE'][3] is inf"),
        ({"GATE": {3: [1]}}, "hold['GATE'][3] must be one number; got [1]"),
        ({"GATE": {0: 1}}, "a step in hold['GATE'] must be a whole number of at least 1; got 0"),
        ({"GATE": {-1: 1}}, "a step in hold['GATE'] must be a whole number of at least 1; got -1"),
        ({"GATE": {2.0: 1}}, "a step in hold['GATE'] must be a whole number of at least 1; got 2.0"),
        ({"GATE": {"all": 1}}, "a step in hold['GATE'] must be a whole number of at least 1; got 'all'"),
    ],
)
def test_what_cannot_be_held_is_refused(kind, hold, sentence):
    gate = kind.gates[1]
    hold = {gate: hold["GATE"]} if isinstance(hold, dict) and "GATE" in hold else hold
    if "GATE" in sentence:
        sentence = sentence.replace("GATE", gate).replace("[", r"\[").replace("]", r"\]")
    with pytest.raises(ValueError, match=sentence):
        kind.random(2, 3, np.random.default_rng(0), hold=hold)


# Parts by name


@both_kinds
def test_each_gate_has_its_name_in_the_cell_and_in_the_trace(kind):
    cell = kind.random(2, 3, np.random.default_rng(0))
    trace = unroll(cell, np.ones((4, 2)))
    d = bptt(cell, trace, np.ones((5, 3, 1))).d
    for place, gate in enumerate(cell.gates):
        for name in ("U", "W", "b"):
            assert np.shares_memory(getattr(cell, f"{name}_{gate}"), cell.parameters[name][place])
            np.testing.assert_array_equal(getattr(cell, f"{name}_{gate}"), cell.parameters[name][place])
        for one in (trace, d):
            assert np.shares_memory(one.quantities[gate], one.gates)
            np.testing.assert_array_equal(one.quantities[gate], one.gates[:, place])


@both_kinds
def test_a_part_that_is_set_is_written_into_the_whole(kind):
    cell = kind.random(2, 3, np.random.default_rng(0))
    W = cell.W
    gate = cell.gates[1]
    setattr(cell, f"W_{gate}", np.eye(3))
    setattr(cell, f"U_{gate}", 0)
    setattr(cell, f"b_{gate}", [1, 2, 3])
    assert cell.W is W
    np.testing.assert_array_equal(cell.W[1], np.eye(3))
    np.testing.assert_array_equal(cell.U[1], np.zeros((3, 2)))
    np.testing.assert_array_equal(cell.b[1], [[1], [2], [3]])
    assert cell.U[0].all()


@both_kinds
@pytest.mark.parametrize(
    ("parameter", "value", "sentence"),
    [
        ("W", np.eye(2), r"W_{} must be \(3, 3\), or one number for all of it; got shape \(2, 2\)"),
        ("W", np.ones(3), r"W_{} must be \(3, 3\), or one number for all of it; got shape \(3,\)"),
        ("W", np.ones((1, 3)), r"W_{} must be \(3, 3\), or one number for all of it; got shape \(1, 3\)"),
        ("b", [[1, 2, 3]], r"b_{} must be \(3, 1\), or one number for all of it; got shape \(1, 3\)"),
        ("b", [], r"b_{} must be \(3, 1\), or one number for all of it; got shape \(0,\)"),
        ("U", "zero", "U_{} must be an array of numbers; got 'zero'"),
        ("U", np.nan, "U_{} must be finite; U_{} is nan"),
        ("U", 1j, "U_{} must be real; got complex numbers"),
    ],
)
def test_a_part_that_does_not_fit_is_refused(kind, parameter, value, sentence):
    cell, gate = kind.random(2, 3, np.random.default_rng(0)), kind.gates[2]
    with pytest.raises(ValueError, match=sentence.replace("{}", gate)):
        setattr(cell, f"{parameter}_{gate}", value)


@both_kinds
@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"U": np.ones((2, 3, 2))}, r"U must be \({names}, n_h, n_x\) = \({g}, n_h, n_x\); got shape \(2, 3, 2\)"),
        ({"U": np.ones((12, 2))}, r"U must be \({names}, n_h, n_x\) = \({g}, n_h, n_x\); got shape \(12, 2\)"),
        (
            {"U": np.ones((3, 0))},
            r"U must be \({names}, n_h, n_x\) = \({g}, n_h, n_x\), no size zero; got shape \(3, 0\)",
        ),
        ({"U": None}, "U must be an array of numbers; got None"),
        ({"W": np.ones((3, 2))}, r"W must be \({names}, n_h, n_h\) = \({g}, 3, 3\); got shape \(3, 2\)"),
        ({"W": 5}, r"W must be \({names}, n_h, n_h\) = \({g}, 3, 3\); got shape \(\)"),
        ({"b": np.ones(3)}, r"b must be \({names}, n_h, 1\) = \({g}, 3, 1\); got shape \(3,\)"),
        ({"b": [[np.inf]]}, r"b must be finite; b\[0, 0\] is inf"),
    ],
)
def test_weights_that_do_not_fit_are_refused(kind, weights, sentence):
    g = len(kind.gates)
    sentence = sentence.replace("{g}", str(g)).replace("{names}", " ".join(kind.gates))
    with pytest.raises(ValueError, match=sentence):
        kind(**{"U": np.ones((g, 3, 2)), "W": np.ones((g, 3, 3)), **weights})


# Numbers


def test_sigmoid_by_hand():
    """σ(0) = 1/2, σ(ln 3) = 3/4, σ(-ln 3) = 1/4; far out exactly 1, and 0 but for
    1e-307."""
    a = np.array([0, np.log(3), -np.log(3), 1000, -1000])
    out = np.empty(5)
    sigmoid_into(out, a)
    np.testing.assert_allclose(out, [0.5, 0.75, 0.25, 1, 0], rtol=1e-15, atol=1e-307)
    a = np.linspace(-50, 50, 1001)
    out = np.empty(1001)
    sigmoid_into(out, a)
    np.testing.assert_allclose(out, sigmoid(a), rtol=0, atol=4e-16)


def test_slopes_by_hand():
    """σ' = 3/4 · 1/4 where σ is 3/4; tanh' = 1 - 1/4 where tanh is 1/2."""
    gates = np.array([0.75, 0.5]).reshape(1, 2, 1, 1)
    assert gate_slopes(gates, 1).ravel().tolist() == [0.1875, 0.75]
    assert gate_slopes(gates, 0).ravel().tolist() == [1 - 0.75**2, 0.25]
    assert gate_slopes(gates, 1, linear=True).ravel().tolist() == [0.1875, 1]


@both_kinds
@pytest.mark.parametrize("a", [1000, -1000])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_saturated_gates_give_no_warning_and_no_nan(kind, a, dtype):
    g = len(kind.gates)
    zeros = np.zeros((g, 2, 2), dtype)
    cell = kind(zeros, zeros, np.full((g, 2), a, dtype))
    trace = unroll(cell, np.ones((5, 2)))
    d = bptt(cell, trace, np.ones((6, 2, 1))).d
    for one in (trace, d):
        assert all(np.isfinite(array[1:]).all() for array in one.quantities.values())
    assert np.abs(d.a[1:]).max() < 1e-37
    assert np.isfinite(jacobians(cell, trace)[1:]).all()


@every_cell
def test_single_precision_stays_single(what):
    cell = GATED[what](2, 3, np.random.default_rng(0))
    single = replace(cell, **{name: array.astype(np.float32) for name, array in cell.parameters.items()})
    trace = unroll(single, np.ones((4, 2)))
    gradients = bptt(single, trace, np.ones((5, 3, 1)))
    arrays = [*trace.quantities.values(), *gradients.d.quantities.values(), *gradients.total.values()]
    assert {array.dtype for array in (*arrays, *gradients.terms.values())} == {np.dtype(np.float32)}
    np.testing.assert_allclose(trace.h, unroll(cell, np.ones((4, 2))).h, rtol=0, atol=1e-6)


@every_cell
def test_nothing_that_was_given_is_changed(what):
    cell, trace, direct = example(what, 5, 2)
    held = {**cell.parameters, **trace.quantities, **{f"direct {name}": array for name, array in direct.items()}}
    before = {name: array.copy() for name, array in held.items()}
    for truncation in ({}, {"window": 2}, {"chunk": 2}):
        bptt(cell, trace, direct, **truncation)
    jacobians(cell, trace.sequence(0))
    for name, array in held.items():
        np.testing.assert_array_equal(array, before[name])


@both_kinds
def test_a_cell_owns_its_parameters(kind):
    g = len(kind.gates)
    U, W = np.ones((g, 2, 2)), np.ones((g, 2, 2))
    cell = kind(U, W)
    for array in cell.parameters.values():
        array += 1
    assert (U == 1).all()
    assert (W == 1).all()
    assert cell.parameters["W"] is cell.W


@both_kinds
def test_gates_are_so_many_times_the_parameters(kind):
    """Four inputs and three units: 4 · 3 + 3 · 3 + 3 = 24 for the plain cell, four or
    three times that here."""
    cell = kind.random(4, 3, np.random.default_rng(0))
    assert sum(array.size for array in cell.parameters.values()) == 24 * len(kind.gates)
