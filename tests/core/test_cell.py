"""The contract of a cell, and what is no cell."""

import inspect

import numpy as np
import pytest
from gated_cells import GATED

import rnn_teach
from rnn_teach import (
    AttendingCell,
    GRUCell,
    LSTMCell,
    MinGRUCell,
    PeepholeLSTMCell,
    RNNCell,
    Stack,
    UntiedCell,
    bptt,
    unroll,
)
from rnn_teach.core.cell import METHODS, Cell, as_cell, as_net, is_net
from rnn_teach.core.gates import GatedCell
from rnn_teach.core.networks import Net

RNG = np.random.default_rng(0)
KINDS = [
    kind
    for kind in (getattr(rnn_teach, name) for name in rnn_teach.__all__)
    if all(hasattr(kind, method) for method in METHODS) and kind not in (UntiedCell, AttendingCell)
]
"""Every cell that is exported; but for those that are made of another cell."""
GATED_KINDS = [kind for kind in KINDS if issubclass(kind, GatedCell)]
ATTENDING = AttendingCell.random(2, 4, 3, RNG).looking_at(np.ones((5, 4)))
CELLS = [*(kind.random(2, 3, RNG) for kind in KINDS), UntiedCell(RNNCell.random(2, 3, RNG), 4), ATTENDING]
MEMBERS = {*Cell.__annotations__, *(name for name in vars(Cell) if not name.startswith("_"))}


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: type(cell).__name__)
def test_every_cell_keeps_the_contract(cell):
    """All members are there, and every method takes what the contract says, under its
    names."""
    for name in MEMBERS:
        assert hasattr(cell, name), name
    for name in METHODS:
        asked = list(inspect.signature(getattr(Cell, name)).parameters)
        assert list(inspect.signature(getattr(type(cell), name)).parameters) == asked
    assert as_cell(cell) is as_net(cell) is cell
    assert not is_net(cell)


def test_every_cell_that_is_exported_is_tested():
    """Its kind is found by itself; what it is made with, for gradients, ledger and
    Jacobians, is listed by hand."""
    assert {RNNCell, LSTMCell, GRUCell, PeepholeLSTMCell} <= set(KINDS)
    untested = set(GATED_KINDS) - {type(make(2, 3, RNG)) for make in GATED.values()}
    assert not untested, f"{untested}: add makers of it to tests/core/gated_cells.py"


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


each_kind = pytest.mark.parametrize("kind", KINDS)


def matrices(kind):
    """U and W of ones for a cell of 2 inputs and 3 units; of a minGRU, which has no W,
    U alone."""
    shape = () if kind is RNNCell else (len(kind.gates),)
    both = [np.ones((*shape, 3, 2)), np.ones((*shape, 3, 3))]
    return both[:1] if kind is MinGRUCell else both


def parameters_of(kind):
    """Their names."""
    return [name for name in ("U", "W", "b") if name in kind.random(2, 3, np.random.default_rng(0)).parameters]


def test_gated_cells_write_nothing_anew_that_their_base_has_finished():
    """Abstract or final: what a class defines, no class below it defines again, but for
    class attributes."""
    for kind in GATED_KINDS:
        above = [base for base in kind.__mro__[1:] if issubclass(base, GatedCell)]
        for base in above:
            abstract = getattr(base, "__abstractmethods__", ())
            finished = {
                name for name, value in vars(base).items() if callable(value) or isinstance(value, property)
            }
            finished -= {*abstract, "__init__", "__repr__", "__replace__"}  # each dataclass gets its own
            below = [one for one in kind.__mro__ if issubclass(one, base) and one is not base]
            assert not finished & {name for one in below for name in vars(one)}, (kind, base)
    with pytest.raises(TypeError, match="abstract"):
        GatedCell(np.ones((1, 2, 2)), np.ones((1, 2, 2)))


# Without a bias


@each_kind
def test_a_cell_without_a_bias_has_none_anywhere(kind):
    rng = np.random.default_rng(0)
    cell, usual = (kind.random(2, 3, np.random.default_rng(7), bias=bias) for bias in (False, True))
    assert cell.b is None
    usual.b[:] = 0
    x, direct = rng.normal(size=(5, 2, 4)), rng.normal(size=(6, 3, 4))
    trace = unroll(cell, x)
    np.testing.assert_array_equal(trace.h, unroll(usual, x).h)
    gradients, others = bptt(cell, trace, direct), bptt(usual, trace, direct)
    assert set(others.total) - set(gradients.total) == {"b"}
    assert set(gradients.terms) == set(gradients.total) == set(cell.parameters)
    for name, total in gradients.total.items():
        np.testing.assert_allclose(total, others.total[name], rtol=1e-13)


def test_a_gru_without_a_bias_has_none_inside_the_reset_either():
    cell = GRUCell.random(2, 3, RNG, bias=False, reset="after")
    assert cell.b is cell.b_m is None
    assert list(cell.parameters) == ["U", "W"]
    with pytest.raises(ValueError, match="a cell with bias=False has no b_m: leave out one of the two"):
        GRUCell.random(2, 3, RNG, bias=False, reset="after", b_m=np.ones(3))


@each_kind
def test_a_bias_that_is_none_is_not_given_or_set(kind):
    given = matrices(kind)
    with pytest.raises(ValueError, match="a cell with bias=False has no b: leave out one of the two"):
        kind(*given, given[0][..., 0], bias=False)
    with pytest.raises(ValueError, match="bias must be True or False; got 'no'"):
        kind(*given, bias="no")
    if kind is not RNNCell:
        with pytest.raises(AttributeError, match=r"this cell has no b_.: it was made with bias=False"):
            setattr(kind(*given, bias=False), f"b_{kind.gates[0]}", 1)


