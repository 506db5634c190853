"""Which unit follows a track of marks in a text."""

import re

import numpy as np

from rnn_teach.lessons.own_network import words as say

PIECE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
QUOTES = {'"', "“", "”"}


def as_marks(text, T):
    """Steps such as "5-9, 14" as a truth value for each of T steps; steps after T are
    left out.

    Raises
    ------
    ValueError
        If the text is none of these.
    """
    marks = np.zeros(T, bool)
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    for piece in pieces:
        match = PIECE.fullmatch(piece)
        if match is None or len(piece) > 12:
            raise ValueError(say.no_marks(text))
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last:
            raise ValueError(say.no_marks(text))
        marks[first - 1 : last] = True
    if not pieces:
        raise ValueError(say.no_marks(text))
    return marks


def as_steps(marks):
    """Marks as a text: "5-9, 14"."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(marks, int), [0]])))
    return ", ".join(
        f"{first + 1}" if last == first + 1 else f"{first + 1}-{last}"
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    )


def inside_quotes(words):
    """Marks from each opening quotation mark up to the word before the closing one; the
    first half of the words where there is none."""
    quotes = np.cumsum([word in QUOTES for word in words]) % 2 == 1
    return quotes if quotes.any() and not quotes.all() else np.arange(len(words)) < max(1, len(words) // 2)


def follow(values, marks):
    """The correlation of each unit with the marks; 0 where a unit does not move.

    Parameters
    ----------
    values : array (T, n_h)
    marks : T truth values, or an array (..., T) of them

    Returns
    -------
    array (..., n_h)

    Raises
    ------
    ValueError
        If all words are marked, or none.
    """
    marks = np.asarray(marks, float)
    if marks.min() == marks.max():
        raise ValueError(say.ALL_OR_NONE)
    apart, track = values - values.mean(axis=0), marks - marks.mean(axis=-1, keepdims=True)
    size = np.sqrt((apart**2).sum(axis=0) * (track**2).sum(axis=-1, keepdims=True))
    return np.where(size > 1e-12, track @ apart / np.maximum(size, 1e-12), 0.0)


def by_chance(values, marks):
    """How well the best unit follows the same marks at a wrong place: the median over
    all ways to shift them by three steps or more."""
    T = len(marks)
    moved = [np.roll(marks, shift) for shift in (range(3, T - 2) if T > 6 else range(1, T))]
    return float(np.median(np.abs(follow(values, np.array(moved))).max(axis=1))) if moved else 0.0
