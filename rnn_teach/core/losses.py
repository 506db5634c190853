"""Losses: how wrong the outputs are, and which way each output should move."""

from dataclasses import dataclass

import numpy as np

from rnn_teach.core.activations import sigmoid
from rnn_teach.core.arguments import as_array, as_flag
from rnn_teach.core.readout import softmax

NO_TARGET = -1
"""Among class indices: nothing is asked of this step. It adds neither loss nor gradient."""


@dataclass
class Loss:
    """A loss over a sequence, and its gradient.

    value : float
        L = Σ_t L[t], over all sequences of the batch.
    at : array (T+1, B)
        `at[t]` is L[t] of each sequence. Row 0 is NaN.
    d_o : array (T+1, n_y, B)
        `d_o[t]` is ∂L/∂o[t]. Row 0 is NaN.
    """

    value: float
    at: np.ndarray
    d_o: np.ndarray


def cross_entropy(o, targets, weights=None, *, average=False):
    """The surprise at the right class, for ŷ = softmax(o).

        L[t] = -log ŷ_y[t] = log Σ_j exp(o_j[t]) - o_y[t]        where y is the target class
        ∂L/∂o[t] = ŷ[t] - onehot(y)

    The largest o is subtracted before exp, so that outputs of ±1000 and more are no trouble. A net that knows
    nothing, with n_y equal outputs, has L[t] = ln n_y.

    Parameters
    ----------
    o : array (T+1, n_y, B)
        The outputs, `trace.o` after `Readout.read`; row 0 does not count.
    targets : array (T, B) or (T,) of int
        The class at each step, 0 ... n_y - 1; targets[t-1] belongs to o[t], as x[t-1] does in `unroll`. NO_TARGET
        (-1) where there is none.
    weights : array (T, B) or (T,)
        What each step counts, at least 0. All 1 where not given.
    average : bool
        Whether to divide by the sum of the weights of all steps that have a target: a loss per step.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If shapes do not fit, a class does not exist, a weight is negative, no step with a target has weight, or a
        number is NaN or infinite.
    """
    o = _as_outputs(o)
    n_y = o.shape[1]
    targets = _as_classes(targets, n_y, o[1:, 0].shape)
    w = _as_weights(weights, o, average, asked=targets != NO_TARGET)
    shifted = o[1:] - np.max(o[1:].real, axis=1, keepdims=True)
    log_y_hat = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    right = (np.arange(n_y)[:, np.newaxis] == targets[:, np.newaxis]).astype(o.real.dtype)  # one-hot
    at = w * np.sum(right * -log_y_hat, axis=1)
    return _loss(at, w[:, np.newaxis] * (softmax(o[1:]) - right))


def squared_error(o, targets, weights=None, *, average=False):
    """The mean squared error over the n_y outputs of a step.

        L[t] = 1/n_y Σ_i (o_i[t] - y_i[t])²,   ∂L/∂o[t] = 2/n_y (o[t] - y[t])

    Parameters
    ----------
    o : array (T+1, n_y, B)
        The outputs, `trace.o` after `Readout.read`; row 0 does not count.
    targets : array (T, n_y, B) or (T, n_y)
        y; targets[t-1] belongs to o[t].
    weights : array (T, B) or (T,)
        What each step counts, at least 0; 0 where nothing is asked. All 1 where not given.
    average : bool
        Whether to divide by the sum of the weights: a loss per step, the mean squared error proper.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If shapes do not fit, a weight is negative, all are zero, or a number is NaN or infinite.
    """
    o = _as_outputs(o)
    n_y, targets = o.shape[1], _as_values(targets, o)
    w = _as_weights(weights, o, average)
    difference = o[1:] - targets
    with np.errstate(over="ignore"):  # outputs beyond 1e154 have an infinite loss
        at = w * np.mean(difference * difference, axis=1)
    return _loss(at, w[:, np.newaxis] * 2 / n_y * difference)


