"""What attention looks at, and the three products that all attention is made of."""

import numpy as np

from rnn_teach.core.arguments import as_array
from rnn_teach.core.masks import as_mask


class Places:
    """P vectors of F numbers for each sequence: encoder states, parts of a picture.

        match(q)        q[t] · a_p                 how well each place fits
        mix(α)          Σ_p α_p[t] a_p             the places' weighted sum
        spread(α, q)    Σ_t α_p[t] q[t]            back from steps to places

    Time may be missing from α and q: that is one step.

    Parameters
    ----------
    values : array (P, F, B) or (P, F)
        The vectors a_p. One sequence serves a batch of any size.
    lengths : B whole numbers
        How many places of each sequence there are; all P where not given. The others
        get a weight of zero.
    F : int
        The size that the vectors must have.
    dtype : type
        What is computed with, where the values are real.

    Raises
    ------
    ValueError
        If the shapes do not fit together, or a number is NaN or infinite.
    """

    def __init__(self, values, lengths, F, dtype):
        array = as_array("places", values)
        array = array[..., np.newaxis] if array.ndim == 2 else array
        array = as_array("places", array, ("P", F, "B"), axes="(P, F, B)")
        self.values = array if np.iscomplexobj(array) else array.astype(dtype.type(0).real.dtype, copy=False)
        self.P, self.F, self.B = array.shape
        mask = as_mask(lengths, None, self.P, self.B)
        self.there = None if mask is None else mask[1:, 0]
        self._by_sequence = np.ascontiguousarray(np.moveaxis(self.values, -1, 0))  # (B, P, F)

    def refuse_batch(self, B):
        """Refuse a batch of another size than these places are for.

        Raises
        ------
        ValueError
            If there are several sequences of places, and not B.
        """
        if self.B not in (1, B):
            raise ValueError(
                f"the places are of {self.B} sequences, and the batch holds {B}: look at the places of these alone"
            )

    def match(self, q):
        """q[t] · a_p: (T, F, B) to (T, P, B)."""
        return _in_batch(_by_sequence(q) @ self._by_sequence.swapaxes(1, 2), q.ndim)

    def mix(self, alpha):
        """Σ_p α_p[t] a_p: (T, P, B) to (T, F, B)."""
        return _in_batch(_by_sequence(alpha) @ self._by_sequence, alpha.ndim)

    def spread(self, alpha, q):
        """Σ_t α_p[t] q[t]: (T, P, B) and (T, F, B) to the shape of the places."""
        of_places = _in_batch(_by_sequence(alpha).swapaxes(1, 2) @ _by_sequence(q), 3)
        return of_places if of_places.shape[-1] == self.B else of_places.sum(axis=-1, keepdims=True)

    def weigh(self, e):
        """α = softmax of the scores e (..., P, B) over the places that are there."""
        if self.there is None:
            alpha = np.exp(e - e.real.max(axis=-2, keepdims=True))
        else:
            highest = np.where(self.there, e.real, -np.inf).max(axis=-2, keepdims=True)
            alpha = np.exp(np.where(self.there, e - highest, 0)) * self.there
        alpha /= alpha.sum(axis=-2, keepdims=True)
        return alpha


def weigh_backward(alpha, d_alpha):
    """From ∂L/∂α to ∂L/∂e: the slope of the softmax over the places."""
    return alpha * (d_alpha - np.sum(alpha * d_alpha, axis=-2, keepdims=True))


def _by_sequence(steps):
    """(T, n, B) or (n, B) as (B, T, n): each sequence a matrix of its own."""
    steps = steps if steps.ndim == 3 else steps[np.newaxis]
    return np.ascontiguousarray(steps.transpose(2, 0, 1))


def _in_batch(matrices, ndim):
    """Back from (B, T, n), without time where there was none."""
    steps = np.ascontiguousarray(matrices.transpose(1, 2, 0))
    return steps if ndim == 3 else steps[0]
