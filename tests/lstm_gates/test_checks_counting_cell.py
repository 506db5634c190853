"""A cell that counts to three, anew after each −1, is judged by what it does, and what
is wrong is named by what is seen."""

import numpy as np
import pytest

from rnn_teach import GRUCell, LSTMCell, PeepholeLSTMCell, RNNCell
from rnn_teach.checks import check_counting_cell
from rnn_teach.core import unroll
from rnn_teach.lessons.lstm_gates import exercise_counting_cell, picture_at_work

OPEN = 20
HEARS = 40
"""With a bias of 20 a gate is open at 0 and at 1, and shut at −1."""
FIFTH = np.arctanh(0.2)
"""A candidate of 0.2 a one: tanh(0.4) is 0.38 and tanh(0.6) is 0.54."""


def one_unit(U=(0, 0, 0, 0), b=(0, 0, 0, 0), W=(0, 0, 0, 0), P=None, **options):
    """An LSTM of one unit, from a number a gate in the order i, f, g, o."""
    stacks = (np.reshape(np.array(numbers, float), (4, 1, 1)) for numbers in (U, W, b))
    if P is not None:
        return PeepholeLSTMCell(*stacks, P=np.reshape(np.array(P, float), (3, 1, 1)), **options)
    return LSTMCell(*stacks, **options)


def two_units(counts_first):
    """One unit that counts and one that does nothing."""
    U, W, b = np.zeros((4, 2, 1)), np.zeros((4, 2, 2)), np.zeros((4, 2, 1))
    unit = 0 if counts_first else 1
    U[:, unit, 0], b[:, unit, 0] = (HEARS, HEARS, FIFTH, 0), (OPEN, OPEN, 0, OPEN)
    return LSTMCell(U, W, b)


def counts_ones_after_zeros():
    """Unit 2 holds the input before, and shuts the input gate of unit 1 where that was
    a one."""
    cell = two_units(counts_first=True)
    cell.b[:, 1, 0] = OPEN, -OPEN, 0, OPEN
    cell.U_g[1, 0] = OPEN
    cell.W_i[0, 1] = -9 * OPEN
    return cell


RIGHT = {
    "tanh of fifths": one_unit((HEARS, HEARS, FIFTH, 0), (OPEN, OPEN, 0, OPEN)),
    "written through the input gate": one_unit((20, 20, 0, 0), (-10, 10, FIFTH, 10)),
    "an output gate that looks at c": one_unit(
        (HEARS, HEARS, 1, 0), (OPEN, OPEN, 0, -250), P=(0, 0, 100), cell_input="linear", cell_output="linear"
    ),
    "an output gate held": one_unit((HEARS, HEARS, 0.2, 0), (OPEN, OPEN, 0, 0), cell_input="linear", hold={"o": 1}),
    "a unit that rests beside it": two_units(counts_first=True),
}


@pytest.mark.parametrize("cell", RIGHT.values(), ids=RIGHT)
@pytest.mark.parametrize("seed", range(5))
def test_any_wiring_that_counts_is_correct(cell, seed):
    verdict = check_counting_cell(cell, np.random.default_rng(seed))
    assert verdict, verdict
    assert check_counting_cell(lambda: cell)


@pytest.mark.parametrize("cell", RIGHT.values(), ids=RIGHT)
def test_a_right_cell_is_drawn_above_a_half_where_three_ones_were_read(cell):
    picture = check_counting_cell(lambda: cell).picture()
    (ax,) = picture.axes
    labels = [label.get_text().replace("−", "-").split("\n") for label in ax.get_xticklabels()]
    assert [int(read) for read, _ in labels] == list(picture_at_work.COUNTED)
    assert [bar.get_height() > 0.5 for bar in ax.patches] == [int(ones) >= 3 for _, ones in labels]
    assert "exactly" in picture.sentence
    too_early = one_unit((0, 0, 0.3, 0), (OPEN, OPEN, 0, OPEN))
    assert "exactly" not in picture_at_work.counting_cell(too_early).sentence


MISTAKES = {
    "fires already at the second one": one_unit((0, 0, 0.3, 0), (OPEN, OPEN, 0, OPEN)),
    "fires already at the first one": one_unit((0, 0, 1, 0), (OPEN, OPEN, 0, OPEN)),
    "fires too late": one_unit((0, 0, 0.15, 0), (OPEN, OPEN, 0, OPEN)),
    "never fires: h of unit 1 stays at or below 0.5; the most that was seen is 0.0000": one_unit(),
    "always fires": one_unit(b=(OPEN, OPEN, 3, OPEN)),
    "counts zeros too: on zeros alone h of unit 1 is 0.5356 at step 6": one_unit(
        (0, 0, 0.1, 0), (OPEN, OPEN, 0.1, OPEN)
    ),
    "counts zeros too: after two ones and 42 zeros": one_unit((14, 0, 0, 0), (-4, OPEN, FIFTH, OPEN)),
    "forgets between ones that are far apart: with 20 zeros": one_unit((0, 0, FIFTH, 0), (OPEN, 5, 0, OPEN)),
    "forgets that it has counted to three: after three ones and 71 zeros": one_unit(
        (0, 0, 0.215, 0), (OPEN, 6.2, 0, OPEN)
    ),
    "falls back as soon as a zero comes": one_unit((0, 0, FIFTH, 40), (OPEN, OPEN, 0, -OPEN)),
    "only ones with zeros between them are counted": counts_ones_after_zeros(),
    "ones since the last −1, h of unit 1 is 0.": one_unit(
        (HEARS, 100, FIFTH, 0), (OPEN, -60, 0, OPEN), P=(0, 200, 0)
    ),
    "counts with the wrong sign": one_unit((HEARS, HEARS, -FIFTH, 0), (OPEN, OPEN, 0, OPEN)),
    "unit 2 does what unit 1 should": two_units(counts_first=False),
    "−1 does not empty it: after three ones and a −1 h of unit 1 is 0.6000 and stays there": one_unit(
        (HEARS, 0, 0.2, 0), (OPEN, OPEN, 0, OPEN), cell_input="linear", cell_output="linear"
    ),
    "it does not begin at zero after a −1: at the third one after it h of unit 1 is 0.4000": one_unit(
        (0, HEARS, 0.2, 0), (OPEN, OPEN, 0, OPEN), cell_input="linear", cell_output="linear"
    ),
    "a −1 does not empty it wholly: at the second one after it h of unit 1 is 0.5801": one_unit(
        (HEARS, 10, 0.2, 0), (OPEN, 9.8, 0, OPEN), cell_input="linear", cell_output="linear"
    ),
    "does not go on firing: of ones in a row, number 4": one_unit(
        (0, 0, FIFTH, 0), (OPEN, OPEN, 0, 70), P=(0, 0, -100), cell_output="linear", cell_input="linear"
    ),
}


