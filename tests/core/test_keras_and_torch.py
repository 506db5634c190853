"""Weights from and to Keras and PyTorch, against what their own layers compute
(golden/keras_and_torch.json)."""

import json
from pathlib import Path

import numpy as np
import pytest

from rnn_teach import (
    GRUCell,
    LSTMCell,
    RNNCell,
    bptt,
    cell_from_keras,
    cell_from_torch,
    keras_weights,
    relative_error,
    torch_weights,
    unroll,
)

GOLDEN = json.loads((Path(__file__).parent / "golden" / "keras_and_torch.json").read_text(encoding="utf-8"))
TOLERANCE = {"float32": 1e-6, "float64": 1e-12}
TWO_LAYERS = "gru of two layers both ways"


def nets(library):
    """The stored nets of one cell, with a name for each."""
    some = [net for net in GOLDEN["nets"] if net["library"] == library and net["what"] != TWO_LAYERS]
    return pytest.mark.parametrize("net", some, ids=lambda net: f"{net['what']} {net['precision']}")


def numbers(net, value):
    """Stored numbers, in the net's precision."""
    return np.array(value, net["precision"])


def weights_of(net):
    if isinstance(net["weights"], list):
        return [numbers(net, array) for array in net["weights"]]
    return {name: numbers(net, array) for name, array in net["weights"].items()}


def cell_of(net):
    """The cell, and the function that gives its weights back."""
    kind, *option = net["what"].split(" ", 1)
    options = {}
    if option and option[0] in ("relu", "linear"):
        options["activation"] = option[0]
    if net["library"] == "PyTorch":
        return cell_from_torch(kind, weights_of(net), **options), torch_weights
    if "reset after without bias" in net["what"]:
        options["reset_after"] = True
    return cell_from_keras(kind, weights_of(net), **options), keras_weights


def ours(net, sequence):
    """Their (T, B, n) as our (T, n, B)."""
    return numbers(net, sequence).swapaxes(1, 2)


def run(net, cell):
    """The trace of the stored inputs from the stored initial states; PyTorch has an
    axis for the layers before."""
    initial = [numbers(net, state).reshape(-1, cell.n_h).T for state in net["initial"]]
    return unroll(cell, ours(net, net["x"]), **dict(zip(cell.carries, initial, strict=True)))


def far(one, other):
    """The largest difference, relative to the largest number where that is above 1."""
    return np.max(np.abs(one - other)) / max(1, np.max(np.abs(other)))


@pytest.mark.parametrize("library", ["Keras", "PyTorch"])
def test_the_stored_nets_are_all_there(library):
    some = {(net["what"], net["precision"]) for net in GOLDEN["nets"] if net["library"] == library}
    assert len(some) == {"Keras": 16, "PyTorch": 14}[library]


@pytest.mark.parametrize(
    "net", GOLDEN["nets"], ids=lambda net: f"{net['library']} {net['what']} {net['precision']}"
)
def test_the_stored_numbers_say_something(net):
    """They are not zeros, and not all alike."""
    weights = weights_of(net)
    for array in (*(weights if isinstance(weights, list) else weights.values()), net["output"], net["initial"]):
        assert np.std(array) > 0.01


@nets("Keras")
def test_outputs_and_last_states_are_those_of_keras(net):
    cell, _ = cell_of(net)
    trace = run(net, cell)
    assert trace.h.dtype == net["precision"]
    assert far(trace.h[1:], ours(net, net["output"])) < TOLERANCE[net["precision"]]
    for name, last in zip(cell.carries, net["last"], strict=True):
        assert far(trace.quantities[name][-1], numbers(net, last).T) < TOLERANCE[net["precision"]]


