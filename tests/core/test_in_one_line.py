"""What is shown on one line: the shapes and names one would ask for next."""

import numpy as np
import pytest

from rnn_teach import (
    AttendingCell,
    AttendingReadout,
    Bidirectional,
    GRUCell,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Stack,
    UntiedCell,
    bptt,
    check_gradients,
    cross_entropy,
    make_ledger,
    unroll,
)

RNG = np.random.default_rng(0)
CELL, LSTM = RNNCell.random(3, 4, RNG), LSTMCell.random(3, 4, RNG)
BOTH = Bidirectional(RNNCell.random(4, 2, RNG), GRUCell.random(4, 1, RNG))
READOUT = Readout.random(4, 2, RNG)
TRACE = READOUT.read(unroll(CELL, np.ones((5, 3))))
GRADIENTS = bptt(CELL, TRACE, np.ones((6, 4, 1)))
NET = Stack(LSTM, Reversed(RNNCell.random(4, 2, RNG)))


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (
            Stack(LSTM, BOTH),
            "Stack(layer_1: LSTMCell(n_x=3, n_h=4), "
            "layer_2: Bidirectional(forward: RNNCell(n_x=4, n_h=2), backward: GRUCell(n_x=4, n_h=1)))",
        ),
        (UntiedCell(LSTM, 5), "UntiedCell(LSTMCell(n_x=3, n_h=4), T=5)"),
        (READOUT, "Readout(n_h=4, n_y=2: V (2, 4), c (2, 1); softmax)"),
        (Readout(np.ones((1, 3)), bias=False, answer="linear"), "Readout(n_h=3, n_y=1: V (1, 3); linear)"),
        (
            AttendingReadout.random(4, 2, RNG).looking_at(np.ones((3, 4))),
            "AttendingReadout(Readout(n_h=8, n_y=2: V (2, 8), c (2, 1); softmax; reads h ctx); looks at 3 places)",
        ),
        (
            AttendingCell.random(3, 2, 4, RNG, n_a=5),
            "AttendingCell(LSTMCell(n_x=5, n_h=4): A (5, 2), M (5, 4), v (5, 1); looks at nothing yet)",
        ),
        (TRACE, "Trace(T=5, B=1: x (6, 3, 1), a (6, 4, 1), h (6, 4, 1); parts readout)"),
        (GRADIENTS, "Gradients(T=5, B=1: total U (4, 3), W (4, 4), b (4, 1); terms; d.x, d.a, d.h)"),
        (
            bptt(CELL, TRACE, np.ones((6, 4, 1)), terms=False),
            "Gradients(T=5, B=1: total U (4, 3), W (4, 4), b (4, 1); d.x, d.a, d.h)",
        ),
        (make_ledger(CELL, TRACE, np.ones((6, 4, 1))), "Ledger(T=5, each loss by each step: norms h, U, W, b)"),
        (cross_entropy(np.zeros((3, 2, 1)), [0, 1]), "Loss(1.38629: at (3, 1), d_o (3, 2, 1))"),
        (
            check_gradients(lambda W: np.sum(W * W), {"W": np.ones(2)}, {"W": np.array([2.0, 2.02])}),
            "GradientCheck(W 7.0e-03)",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_it_shows_itself_on_one_line(value, line):
    assert repr(value) == line


def test_what_a_net_gave_is_shown_with_the_names_of_its_parts():
    trace = unroll(NET, np.ones((5, 3)))
    assert repr(trace) == "Trace(T=5, B=1: x (6, 3, 1), h (6, 2, 1); parts layer_1, layer_2)"
    gradients = repr(bptt(NET, trace, np.ones((6, 2, 1)), terms=False))
    assert gradients.startswith("Gradients(T=5, B=1: total layer_1.U (4, 4, 3), ")
    assert "layer_2.backward.U (2, 4)" in gradients
