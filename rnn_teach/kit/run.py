"""A net in training: what the runs of all lessons share."""

from __future__ import annotations

from typing import Self

from rnn_teach.core import Training
from rnn_teach.core.training_update import Record
from rnn_teach.core.types import Progress


class Run:
    """A net and its training, which goes on where it stopped.

        run = StackRun([4, 12], task, seed=0)
        run.run(300)
        run.run(200)         # goes on with update 301
        run.records[-1].loss

    A run of a lesson says in `__init__` what its net is, and what a batch is, and makes
    the training of it.

    Attributes
    ----------
    training : Training
    updates : int
        For so many it is made: over them its learning rate falls. None where any number
        will do.
    """

    training: Training
    updates: int | None = None

    @property
    def records(self) -> list[Record]:
        """One record an update so far."""
        return self.training.records

    def step(self) -> Record:
        """Make one update.

        Raises
        ------
        FloatingPointError
            If the loss or a gradient is not finite any more.
        """
        return self.training.step()

    def run(self, updates: int | None = None, *, progress: Progress | None = None) -> Self:
        """Make updates.

        Parameters
        ----------
        updates : int
            How many. Where it is made for a number of them: all that are left, if not
            given.
        progress : function
            Shows how far it is, as for `Training.run`.

        Returns
        -------
        the run itself

        Raises
        ------
        ValueError, FloatingPointError, Interrupted
            As `Training.run` does.
        """
        if updates is None and self.updates is not None:
            updates = self.updates - len(self.records)
            if updates <= 0:
                return self
        self.training.run(updates, progress=progress)  # type: ignore[arg-type] # None is refused there
        return self
