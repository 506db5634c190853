"""Sentences as sequences of one-hot vectors."""

from __future__ import annotations

import difflib
import re
import reprlib
import textwrap
from collections.abc import Sequence

import numpy as np

from rnn_teach.core.types import Array

TRAVEL_SENTENCES = (
    "arrive Taipei on November 2nd",
    "leave Taipei on November 2nd",
    "leave Taipei and arrive in Paris on Monday",
    "I would like to arrive in Boston on May 3rd",
    "on Monday we leave Paris",
    "I like Taipei",
)
"""Requests to a travel desk. The first two are Hung-yi Lee's example of slot filling
(lecture on RNNs, part I)."""


CHINESE = re.compile(r"[\u3400-\u9fff]")
CHINESE_OR_NOT = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
PUNCTUATION = ".,;:!?\"'()。，；：！？“”（）、"


def split_words(sentence: str) -> list[str]:
    """The words of a sentence, without the punctuation around them.

    Raises
    ------
    ValueError
        If it is no text, or holds no word.
    """
    if not isinstance(sentence, str):
        raise ValueError(f"a sentence is a text, like 'arrive Taipei'; got {type(sentence).__name__}")
    words = [word for word in (piece.strip(PUNCTUATION) for piece in sentence.split()) if word]
    if not words:
        raise ValueError("the sentence is empty: type at least one word")
    return words


def as_words(sentence):
    """The words of a sentence; a list of words is one that was split before, so that
    punctuation can be a word.

    Raises
    ------
    ValueError
        If it is neither, or holds no word.
    """
    if not isinstance(sentence, list):
        return split_words(sentence)
    if not sentence or not all(isinstance(word, str) and word for word in sentence):
        raise ValueError(f"a sentence is a text or a list of words; got {reprlib.repr(sentence)}")
    return sentence


def in_known_words(sentence, known):
    """The words of a sentence that may be Chinese, which has no spaces: what stands
    between spaces is cut into the longest words that are known; what is between two of
    these is one unknown word.

    >>> in_known_words("从台北到上海 tomorrow", ["从", "到", "台北", "tomorrow"])
    ['从', '台北', '到', '上海', 'tomorrow']
    """
    known = {word.casefold() for word in known}
    longest = max(map(len, known))
    pieces = [piece for word in split_words(sentence) for piece in CHINESE_OR_NOT.findall(word)]
    return [word for piece in pieces for word in _cut(piece, known, longest)]


def _cut(piece, known, longest):
    if not CHINESE.match(piece):
        return [piece]
    words, unknown, start = [], "", 0
    while start < len(piece):
        ends = range(min(len(piece), start + longest), start, -1)
        end = next((end for end in ends if piece[start:end].casefold() in known), None)
        if end is None:
            unknown, start = unknown + piece[start], start + 1
            continue
        words += [unknown, piece[start:end]]
        unknown, start = "", end
    return [word for word in [*words, unknown] if word]


def as_sentences(sentences: str | Sequence[str]) -> list[str]:
    """`sentences` as a list of texts; a text alone is a list of one.

    Raises
    ------
    ValueError
        If it is no list, or an empty one.
    """
    if isinstance(sentences, str):
        return [sentences]
    if not np.iterable(sentences):
        raise ValueError(f"sentences must be a list of texts; got {type(sentences).__name__}")
    sentences = list(sentences)
    if not sentences:
        raise ValueError("the list of sentences is empty: give at least one")
    return sentences


class Vocabulary:
    """The words that a net knows, each with its place in the one-hot vector.

    Upper and lower case count as the same word. The order is that of first appearance.

    Parameters
    ----------
    sentences : list of str
        Every word in them becomes part of the vocabulary.

    Raises
    ------
    ValueError
        If there is no sentence, or one is empty.
    """

    def __init__(self, sentences: str | Sequence[str]) -> None:
        self.words = []
        self._places = {}
        for word in (word for sentence in as_sentences(sentences) for word in as_words(sentence)):
            if word.casefold() not in self._places:
                self._places[word.casefold()] = len(self.words)
                self.words.append(word)

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return textwrap.fill(f"Vocabulary of {len(self)} words: {', '.join(self.words)}", 80)

    def place(self, word: str) -> int:
        """Where in the one-hot vector a word has its 1.

        Raises
        ------
        ValueError
            If the word is unknown: names the nearest known ones.
        """
        if not isinstance(word, str):
            raise ValueError(f"a word is a text; got {type(word).__name__}")
        folded = word.casefold()
        if folded not in self._places:
            near = difflib.get_close_matches(folded, self._places, n=3)
            shown = [self.words[self._places[match]] for match in near] or self.words[:8]
            more = " ..." if len(self) > len(shown) else ""
            known = f"did you mean {' or '.join(shown)}?" if near else f"it knows {', '.join(shown)}{more}"
            raise ValueError(
                f"the word {reprlib.repr(word)} is not among the {len(self)} words of this net; {known}"
            )
        return self._places[folded]

    def one_hot(self, sentence: str) -> Array:
        """A sentence, or a list of its words, as an array (T, n_x): row by row the
        one-hot vectors of its words, n_x = len(vocabulary).

        Raises
        ------
        ValueError
            If the sentence is empty or has a word that the vocabulary lacks.
        """
        places = [self.place(word) for word in as_words(sentence)]
        return np.eye(len(self))[places]
