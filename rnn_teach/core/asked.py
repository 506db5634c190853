"""What a loss is asked: outputs, targets and weights, made fit for it or refused.

A row of outputs is (n_y, B). In time there are T of them, rows 1 ... T of an array that
counts as the equations do. Scores without time are one row, and what the loss gives
back has no row 0 then. They may come with a row for each case, (N, n_y), as other
libraries have them: then the gradient goes back so.
"""

from dataclasses import dataclass

import numpy as np

from rnn_teach.core.arguments import as_array, as_flag
from rnn_teach.core.trace import Trace

NO_TARGET = -1
"""Among class indices: nothing is asked of this step. It adds neither loss nor
gradient."""


@dataclass
class Outputs:
    """The outputs that a loss takes.

    rows : array (T, n_y, B)
        Those of t = 1 ... T, or the only ones.
    read : array (T, B) of truth values, or True
        Which steps of which sequence were read.
    in_time : bool
        Whether they came with a row 0.
    turned : bool
        Whether they came as (N, n_y), a row for each case.
    """

    rows: np.ndarray
    read: np.ndarray | bool
    in_time: bool
    turned: bool = False

    @property
    def n_y(self):
        """The number of outputs of a step."""
        return self.rows.shape[1]

    def back(self, rows):
        """Results, one row for each of these, in the form in which the outputs came."""
        if not self.in_time:
            return rows[0].T if self.turned else rows[0]
        return np.concatenate([np.full_like(rows[:1], np.nan), rows])


def as_outputs(o, batch_first):
    """The outputs in an array, a trace that was read, or its part `trace.readout`.

    Raises
    ------
    ValueError
        If they are none, have another shape, or hold NaN or infinity after row 0; if
        they come with time where batch_first says that they do not.
    """
    read = True
    if as_flag("batch_first", batch_first):
        o = as_array("o with batch_first=True", o, ("N", "n_y"), finite=False)
        return Outputs(as_array("o", o).T[np.newaxis], read, in_time=False, turned=True)
    if isinstance(o, Trace):
        readout = o.parts.get("readout", o)
        if "y_hat" not in readout.quantities:
            raise ValueError(f"o must be outputs, as readout.read(trace).readout holds them; got {o}")
        o, read = readout.o, readout.mask[1:, 0] if "mask" in readout.quantities else True
    o = as_array("o", o, finite=False)
    if o.ndim == 2 and o.size:
        return Outputs(as_array("o", o)[np.newaxis], read, in_time=False)
    if o.ndim != 3 or len(o) < 2 or o.size == 0:
        raise ValueError(
            f"o must be (T+1, n_y, B), the o of a trace, or (n_y, B), scores without time; got shape {o.shape}"
        )
    return Outputs(as_array("o", o, finite="after row 0")[1:], read, in_time=True)


def as_classes(targets, outputs):
    """The right classes (T, B), 0 ... n_y - 1 or NO_TARGET.

    Raises
    ------
    ValueError
        If they are no whole numbers, not one for each step, or there is no such class.
    """
    classes, n_y = as_array("targets", targets, finite=False, convert=False), outputs.n_y
    if classes.size == outputs.rows.size and n_y > 1:
        raise ValueError(
            f"targets must be class indices, one for each step; got one for each output, {classes.shape}: of "
            "one-hot targets give the indices, by argmax"
        )
    if classes.dtype.kind not in "iu":
        raise ValueError(f"targets must be class indices, whole numbers; got numbers of type {classes.dtype}")
    classes = _fitted("targets", classes, outputs, outputs.rows[:, 0].shape)
    wrong = classes[(classes != NO_TARGET) & ((classes < 0) | (classes >= n_y))]
    if wrong.size:
        raise ValueError(
            f"targets must be classes 0 to {n_y - 1}, or {NO_TARGET} where there is none; got {wrong.flat[0]}"
        )
    return classes


def as_values(targets, outputs):
    """The numbers y (T, n_y, B) that the outputs should be.

    Raises
    ------
    ValueError
        If they are not real and finite, or not one for each output.
    """
    values = _fitted("targets", as_array("targets", targets, real=True), outputs, outputs.rows.shape)
    return values.astype(outputs.rows.real.dtype)


def as_weights(weights, outputs, average, *, asked=True, of_classes=1):
    """What each step of each sequence counts, (T, B).

    Zero where nothing is asked or the step was not read; divided by the sum of all for
    an average.

    Raises
    ------
    ValueError
        If one is negative or none is left, in the batch or of a sequence.
    """
    shape = outputs.rows[:, 0].shape
    w = np.ones(shape)
    if weights is not None:
        w = _fitted("weights", as_array("weights", weights, real=True), outputs, shape)
    if np.any(w < 0):
        raise ValueError(f"weights must be at least 0; got {w.min()}")
    w = np.where(asked, w * of_classes, 0)
    if outputs.read is not True:
        w = _where_read(w, outputs.read)
    if not np.any(w):
        raise ValueError("no step has both a target and a weight above 0: there is nothing to learn from")
    return (w / np.sum(w) if as_flag("average", average) else w).astype(outputs.rows.real.dtype)


def _where_read(w, read):
    """Zero where a step was not read; no sequence may drop out by that alone."""
    left = np.where(read, w, 0)
    lost = np.any(w, axis=0) & ~np.any(left, axis=0)
    if np.any(lost):
        raise ValueError(
            f"sequence {np.argmax(lost)}, counted from 0, is asked only at steps that the mask leaves out: ask "
            "it at a step that was read, or give the last outputs alone, trace.readout.o[-1]"
        )
    return left


def as_class_weights(class_weights, classes, n_y):
    """What the class of each step counts, (T, B); 1 where no weights are given.

    Raises
    ------
    ValueError
        If there is not one for each class, or one is negative.
    """
    if class_weights is None:
        return 1
    each = as_array("class_weights", class_weights, (n_y,), real=True)
    if np.any(each < 0):
        raise ValueError(f"class_weights must be at least 0; got {each.min()}")
    return each[classes]


def _fitted(name, array, outputs, shape):
    """`array` in that shape (T, ..., B); the axis of a batch of one may be missing."""
    asked = shape if outputs.in_time else shape[1:]
    if outputs.turned:
        array, asked = _turned(name, array, asked)
    if array.shape == asked[:-1] and shape[-1] == 1:
        return array.reshape(shape)
    if array.shape != asked:
        sideways = not outputs.in_time and array.shape[-1:] == (outputs.n_y,) != shape[-1:]
        hint = ": scores without time are (n_y, B), a column for each case; give o.T, or batch_first=True"
        raise ValueError(f"{name} must have the shape {asked}; got {array.shape}{hint * sideways}")
    return array.reshape(shape)


def _turned(name, array, asked):
    """What is asked of each case, (N,) or (N, n_y), with the cases along the last
    axis."""
    if array.shape != asked[::-1]:
        raise ValueError(f"{name} must have the shape {asked[::-1]}; got {array.shape}")
    return array.T, asked
