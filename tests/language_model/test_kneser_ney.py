"""n-grams with Kneser-Ney smoothing: by hand, and what any distribution keeps."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach.tasks import KneserNey

TEXT = [0, 1, 0, 1, 0, 2]
"""a b a b a c: groups of two ab ab, ba ba, ac."""


def test_one_symbol_by_hand():
    """Order 1 counts a 3, b 2, c 1 of 6; d = 1/2 is taken from each of the three, and
    spread over K = 4.

    p(a) = 2.5/6 + 0.5·3/6·1/4 = 0.47917,  p(d) = 0 + 0.0625 = 0.0625
    """
    model = KneserNey(TEXT, 1, 4, d=0.5)
    assert model.probability(0, []) == pytest.approx(2.5 / 6 + 0.0625)
    assert model.probability(3, [2, 2]) == pytest.approx(0.0625)


def test_two_symbols_by_hand():
    """Below the highest order a symbol counts once for each different symbol before
    it: a after b; b after a; c after a. So p₁ = 1/3 each, less the discount: (1 - .5)/3
    + .5·3/3·1/4 = 0.29167, and p₁(d) = 0.125.

    After a: b twice, c once, two different ones. p(b | a) = 1.5/3 + 0.5·2/3·p₁(b);
    p(d | a) = 0.5·2/3·p₁(d) = 0.041667. After c nothing was seen: p₁.
    """
    model = KneserNey(TEXT, 2, 4, d=0.5)
    assert model.probability(1, [0]) == pytest.approx(1.5 / 3 + (1 / 3) * 0.2916667)
    assert model.probability(3, [0]) == pytest.approx(0.0416667, rel=1e-5)
    assert model.probability(1, [2]) == pytest.approx(0.2916667)
    assert model.probability(1, [3, 3, 0]) == model.probability(1, [0])


def test_bits_by_hand():
    """b after a: -log₂ 0.59722; the first symbol has nothing before it: p₁(a)."""
    model = KneserNey(TEXT, 2, 4, d=0.5)
    first, second = 0.2916667, 1.5 / 3 + (1 / 3) * 0.2916667
    assert model.bits([0, 1]) == pytest.approx(-(math.log2(first) + math.log2(second)) / 2, rel=1e-6)


def test_the_francisco_that_comes_after_san_alone():
    """Francisco (2) is frequent, but only after San (1); after a word that was never
    followed by either, glasses (3), seen after three words, are likelier."""
    text = [1, 2] * 6 + [0, 3, 4, 3, 5, 3]
    model = KneserNey(text, 2, 7)
    assert text.count(2) > text.count(3)
    assert model.probability(3, [6]) > model.probability(2, [6])


@given(
    st.lists(st.integers(0, 4), min_size=4, max_size=40), st.integers(1, 4), st.lists(st.integers(0, 5), max_size=5)
)
def test_the_probabilities_of_all_symbols_sum_to_1_after_anything(text, n, before):
    model = KneserNey(text, n, 6)
    p = [model.probability(symbol, before) for symbol in range(6)]
    assert sum(p) == pytest.approx(1, rel=1e-12)
    assert min(p) > 0


def by_definition(text, n, K, d, symbol, h):
    """The equations read one by one: counts by looking through the text each time."""
    groups = [tuple(text[k : k + n]) for k in range(len(text) - n + 1)]

    def count(group):
        order = len(group)
        if order == n:
            return groups.count(group)
        longer = {one[-order - 1 :] for one in groups}
        return sum(one[1:] == group for one in longer)

    h = tuple(h)[max(0, len(h) - n + 1) :] if n > 1 else ()
    after = [count((*h, w)) for w in range(K)]
    below = 1 / K if not h else by_definition(text, n, K, d, symbol, h[1:])
    if not sum(after):
        return below
    return (max(after[symbol] - d, 0) + d * sum(c > 0 for c in after) * below) / sum(after)


@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=14),
    st.integers(1, 4),
    st.lists(st.integers(0, 3), max_size=4),
    st.integers(0, 3),
)
def test_it_is_the_definition(text, n, before, symbol):
    mine = KneserNey(text, n, 4, d=0.6).probability(symbol, before)
    assert mine == pytest.approx(by_definition(text, n, 4, 0.6, symbol, before), rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"numbers": [0, 1]}, "a text of 2 symbols has no group of 3"),
        ({"numbers": [0, 1, 4]}, "numbers must be whole numbers from 0 to 3"),
        ({"numbers": "abc"}, "numbers must be an array of numbers; got 'abc'"),
        ({"d": 1.0}, "d must be below 1, the smallest count; got 1.0"),
        ({"n": 0}, "n must be a whole number of at least 1"),
    ],
)
def test_what_cannot_be_counted_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        KneserNey(**{"numbers": np.array([0, 1, 2, 3]), "n": 3, "K": 4} | arguments)