@pytest.mark.parametrize(("said", "cell"), MISTAKES.items(), ids=MISTAKES)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_wrong_is_named_by_what_is_seen(said, cell, seed):
    verdict = check_counting_cell(cell, np.random.default_rng(seed))
    assert verdict.state == "not right yet"
    assert said in verdict.sentence
    assert [name for name in MISTAKES if name in verdict.sentence] == [said]


def test_the_wrong_way_round_is_named(monkeypatch):
    def upside_down(cell, x):
        trace = unroll(cell, x)
        trace.h[1:, 0] = exercise_counting_cell.count_since(x[:, 0]) < 3
        return trace

    monkeypatch.setattr(exercise_counting_cell, "unroll", upside_down)
    assert "is the wrong way round" in check_counting_cell(one_unit()).sentence


def test_numbers_out_of_bounds_are_never_correct():
    cell = one_unit((0, 0, 1, 0), cell_input="linear", cell_output="linear", hold={"i": 1, "f": 1e9, "o": 1})
    verdict = check_counting_cell(cell)
    assert not verdict
    assert "is inf after reading" in verdict.sentence
    cell = one_unit((0, 0, FIFTH, 0), (OPEN, OPEN, 0, OPEN))
    cell.b[0] = np.nan
    assert (
        "cannot be run: NotFiniteError: b must be finite; b[0, 0, 0] is nan" in check_counting_cell(cell).sentence
    )


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        (3, "an LSTMCell is wanted; got int"),
        ("cell", "got str"),
        (np.zeros(3), "got ndarray"),
        (RNNCell([[1.0]], [[1.0]]), "got RNNCell"),
        (GRUCell(np.ones((3, 1, 1)), np.ones((3, 1, 1))), "got GRUCell"),
        (lambda: 3, "got int"),
        (lambda: 1 / 0, "ZeroDivisionError"),
        (LSTMCell, "must be a function without arguments; it takes U, W"),
        (lambda: LSTMCell(U=..., W=...), "stopped with"),
        (LSTMCell(np.ones((4, 1, 3)), np.ones((4, 1, 1))), "n_x = 1; this one has n_x = 3"),
    ],
)
def test_what_is_no_such_cell_is_told(thing, said):
    verdict = check_counting_cell(thing)
    assert verdict.state == "not right yet"
    assert said in verdict.sentence


def test_a_cell_whose_arrays_were_spoiled_is_told():
    cell = one_unit((0, 0, FIFTH, 0), (OPEN, OPEN, 0, OPEN))
    cell.W = np.zeros((4, 2, 2))
    verdict = check_counting_cell(cell)
    assert verdict.key == "does_not_run"
    assert "the cell cannot be run" in verdict.sentence


def test_the_sequences_of_two_calls_differ(monkeypatch):
    seen = []

    def watching(cell, x):
        seen.append(x.copy())
        return unroll(cell, x)

    monkeypatch.setattr(exercise_counting_cell, "unroll", watching)
    for rng in (None, None, np.random.default_rng(0), np.random.default_rng(0)):
        check_counting_cell(one_unit(), rng)
    assert not np.array_equal(seen[0], seen[1])
    assert np.array_equal(seen[2], seen[3])
    assert "rng must be a generator" in check_counting_cell(one_unit(), 3).sentence


def counts_in_python(trace, t):
    """A step that uses no weight at all."""
    trace.h[t] = (exercise_counting_cell.count_since(trace.x[1 : t + 1, 0])[-1] >= 3) + 0.0


class CountsInPython(LSTMCell):
    def step(self, trace, t):
        counts_in_python(trace, t)


def test_it_is_the_wiring_that_counts():
    zeros = np.zeros((4, 1, 1))
    assert check_counting_cell(CountsInPython(zeros, zeros)).key == "always_or_never"
    cell = LSTMCell(zeros, zeros)
    cell.step = counts_in_python
    assert check_counting_cell(cell).key == "always_or_never"


@pytest.mark.parametrize("name", ["U", "W", "b", "hold", "cell_input"])
@pytest.mark.parametrize("value", [None, "x", 3, {"q": 1}, np.zeros(7)])
def test_whatever_was_put_into_a_cell_there_is_a_verdict(name, value):
    cell = one_unit()
    setattr(cell, name, value)
    assert check_counting_cell(cell).state == "not right yet"


def not_implemented():
    raise NotImplementedError


@pytest.mark.parametrize("stub", [None, ..., lambda: None, lambda: ..., not_implemented])
def test_a_stub_is_not_attempted(stub):
    assert check_counting_cell(stub).state == "not attempted yet"
