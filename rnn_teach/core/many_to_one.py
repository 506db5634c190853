"""One answer for each sequence of a padded batch: where it stands, and where it is
asked."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_size
from rnn_teach.core.asked import NO_TARGET
from rnn_teach.core.masks import as_lengths
from rnn_teach.core.types import Array


def last_outputs(o: ArrayLike, lengths: ArrayLike) -> Array:
    """What stands at the last step of each sequence.

        last[:, b] = o[n_b, :, b],   n_b the length of sequence b

    Of a net that was unrolled with the same lengths row T says the same, since states
    are kept after the last step. Without them row T has read the padding. Of what reads
    from the right, row n_b has read the last word alone.

    Parameters
    ----------
    o : array (T+1, n, B)
        Outputs or states of a trace. Rows after n_b do not count.
    lengths : B whole numbers from 1 to T
        How many steps of each sequence are real.

    Returns
    -------
    array (n, B)

    Raises
    ------
    ValueError
        If o is no such array, or the lengths are none.
    """
    o = as_array("o", o, ("T+1", "n", "B"), finite=False)
    if len(o) < 2:
        raise ValueError(f"o must be (T+1, n, B) with at least one step after row 0; got shape {o.shape}")
    lengths = as_lengths(lengths, len(o) - 1, o.shape[2]).real.astype(int)
    return o[lengths, :, np.arange(o.shape[2])].T.copy()


def targets_at_last(classes: ArrayLike, lengths: ArrayLike, T: int) -> Array:
    """Targets of many-to-one: the class of each sequence at its last step, NO_TARGET at
    all others and at the padding.

    Parameters
    ----------
    classes : B whole numbers
        One for each sequence.
    lengths : B whole numbers from 1 to T
        How many steps of each sequence are real.
    T : int
        The number of steps of the batch.

    Returns
    -------
    array (T, B) of int

    Raises
    ------
    ValueError
        If the classes are no whole numbers, or the lengths none from 1 to T.
    """
    array = as_array("classes", classes, ("B",), finite=False, convert=False)
    if array.dtype.kind not in "iu":
        raise ValueError(f"classes must be whole numbers, one for each sequence; got numbers of type {array.dtype}")
    T, B = as_size("T", T), len(array)
    lengths = as_lengths(lengths, T, B).real.astype(int)
    targets = np.full((T, B), NO_TARGET)
    targets[lengths - 1, np.arange(B)] = array
    return targets
