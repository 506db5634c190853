"""Weights that Keras or PyTorch would not give, and cells that they lack: refused, and
in which words."""

import numpy as np
import pytest

from rnn_teach import (
    GRUCell,
    LSTMCell,
    PeepholeLSTMCell,
    RNNCell,
    UntiedCell,
    cell_from_keras,
    cell_from_torch,
    keras_weights,
    torch_weights,
)

ONES = np.ones
LSTM = [ONES((2, 12)), ONES((3, 12)), ONES(12)]
GRU = [ONES((2, 9)), ONES((3, 9)), ONES((2, 9))]


@pytest.mark.parametrize(
    ("kind", "weights", "options", "sentence"),
    [
        ("LSTM", LSTM, {}, "kind must be one of rnn, lstm, gru; got 'LSTM'"),
        ("lstm", LSTM[0], {}, "weights must be a list of arrays, kernel, recurrent kernel and, .* bias; got array"),
        (
            "lstm",
            LSTM[:1],
            {},
            "weights must be kernel, recurrent kernel and, if there is one, bias; got 1 arrays$",
        ),
        (
            "lstm",
            LSTM * 2,
            {},
            "got 6 arrays: of a Bidirectional layer, the first half reads forward and the second",
        ),
        ("lstm", LSTM * 3, {}, "got 9 arrays: give those of one layer"),
        (
            "lstm",
            [ONES((12, 2)), *LSTM[1:]],
            {},
            r"the kernel is \(12, 2\): rows are inputs in Keras; this looks transp",
        ),
        (
            "lstm",
            [LSTM[0], ONES((12, 3)), LSTM[2]],
            {},
            r"the recurrent kernel is \(12, 3\): .* this looks transposed",
        ),
        (
            "lstm",
            [LSTM[1], LSTM[0], LSTM[2]],
            {},
            r"the recurrent kernel must be \(n_h, 4 n_h\); got shape \(2, 12\): the order is kernel, recurrent",
        ),
        ("lstm", [LSTM[2], *LSTM[:2]], {}, r"the recurrent kernel must be \(n_h, 4 n_h\); got shape \(2, 12\)"),
        (
            "lstm",
            [LSTM[2], LSTM[1], LSTM[0]],
            {},
            r"the kernel must be \(n_x, 12\); got shape \(12,\): the order is",
        ),
        ("lstm", [ONES((2, 8)), *LSTM[1:]], {}, r"the kernel must be \(n_x, 12\); got shape \(2, 8\)"),
        ("lstm", [*LSTM[:2], ONES(3)], {}, r"the bias must be \(12,\); got shape \(3,\)"),
        ("lstm", [*LSTM[:2], ONES((2, 12))], {}, r"the bias must be \(12,\); got shape \(2, 12\)"),
        ("lstm", GRU, {}, r"the recurrent kernel is \(3, 9\): for kind 'gru' with 3 units, not 'lstm'"),
        ("rnn", LSTM, {}, r"the recurrent kernel is \(3, 12\): for kind 'lstm' with 3 units, not 'rnn'"),
        (
            "rnn",
            [ONES((3, 2)), ONES((3, 3)), ONES(3)],
            {},
            r"the kernel is \(3, 2\): rows are inputs .* transposed",
        ),
        ("lstm", [LSTM[0] * np.nan, *LSTM[1:]], {}, r"the kernel must be finite; the kernel\[0, 0\] is nan"),
        ("lstm", [*LSTM[:2], "bias"], {}, "the bias must be an array of numbers; got 'bias'"),
        ("lstm", [LSTM[0] * 1j, *LSTM[1:]], {}, "the kernel must be real; got complex numbers"),
        ("lstm", [ONES((2, 0)), ONES((0, 0)), ONES(0)], {}, r"the recurrent kernel must be .* got shape \(0, 0\)"),
        (
            "lstm",
            LSTM,
            {"activation": "relu"},
            "the activation of kind 'lstm' must be one of tanh, linear; got 'relu'",
        ),
        ("gru", GRU, {"activation": "linear"}, "the activation of kind 'gru' must be one of tanh; got 'linear'"),
        (
            "rnn",
            LSTM,
            {"activation": "gelu"},
            "the activation of kind 'rnn' must be one of tanh, relu, sigmoid, linear",
        ),
        (
            "lstm",
            LSTM,
            {"recurrent_activation": "hard_sigmoid"},
            "recurrent_activation must be one of sigmoid; got 'hard",
        ),
        ("gru", GRU, {"reset_after": False}, r"the bias must be \(9,\); got shape \(2, 9\)"),
        ("gru", GRU, {"reset_after": "no"}, "reset_after must be True or False; got 'no'"),
        ("gru", GRU[:2], {}, "without a bias nothing tells where a GRU resets: give reset_after=True or False"),
    ],
)
def test_weights_that_are_none_of_keras_are_refused(kind, weights, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        cell_from_keras(kind, weights, **options)


TORCH = {
    "weight_ih_l0": ONES((12, 2)),
    "weight_hh_l0": ONES((12, 3)),
    "bias_ih_l0": ONES(12),
    "bias_hh_l0": ONES(12),
}


@pytest.mark.parametrize(
    ("kind", "changes", "options", "sentence"),
    [
        (
            "lstm",
            {"weight_hr_l0": ONES((2, 3))},
            {},
            r"weights has weight_hr_l0, a projection \(proj_size\), which our",
        ),
        (
            "lstm",
            {"weight_ih_l0": ONES((2, 12))},
            {},
            r"weight_ih_l0 is \(2, 12\): rows are units in PyTorch; this looks",
        ),
        (
            "lstm",
            {"weight_hh_l0": ONES((3, 12))},
            {},
            r"weight_hh_l0 is \(3, 12\): rows are units in PyTorch; this looks",
        ),
        (
            "lstm",
            {"weight_hh_l0": ONES((9, 3))},
            {},
            r"weight_hh_l0 is \(9, 3\): for kind 'gru' with 3 units, not 'lstm'",
        ),
        ("lstm", {"weight_ih_l0": ONES((8, 2))}, {}, r"weight_ih_l0 must be \(12, n_x\); got shape \(8, 2\)$"),
        ("lstm", {"weight_hh_l0": ONES(12)}, {}, r"weight_hh_l0 must be \(4 n_h, n_h\); got shape \(12,\)$"),
        ("lstm", {"bias_hh_l0": ONES(3)}, {}, r"bias_hh_l0 must be \(12,\); got shape \(3,\)"),
        ("lstm", {"bias_hh_l0": None}, {}, "bias_hh_l0 must be an array of numbers; got None"),
        ("lstm", {}, {"layer": 2}, r"weights must have weight_ih_l1; got \['weight_ih_l0', "),
        ("lstm", {}, {"reverse": True}, "weights must have weight_ih_l0_reverse; got"),
        ("lstm", {}, {"layer": -1}, "layer must be a whole number of at least 1; got -1"),
        (
            "lstm",
            {},
            {"layer": 0},
            "layer must be a whole number of at least 1; got 0: PyTorch's weight_ih_l0 is layer 1",
        ),
        ("lstm", {}, {"reverse": 1}, "reverse must be True or False; got 1"),
        ("lstm", {}, {"activation": "relu"}, "the activation of kind 'lstm' must be one of tanh; got 'relu'"),
        (
            "rnn",
            {},
            {"activation": "linear"},
            "the activation of kind 'rnn' must be one of tanh, relu; got 'linear'",
        ),
    ],
)
def test_weights_that_are_none_of_pytorch_are_refused(kind, changes, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        cell_from_torch(kind, {**TORCH, **changes}, **options)


def test_names_of_pytorch_that_are_not_there():
    longer = {f"encoder.{name}": array for name, array in TORCH.items()}
    with pytest.raises(ValueError, match=r"weights must have weight_ih_l0; got .*: take 'encoder.' off the names"):
        cell_from_torch("lstm", longer)
    one_bias = {name: array for name, array in TORCH.items() if name != "bias_hh_l0"}
    with pytest.raises(ValueError, match="weights must have bias_hh_l0; got"):
        cell_from_torch("lstm", one_bias)
    with pytest.raises(
        ValueError, match=r"weights must be a dict of arrays, by names such as weight_ih_l0; got \[array"
    ):
        cell_from_torch("lstm", list(TORCH.values()))


@pytest.mark.parametrize(
    ("give", "cell", "sentence"),
    [
        (keras_weights, {"hold": {"f": 1}}, "Keras cannot hold a gate: make a cell without hold"),
        (
            keras_weights,
            {"cell_input": "linear"},
            "Keras has one activation for cell_input and cell_output, and this",
        ),
        (torch_weights, {"cell_output": "linear"}, "cell_output in PyTorch must be one of tanh; got 'linear'"),
    ],
)
def test_lstms_that_the_others_lack_are_refused(give, cell, sentence):
    with pytest.raises(ValueError, match=sentence):
        give(LSTMCell.random(2, 3, np.random.default_rng(0), **cell))


def test_other_cells_that_they_lack_are_refused():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match='PyTorch has only GRUs with reset "after", and this cell has it "before"'):
        torch_weights(GRUCell.random(2, 3, rng))
    with pytest.raises(ValueError, match="activation in PyTorch must be one of tanh, relu; got 'sigmoid'"):
        torch_weights(RNNCell.random(2, 3, rng, activation="sigmoid"))
    with pytest.raises(ValueError, match="cell must be an RNNCell, an LSTMCell or a GRUCell; got UntiedCell"):
        keras_weights(UntiedCell(RNNCell.random(2, 3, rng), 3))
    with pytest.raises(ValueError, match="got PeepholeLSTMCell: Keras has no peepholes"):
        keras_weights(PeepholeLSTMCell.random(2, 3, rng))
    with pytest.raises(ValueError, match="U must be real; got complex numbers"):
        keras_weights(RNNCell([[1j]], [[1]]))


class OnAnotherDevice:
    """As a tensor that is kept elsewhere, or that records gradients: it does not become
    an array by itself."""

    def __array__(self, *_, **__):
        raise TypeError("can't convert cuda:0 device type tensor to numpy")

    def __repr__(self):
        return "tensor([1.], device='cuda:0')"


def test_a_tensor_that_does_not_become_an_array_is_refused():
    with pytest.raises(ValueError, match=r"weight_ih_l0 must be an array of numbers; got tensor\(\[1.\], device="):
        cell_from_torch("lstm", {**TORCH, "weight_ih_l0": OnAnotherDevice()})
