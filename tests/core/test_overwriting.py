"""States set by hand: by hand, against a cell wired so, through nets."""

import numpy as np
import pytest

from rnn_teach import (
    GRUCell,
    LSTMCell,
    PeepholeLSTMCell,
    RNNCell,
    Stack,
    overwritten,
    unroll,
)


def rng():
    return np.random.default_rng(0)


X = rng().normal(size=(5, 2, 3))


def test_one_unit_by_hand():
    """A held LSTM: o = 0.5, so with c := 2 the state h is 0.5 tanh 2 = 0.4820."""
    cell = LSTMCell(np.zeros((4, 1, 1)), np.zeros((4, 1, 1)), hold={"o": 0.5, "f": 1, "i": 1})
    states = overwritten(cell, unroll(cell, [[1]]), c={0: 2.0})
    assert states["c"].item() == 2
    assert states["h"].item() == pytest.approx(0.4820138)
    on = unroll(cell, [[0]], **states)
    assert on.c[1].item() == 2  # f = 1 keeps what was set


@pytest.mark.parametrize("kind", [LSTMCell, PeepholeLSTMCell])
@pytest.mark.parametrize("options", [{}, {"cell_output": "linear"}, {"hold": {"o": 0.3}}], ids=str)
def test_h_follows_c_as_if_the_candidate_had_written_it(kind, options):
    """The same c comes of another bias of g in that unit, and with it h."""
    P = {"P": rng().normal(size=(3, 3, 1))} if kind is PeepholeLSTMCell else {}
    cell = kind.random(2, 3, rng(), **P, **options)
    trace = unroll(cell, X[:1])
    other = kind(cell.U, cell.W, cell.b.copy(), **P, **options)
    other.b_g[1] += 0.7
    goal = unroll(other, X[:1])
    for sequence in range(3):
        states = overwritten(cell, trace.sequence(sequence), c={1: goal.c[1, 1, sequence]})
        np.testing.assert_allclose(states["h"][:, 0], goal.h[1, :, sequence], rtol=1e-12)
        np.testing.assert_allclose(states["c"][:, 0], goal.c[1, :, sequence], rtol=1e-12)


def test_only_the_units_named_are_set_and_the_trace_stays():
    cell = LSTMCell.random(2, 4, rng())
    trace = unroll(cell, X)
    before = trace.c.copy(), trace.h.copy()
    states = overwritten(cell, trace, step=3, c={2: -1.0, 0: 0.5})
    np.testing.assert_array_equal(states["c"][[0, 2]], [[0.5] * 3, [-1] * 3])
    np.testing.assert_array_equal(states["c"][[1, 3]], trace.c[3][[1, 3]])
    np.testing.assert_array_equal(states["h"][[1, 3]], trace.h[3][[1, 3]])
    np.testing.assert_array_equal(trace.c, before[0])
    np.testing.assert_array_equal(trace.h, before[1])


def test_h_can_be_set_by_itself_and_beside_c():
    cell = LSTMCell.random(2, 2, rng())
    trace = unroll(cell, X)
    alone = overwritten(cell, trace, h={1: 0.25})
    np.testing.assert_array_equal(alone["h"][1], 0.25)
    np.testing.assert_array_equal(alone["c"], trace.c[-1])
    both = overwritten(cell, trace, h={1: 0.25}, c={1: 3.0})
    np.testing.assert_array_equal(both["h"][1], 0.25)
    np.testing.assert_array_equal(both["c"][1], 3)


@pytest.mark.parametrize("kind", [RNNCell, GRUCell])
def test_cells_with_one_state(kind):
    cell = kind.random(2, 3, rng())
    trace = unroll(cell, X)
    states = overwritten(cell, trace, step=2, h={0: 0.5})
    states_by_hand = trace.h[2].copy()
    states_by_hand[0] = 0.5
    np.testing.assert_array_equal(unroll(cell, X[2:], **states).h, unroll(cell, X[2:], h=states_by_hand).h)


def test_the_initial_state_can_be_set():
    """There is no output gate at t = 0 yet: h stays."""
    cell = LSTMCell.random(2, 3, rng())
    states = overwritten(cell, unroll(cell, X), step=0, c={0: 1.0})
    np.testing.assert_array_equal(states["c"][:, 0], [1, 0, 0])
    np.testing.assert_array_equal(states["h"], 0)


def test_a_net_takes_its_parts_by_name():
    net = Stack(LSTMCell.random(2, 3, rng()), GRUCell.random(3, 2, rng()))
    trace = unroll(net, X)
    states = overwritten(net, trace, step=4, layer_1={"c": {1: 2.0}})
    np.testing.assert_array_equal(states["layer_1"]["c"][1], 2)
    np.testing.assert_array_equal(states["layer_2"]["h"], trace.layer_2.h[4])
    on = unroll(net, X[4:], **states)
    assert abs(on.h[-1] - trace.h[5]).max() > 1e-4
    on = unroll(net, X[4:], **overwritten(net, trace, step=4))
    np.testing.assert_allclose(on.h[-1], trace.h[5], rtol=1e-12)


CELL = LSTMCell.random(2, 3, rng())
TRACE = unroll(CELL, X)
NET = Stack(CELL)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"g": {0: 1.0}}, "what can be set here is h, c; got 'g'"),
        ({"c": 1.0}, r"c must be a dict such as \{0: 1.0\}, a value by unit; got 1.0"),
        ({"c": {}}, r"c must be a dict such as \{0: 1.0\}"),
        ({"c": {3: 1.0}}, "a unit of c must be a whole number from 0 to 2; got 3"),
        ({"c": {"u": 1.0}}, "a unit of c must be a whole number from 0 to 2; got 'u'"),
        ({"c": {0: np.nan}}, r"c\[0\] must be finite"),
        ({"step": 6}, "step must be a whole number from 0 to 5; got 6"),
        ({"trace": None}, "trace must be a trace, as unroll gives one; got NoneType"),
        ({"trace": unroll(RNNCell.random(2, 3, rng()), X)}, "trace must be of this cell"),
        ({"trace": unroll(CELL, X, lengths=[5, 4, 5])}, "step 5 was not read in every sequence"),
        ({"cell": NET}, "trace must be of this net"),
        ({"cell": NET, "trace": unroll(NET, X), "c": {0: 1.0}}, "what can be set here is layer_1; got 'c'"),
        ({"cell": NET, "trace": unroll(NET, X), "layer_1": 1.0}, "layer_1 must be a dict of its states, by name"),
    ],
)
def test_what_cannot_be_set_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        overwritten(**{"cell": CELL, "trace": TRACE} | arguments)
