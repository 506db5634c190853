"""Sequences of different lengths in a batch: a step not read keeps the state."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rnn_teach.core.arguments import as_array, in_short


def as_mask(lengths, mask, T, B) -> NDArray[Any] | None:
    """Which steps of which sequence are read, (T+1, 1, B); None where all are.

    Parameters
    ----------
    lengths : B whole numbers from 1 to T
        How many steps of each sequence are real; what follows is padding.
    mask : array (T, B) of truth values
        Step by step: `mask[0]` belongs to x[1]. One of the two or neither. Or the mask
        of a trace of as many steps, (T+1, 1, B).

    Raises
    ------
    ValueError
        If both are given, or one is of another shape or kind.
    """
    if lengths is None and mask is None:
        return None
    if lengths is not None and mask is not None:
        raise ValueError("give lengths or mask, not both: a mask says all that lengths do")
    read = np.ones((T + 1, 1, B), bool)  # row 0: the initial state is there in any case
    read[1:, 0] = (
        _as_truth(mask, T, B) if lengths is None else np.arange(T)[:, np.newaxis] < as_lengths(lengths, T, B)
    )
    return read


def as_lengths(lengths, T, B) -> NDArray[Any]:
    """`lengths` as an array of B whole numbers from 1 to T.

    Raises
    ------
    ValueError
        If they are none.
    """
    array = as_array("lengths", lengths, finite=False)
    if array.shape != (B,) or np.any(array != np.round(array.real)) or np.any(array < 1) or np.any(array > T):
        raise ValueError(
            f"lengths must be {B} whole numbers from 1 to T = {T}, one a sequence; got {in_short(lengths)}"
        )
    return array


def _as_truth(mask, T, B):
    array = as_array("mask", mask, finite=False)
    array = array[1:, 0] if array.shape == (T + 1, 1, B) else array
    if array.shape != (T, B) or not np.all((array == 0) | (array == 1)):
        raise ValueError(f"mask must be (T, B) = ({T}, {B}) of True and False; got shape {array.shape}")
    return array == 1


def keep_masked(cell, trace, t):
    """Where step t is not read, the state after it is the state before."""
    if trace.mask[t].all():  # of sequences of about the same length, at most steps
        return
    for name in cell.carries:
        state = trace.quantities[name]
        state[t] = np.where(trace.mask[t], state[t], state[t - 1])


def reverse_step(cell, trace):
    """The reverse of a step, as a function of trace, d and t, for all steps alike."""
    return partial(_masked_back, cell) if "mask" in trace.quantities else cell.step_backward


def _masked_back(cell, trace, d, t):
    """The reverse of step t. Where it was not read, the gradient passes untouched."""
    if trace.mask[t].all():
        return cell.step_backward(trace, d, t)
    states = [d.quantities[name] for name in cell.carries]
    passed = [np.where(trace.mask[t], 0, state[t]) for state in states]
    for state, untouched in zip(states, passed, strict=True):
        state[t] -= untouched  # zero now where the step was not read, and so is all that follows from it
    cell.step_backward(trace, d, t)
    for state, untouched in zip(states, passed, strict=True):
        state[t] += untouched
        state[t - 1] += untouched
