"""How many parameters, by hand."""

import numpy as np
import pytest

from rnn_teach import (
    Bidirectional,
    Embedding,
    GRUCell,
    LSTMCell,
    MinGRUCell,
    PeepholeLSTMCell,
    Readout,
    RNNCell,
    Stack,
    UntiedCell,
    count_parameters,
)

RNG = np.random.default_rng(0)
PLAIN = RNNCell.random(3, 4, RNG)


@pytest.mark.parametrize(
    ("part", "count"),
    [
        (PLAIN, 4 * 3 + 4 * 4 + 4),
        (RNNCell.random(3, 4, RNG, bias=False), 4 * 3 + 4 * 4),
        (LSTMCell.random(3, 4, RNG), 4 * (12 + 16 + 4)),
        (PeepholeLSTMCell.random(3, 4, RNG), 4 * (12 + 16 + 4) + 3 * 4),
        (GRUCell.random(3, 4, RNG), 3 * (12 + 16 + 4)),
        (GRUCell.random(3, 4, RNG, reset="after"), 3 * (12 + 16 + 4) + 4),
        (GRUCell.random(3, 4, RNG, reset="after", bias=False), 3 * (12 + 16)),
        (MinGRUCell.random(3, 4, RNG), 2 * (12 + 4)),
        (Readout.random(4, 2, RNG), 2 * 4 + 2),
        (Embedding.random(10, 3, RNG), 30),
        (UntiedCell(PLAIN, 5), 5 * 32),
        (Stack(RNNCell.random(3, 4, RNG), RNNCell.random(4, 2, RNG)), 32 + 8 + 4 + 2),
        (Bidirectional(RNNCell.random(3, 4, RNG), RNNCell.random(3, 4, RNG)), 64),
        ({"W": np.ones((2, 3))}, 6),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_kind_by_hand(part, count):
    assert count_parameters(part) == count


def test_parts_add_up_and_what_two_share_counts_once():
    readout = Readout.random(4, 2, RNG)
    assert count_parameters(PLAIN, readout) == 32 + 10
    assert count_parameters(PLAIN, PLAIN) == 32
    assert count_parameters() == 0


@pytest.mark.parametrize("part", [None, 3, "cell", RNNCell, np.ones(3), [PLAIN]])
def test_what_has_no_parameters_is_refused(part):
    with pytest.raises(ValueError, match="what is counted must have parameters, as a cell has; got"):
        count_parameters(part)