@nets("PyTorch")
def test_outputs_last_states_and_gradients_are_those_of_pytorch(net):
    """Both biases have the same gradient, our b's; that of bias_hn is our b_m's."""
    cell, _ = cell_of(net)
    trace, tolerance = run(net, cell), TOLERANCE[net["precision"]]
    assert trace.h.dtype == net["precision"]
    assert far(trace.h[1:], ours(net, net["output"])) < tolerance
    for name, last in zip(cell.carries, net["last"], strict=True):
        assert far(trace.quantities[name][-1], numbers(net, last)[0].T) < tolerance

    direct = np.zeros_like(trace.h)
    direct[1:] = ours(net, net["direct"])
    gradients = bptt(cell, trace, direct)
    theirs = {name: numbers(net, value) for name, value in net["gradients"].items() if name != "initial"}
    found = {name: gradients.total[name].reshape(-1, gradients.total[name].shape[-1]) for name in ("U", "W")}
    assert relative_error(found["U"], theirs["weight_ih_l0"]) < tolerance
    assert relative_error(found["W"], theirs["weight_hh_l0"]) < tolerance
    assert relative_error(gradients.d.x[1:], theirs["x"].swapaxes(1, 2)) < tolerance
    for name, initial in zip(cell.carries, net["gradients"]["initial"], strict=True):
        assert relative_error(gradients.d.quantities[name][0], numbers(net, initial)[0].T) < tolerance
    if "bias_ih_l0" in theirs:
        d_b = gradients.total["b"].copy()
        assert relative_error(d_b.ravel(), theirs["bias_ih_l0"]) < tolerance
        if "b_m" in gradients.total:
            d_b[2] = gradients.total["b_m"]
        assert relative_error(d_b.ravel(), theirs["bias_hh_l0"]) < tolerance


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_layers_and_directions_are_told_apart(precision):
    """Two layers of GRUs, both ways: four cells, the second layer of which reads both
    of the first."""
    net = next(net for net in GOLDEN["nets"] if (net["what"], net["precision"]) == (TWO_LAYERS, precision))
    weights, below = weights_of(net), ours(net, net["x"])
    for layer in (0, 1):
        states = []
        for reverse in (False, True):
            cell = cell_from_torch("gru", weights, layer=layer + 1, reverse=reverse)
            turn = slice(None, None, -1 if reverse else 1)
            trace = unroll(cell, below[turn], h=numbers(net, net["initial"])[0, 2 * layer + reverse].T)
            last = numbers(net, net["last"])[0, 2 * layer + reverse].T
            assert far(trace.h[-1], last) < TOLERANCE[precision]
            states.append(trace.h[1:][turn])
        below = np.concatenate(states, axis=1)
    assert far(below, ours(net, net["output"])) < TOLERANCE[precision]


# There and back


@nets("Keras")
def test_from_keras_and_back(net):
    """Exact, apart from the two biases of a GRU's gates: they come back as their sum
    and zero."""
    cell, give_back = cell_of(net)
    given, back = weights_of(net), give_back(cell)
    for one, other in zip(given[:2], back, strict=False):
        np.testing.assert_array_equal(one, other)
        assert one.dtype == other.dtype
    assert len(back) == len(given)
    if len(given) == 2:
        assert cell.b is None
    elif net["what"] == "gru reset after":
        np.testing.assert_array_equal(given[2][:, 4:], back[2][:, 4:])
        np.testing.assert_array_equal(given[2].sum(axis=0), back[2].sum(axis=0))
        assert not back[2][1, :4].any()
    else:
        np.testing.assert_array_equal(given[2], back[2])


@nets("PyTorch")
def test_from_pytorch_and_back(net):
    """Matrices exactly, of the biases their sum."""
    cell, give_back = cell_of(net)
    given, back = weights_of(net), give_back(cell)
    assert list(back) == list(given)
    assert ("b" in cell.parameters) == ("bias_ih_l0" in given)
    for name in ("weight_ih_l0", "weight_hh_l0"):
        np.testing.assert_array_equal(given[name], back[name])
        assert given[name].dtype == back[name].dtype
    if "bias_ih_l0" in given:
        sums = [one["bias_ih_l0"] + one["bias_hh_l0"] for one in (given, back)]
        np.testing.assert_array_equal(*sums)
    assert {name: array.shape for name, array in back.items() if name in given} == {
        name: array.shape for name, array in given.items()
    }


