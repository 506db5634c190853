"""Running freely: a net wired by hand, and against the loop of the page."""

import numpy as np
import pytest
from nets import CELLS, make_net

from rnn_teach import (
    Bidirectional,
    Embedding,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Sampler,
    Stack,
    UntiedCell,
    greedy,
    run_freely,
    softmax,
    unroll,
)

FORWARD = ("cell", "two layers", "three layers")


def rng():
    return np.random.default_rng(0)


def counting_net(n=4):
    """A net that answers with the symbol after the one it has just read: h = x, and V
    turns the places by one."""
    cell = RNNCell(np.eye(n), np.zeros((n, n)), activation="linear")
    return cell, Readout(np.roll(np.eye(n), 1, axis=0))


def test_a_net_that_counts():
    """Begun with 1 it says 2, 3, 0, 1, 2."""
    cell, readout = counting_net()
    run = run_freely(cell, readout, [1], 5)
    np.testing.assert_array_equal(run.symbols[:, 0], [2, 3, 0, 1, 2])
    np.testing.assert_array_equal(run.trace.x[1:, :, 0].argmax(axis=1), [1, 2, 3, 0, 1])
    assert (run.first, run.trace.T, run.lengths.tolist()) == (1, 5, [5])
    assert repr(run) == "FreeRun(T=5, B=1: began with 1 symbols)"


def test_it_stops_at_the_stop_symbol_each_sequence_by_itself():
    """Begun with 1 and with 3: 2, 3, 0 and 0; the second waits, repeating its 0."""
    cell, readout = counting_net()
    run = run_freely(cell, readout, [[1, 3]], 9, stop=0)
    np.testing.assert_array_equal(run.symbols, [[2, 0], [3, 0], [0, 0]])
    np.testing.assert_array_equal(run.lengths, [3, 1])
    run = run_freely(cell, readout, [[1, 3]], 2, stop=0)
    np.testing.assert_array_equal(run.lengths, [2, 1])


@pytest.mark.parametrize("kind", CELLS)
@pytest.mark.parametrize("net", FORWARD)
def test_its_trace_is_that_of_reading_what_it_wrote(net, kind):
    """The state is carried: one unroll over all that was read finds the same
    numbers."""
    cell = make_net(net, kind, 5, 3, rng())
    readout = Readout.random(cell.n_h, 5, rng())
    begin = np.array([[0, 1], [4, 2]])
    run = run_freely(cell, readout, begin, 6, Sampler(1.5), rng=rng())
    read = np.concatenate([begin, run.symbols[:-1]])
    trace = readout.read(unroll(cell, np.eye(5)[read].swapaxes(1, 2)))
    np.testing.assert_allclose(run.trace.readout.o, trace.readout.o, rtol=1e-12)
    np.testing.assert_array_equal(run.scores, run.trace.readout.o[2:])
    assert run.trace.carried == trace.carried
    for name, array in trace.quantities.items():
        np.testing.assert_allclose(run.trace.quantities[name], array, rtol=1e-12, err_msg=name)
    assert run.trace.parts.keys() == trace.parts.keys()


def test_it_is_the_loop_of_the_page():
    """Characters drawn one by one, with h and c carried by hand."""
    cell, readout = LSTMCell.random(5, 4, rng()), Readout.random(4, 5, rng())
    run = run_freely(cell, readout, [3], 8, Sampler(0.7), rng=np.random.default_rng(7))
    dice, states, symbol, written = np.random.default_rng(7), {}, 3, []
    for _ in range(8):
        trace = readout.read(unroll(cell, np.eye(5)[[symbol]], **states))
        states = {"h": trace.h[-1], "c": trace.c[-1]}
        p = softmax(trace.readout.o[-1] / 0.7)[:, 0]
        symbol = int(np.argmax(np.cumsum(p) > dice.random()))
        written.append(symbol)
    assert run.symbols[:, 0].tolist() == written


def test_it_goes_on_from_where_it_ended():
    cell = Stack(RNNCell.random(6, 4, rng()), LSTMCell.random(4, 3, rng()))
    readout = Readout.random(3, 6, rng())
    whole = run_freely(cell, readout, [2, 5], 10)
    first = run_freely(cell, readout, [2, 5], 4)
    second = run_freely(cell, readout, first.symbols[-1:], 6, **first.trace.last)
    np.testing.assert_array_equal(np.concatenate([first.symbols, second.symbols]), whole.symbols)


def test_it_begins_with_the_states_of_another_net():
    cell, readout = RNNCell(np.zeros((1, 2)), [[1.0]], activation="linear"), Readout([[-1.0], [1]])
    assert run_freely(cell, readout, [0], 1, h=[1.0]).symbols.item() == 1
    assert run_freely(cell, readout, [0], 1, h=[-1.0]).symbols.item() == 0


