"""Batches of sequences of similar length: hardly a step is spent on padding."""

import numpy as np


class SimilarLength:
    """Draws batches of sequences that are equally long, or nearly so.

        draw = SimilarLength([3, 5, 3, 4, 5, 3], 32)
        chosen = draw(rng)        # 32 whole numbers: the sequences of a batch

    The sequences are put in groups by length, at least B in a group, so that where a
    length is rare its neighbors join it. One sequence is drawn among all, and B among
    its group. So each is as likely as every other one, as in a batch of mixed lengths,
    which takes as many steps as its longest sequence.

    Parameters
    ----------
    lengths : whole numbers (N,)
        How long each sequence is.
    B : int
        How many are drawn at once, with repetition.
    """

    def __init__(self, lengths, B):
        self._B, self._order = B, np.argsort(lengths, kind="stable")
        ends, N = [0], len(self._order)
        for end in np.cumsum(np.bincount(lengths)):
            if ends[-1] + B <= end <= N - B:
                ends.append(int(end))
        self._ends = [*ends[1:], N]
        self._starts = ends

    def __call__(self, rng):
        """The numbers of the sequences of the next batch."""
        group = np.searchsorted(self._ends, rng.integers(len(self._order)), side="right")
        return self._order[rng.integers(self._starts[group], self._ends[group], size=self._B)]


def lengths_to_mask(lengths):
    """The lengths of a batch, where they differ; None where no step is padding."""
    return lengths if np.any(lengths != lengths[0]) else None
