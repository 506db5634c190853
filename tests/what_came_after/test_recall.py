"""What attention, an adding state and a correcting one find again."""

import numpy as np
import pytest

from rnn_teach.figures import plot_recall
from rnn_teach.lessons.what_came_after.recall import RECALLERS, answer
from rnn_teach.tasks import recall_hits


def by_hand(name, keys, values, asked):
    """One sequence, pair by pair."""
    if name == "attention":
        shares = np.exp(8 * keys @ asked)
        return shares / shares.sum() @ values
    S = np.zeros((16, 16))
    for k, v in zip(keys, values, strict=True):
        S += np.outer(v - (S @ k if name == "delta" else 0), k)
    return S @ asked


@pytest.mark.parametrize("name", RECALLERS)
def test_a_batch_reads_what_each_sequence_reads_by_hand(name):
    rng = np.random.default_rng(0)
    keys = rng.normal(size=(9, 16, 4))
    keys /= np.linalg.norm(keys, axis=1, keepdims=True)
    values, asked = np.eye(16)[rng.integers(0, 16, (9, 4))].transpose(0, 2, 1), keys[3]
    found = answer(name, keys, values, asked)
    for one in range(4):
        expected = by_hand(name, keys[..., one], values[..., one], asked[:, one])
        np.testing.assert_allclose(found[:, one], expected, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("seed", range(5))
def test_each_wins_where_the_lesson_says_so(seed):
    """Fresh keys: attention, then adding, then the delta rule. Rewritten keys: the
    delta rule, by far."""
    rng = np.random.default_rng(seed)
    fresh, many, rewritten = recall_hits(32, rng), recall_hits(128, rng), recall_hits(4, rng, rewritten=3)
    assert fresh["attention"] == many["attention"] == 1
    assert 0.7 < fresh["adding"] < 0.92
    assert 0.4 < fresh["delta"] < 0.63
    assert 0.28 < many["adding"] < 0.52
    assert rewritten["delta"] > 0.9 > 0.55 > max(rewritten["attention"], rewritten["adding"])


def test_one_pair_is_no_trouble_for_anyone():
    assert set(recall_hits(1, np.random.default_rng(0), trials=20).values()) == {1.0}


def test_the_picture_shows_each_curve_and_says_its_ends():
    ax = plot_recall([2, 8, 32], {"one": [1, 0.9, 0.5], "other $": [1, 0.25, 0]})
    assert [list(line.get_ydata()) for line in ax.lines] == [[1, 0.9, 0.5], [1, 0.25, 0]]
    assert "one finds 1.00 of 2 and 0.50 of 32; other $ finds 1.00 of 2 and 0.00 of 32" in ax.figure.sentence
    with pytest.raises(ValueError, match="pairs must be two numbers or more above 0, in rising order"):
        plot_recall([2, 2], {"one": [1, 1]})
