"""How far a recognized sequence is from the right one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rnn_teach.core.arguments import in_short
from rnn_teach.core.symbols import as_symbols


def edit_distance(answer: Sequence[Any], right: Sequence[Any]) -> int:
    """The fewest symbols to put in, take out or exchange that make one sequence of the
    other (Levenshtein 1966, Binary codes capable of correcting deletions, insertions
    and reversals).

        d(i, j) = min(d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i ≠ b_j])

    Parameters
    ----------
    answer, right : sequences of symbols
        Lists of numbers or texts; a text is a sequence of letters.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If one is no sequence of symbols.
    """
    answer, right = as_symbols("answer", answer), as_symbols("right", right)
    row = list(range(len(right) + 1))  # d(0, j): all of `right` is put in
    for i, symbol in enumerate(answer, start=1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(right, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (symbol != other))
    return row[-1]


def error_rate(answers: Sequence[Sequence[Any]], right: Sequence[Sequence[Any]]) -> float:
    """Edits over all sequences, by the symbols that should be there: the phone error
    rate where the symbols are phones.

        Σ edit_distance(answer, right) / Σ len(right)

    It can be above 1. It is no mean of the rates of single sequences: long ones count
    more.

    Parameters
    ----------
    answers, right : lists of sequences
        As many of the one as of the other.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If they are no such lists, or nothing is right.
    """
    for name, value in (("answers", answers), ("right", right)):
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"{name} must be a list of sequences of symbols; got {in_short(value)}")
    if len(answers) != len(right):
        raise ValueError(f"there must be one answer for each right sequence; got {len(answers)} and {len(right)}")
    edits = sum(edit_distance(answer, one) for answer, one in zip(answers, right, strict=True))
    symbols = sum(len(as_symbols("right", one)) for one in right)
    if symbols == 0:
        raise ValueError("right must hold at least one symbol: a rate is edits by symbols")
    return edits / symbols