@each_kind
def test_options_are_given_by_name(kind):
    """What stands after the bias differs from cell to cell."""
    with pytest.raises(TypeError, match="positional"):
        kind(*matrices(kind), None, np.ones((3, 3, 1)))


# Random weights


@each_kind
def test_uniform_weights_are_those_of_pytorch(kind):
    """Within ±1/√n_h, and as spread as uniform numbers are: a standard deviation of
    1/√(3 n_h)."""
    cell = kind.random(30, 16, np.random.default_rng(0), init="uniform")
    drawn = [cell.parameters[name] for name in parameters_of(kind) if name != "b"]
    for array in drawn:
        assert np.abs(array).max() <= 0.25
        assert np.abs(array).max() > 0.24
        assert np.std(array) == pytest.approx(0.25 / np.sqrt(3), rel=0.1)
    rng = np.random.default_rng(0)
    for array in drawn:
        np.testing.assert_array_equal(array, rng.uniform(-0.25, 0.25, array.shape))


@each_kind
@pytest.mark.parametrize("init", ["normal", "uniform"])
@pytest.mark.parametrize("dtype", [np.float32, "float32"])
def test_a_precision_can_be_asked_for(kind, init, dtype):
    """The same numbers, rounded, and then everything is computed so."""
    single, double = (kind.random(2, 3, np.random.default_rng(0), init=init, dtype=one) for one in (dtype, float))
    for name, array in single.parameters.items():
        np.testing.assert_array_equal(array, double.parameters[name].astype(np.float32))
        assert array.dtype == np.float32
    trace = unroll(single, np.ones((4, 2)))
    assert {array.dtype for array in trace.quantities.values()} == {np.dtype(np.float32)}
    assert bptt(single, trace, np.ones((5, 3, 1))).total["U"].dtype == np.float32


@each_kind
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"init": "xavier"}, "init must be one of normal, uniform; got 'xavier'"),
        (
            {"init": "uniform", "U_std": 1},
            'U_std and W_std are for init="normal": leave them out, or',
        ),
        ({"dtype": "half"}, "dtype must be float32 or float64; got 'half'"),
        ({"dtype": int}, "dtype must be float32 or float64; got <class 'int'>"),
        ({"dtype": None}, "dtype must be float32 or float64; got None"),
        ({"dtype": complex}, "dtype must be float32 or float64; got <class 'complex'>"),
    ],
)
def test_random_weights_that_there_are_not_are_refused(kind, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        kind.random(2, 3, RNG, **options)


@each_kind
def test_more_than_any_memory_holds_is_refused_in_a_sentence(kind):
    n_x = 10_000_000 if kind is MinGRUCell else 1
    with pytest.raises(ValueError, match=r"GB, more than this machine's memory: choose smaller sizes"):
        kind.random(n_x, 10_000_000, RNG)


# On one line


def test_a_cell_says_what_it_is_on_one_line():
    rng = np.random.default_rng(0)
    lines = {
        "RNNCell(n_x=3, n_h=4: U (4, 3), W (4, 4), b (4, 1))": RNNCell.random(3, 4, rng),
        "RNNCell(n_x=3, n_h=4: U (4, 3), W (4, 4); activation='relu', float32)": RNNCell.random(
            3, 4, rng, activation="relu", bias=False, dtype=np.float32
        ),
        "LSTMCell(n_x=3, n_h=4: U (4, 4, 3), W (4, 4, 4), b (4, 4, 1))": LSTMCell.random(3, 4, rng),
        "LSTMCell(n_x=3, n_h=4: U (4, 4, 3), W (4, 4, 4), b (4, 4, 1); hold={'f': 1.0}, cell_input='linear')": (
            LSTMCell.random(3, 4, rng, hold={"f": 1}, cell_input="linear")
        ),
        "GRUCell(n_x=3, n_h=4: U (3, 4, 3), W (3, 4, 4), b (3, 4, 1), b_m (4, 1); reset='after')": GRUCell.random(
            3, 4, rng, reset="after"
        ),
        "PeepholeLSTMCell(n_x=1, n_h=2: U (4, 2, 1), W (4, 2, 2), P (3, 2, 1))": PeepholeLSTMCell.random(
            1, 2, rng, bias=False
        ),
    }
    for line, cell in lines.items():
        assert repr(cell) == line


# Set later


@each_kind
@pytest.mark.parametrize("in_a_net", [False, True])
def test_a_parameter_of_another_shape_is_told_before_the_first_step(kind, in_a_net):
    for name in parameters_of(kind):
        cell = kind.random(2, 3, RNG)
        setattr(cell, name, np.ones((5, 7)))
        first = "W" if (name, kind) == ("U", RNNCell) else name  # U (5, 7) is a U of other sizes
        with pytest.raises(ValueError, match=rf"^{first} must be .*; got shape"):
            unroll(Stack(cell) if in_a_net else cell, np.ones((4, 2)))
        setattr(cell, name, 5)
        with pytest.raises(ValueError, match=rf"^{name} must be .*; got shape \(\)$"):
            unroll(cell, np.ones((4, 2)))


@each_kind
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_number_that_became_nan_is_named(kind, value):
    for name in parameters_of(kind):
        cell = kind.random(2, 3, RNG)
        cell.parameters[name].flat[1] = value
        with pytest.raises(ValueError, match=rf"^{name} must be finite; {name}\[.*\] is {value}: look at where"):
            unroll(cell, np.ones((4, 2)))


def test_a_list_that_was_set_becomes_an_array():
    cell = RNNCell([[1]], [[1]], activation="linear")
    cell.W = [[2]]
    cell.b = [5]
    np.testing.assert_array_equal(unroll(cell, [[1], [1]]).h.ravel(), [0, 6, 18])
    assert cell.W.dtype == float
