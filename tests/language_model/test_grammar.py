"""Lines with quotes and brackets: what they keep, and what their choices are worth."""

import collections
import math

import numpy as np
import pytest

from rnn_teach.lessons.language_model.grammar import GRAMMARS, Grammar
from rnn_teach.tasks import depth_of_brackets, inside_quotes, make_lines


def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("kind", GRAMMARS)
def test_quotes_and_brackets_are_closed_in_order_and_not_too_deep(kind):
    text, _ = make_lines(20_000, rng(), kind)
    deepest = 0
    for line in text.splitlines():
        opened = []
        for symbol in line:
            if symbol == "(":
                opened.append(")")
            elif symbol == '"' and '"' not in opened:
                opened.append('"')
            elif symbol in ')"':
                assert opened.pop() == symbol
            deepest = max(deepest, opened.count(")"))
        assert not opened
    assert deepest == 4
    assert text.endswith("\n")


def test_the_same_words_stand_inside_and_outside_of_quotes():
    text, _ = make_lines(200_000, rng())
    parts = text.split('"')
    inside, outside = (
        collections.Counter(" ".join(some).replace("(", " ").replace(")", " ").split())
        for some in (parts[1::2], parts[::2])
    )
    assert inside.keys() == outside.keys()
    shares = [inside[word] / inside.total() - outside[word] / outside.total() for word in inside]
    assert max(map(abs, shares)) < 0.01


def test_the_entropy_by_hand():
    """Lines of one symbol of two, and the end after each with 1/2: n items are worth n
    bits for the symbols and n for going on or ending; n has a mean of 2. A line has n
    symbols and its end: 4 bits over 3 characters on average."""
    grammar = Grammar(("a", "b"), "", p_bracket=0, p_quote=0, p_end=0.5)
    dice = rng()
    lines = [grammar.line(dice) for _ in range(4000)]
    for line, bits in lines[:50]:
        assert bits == pytest.approx(2 * (len(line) - 1))
    total = sum(bits for _, bits in lines) / sum(len(line) for line, _ in lines)
    assert total == pytest.approx(4 / 3, rel=0.02)


def test_the_entropy_is_that_of_the_probabilities():
    """The surprise of a line is -log₂ of its probability: seen as often as that."""
    grammar = Grammar(("a",), "", p_bracket=0.2, p_quote=0.3, p_end=0.6, deepest=1)
    dice = rng()
    drawn = [grammar.line(dice) for _ in range(40_000)]
    counts, bits = collections.Counter(line for line, _ in drawn), dict(drawn)
    for line, count in counts.most_common(6):
        assert count / len(drawn) == pytest.approx(2 ** -bits[line], rel=0.05)
    assert bits["a\n"] == pytest.approx(-math.log2(0.5 * 0.6))


def test_what_is_open_after_each_character():
    text = 'a "(b)" c\n"d"'
    np.testing.assert_array_equal(inside_quotes(text), [0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0])
    np.testing.assert_array_equal(depth_of_brackets(text), [0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0])


def test_a_blank_line_closes_what_is_open():
    """Not a single line's end: prose is wrapped."""
    np.testing.assert_array_equal(inside_quotes('"a\nb\n\nc'), [1, 1, 1, 1, 1, 0, 0])
    np.testing.assert_array_equal(depth_of_brackets("((a\n\n)b("), [1, 2, 2, 2, 0, 0, 0, 1])
