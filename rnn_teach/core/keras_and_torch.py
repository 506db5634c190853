"""Weights from and to Keras and PyTorch, as plain arrays.

The equations are the same; where numbers stand is not.

               ours                     Keras                         PyTorch
    inputs     U (gates, n_h, n_x)      kernel (n_x, gates n_h)       weight_ih
    states     W (gates, n_h, n_h)      recurrent (n_h, gates n_h)    weight_hh
    biases     b (gates, n_h, 1), b_m   bias, 2 rows if reset_after   bias_ih, bias_hh
    gates      i f g o, r z n           i f c o, z r h                i f g o, r z n
    sequences  x (T, n_x, B)            (B, T, n_x)                   (T, B, n_x)
    layers     from 1                                                 from 0, in names

So Keras' matrices are turned, and the first two gates of its GRU change places.
PyTorch's are (gates n_h, n_x) and (gates n_h, n_h). Where two biases only ever appear
as a sum, ours is the sum; on the way out the first of them is ours and the second zero:
the same net. A layer without a bias is a cell with `bias=False`. `sequences.py` turns
sequences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from rnn_teach.core.activations import ACTIVATIONS
from rnn_teach.core.arguments import as_array, as_choice, as_flag
from rnn_teach.core.gru import GRUCell, N
from rnn_teach.core.keras_and_torch_shapes import (
    GATES,
    as_bias,
    as_keras_weights,
    as_torch_weights,
    refuse_input_weights,
    torch_names,
    units_of,
)
from rnn_teach.core.lstm import LSTMCell
from rnn_teach.core.peephole import PeepholeLSTMCell
from rnn_teach.core.rnn import RNNCell
from rnn_teach.core.types import AnyCell, Array, Arrays

KINDS = {RNNCell: "rnn", LSTMCell: "lstm", GRUCell: "gru"}
KERAS_ACTIVATIONS = {"rnn": tuple(ACTIVATIONS), "lstm": ("tanh", "linear"), "gru": ("tanh",)}
TORCH_ACTIVATIONS = {"rnn": ("tanh", "relu"), "lstm": ("tanh",), "gru": ("tanh",)}
Z_FIRST = [1, 0, 2]  # Keras' z r h out of our r z n, and the other way round


def cell_from_keras(
    kind: Literal["rnn", "lstm", "gru"],
    weights: Sequence[Array],
    *,
    activation: str = "tanh",
    recurrent_activation: str = "sigmoid",
    reset_after: bool | None = None,
) -> RNNCell | LSTMCell | GRUCell:
    """A cell that computes what a recurrent layer of Keras does.

    Parameters
    ----------
    kind : "rnn", "lstm" or "gru"
        For SimpleRNN, LSTM or GRU.
    weights : list of arrays
        What the layer's `get_weights()` gives: kernel, recurrent kernel, and bias if
        there is one.
    activation : "tanh"; of an RNN any of ours, of an LSTM "linear" too
        The layer's `activation`, which an LSTM uses twice: as cell_input and as
        cell_output.
    recurrent_activation : "sigmoid"
        The activation of the gates. Ours are sigmoids, and others are refused.
    reset_after : bool
        That of a GRU. The shape of the bias tells it; where there is no bias it must be
        given.

    Raises
    ------
    ValueError
        If a shape or the order is wrong, a number is NaN or infinite, or our cells lack
        the option.
    """
    _refuse_activation(kind, activation, KERAS_ACTIVATIONS)
    as_choice("recurrent_activation", recurrent_activation, ("sigmoid",))
    kernel, recurrent, bias = as_keras_weights(weights)
    n_h = units_of("the recurrent kernel", recurrent, kind, "Keras")
    refuse_input_weights("the kernel", kernel, kind, n_h, "Keras")
    rows = 2 if kind == "gru" and _resets_after(bias, reset_after) else 1
    shape = (rows, GATES[kind] * n_h)
    biases = None if bias is None else as_bias("the bias", bias, shape).reshape(rows, -1, n_h, 1)
    order = Z_FIRST if kind == "gru" else slice(None)
    U, W = (_by_gate(matrix.T, kind)[order] for matrix in (kernel, recurrent))
    biases = None if biases is None else biases[:, order]
    return _cell(kind, U, W, biases, activation, "after" if rows == 2 else "before")


def keras_weights(cell: AnyCell) -> list[Array]:
    """The weights of a cell as `set_weights` of a Keras layer takes them.

    [kernel, recurrent kernel, bias]

    Without a bias, for a layer made with `use_bias=False`, where the cell has none. The
    layer has to have the cell's activation, and a GRU `reset_after=True` where the cell
    has reset "after", else False.

    Raises
    ------
    ValueError
        If Keras has no such cell: with peepholes, a held gate, or with cell_input
        unlike cell_output.
    """
    kind, U, W, biases = _stacks(cell, "Keras")
    if kind == "lstm" and cell.cell_input != cell.cell_output:
        raise ValueError("Keras has one activation for cell_input and cell_output, and this cell has two")
    order = Z_FIRST if kind == "gru" else slice(None)
    kernel, recurrent = (np.array(stack[order].reshape(-1, stack.shape[-1]).T, order="C") for stack in (U, W))
    if biases is None:
        return [kernel, recurrent]
    bias = biases[:, order].reshape(2, -1)
    return [kernel, recurrent, bias if kind == "gru" and cell.reset == "after" else bias[0]]


def cell_from_torch(
    kind: Literal["rnn", "lstm", "gru"],
    weights: Mapping[str, Any],
    *,
    layer: int = 1,
    reverse: bool = False,
    activation: str = "tanh",
) -> RNNCell | LSTMCell | GRUCell:
    """A cell that computes what one layer of PyTorch does, in one direction.

    Parameters
    ----------
    kind : "rnn", "lstm" or "gru"
        For RNN, LSTM or GRU; a GRU of PyTorch has its reset after the product.
    weights : dict of arrays
        With the names of the module's `state_dict()`: weight_ih_l0, weight_hh_l0 and,
        if there are any, bias_ih_l0 and bias_hh_l0. The weights of other layers may be
        there too.
    layer : int
        Which layer, counted from 1 as in `Stack`: layer 1 is PyTorch's "l0".
    reverse : bool
        Whether it is the one that reads from the end, whose names end in `_reverse`.
    activation : "tanh" or, for an RNN, "relu"
        Its `nonlinearity`, which the weights do not tell.

    Raises
    ------
    ValueError
        If a name is missing, a shape is wrong, a number is NaN or infinite, or our
        cells lack the option, as a projection (`proj_size`).
    """
    _refuse_activation(kind, activation, TORCH_ACTIVATIONS)
    names = torch_names(layer, reverse)
    weight_ih, weight_hh, *biases = as_torch_weights(weights, names)
    n_h = units_of(names[1], weight_hh, kind, "PyTorch")
    refuse_input_weights(names[0], weight_ih, kind, n_h, "PyTorch")
    shape = (1, GATES[kind] * n_h)
    biases = [as_bias(name, bias, shape) for name, bias in zip(names[2:], biases, strict=False)]
    biases = np.reshape(biases, (2, -1, n_h, 1)) if biases else None
    U, W = _by_gate(weight_ih, kind), _by_gate(weight_hh, kind)
    return _cell(kind, U, W, biases, activation, "after")


def torch_weights(cell: AnyCell, *, layer: int = 1, reverse: bool = False) -> Arrays:
    """The weights of a cell by the names that PyTorch's `load_state_dict` takes.

    Our one bias goes into bias_ih; bias_hh is zero, but for b_m of a GRU. Without a
    bias there are the matrices alone, for a module made with `bias=False`. An RNN has
    to be made with the cell's activation as its `nonlinearity`. Several layers are
    joined dicts: `torch_weights(one) | torch_weights(two, layer=2)`.

    Raises
    ------
    ValueError
        If PyTorch has no such cell: an RNN that is neither tanh nor ReLU; an LSTM that
        is linear somewhere or has peepholes; a GRU with the reset before the product; a
        held gate.
    """
    names = torch_names(layer, reverse)
    kind, U, W, biases = _stacks(cell, "PyTorch")
    used = {"rnn": ("activation",), "lstm": ("cell_input", "cell_output"), "gru": ()}[kind]
    for option in used:
        as_choice(f"{option} in PyTorch", getattr(cell, option), TORCH_ACTIVATIONS[kind])
    if kind == "gru" and cell.reset == "before":
        raise ValueError('PyTorch has only GRUs with reset "after", and this cell has it "before"')
    matrices = [stack.reshape(-1, stack.shape[-1]).copy() for stack in (U, W)]
    biases = [] if biases is None else biases.reshape(2, -1)
    return dict(zip(names, [*matrices, *biases], strict=False))


def _refuse_activation(kind, activation, choices):
    as_choice("kind", kind, GATES)
    as_choice(f"the activation of kind {kind!r}", activation, choices[kind])


def _resets_after(bias, told):
    """Whether a GRU of Keras resets after the product: then its bias has two rows."""
    if bias is None and told is None:
        raise ValueError("without a bias nothing tells where a GRU resets: give reset_after=True or False")
    return bias.ndim == 2 if told is None else as_flag("reset_after", told)


def _by_gate(matrix, kind):
    """Gates below one another, (gates n_h, n), as a stack of them, (gates, n_h, n)."""
    return matrix.reshape(GATES[kind], -1, matrix.shape[-1])


def _cell(kind, U, W, biases, activation, reset):
    """A cell from stacks in our order, and one or two biases (gates, n_h, 1), or none.

    Two are added up, apart from the second one of a GRU's candidate, which stands
    inside the reset.
    """
    b = None if biases is None else biases.sum(axis=0)
    bias = b is not None
    if kind == "rnn":
        return RNNCell(U[0], W[0], b[0] if bias else None, activation=activation, bias=bias)
    if kind == "lstm":
        return LSTMCell(U, W, b, cell_input=activation, cell_output=activation, bias=bias)
    if reset == "before" or not bias:
        return GRUCell(U, W, b, reset=reset, bias=bias)
    b[N] = biases[0, N]
    return GRUCell(U, W, b, b_m=biases[1, N], reset=reset)


def _stacks(cell, library):
    """Its kind, U and W as stacks of gates, and the two biases (2, gates, n_h) or None.

    The second bias is zero but for b_m.
    """
    if type(cell) not in KINDS:
        hint = f": {library} has no peepholes" if isinstance(cell, PeepholeLSTMCell) else ""
        raise ValueError(f"cell must be an RNNCell, an LSTMCell or a GRUCell; got {type(cell).__name__}{hint}")
    kind = KINDS[type(cell)]
    if getattr(cell, "hold", None):
        raise ValueError(f"{library} cannot hold a gate: make a cell without hold")
    arrays = {name: as_array(name, array, real=True) for name, array in cell.parameters.items()}
    U, W = (arrays[name].reshape(GATES[kind], cell.n_h, -1) for name in ("U", "W"))
    if "b" not in arrays:
        return kind, U, W, None
    biases = np.zeros((2, GATES[kind], cell.n_h), cell.dtype)
    biases[0] = arrays["b"].reshape(biases[0].shape)
    if "b_m" in arrays:
        biases[1, N] = arrays["b_m"][:, 0]
    return kind, U, W, biases
