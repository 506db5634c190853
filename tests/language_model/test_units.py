"""Units that are searched for: on made-up states, and in the net that is stored."""

import numpy as np
import pytest

from rnn_teach import overwritten, run_freely, softmax, unroll
from rnn_teach.tasks import (
    brackets_closed,
    depth_of_brackets,
    find_unit,
    inside_quotes,
    language_net,
    make_lines,
    states_and_feature,
)


def rng():
    return np.random.default_rng(0)


def test_the_unit_that_follows_is_found_and_its_sign():
    feature = rng().integers(2, size=(200, 6)).astype(float)
    states = rng().normal(size=(200, 5, 6))
    states[:, 3] = -2 * feature + 0.1 * rng().normal(size=feature.shape)
    found = find_unit(states, feature)
    assert found.unit == 3
    assert found.quoted == pytest.approx(np.corrcoef(states[:, 3, 3:].ravel(), feature[:, 3:].ravel())[0, 1])
    assert found.quoted < -0.98


def test_what_is_good_by_luck_is_told_by_the_other_half():
    """Of 2,000 units that follow nothing the best is at 0.3 or more where it was
    chosen, and near 0 elsewhere."""
    found = find_unit(rng().normal(size=(60, 2000, 4)), rng().normal(size=(60, 4)))
    assert abs(found.chosen) > 0.25
    assert abs(found.quoted) < 0.2


def test_a_unit_that_never_moves_follows_nothing():
    states = np.zeros((10, 2, 2))
    states[:, 1] = np.arange(20).reshape(10, 2)
    assert find_unit(states, np.arange(20.0).reshape(10, 2)).unit == 1


@pytest.fixture(scope="module")
def lines():
    return make_lines(16_000, np.random.default_rng(8))[0]


def test_the_stored_net_has_a_unit_that_follows_the_quotes(lines):
    net = language_net("quotes")
    found = find_unit(*states_and_feature(net.cell, net.alphabet, lines, inside_quotes))
    assert abs(found.quoted) > 0.95
    states = net.read("old king said now").last
    assert states["c"].shape == (net.cell.n_h, 1)


def test_overwriting_it_makes_the_net_believe(lines):
    """With c as it is inside quotes, a quote is likely after a word and a line's end is
    not."""
    net = language_net("quotes")
    states, feature = states_and_feature(net.cell, net.alphabet, lines, inside_quotes)
    unit = find_unit(states, feature).unit
    inside = np.arctanh(np.median(states[:, unit][feature == 1]))
    trace = net.read("the old king")
    end, quote = net.alphabet.encode('\n"')
    for wanted, begun in (
        (end, trace.last),
        (quote, overwritten(net.cell, trace, c={unit: float(inside)})),
    ):
        run = run_freely(net.cell, net.readout, net.alphabet.encode(" said now"), 1, **begun)
        p = softmax(run.scores[0])[:, 0]
        assert p[wanted] > 0.15
        assert p[end + quote - wanted] < 0.02


def test_one_unit_steers_the_depth_in_one_net_and_not_in_the_other():
    """Two brackets are open, and units say one. Left alone, both nets close what was
    opened, up to the depth of their lines."""
    assert [brackets_closed("quotes", 2, units=units, believed=1) for units in (0, 1)] == [2, 1]
    assert brackets_closed("quotes", 1, units=1, believed=3) == 3
    assert [brackets_closed("brackets", 2, units=units, believed=1) for units in (0, 1, 8)] == [2, 2, 1]
    assert [brackets_closed("brackets", opened) for opened in range(7)] == [0, 1, 2, 3, 4, 4, 4]
    assert [brackets_closed("quotes", opened) for opened in range(4)] == [0, 1, 2, 3]


def test_the_stored_net_counts_to_four(lines):
    net = language_net("brackets")
    text, _ = make_lines(16_000, np.random.default_rng(8), "letters")
    found = find_unit(*states_and_feature(net.cell, net.alphabet, text, depth_of_brackets))
    assert abs(found.quoted) > 0.85
    end, close = net.alphabet.encode("\n)")
    for opened in (1, 2, 3, 4):
        trace = net.read("a" + "(b" * opened)
        for left in range(opened, -1, -1):
            p = trace.readout.y_hat[-1, :, 0]
            assert (p[close] > p[end]) == (left > 0)
            x = np.eye(net.cell.n_x)[net.alphabet.encode(")c")][:, :, np.newaxis]
            trace = net.readout.read(unroll(net.cell, x, **trace.last))
