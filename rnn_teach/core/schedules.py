"""Learning rates that change from update to update, as `Training` takes them."""

from __future__ import annotations

from dataclasses import dataclass

from rnn_teach.core.arguments import as_positive, as_size


@dataclass(frozen=True)
class LinearDecay:
    """A learning rate that falls evenly, down to 0 after so many updates.

        η(n) = η₁ · max(0, 1 - (n - 1) / N)      at update n = 1, 2, ...

    The first update has the full rate η₁, the N-th has η₁/N, and every later one 0:
    nothing moves any more. (Used where the noise of small batches keeps a net from
    settling: Bottou, Curtis and Nocedal 2018, Optimization methods for large-scale
    machine learning, section 4.)

        Training(..., Adam(), schedule=LinearDecay(0.01, updates=500))

    Parameters
    ----------
    learning_rate : float
        η₁, above 0.
    updates : int
        N, at least 1.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """

    learning_rate: float
    updates: int

    def __post_init__(self) -> None:
        as_positive("learning_rate", self.learning_rate)
        as_size("updates", self.updates)

    def __call__(self, update: int) -> float:
        """The learning rate of an update, counted from 1."""
        return self.learning_rate * max(0.0, 1 - (as_size("update", update) - 1) / self.updates)
