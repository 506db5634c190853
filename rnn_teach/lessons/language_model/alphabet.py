"""Symbols and their numbers: the characters of a text, or its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_text, in_short
from rnn_teach.core.types import Array
from rnn_teach.lessons.language_model import words as say


class Alphabet:
    """The symbols of a text, each with a number: 0, 1, 2, ... in the order of the code.

        alphabet = Alphabet(text)
        numbers = alphabet.encode("the net")
        alphabet.decode(numbers)

    Parameters
    ----------
    symbols : str, or list of texts
        A text, of which each character is a symbol; or words and other texts, as
        `split_into_words` gives them.

    Attributes
    ----------
    symbols : list of str
        Without repetition, sorted.

    Raises
    ------
    ValueError
        If there is none.
    """

    def __init__(self, symbols: str | Sequence[str]) -> None:
        listed = list(symbols) if isinstance(symbols, (str, list, tuple)) else []
        if not listed or not all(isinstance(symbol, str) and symbol for symbol in listed):
            raise ValueError(f"symbols must be a text, or a list of texts; got {in_short(symbols)}")
        self.symbols = sorted(set(listed))
        self._numbers = {symbol: number for number, symbol in enumerate(self.symbols)}

    def __len__(self) -> int:
        return len(self.symbols)

    def __repr__(self) -> str:
        return f"Alphabet({len(self)} symbols: {in_short(''.join(self.symbols))})"

    def encode(self, text: str | Sequence[str]) -> Array:
        """The numbers of its symbols, in order, (T,).

        Raises
        ------
        ValueError
            If it holds a symbol that is not here: says which, and where.
        """
        text = text if isinstance(text, (list, tuple)) else as_text("text", text)
        try:
            return np.array([self._numbers[symbol] for symbol in text], int)
        except (KeyError, TypeError):
            place = next(k for k, symbol in enumerate(text) if symbol not in self.symbols)
            raise ValueError(say.unknown_symbol(text[place], place)) from None

    def decode(self, numbers: ArrayLike) -> str:
        """The text of these numbers (T,).

        Raises
        ------
        ValueError
            If one is not the number of a symbol.
        """
        array = as_array("numbers", numbers, finite=False, convert=False).ravel()
        if array.dtype.kind not in "iu" or np.any((array < 0) | (array >= len(self))):
            raise ValueError(f"numbers must be whole numbers from 0 to {len(self) - 1}; got {in_short(numbers)}")
        return "".join(self.symbols[number] for number in array)


def split_into_words(text: str) -> list[str]:
    """A text as words, spaces, line ends and marks, which together are the text again:
    the symbols of a model of words.

    Raises
    ------
    ValueError
        If it is no text.
    """
    return re.findall(r"\w+|\s|[^\w\s]", as_text("text", text))
