"""Greedy and drawn choices: by hand, against many draws, at the edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rnn_teach import Sampler, greedy

P = np.array([[0.5], [0.3], [0.15], [0.05]])
O = np.log(P)


def test_temperature_by_hand():
    """p = (0.5, 0.3, 0.15, 0.05). At 1/2 the probabilities are squared and divided by
    their sum 0.25 + 0.09 + 0.0225 + 0.0025 = 0.365."""
    np.testing.assert_allclose(Sampler().probabilities(O), P)
    np.testing.assert_allclose(Sampler(0.5).probabilities(O), P**2 / 0.365)
    np.testing.assert_allclose(Sampler(1e9).probabilities(O), 0.25, rtol=1e-6)


def test_top_k_by_hand():
    """Two of them: 0.5 and 0.3 of 0.8."""
    np.testing.assert_allclose(Sampler(top_k=2).probabilities(O), [[0.625], [0.375], [0], [0]])
    np.testing.assert_allclose(Sampler(top_k=9).probabilities(O), P)


@pytest.mark.parametrize(("mass", "kept"), [(0.3, 1), (0.5, 1), (0.51, 2), (0.8, 2), (0.81, 3), (0.96, 4), (1, 4)])
def test_the_nucleus_keeps_the_symbol_that_reaches_the_mass(mass, kept):
    """0.5, 0.8, 0.95, 1: 0.51 needs the second one, which reaches it."""
    p = Sampler(nucleus=mass - 1e-12).probabilities(O)
    np.testing.assert_array_equal(p[:, 0] > 0, np.arange(4) < kept)
    np.testing.assert_allclose(p[:kept, 0], P[:kept, 0] / P[:kept, 0].sum())


def test_top_k_comes_before_the_nucleus_and_both_after_the_temperature():
    """Of the two kept ones 0.625 alone reaches 0.6; without top_k 0.5 would not. At 1/2
    it has 0.25/0.365 = 0.68."""
    assert (Sampler(top_k=2, nucleus=0.6).probabilities(O) > 0).sum() == 1
    assert (Sampler(nucleus=0.6).probabilities(O) > 0).sum() == 2
    assert (Sampler(0.5, nucleus=0.6).probabilities(O) > 0).sum() == 1


def test_the_order_of_the_symbols_is_kept_and_each_column_is_by_itself():
    o = np.log([[0.1, 0.6], [0.7, 0.3], [0.2, 0.1]])
    p = Sampler(top_k=1).probabilities(o)
    np.testing.assert_array_equal(p, [[0, 1], [1, 0], [0, 0]])
    np.testing.assert_array_equal(greedy(o), [1, 0])


def test_a_temperature_of_zero_is_greedy_also_where_two_are_equal():
    o = np.array([[1.0, 2], [1, 2.0000001], [0, -5]])
    np.testing.assert_array_equal(Sampler(0).probabilities(o), [[1, 0], [0, 1], [0, 0]])
    np.testing.assert_array_equal(Sampler(0)(o, np.random.default_rng(0)), greedy(o))


def test_draws_have_the_probabilities():
    """20,000 draws: a share is off by 0.0035 at most one time in three."""
    drawn = Sampler(0.8, top_k=3)(np.repeat(O, 20_000, axis=1), np.random.default_rng(0))
    shares = np.bincount(drawn, minlength=4) / drawn.size
    np.testing.assert_allclose(shares, Sampler(0.8, top_k=3).probabilities(O)[:, 0], atol=0.012)
    assert shares[3] == 0


class Nearly1:
    """A generator whose every draw is as close to 1 as there is."""

    def __new__(cls):
        class Bits(np.random.Generator):
            def random(self, size):
                return np.full(size, np.nextafter(1, 0))

        return Bits(np.random.PCG64(0))


@given(hnp.arrays(float, (7, 2), elements=st.floats(-700, 700)), st.floats(0.01, 100))
def test_what_is_not_kept_is_never_drawn_however_close_to_1_the_draw(o, temperature):
    sampler = Sampler(temperature, top_k=5, nucleus=0.9)
    p = sampler.probabilities(o)
    np.testing.assert_allclose(p.sum(axis=0), 1, rtol=1e-12)
    chosen = sampler(o, Nearly1())
    assert (p[chosen, [0, 1]] > 0).all()


def test_the_largest_draw_takes_the_last_symbol_although_the_sum_is_rounded():
    """Of some numbers of equal shares the sum is a little below 1, and so below the
    draw."""
    for n in range(2, 100):
        assert Sampler()(np.zeros((n, 1)), Nearly1()).item() == n - 1


def test_one_number_is_drawn_for_each_column():
    """So two temperatures share their dice."""
    rng = np.random.default_rng(3)
    Sampler(0.3)(np.ones((5, 4)), rng)
    again = np.random.default_rng(3)
    again.random(4)
    assert rng.bit_generator.state == again.bit_generator.state


def test_huge_scores_and_single_precision():
    p = Sampler(0.001).probabilities(np.array([[1e300], [-1e300]]))
    np.testing.assert_array_equal(p, [[1], [0]])
    assert Sampler().probabilities(O.astype(np.float32)).dtype == np.float64


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"temperature": -1}, "temperature must be one number of at least 0; got -1"),
        ({"temperature": np.nan}, "temperature must be finite"),
        ({"top_k": 0}, "top_k must be a whole number of at least 1; got 0"),
        ({"nucleus": 0}, "nucleus must be one number above 0; got 0"),
        ({"nucleus": 1.5}, "nucleus is a probability, above 0 and at most 1; got 1.5"),
    ],
)
def test_options_out_of_range_are_refused(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        Sampler(**options)


def test_scores_that_are_none_are_refused():
    with pytest.raises(ValueError, match=r"o must be a matrix \(n_y, B\); got shape \(4,\)"):
        greedy(np.ones(4))
    with pytest.raises(ValueError, match=r"o must be finite; o\[1, 0\] is nan"):
        Sampler()(np.array([[0], [np.nan]]), np.random.default_rng(0))
    with pytest.raises(ValueError, match="rng must be a generator"):
        Sampler()(O, None)