def test_an_embedding_makes_the_inputs():
    """The same as one-hot vectors of a cell whose U is U E; and symbols may be more
    than n_x."""
    cell, embedding = RNNCell.random(2, 3, rng()), Embedding.random(7, 2, rng())
    readout = Readout.random(3, 7, rng())
    by_hand = RNNCell(cell.U @ embedding.E, cell.W, cell.b)
    run = run_freely(cell, readout, [6, 5], 9, embedding=embedding)
    np.testing.assert_array_equal(run.symbols, run_freely(by_hand, readout, [6, 5], 9).symbols)


def test_the_cell_says_the_precision():
    cell = RNNCell.random(3, 2, rng(), dtype=np.float32)
    run = run_freely(cell, Readout.random(2, 3, rng(), dtype=np.float32), [0], 3)
    assert run.trace.h.dtype == run.trace.readout.o.dtype == np.float32


def test_what_reads_a_trace_may_be_of_ones_own():
    """As a read-out that also looks at an encoder's states."""

    class Turned:
        def read(self, trace):
            return Readout(-np.eye(3)).read(trace)

    cell = RNNCell(np.eye(3), np.zeros((3, 3)), activation="linear")
    assert run_freely(cell, Turned(), [1], 1).symbols.item() == 0


def test_a_chooser_may_be_of_ones_own_and_gets_the_generator():
    cell, readout = counting_net()
    dice, seen = rng(), []

    def second_best(o, rng):
        seen.append(rng)
        return np.argsort(-o, axis=0, kind="stable")[1]

    np.testing.assert_array_equal(run_freely(cell, readout, [1], 2, second_best, rng=dice).symbols[:, 0], [0, 0])
    assert seen == [dice, dice]


CELL, READOUT = counting_net()
HELD = LSTMCell(np.ones((4, 2, 4)), np.ones((4, 2, 2)), hold={"f": {3: 1.0}})


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"cell": Bidirectional(RNNCell.random(4, 2, rng()), RNNCell.random(4, 2, rng()))}, "a Bidirectional net"),
        ({"cell": Stack(RNNCell.random(4, 4, rng()), Reversed(CELL))}, "a Reversed net reads the whole sequence"),
        ({"cell": UntiedCell(CELL, 3)}, "has the same cell at every step"),
        ({"cell": HELD}, "no gate held by step"),
        ({"readout": CELL}, "readout must be a Readout, or have a method read"),
        ({"readout": Embedding(np.eye(4))}, "words must be"),
        ({"begin": [4]}, r"symbols are read as one-hot vectors of n_x = 4: 0 to 3; got 4"),
        ({"begin": [-1]}, r"symbols are read as one-hot vectors of n_x = 4: 0 to 3; got -1"),
        ({"begin": [0.5]}, "begin must be whole numbers, the numbers of symbols; got numbers of type float64"),
        ({"begin": []}, r"begin must be whole numbers, the numbers of symbols; got numbers of type float64"),
        ({"begin": np.zeros((0, 1), int)}, r"begin must be \(T, B\) = .* no size zero"),
        ({"T": 0}, "T must be a whole number of at least 1; got 0"),
        ({"stop": -1}, "stop must be a whole number from 0"),
        ({"choose": "greedy"}, "choose must be a function; got 'greedy'"),
        ({"choose": lambda o, rng: [7]}, r"choose\(o, rng\) must return 1 whole numbers from 0 to 3, one a column"),
        ({"choose": lambda o, rng: [0.0]}, r"what choose\(o, rng\) returns must be whole numbers"),
        ({"choose": Sampler()}, "rng must be a generator"),
        ({"embedding": Embedding(np.eye(3))}, "embedding must be an Embedding of n_x = 4 numbers"),
        ({"h": [1, 2]}, r"h at t = 0 must be \(n_h, B\)"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, sentence):
    usual = {"cell": CELL, "readout": READOUT, "begin": [1], "T": 2, "choose": greedy}
    with pytest.raises(ValueError, match=sentence):
        run_freely(**usual | arguments)


def test_a_symbol_that_the_cell_cannot_read_is_refused_when_it_comes():
    """Five classes, and one-hot vectors of four."""
    readout = Readout(np.vstack([np.zeros((4, 4)), np.ones((1, 4))]))
    with pytest.raises(ValueError, match="one-hot vectors of n_x = 4: 0 to 3; got 4"):
        run_freely(CELL, readout, [0], 2)
