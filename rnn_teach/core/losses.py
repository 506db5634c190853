"""Losses: how wrong the outputs are, and which way each output should move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.activations import sigmoid
from rnn_teach.core.asked import NO_TARGET, as_class_weights, as_classes, as_outputs, as_values, as_weights
from rnn_teach.core.trace import Trace


@dataclass(repr=False)
class Loss:
    """A loss over a sequence, and its gradient.

    value : float
        L = Σ_t L[t], over all sequences of the batch.
    at : array (T+1, B)
        `at[t]` is L[t] of each sequence. Row 0 is NaN.
    d_o : array (T+1, n_y, B)
        `d_o[t]` is ∂L/∂o[t]. Row 0 is NaN. It is what `Readout.read_backward` takes.

    Of scores without time, (n_y, B), `at` is (B,) and `d_o` is (n_y, B), or (N, n_y)
    where they came so.
    """

    value: float
    at: np.ndarray
    d_o: np.ndarray

    def __repr__(self) -> str:
        return f"Loss({self.value:.6g}: at {self.at.shape}, d_o {self.d_o.shape})"


def cross_entropy(
    o: Trace | ArrayLike,
    targets: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    class_weights: ArrayLike | None = None,
    average: bool = False,
    batch_first: bool = False,
) -> Loss:
    """The surprise at the right class, for ŷ = softmax(o).

        L[t] = -log ŷ_y[t] = log Σ_j exp(o_j[t]) - o_y[t]
        ∂L/∂o[t] = ŷ[t] - onehot(y)                     where y is the target class

    The largest o is subtracted before exp, so that outputs of ±1000 and more are no
    trouble. A net that knows nothing, with n_y equal outputs, has L[t] = ln n_y.

    Parameters
    ----------
    o : Trace, array (T+1, n_y, B) or array (n_y, B)
        The outputs: `trace.readout`, where a step that was not read counts nothing, or
        `trace.readout.o`, where row 0 alone does not count. Scores without time, such
        as the last outputs `trace.readout.o[-1]`, are (n_y, B), a column for each case.
    targets : array (T, B) or (T,) of int; without time (B,)
        The class at each step, 0 ... n_y - 1; targets[t-1] belongs to o[t], as x[t-1]
        does in `unroll`. NO_TARGET (-1) where there is none.
    weights : array (T, B) or (T,)
        What each step counts, at least 0. All 1 where not given.
    class_weights : n_y numbers
        What each class counts, at least 0: more for the rare ones, say. A step counts
        its weight times that of its target class.
    average : bool
        Whether to divide by the sum of what all steps with a target count: a loss per
        step.
    batch_first : bool
        Whether o are scores without time with a row for each case, (N, n_y), as PyTorch
        and Keras have them. Then `d_o` is (N, n_y) too.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If shapes do not fit, a class does not exist, a weight is negative, no step with
        a target has weight, or a number is NaN or infinite; if a sequence is asked only
        at steps that its mask leaves out.
    """
    outputs = as_outputs(o, batch_first)
    targets = as_classes(targets, outputs)
    of_classes = as_class_weights(class_weights, targets, outputs.n_y)
    w = as_weights(weights, outputs, average, asked=targets != NO_TARGET, of_classes=of_classes)
    steps, sequences = np.indices(targets.shape, sparse=True)
    right = (steps, np.maximum(targets, 0), sequences)  # any class where there is no target: it counts nothing
    shifted = outputs.rows - np.max(outputs.rows.real, axis=1, keepdims=True)
    exp_o = np.exp(shifted)
    sum_exp_o = np.sum(exp_o, axis=1, keepdims=True)
    at = w * (np.log(sum_exp_o[:, 0]) - shifted[right])
    d_o = exp_o / sum_exp_o  # ŷ ...
    d_o[right] -= 1  # ... - onehot(y)
    return _loss(outputs, at, w[:, np.newaxis] * d_o)


def squared_error(
    o: Trace | ArrayLike,
    targets: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    average: bool = False,
    batch_first: bool = False,
) -> Loss:
    """The mean squared error over the n_y outputs of a step.

        L[t] = 1/n_y Σ_i (o_i[t] - y_i[t])²,   ∂L/∂o[t] = 2/n_y (o[t] - y[t])

    Parameters
    ----------
    o : Trace, array (T+1, n_y, B) or array (n_y, B)
        The outputs, as for `cross_entropy`.
    targets : array (T, n_y, B) or (T, n_y); without time (n_y, B)
        y; targets[t-1] belongs to o[t].
    weights : array (T, B) or (T,)
        What each step counts, at least 0; 0 where nothing is asked. All 1 where not
        given.
    average : bool
        Whether to divide by the sum of the weights: a loss per step, the mean squared
        error proper.
    batch_first : bool
        As for `cross_entropy`; the targets are (N, n_y) then.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If shapes do not fit, a weight is negative, all are zero, or a number is NaN or
        infinite; if a sequence is asked only at steps that its mask leaves out.
    """
    outputs = as_outputs(o, batch_first)
    difference = outputs.rows - as_values(targets, outputs)
    w = as_weights(weights, outputs, average)
    with np.errstate(over="ignore"):  # outputs beyond 1e154 have an infinite loss
        at = w * np.mean(difference * difference, axis=1)
    return _loss(outputs, at, w[:, np.newaxis] * 2 / outputs.n_y * difference)


def logistic_loss(
    o: Trace | ArrayLike,
    targets: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    average: bool = False,
    batch_first: bool = False,
) -> Loss:
    """The surprise at a yes or no for each output by itself, for ŷ = σ(o).

        L[t] = 1/n_y Σ_i [ -y_i log ŷ_i - (1 - y_i) log(1 - ŷ_i) ]
             = 1/n_y Σ_i [ log(1 + exp(o_i)) - y_i o_i ]
        ∂L/∂o[t] = 1/n_y (ŷ[t] - y[t])

    Parameters
    ----------
    o : Trace, array (T+1, n_y, B) or array (n_y, B)
        The outputs, as for `cross_entropy`.
    targets : array (T, n_y, B) or (T, n_y); without time (n_y, B)
        y, from 0 (no) to 1 (yes); targets[t-1] belongs to o[t].
    weights : array (T, B) or (T,)
        What each step counts, at least 0; 0 where nothing is asked. All 1 where not
        given.
    average : bool
        Whether to divide by the sum of the weights: a loss per step.
    batch_first : bool
        As for `cross_entropy`; the targets are (N, n_y) then.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If shapes do not fit, a target is not within 0 and 1, a weight is negative, all
        are zero, or a number is NaN or infinite; if a sequence is asked only at steps
        that its mask leaves out.
    """
    outputs = as_outputs(o, batch_first)
    o, y = outputs.rows, as_values(targets, outputs)
    if np.any((y < 0) | (y > 1)):
        raise ValueError(f"targets of the logistic loss lie within 0 (no) and 1 (yes); got {y.min()} to {y.max()}")
    w = as_weights(weights, outputs, average)
    positive = o.real > 0
    linear = np.where(positive, (1 - y) * o, -y * o)  # what is left of L far from o = 0
    at = w * np.mean(linear + np.log1p(np.exp(np.where(positive, -o, o))), axis=1)
    return _loss(outputs, at, w[:, np.newaxis] / outputs.n_y * (sigmoid(o) - y))


def _loss(outputs, at, d_o):
    return Loss(np.sum(at).item(), outputs.back(at), outputs.back(d_o))
