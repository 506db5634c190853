"""Lee's hand-wired cell, and commands with their right answers."""

import numpy as np
import pytest

from rnn_teach import unroll
from rnn_teach.tasks import LEE_FIVE_STEPS, LEE_NINE_STEPS, lee_cell, make_commands


def test_five_steps_to_all_digits():
    """c[4] by hand: at steps 3 and 4 f = σ(10), and σ(-10) of x₁ = 2 and of x₁ = 1
    leaks in."""
    keep, leak = 1 / (1 + np.exp(-10)), 1 / (1 + np.exp(10))
    by_hand = (7 * keep + 2 * leak) * keep + 1 * leak
    trace = unroll(lee_cell(), LEE_FIVE_STEPS)
    assert np.allclose(trace.c[1:, 0, 0], [3, 7, 7, 7, 0], atol=6e-4)
    assert np.allclose(trace.h[1:, 0, 0], [0, 0, 0, 7, 0], atol=6e-4)
    assert f"{trace.c[4, 0, 0]:.5f}" == f"{trace.h[4, 0, 0]:.5f}" == "6.99950"
    assert trace.h[4, 0, 0] == pytest.approx(by_hand, rel=1e-8)


def test_nine_steps():
    trace = unroll(lee_cell(), LEE_NINE_STEPS)
    assert np.allclose(trace.h[1:, 0, 0], [0, 0, 0, 0, 0, 7, 0, 0, 6], atol=6e-4)


def test_the_commands_of_random_sequences_are_obeyed_by_lees_cell():
    """Its gates are not quite 0 and 1: at each step it is off by about 5e-5 of what it
    holds or reads."""
    x, targets = make_commands(20, 50, np.random.default_rng(0))
    assert np.allclose(unroll(lee_cell(), x).h[1:], targets, atol=5e-3)
    assert targets.max() > 1


def test_commands_are_drawn_as_told():
    x, targets = make_commands(40, 500, np.random.default_rng(1))
    numbers, commands, asked = x[:, 0], x[:, 1], x[:, 2]
    assert x.shape == (40, 3, 500)
    assert targets.shape == (40, 1, 500)
    assert 0 <= numbers.min() < numbers.max() <= 1
    assert [np.mean(commands == value).round(2) for value in (-1, 0, 1)] == [0.2, 0.5, 0.3]
    assert np.mean(asked).round(2) == 0.35
    assert not targets[:, 0][asked == 0].any()
    assert not targets[:, 0][commands == -1].any()


@pytest.mark.parametrize(
    ("T", "B", "rng", "said"),
    [(0, 1, np.random.default_rng(0), "T must be"), (3, 1.5, np.random.default_rng(0), "B must"), (3, 1, 7, "rng")],
)
def test_what_is_no_size_and_no_rng_is_refused(T, B, rng, said):
    with pytest.raises(ValueError, match=said):
        make_commands(T, B, rng)
