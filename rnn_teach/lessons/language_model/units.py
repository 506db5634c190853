"""Which unit follows what: searched for on one half of a text, quoted on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import unroll
from rnn_teach.core.arguments import as_array, as_function, in_short
from rnn_teach.core.cell import as_cell
from rnn_teach.core.types import AnyCell, Array
from rnn_teach.lessons.language_model.alphabet import Alphabet
from rnn_teach.lessons.language_model.run import one_hot

LANES, WARM_UP = 10, 120
"""A text is read in so many pieces; of each so many first steps do not count."""


@dataclass(frozen=True)
class FoundUnit:
    """A unit and how closely it follows a feature.

    unit : int
        Counted from 0, as in `trace.c[t][unit]`.
    chosen, quoted : float
        The correlation on the half on which it was chosen, and on the other one. Only
        the second is to be told: of many units one is good by luck.
    """

    unit: int
    chosen: float
    quoted: float


def states_and_feature(
    cell: AnyCell, alphabet: Alphabet, text: str, feature: Callable[[str], Any]
) -> tuple[Array, Array]:
    """tanh(c[t]) of all units along a text, (T, n_h, 10), and a feature of the text
    after each character, (T, 10).

    The text is read in ten pieces at once; their first 120 steps are left out.

    Parameters
    ----------
    cell : LSTMCell
    alphabet : Alphabet
    text : str
    feature : function
        Of the text, to a number after each character, such as `inside_quotes`.

    Raises
    ------
    ValueError
        If the text is too short, or holds an unknown symbol.
    """
    if not isinstance(alphabet, Alphabet):
        raise ValueError(f"alphabet must be an Alphabet, as Alphabet(text) makes one; got {in_short(alphabet)}")
    if "c" not in as_cell(cell).carries or cell.n_x != len(alphabet):
        raise ValueError(f"cell must carry c and read the {len(alphabet)} symbols one-hot; got {in_short(cell)}")
    numbers, values = alphabet.encode(text), as_array("feature(text)", as_function("feature", feature)(text))
    length = len(numbers) // LANES
    if length <= WARM_UP:
        raise ValueError(
            f"text must have more than {LANES * (WARM_UP + 1)} symbols, for ten pieces and their warm-up; "
            f"it has {len(numbers)}"
        )
    kept = slice(0, length * LANES)
    trace = unroll(cell, one_hot(numbers[kept].reshape(LANES, length).T, len(alphabet), cell.dtype))
    return np.tanh(trace.c[1 + WARM_UP :]), values[kept].reshape(LANES, length).T[WARM_UP:]


def correlations(states, feature):
    """The correlation of each unit with a feature: states (T, n_h, B), feature (T, B);
    0 where a unit does not move."""
    x = np.moveaxis(states, 1, 0).reshape(states.shape[1], -1)
    x, y = x - x.mean(axis=1, keepdims=True), feature.ravel() - feature.mean()
    sizes = np.sqrt((x * x).sum(axis=1) * (y @ y))
    return np.divide(x @ y, sizes, out=np.zeros(len(x)), where=sizes > 1e-9)


def find_unit(states: ArrayLike, feature: ArrayLike) -> FoundUnit:
    """The unit that follows a feature most closely: chosen on the first half of the
    sequences, quoted on the other half.

    Parameters
    ----------
    states : array (T, n_h, B)
    feature : array (T, B)

    Returns
    -------
    FoundUnit

    Raises
    ------
    ValueError
        If there are fewer than two sequences, or the shapes do not fit.
    """
    states = as_array("states", states, ("T", "n_h", "B"))
    T, _, B = states.shape
    feature = as_array("feature", feature, (T, B), axes="(T, B)")
    if B < 2:
        raise ValueError("states must be of two sequences or more: one half chooses, the other is quoted")
    half = B // 2
    chosen = correlations(states[..., :half], feature[:, :half])
    unit = int(np.argmax(np.abs(chosen)))
    quoted = correlations(states[:, unit : unit + 1, half:], feature[:, half:])[0]
    return FoundUnit(unit, float(chosen[unit]), float(quoted))