def cells():
    """One of each kind, with a bias."""
    rng = np.random.default_rng(0)
    some = {
        "rnn": RNNCell.random(2, 3, rng),
        "lstm": LSTMCell.random(2, 3, rng),
        "gru before": GRUCell.random(2, 3, rng),
        "gru after": GRUCell.random(2, 3, rng, reset="after"),
    }
    for cell in some.values():
        for name, array in cell.parameters.items():
            array[:] = rng.normal(size=array.shape) if name.startswith("b") else array
    return some


def through_keras(kind, cell):
    return cell_from_keras(kind, keras_weights(cell))


def through_torch(kind, cell):
    return cell_from_torch(kind, torch_weights(cell, layer=2, reverse=True), layer=2, reverse=True)


@pytest.mark.parametrize(
    ("what", "through"),
    [(what, through_keras) for what in ("rnn", "lstm", "gru before", "gru after")]
    + [(what, through_torch) for what in ("rnn", "lstm", "gru after")],  # PyTorch has no GRU that resets before
)
def test_our_own_come_back_to_the_last_digit(what, through):
    cell = cells()[what]
    again = through(what.split()[0], cell)
    assert type(again) is type(cell)
    assert again.parameters.keys() == cell.parameters.keys()
    for name, array in cell.parameters.items():
        np.testing.assert_array_equal(again.parameters[name], array)


def test_one_of_each_by_hand():
    """One input, one unit: the gates' weights 1, 2, 3, ... in our order, i f g o and r
    z n."""
    lstm = LSTMCell(U=[[[1]], [[2]], [[3]], [[4]]], W=[[[5]], [[6]], [[7]], [[8]]], b=[[9], [10], [11], [12]])
    kernel, recurrent, bias = keras_weights(lstm)
    assert (kernel.tolist(), recurrent.tolist(), bias.tolist()) == ([[1, 2, 3, 4]], [[5, 6, 7, 8]], [9, 10, 11, 12])
    gru = GRUCell([[[1]], [[2]], [[3]]], [[[4]], [[5]], [[6]]], [[7], [8], [9]], b_m=[10], reset="after")
    kernel, recurrent, bias = keras_weights(gru)
    assert (kernel.tolist(), recurrent.tolist(), bias.tolist()) == (
        [[2, 1, 3]],
        [[5, 4, 6]],
        [[8, 7, 9], [0, 0, 10]],
    )
    assert {name: array.tolist() for name, array in torch_weights(gru).items()} == {
        "weight_ih_l0": [[1], [2], [3]],
        "weight_hh_l0": [[4], [5], [6]],
        "bias_ih_l0": [7, 8, 9],
        "bias_hh_l0": [0, 0, 10],
    }


@pytest.mark.parametrize("what", ["rnn", "lstm", "gru after"])
def test_what_is_given_out_or_taken_in_is_a_copy(what):
    cell, kind = cells()[what], what.split()[0]
    before = {name: array.copy() for name, array in cell.parameters.items()}
    for array in (*keras_weights(cell), *torch_weights(cell).values()):
        array += 1
    given = torch_weights(cell)
    for array in cell_from_torch(kind, given).parameters.values():
        array += 1
    for array in cell_from_keras(kind, keras_weights(cell)).parameters.values():
        array += 1
    for name, array in cell.parameters.items():
        np.testing.assert_array_equal(array, before[name])
    np.testing.assert_array_equal(given["weight_hh_l0"], torch_weights(cell)["weight_hh_l0"])


def test_an_archive_of_arrays_will_do(tmp_path):
    """As np.savez keeps them."""
    cell = cells()["lstm"]
    np.savez(tmp_path / "weights.npz", **torch_weights(cell))
    with np.load(tmp_path / "weights.npz") as archive:
        np.testing.assert_array_equal(cell_from_torch("lstm", archive).W, cell.W)
