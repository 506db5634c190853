"""The training loop: loss and gradient, clip, update, write down what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from rnn_teach.core.arguments import as_function, as_positive, as_rng, as_size
from rnn_teach.core.interrupts import Interrupted, make_whole
from rnn_teach.core.movable import as_parameters
from rnn_teach.core.moving import Optimizer
from rnn_teach.core.snapshots import Restoring, as_optimizer, snapshot_of
from rnn_teach.core.training_update import Record, TrainingUpdate
from rnn_teach.core.types import Array, Arrays, Progress

__all__ = ["Record", "Training"]


class Training:
    """Training that can be stopped at any moment and gone on with.

        parameters = joined(cell=cell, readout=readout)
        training = Training(parameters, loss_and_gradients, Adam(0.01), clip_norm=1)
        training.run(500)
        training.run(500)        # goes on with update 501

    Whatever stops it, an error or the stop button, parameters, optimizer, records and
    generator are those of a whole number of updates. (An optimizer that is none of ours
    moves copies of the parameters; what it remembers itself is its own affair.)

    Parameters
    ----------
    parameters : dict of arrays
        What is trained: changed in place, so that cell and read-out, whose arrays these
        are, learn.
    loss_and_gradients : function of no arguments
        Takes the next batch, with a Generator of its own if it draws it, and returns
        the loss (a float) and its gradients at the present parameters (a dict with the
        names of `parameters`).
    optimizer : SGD, RMSprop, Adagrad or Adam
        Anything with `update(parameters, gradients)`.
    clip_norm, clip_value : float
        Thresholds for `clip_by_norm` or `clip_by_value`, one of the two or neither.
    schedule : function
        `schedule(update)` gives the learning rate of update 1, 2, ..., such as
        `LinearDecay(0.01, 500)`. It takes the place of the optimizer's own, also where
        a training goes on.
    rng : numpy.random.Generator
        What `loss_and_gradients` draws batches from, where it does. An update that is
        cut gives back what it drew, and snapshots hold the state: so the very same run
        comes of it, however often it was stopped.

    Attributes
    ----------
    records : list of Record
        One for each update so far.

    Raises
    ------
    ValueError
        If both thresholds are given, or one is not above 0; if the parameters are no
        dict of arrays of floats that can be changed, `loss_and_gradients` or `schedule`
        is no function, the optimizer none, or one without a learning rate to schedule,
        or `rng` is no generator.
    """

    def __init__(
        self,
        parameters: Arrays,
        loss_and_gradients: Callable[[], tuple[Any, Mapping[str, Array]]],
        optimizer: Optimizer,
        *,
        clip_norm: float | None = None,
        clip_value: float | None = None,
        schedule: Callable[[int], float] | None = None,
        rng: np.random.Generator | None = None,
    ) -> None:
        if clip_norm is not None and clip_value is not None:
            raise ValueError("give clip_norm or clip_value, not both")
        for name, threshold in (("clip_norm", clip_norm), ("clip_value", clip_value)):
            if threshold is not None:
                as_positive(name, threshold)
        self.parameters = as_parameters(parameters)
        self.loss_and_gradients = as_function("loss_and_gradients", loss_and_gradients)
        self.optimizer = as_optimizer("optimizer", optimizer)
        if schedule is not None and not hasattr(optimizer, "learning_rate"):
            raise ValueError(
                f"a schedule needs an optimizer with a learning_rate; {type(optimizer).__name__} has none"
            )
        self.clip_norm, self.clip_value = clip_norm, clip_value
        self.schedule = None if schedule is None else as_function("schedule", schedule)
        self.rng = None if rng is None else as_rng(rng)
        self.records = []

    def step(self) -> Record:
        """Make one update.

        Returns
        -------
        Record

        Raises
        ------
        FloatingPointError
            If the loss or a gradient is NaN, infinite, or too large for the optimizer:
            says at which update, and what the norm was before. Everything is left as it
            was.
        ValueError
            If `loss_and_gradients` returns anything but one real number and a dict of
            gradients, those of the parameters; if the schedule gives no learning rate;
            if the optimizer has moved another net's parameters.
        """
        make_whole(self.next_update())
        return self.records[-1]

    def next_update(self) -> Any:
        """The next update, for `make_whole`, perhaps with those of other trainings."""
        return TrainingUpdate(self)

    def run(self, updates: int, *, progress: Progress | None = None) -> list[Record]:
        """Make a number of updates.

        Parameters
        ----------
        updates : int
            How many.
        progress : function
            Wraps the loop's range and shows how far it is, such as `tqdm.tqdm`.

        Returns
        -------
        list of Record
            Those of this run.

        Raises
        ------
        FloatingPointError
            As `step` does.
        ValueError
            If `updates` is no whole number of at least 1, `progress` is no function, or
            as `step` does.
        Interrupted
            After the stop button: a KeyboardInterrupt, which ends the notebook's cell.
            What was learned until then is kept, and `run` can be called again.
        """
        before = len(self.records)
        steps = range(as_size("updates", updates))
        try:
            for _ in steps if progress is None else as_function("progress", progress)(steps):
                self.step()
        except KeyboardInterrupt:
            raise Interrupted(self._where_cut(before + len(steps))) from None
        return self.records[before:]

    def snapshot(self) -> Any:
        """A copy of parameters, optimizer and records, to go on from with `restore`.

        With the state of the generator, where the training was given one. What else the
        batches are drawn with is the caller's to keep.
        """
        return snapshot_of(self)

    def restore(self, snapshot: Any) -> None:
        """Go back (or on) to where a snapshot was taken.

        Raises
        ------
        ValueError
            If it is no snapshot, or one of other parameters or of another generator.
            Nothing is changed then.
        """
        make_whole(Restoring(self, snapshot))

    def __repr__(self) -> str:
        last = self.records[-1] if self.records else None
        told = [repr(self.optimizer)]
        for name in ("clip_norm", "clip_value", "schedule"):
            if getattr(self, name) is not None:
                told.append(f"{name}={getattr(self, name)!r}")
        where = f"update {last.update}: loss {last.loss:.4g}" if last else "no update yet"
        return f"Training({where}; {', '.join(told)})"

    def _where_cut(self, goal):
        made = len(self.records)
        rest = f": run({goal - made}) makes the rest" if made < goal else ""
        return f"The training was stopped after update {made} of {goal}. Nothing is lost{rest}."