def logistic_loss(o, targets, weights=None, *, average=False):
    """The surprise at a yes or no for each output by itself, for ŷ = σ(o).

        L[t] = 1/n_y Σ_i [ -y_i log ŷ_i - (1 - y_i) log(1 - ŷ_i) ] = 1/n_y Σ_i [ log(1 + exp(o_i)) - y_i o_i ]
        ∂L/∂o[t] = 1/n_y (ŷ[t] - y[t])

    Computed so that outputs of ±1000 and more are no trouble.

    Parameters
    ----------
    o : array (T+1, n_y, B)
        The outputs, `trace.o` after `Readout.read`; row 0 does not count.
    targets : array (T, n_y, B) or (T, n_y)
        y, from 0 (no) to 1 (yes); targets[t-1] belongs to o[t].
    weights : array (T, B) or (T,)
        What each step counts, at least 0; 0 where nothing is asked. All 1 where not given.
    average : bool
        Whether to divide by the sum of the weights: a loss per step.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If shapes do not fit, a target is not within 0 and 1, a weight is negative, all are zero, or a number is NaN
        or infinite.
    """
    o = _as_outputs(o)
    n_y, targets = o.shape[1], _as_values(targets, o)
    if np.any((targets < 0) | (targets > 1)):
        raise ValueError(
            f"targets of the logistic loss lie within 0 (no) and 1 (yes); got {targets.min()} to {targets.max()}"
        )
    w = _as_weights(weights, o, average)
    positive = o[1:].real > 0
    linear = np.where(positive, (1 - targets) * o[1:], -targets * o[1:])  # what is left of L far from o = 0
    at = w * np.mean(linear + np.log1p(np.exp(np.where(positive, -o[1:], o[1:]))), axis=1)
    return _loss(at, w[:, np.newaxis] / n_y * (sigmoid(o[1:]) - targets))


def _loss(at, d_o):
    """A Loss from the rows t = 1 ... T."""
    value = np.sum(at).item()
    return Loss(value, _with_row_0(at), _with_row_0(d_o))


def _with_row_0(rows):
    return np.concatenate([np.full_like(rows[:1], np.nan), rows])


def _as_outputs(o):
    o = as_array("o", o, ("T+1", "n_y", "B"), finite="after row 0")
    if len(o) < 2:
        raise ValueError(f"o must be (T+1, n_y, B), the o of a trace; got shape {o.shape}")
    return o


def _as_classes(targets, n_y, shape):
    classes = as_array("targets", targets, finite=False, convert=False)
    if classes.dtype.kind not in "iu":
        raise ValueError(f"targets must be class indices, whole numbers; got numbers of type {classes.dtype}")
    classes = _one_sequence("targets", classes, shape)
    wrong = classes[(classes != NO_TARGET) & ((classes < 0) | (classes >= n_y))]
    if wrong.size:
        raise ValueError(
            f"targets must be classes 0 to {n_y - 1}, or {NO_TARGET} where there is none; got {wrong.flat[0]}"
        )
    return classes


def _as_values(targets, o):
    return _one_sequence("targets", as_array("targets", targets, real=True), o[1:].shape).astype(o.real.dtype)


def _as_weights(weights, o, average, asked=True):
    """What each step counts: zero where nothing is asked, divided by the sum of all for an average."""
    shape = o[1:, 0].shape
    given = np.ones(shape) if weights is None else as_array("weights", weights, real=True)
    w = _one_sequence("weights", given, shape)
    if np.any(w < 0):
        raise ValueError(f"weights must be at least 0; got {w.min()}")
    w = np.where(asked, w, 0)
    if not np.any(w):
        raise ValueError("no step has both a target and a weight above 0: there is nothing to learn from")
    return (w / np.sum(w) if as_flag("average", average) else w).astype(o.real.dtype)


def _one_sequence(name, array, shape):
    """`array` in the shape wanted; where the batch is one sequence, its axis may be missing."""
    if array.shape == shape[:-1] and shape[-1] == 1:
        return array[..., np.newaxis]
    if array.shape != shape:
        raise ValueError(f"{name} must have the shape {shape}; got {array.shape}")
    return array
