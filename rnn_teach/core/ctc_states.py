"""What connectionist temporal classification is asked: scores over time, and labels
that nobody has marked in time.

Labels are made fit or refused, and spread into the states of a lattice.
"""

from itertools import pairwise

import numpy as np

from rnn_teach.core.arguments import as_array, as_index, in_short
from rnn_teach.core.asked import as_outputs
from rnn_teach.core.masks import as_mask

PADDING = -1
"""Among states: there is none, since this label of the batch is shorter."""


def as_scores(o, lengths):
    """The scores (T, n_y, B) of t = 1 ... T, and how many steps of each sequence count.

    Raises
    ------
    ValueError
        If they are no scores over time, or lengths fit neither them nor their mask.
    """
    outputs = as_outputs(o, batch_first=False)
    if not outputs.in_time:
        raise ValueError(
            "o must have time, (T+1, n_y, B), as trace.readout.o has; got one row of scores, "
            f"{outputs.rows.shape[1:]}"
        )
    if outputs.n_y < 2:
        raise ValueError("o must have at least 2 outputs, a blank and a symbol; got n_y = 1")
    T, _, B = outputs.rows.shape
    mask = as_mask(lengths, None, T, B)
    read = np.ones((T, B), bool) if mask is None else mask[1:, 0]
    if mask is None and outputs.read is not True:
        read = outputs.read
        if np.any(np.diff(read.astype(int), axis=0) > 0) or not read[0].all():
            raise ValueError("the steps that were read must be the first ones of each sequence: give lengths")
    return outputs.rows, read.sum(axis=0)


def as_labels(labels, n_y, B, blank):
    """A list of whole numbers for each sequence.

    Raises
    ------
    ValueError
        If there is not one label for each sequence, or one holds anything but classes
        that are not the blank.
    """
    if isinstance(labels, np.ndarray) and labels.ndim == 2 and labels.size:
        labels = list(labels)
    if B == 1 and _is_flat(labels):
        labels = [labels]
    if not isinstance(labels, (list, tuple)) or len(labels) != B:
        raise ValueError(
            f"labels must be a list of {B} labels, one a sequence, such as [[1, 2], [3]]; got {in_short(labels)}"
        )
    return [_as_label(label, n_y, blank, number) for number, label in enumerate(labels)]


def _is_flat(labels):
    """Whether it is the label of the only sequence: whole numbers, or none at all."""
    if isinstance(labels, np.ndarray):
        return labels.ndim == 1
    return isinstance(labels, (list, tuple)) and not any(
        isinstance(one, (list, tuple, np.ndarray)) and np.ndim(one) for one in labels if not _is_ragged(one)
    )


def _is_ragged(one):
    return isinstance(one, (list, tuple)) and any(isinstance(part, (list, tuple)) for part in one)


def _as_label(label, n_y, blank, number):
    name = f"labels[{number}]"
    if isinstance(label, (list, tuple, np.ndarray)) and len(np.shape(label) or ()) == 1 and len(label) == 0:
        return []
    array = as_array(name, label, finite=False, convert=False)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise ValueError(
            f"{name} must be a list of whole numbers, the classes of its symbols; got {in_short(label)}"
        )
    wrong = [int(k) for k in array if not 0 <= k < n_y or k == blank]
    if wrong:
        raise ValueError(f"{name} must be classes from 0 to {n_y - 1}, without the blank {blank}; got {wrong[0]}")
    return [int(k) for k in array]


def as_blank(blank, n_y):
    """The class of the blank."""
    return as_index("blank", blank, 0, n_y - 1)


def steps_needed(label):
    """The fewest steps that spell a label: one a symbol, and a blank between equal
    neighbors.

    >>> steps_needed([1, 1, 2])
    4
    """
    return len(label) + repeats_in(label)


def repeats_in(label):
    """How many symbols of a label equal the one before."""
    return sum(one == other for one, other in pairwise(label))


def too_short(labels, lengths):
    """The numbers of the sequences that have fewer steps than their label needs."""
    return [b for b, label in enumerate(labels) if steps_needed(label) > lengths[b]]


def refuse_impossible(labels, lengths):
    """Refuse a label that no path of its length spells.

    Raises
    ------
    ValueError
        Says which, how many steps it needs and how many there are.
    """
    for b in too_short(labels, lengths):
        label, repeats = labels[b], repeats_in(labels[b])
        symbols = f"{len(label)} label{'s' if len(label) > 1 else ''}"
        with_repeats = f" with {repeats} repeat{'s' if repeats > 1 else ''}" if repeats else ""
        raise ValueError(
            f"sequence {b}, counted from 0: {symbols}{with_repeats} need{'' if len(label) > 1 else 's'} at least "
            f"{steps_needed(label)} steps; it has {lengths[b]}: leave it out, or say impossible='infinite'"
        )


def spread(labels, blank):
    """The states of each label, a blank before, between and after its symbols.

        ab   →   - a - b -                               (S = 2 L + 1 states)

    Returns
    -------
    array (S, B) of int
        A column a sequence; PADDING below the states of a shorter label.
    """
    states = np.full((2 * max(map(len, labels)) + 1, len(labels)), PADDING)
    for b, label in enumerate(labels):
        states[: 2 * len(label) + 1, b] = blank
        states[1 : 2 * len(label) : 2, b] = label
    return states


def may_skip(states, blank):
    """Where a state may follow the one two before it (S, B): at a symbol that is not
    the one before. Between equal symbols a blank must stand."""
    skip = np.zeros(states.shape, bool)
    skip[2:] = (states[2:] != blank) & (states[2:] != states[:-2]) & (states[2:] != PADDING)
    return skip


def log_softmax(o):
    """ln ŷ of scores (T, n_y, B)."""
    shifted = o - np.max(o.real, axis=1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))


def log_of_states(log_y, states, lengths):
    """ln ŷ of each state's class, (T, S, B); −∞ where there is no state, or no step any
    more."""
    T, _, B = log_y.shape
    there = (states != PADDING) & (np.arange(T)[:, np.newaxis, np.newaxis] < lengths)
    return np.where(there, log_y[:, np.maximum(states, 0), np.arange(B)], -np.inf)
