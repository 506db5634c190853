"""How well each class is found: what was right, claimed and there; precision, recall
and F1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_index
from rnn_teach.core.asked import NO_TARGET, as_classes, as_outputs
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import Array


@dataclass(frozen=True, eq=False, repr=False)
class ClassScores:
    """Counts by class, and the scores made of them.

        precision = right / claimed,   recall = right / there
        F1 = 2 right / (claimed + there)

    F1 is the harmonic mean of precision and recall. Where both counts below a line are
    zero there is no score: NaN, not 0 and not 1.

    Attributes
    ----------
    right, claimed, there : arrays (n_y,) of int
        How many steps were answered with the class rightly, answered with it at all,
        and have it as their target.
    nothing : int or None
        The class that means "no slot": it has no scores.
    """

    right: np.ndarray
    claimed: np.ndarray
    there: np.ndarray
    nothing: int | None = None

    @property
    def precision(self) -> Array:
        """By class: which share of what was claimed is right."""
        return self._divided(self.right, self.claimed)

    @property
    def recall(self) -> Array:
        """By class: which share of what is there was found."""
        return self._divided(self.right, self.there)

    @property
    def f1(self) -> Array:
        """By class: F1, from 0 to 1."""
        return self._divided(2 * self.right, self.claimed + self.there)

    @property
    def micro(self) -> float:
        """F1 of all slots together: the counts are added, then divided. Frequent
        classes weigh more."""
        slots = np.arange(len(self.right)) != self.nothing
        right, claimed, there = (counts[slots].sum() for counts in (self.right, self.claimed, self.there))
        return float(2 * right / (claimed + there)) if claimed + there else np.nan

    @property
    def macro(self) -> float:
        """The mean of the F1 of all slots that have one. Each class weighs the same."""
        scores = self.f1[~np.isnan(self.f1)]
        return float(scores.mean()) if scores.size else np.nan

    def _divided(self, above, below):
        scores = np.full(len(above), np.nan)
        np.divide(above, below, out=scores, where=below > 0)
        if self.nothing is not None:
            scores[self.nothing] = np.nan
        return scores

    def __repr__(self) -> str:
        scores = ", ".join(f"{score:.3f}" for score in self.f1)
        return f"ClassScores(f1 {scores}; micro {self.micro:.3f}, macro {self.macro:.3f})"


def f1_by_class(
    o: Trace | ArrayLike, targets: ArrayLike, *, nothing: int | None = None, batch_first: bool = False
) -> ClassScores:
    """How well each class is found, when the largest output is the answer.

    A step without a target, such as padding, and a step that was not read count
    nothing. What counts are steps: a slot of two words counts twice.

    Parameters
    ----------
    o : Trace, array (T+1, n_y, B) or array (n_y, B)
        The outputs, as for `cross_entropy`.
    targets : array (T, B) or (T,) of int; without time (B,)
        The class at each step, NO_TARGET (-1) where there is none.
    nothing : int
        The class that means "no slot", where there is one. To answer it is to claim
        nothing, so it gets no score and is left out of micro and macro.
    batch_first : bool
        As for `cross_entropy`.

    Returns
    -------
    ClassScores

    Raises
    ------
    ValueError
        As for `cross_entropy`; if `nothing` is no class.
    """
    outputs = as_outputs(o, batch_first)
    targets = as_classes(targets, outputs)
    n_y = outputs.n_y
    nothing = None if nothing is None else as_index("nothing", nothing, 0, n_y - 1)
    asked = (targets != NO_TARGET) & outputs.read
    answers, there = outputs.rows.real.argmax(axis=1)[asked], targets[asked]
    counts = (np.bincount(classes, minlength=n_y) for classes in (there[answers == there], answers, there))
    right, claimed, named = counts
    return ClassScores(right, claimed, named, nothing)
