"""Edit distance and error rate, against words of which everyone knows the distance."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach import edit_distance, error_rate


@pytest.mark.parametrize(
    ("answer", "right", "edits"),
    [
        ("kitten", "sitting", 3),
        ("", "abc", 3),
        ("abc", "", 3),
        ("abc", "abc", 0),
        ("ab", "ba", 2),
        ([1, 2, 3], [2, 3], 1),
        (np.array([1, 2]), (1, 2), 0),
        (["s", "ih", "k", "s"], ["s", "ih", "s"], 1),
    ],
)
def test_known_distances(answer, right, edits):
    assert edit_distance(answer, right) == edits


def distance_by_definition(a, b):
    @cache
    def d(i, j):
        if i == 0 or j == 0:
            return i + j
        return min(d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1]))

    return d(len(a), len(b))


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_it_is_the_definition_and_a_distance(a, b):
    assert edit_distance(a, b) == distance_by_definition(a, b) == edit_distance(b, a)
    assert (edit_distance(a, b) == 0) == (a == b)
    for c in ("", "abca"):
        assert edit_distance(a, b) <= edit_distance(a, c) + edit_distance(c, b)


def test_one_edit_away_are_exactly_the_words_with_distance_one():
    word, letters = "aba", "ab"
    near = {word[:i] + word[i + 1 :] for i in range(3)}
    near |= {word[:i] + letter + word[i:] for i in range(4) for letter in letters}
    near |= {word[:i] + letter + word[i + 1 :] for i in range(3) for letter in letters}
    words = {"".join(w) for n in range(6) for w in itertools.product(letters, repeat=n)}
    assert {w for w in words if edit_distance(w, word) == 1} == near - {word}


def test_the_rate_weighs_sequences_by_their_length():
    """One edit in 4 symbols and none in 1: 1/5, where the mean of both rates is 1/8."""
    assert error_rate(["abcx", "a"], ["abcd", "a"]) == 0.2
    assert error_rate([[1, 1, 1], []], [[1], [2]]) == 1.5
    assert error_rate([[]], [[1, 2]]) == 1.0


def test_what_has_no_rate_is_refused():
    with pytest.raises(ValueError, match=r"^right must hold at least one symbol"):
        error_rate([[1]], [[]])
    with pytest.raises(ValueError, match=r"^there must be one answer for each right sequence; got 1 and 2"):
        error_rate([[1]], [[1], [2]])
    with pytest.raises(ValueError, match=r"^answers must be a list of sequences of symbols; got 'ab'"):
        error_rate("ab", ["ab"])
    with pytest.raises(ValueError, match=r"^right must be a sequence of symbols, such as"):
        edit_distance([1], 2)
