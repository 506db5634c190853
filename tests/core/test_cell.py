"""The contract of a cell, and what is no cell."""

import inspect

import numpy as np
import pytest

from rnn_teach import GRUCell, LSTMCell, RNNCell, Stack, UntiedCell, unroll
from rnn_teach.core.cell import METHODS, Cell, as_cell, as_net, is_net
from rnn_teach.core.networks import Net

RNG = np.random.default_rng(0)
CELLS = [kind.random(2, 3, RNG) for kind in (RNNCell, LSTMCell, GRUCell)]
CELLS.append(UntiedCell(CELLS[0], 4))
MEMBERS = {*Cell.__annotations__, *(name for name in vars(Cell) if not name.startswith("_"))}


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: type(cell).__name__)
def test_every_cell_keeps_the_contract(cell):
    """All members are there, and every method takes what the contract says, under its names."""
    for name in MEMBERS:
        assert hasattr(cell, name), name
    for name in METHODS:
        asked = list(inspect.signature(getattr(Cell, name)).parameters)
        assert list(inspect.signature(getattr(type(cell), name)).parameters) == asked
    assert as_cell(cell) is as_net(cell) is cell
    assert not is_net(cell)


def test_the_contract_says_what_each_member_is():
    for name in set(vars(Cell)) & MEMBERS:
        assert inspect.getdoc(getattr(Cell, name))
    assert {name for name in MEMBERS if callable(getattr(Cell, name, None))} == set(METHODS)


def test_a_net_is_known_by_its_class():
    class LooksLikeOne:
        unroll_parts = carries = ()

    assert is_net(Stack(RNNCell([[1]], [[1]])))
    assert issubclass(Stack, Net)
    assert not is_net(LooksLikeOne())


def test_what_a_cell_of_ones_own_lacks_is_named():
    class Half:
        carries = ("h",)
        n_x = n_h = 1

        def step(self, trace, t):
            pass

        def slopes(self, trace):
            pass

    sentence = (
        "cell must have the members of rnn_teach.core.cell.Cell; a Half lacks read_inputs, step_backward, "
        "read_inputs_backward, gradient_factors"
    )
    with pytest.raises(ValueError, match=sentence):
        unroll(Half(), np.ones((3, 1)))


@pytest.mark.parametrize(("value", "name"), [(RNNCell, "type"), (None, "NoneType"), (np.ones(3), "ndarray")])
def test_what_is_no_cell(value, name):
    with pytest.raises(ValueError, match=rf"cell must be a cell, as RNNCell\(U, W\) makes one; got {name}"):
        as_cell(value)
