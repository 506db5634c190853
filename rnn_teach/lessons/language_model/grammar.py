"""Lines with quotes and brackets, in which the same words stand inside and outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from rnn_teach.core.arguments import as_choice, as_rng, as_size, as_text
from rnn_teach.core.types import Array

WORDS = ("a", "and", "go", "home", "king", "now", "of", "old", "queen", "red", "said", "sea", "sleeps", "the")
WORDS += ("to", "wind")
LETTERS = tuple("abcdef")


@dataclass(frozen=True)
class Grammar:
    """What a line is made of: items, one after the other, of which an item is a word, a
    bracket around further items, or quotes around further items.

    Parameters
    ----------
    words : tuple of str
        All equally likely, inside and outside.
    between : str
        What stands between two items.
    p_bracket, p_quote, p_end : float
        How likely an item is a bracket, or quotes; and how likely each item is the last
        one. There are no quotes inside quotes.
    deepest : int
        So many brackets inside each other at most.
    """

    words: tuple
    between: str
    p_bracket: float
    p_quote: float
    p_end: float
    deepest: int = 4

    def line(self, rng):
        """A line with its end, and the surprise of all choices in it, in bits."""
        choices = []
        return self._items(rng, 0, False, choices) + "\n", -float(np.sum(np.log2(choices)))

    def _items(self, rng, depth, quoted, choices):
        p_bracket, p_quote = self.p_bracket * (depth < self.deepest), self.p_quote * (not quoted)
        items = []
        while True:
            kind = rng.random()
            if kind < p_bracket:
                choices.append(p_bracket)
                items.append(f"({self._items(rng, depth + 1, quoted, choices)})")
            elif kind < p_bracket + p_quote:
                choices.append(p_quote)
                items.append(f'"{self._items(rng, depth, True, choices)}"')
            else:
                choices.append((1 - p_bracket - p_quote) / len(self.words))
                items.append(self.words[rng.integers(len(self.words))])
            is_last = rng.random() < self.p_end
            choices.append(self.p_end if is_last else 1 - self.p_end)
            if is_last:
                return self.between.join(items)


WORD_LINES = Grammar(WORDS, " ", p_bracket=0.22, p_quote=0.10, p_end=0.3)
LETTER_LINES = Grammar(LETTERS, "", p_bracket=0.25, p_quote=0.15, p_end=0.28)
GRAMMARS = {"words": WORD_LINES, "letters": LETTER_LINES}


def make_lines(
    length: int, rng: np.random.Generator, kind: Literal["words", "letters"] = "words"
) -> tuple[str, float]:
    """Lines of a small grammar: at least so many characters.

        the (old king said "go (home) now") sleeps

    The same words stand inside and outside of quotes and brackets, so nothing but
    memory tells where one is. Brackets are closed in order and are at most 4 deep.

    Parameters
    ----------
    length : int
        Characters.
    rng : numpy.random.Generator
    kind : "words" or "letters"
        16 words with blanks between them; or six letters, with more brackets.

    Returns
    -------
    (str, float)
        The text, and its entropy in bits a character: no model of these lines can have
        less on average, for it is what the choices in them were worth.

    Raises
    ------
    ValueError
        If a size or the rng is none, or there is no such kind.
    """
    length, rng, grammar = as_size("length", length), as_rng(rng), GRAMMARS[as_choice("kind", kind, GRAMMARS)]
    lines, total, bits = [], 0, 0.0
    while total < length:
        line, surprise = grammar.line(rng)
        lines.append(line)
        total, bits = total + len(line), bits + surprise
    return "".join(lines), bits / total


def inside_quotes(text: str) -> Array:
    """After each character of a text, whether a quote is open: 0 or 1, (T,). A blank
    line closes what is open: in prose a quote may be forgotten."""
    return _state_along(text, lambda is_open, symbol: is_open ^ (symbol == '"'))


def depth_of_brackets(text: str) -> Array:
    """After each character of a text, how many brackets are open, (T,). A blank line
    closes what is open; a bracket that closes nothing counts nothing."""
    return _state_along(text, lambda depth, symbol: max(0, depth + (symbol == "(") - (symbol == ")")))


def _state_along(text, after):
    """The state after each character: 0 at first and after a blank line."""
    states, state, before = [], 0, ""
    for symbol in as_text("text", text):
        state = 0 if before == symbol == "\n" else int(after(state, symbol))
        states.append(state)
        before = symbol
    return np.array(states, int)
