"""The training loop: loss and gradient, clip, update, write down what happened."""

import copy
import time
from dataclasses import dataclass

import numpy as np

from rnn_teach.core.arguments import (
    NotFiniteError,
    as_array,
    as_arrays,
    as_function,
    as_positive,
    as_size,
    in_short,
)
from rnn_teach.core.clipping import clip_by_norm, clip_by_value, global_norm


@dataclass
class Record:
    """One update: the loss before it, the gradients' global norm before and after clipping, the seconds it took."""

    update: int
    loss: float
    norm: float
    clipped_norm: float
    seconds: float


class Training:
    """Training that can be stopped at any update and gone on with.

        training = Training({**cell.parameters, **readout.parameters}, loss_and_gradients, Adam(0.01), clip_norm=1)
        training.run(500)
        training.run(500)        # goes on with update 501

    Parameters
    ----------
    parameters : dict of arrays
        What is trained: changed in place, so that cell and read-out, whose arrays these are, learn.
    loss_and_gradients : function of no arguments
        Takes the next batch, with a Generator of its own if it draws it, and returns the loss (a float) and its
        gradients at the present parameters (a dict with the names of `parameters`).
    optimizer : SGD, RMSprop, Adagrad or Adam
        Anything with `update(parameters, gradients)`.
    clip_norm, clip_value : float
        Thresholds for `clip_by_norm` or `clip_by_value`, one of the two or neither.

    Attributes
    ----------
    records : list of Record
        One for each update so far.

    Raises
    ------
    ValueError
        If both thresholds are given, or one is not above 0; if the parameters are no dict of arrays,
        `loss_and_gradients` is no function, or the optimizer none.
    """

    def __init__(self, parameters, loss_and_gradients, optimizer, *, clip_norm=None, clip_value=None):
        if clip_norm is not None and clip_value is not None:
            raise ValueError("give clip_norm or clip_value, not both")
        for name, threshold in (("clip_norm", clip_norm), ("clip_value", clip_value)):
            if threshold is not None:
                as_positive(name, threshold)
        as_arrays("parameters", parameters)
        self.parameters = parameters
        self.loss_and_gradients = as_function("loss_and_gradients", loss_and_gradients)
        self.optimizer = _as_optimizer(optimizer)
        self.clip_norm, self.clip_value = clip_norm, clip_value
        self.records = []

    def step(self):
        """Make one update.

        Returns
        -------
        Record

        Raises
        ------
        FloatingPointError
            If the loss or a gradient is NaN or infinite: says at which update, and what the norm was before. The
            parameters are left as they were.
        ValueError
            If `loss_and_gradients` returns anything but one real number and a dict of gradients.
        """
        start = time.perf_counter()
        loss, gradients = self._loss_and_gradients()
        clipped, norm = self._clip(gradients)
        self.optimizer.update(self.parameters, clipped)
        seconds = time.perf_counter() - start
        self.records.append(Record(len(self.records) + 1, loss, norm, global_norm(clipped), seconds))
        return self.records[-1]

    def run(self, updates, *, progress=None):
        """Make a number of updates. Interrupted (the stop button of a notebook), it ends after the last whole one.

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
            If `updates` is no whole number of at least 1, `progress` is no function, or as `step` does.
        """
        before = len(self.records)
        steps = range(as_size("updates", updates))
        try:
            for _ in steps if progress is None else as_function("progress", progress)(steps):
                self.step()
        except KeyboardInterrupt:
            pass  # asked for: what was learned so far is kept, and `run` can be called again
        return self.records[before:]

    def snapshot(self):
        """A copy of parameters, optimizer and records, to go on from with `restore`, here or in another process.

        What the batches are drawn with is the caller's: for the very same numbers keep its Generator too.
        """
        return copy.deepcopy({"parameters": self.parameters, "optimizer": self.optimizer, "records": self.records})

    def restore(self, snapshot):
        """Go back (or on) to where a snapshot was taken.

        Raises
        ------
        ValueError
            If it is no snapshot, or one of other parameters.
        """
        if not isinstance(snapshot, dict) or snapshot.keys() != {"parameters", "optimizer", "records"}:
            raise ValueError(f"snapshot must be what training.snapshot() gave; got {in_short(snapshot)}")
        kept = copy.deepcopy(snapshot)
        shapes = {name: array.shape for name, array in self.parameters.items()}
        if shapes != {name: array.shape for name, array in kept["parameters"].items()}:
            raise ValueError(f"the snapshot is of other parameters than {', '.join(shapes)} as they are here")
        for name, array in kept["parameters"].items():
            self.parameters[name][...] = array
        self.optimizer, self.records = kept["optimizer"], kept["records"]

    def _loss_and_gradients(self):
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # what comes of it is refused here, in words
                loss, gradients = _as_pair(self.loss_and_gradients())
        except NotFiniteError as error:
            raise self._stopped(f"the numbers have left their range ({error})") from None
        if not np.isfinite(loss):
            raise self._stopped(f"the loss is {loss}")
        return loss, gradients

    def _clip(self, gradients):
        try:
            if self.clip_norm is not None:
                return clip_by_norm(gradients, self.clip_norm)
            if self.clip_value is not None:
                return clip_by_value(gradients, self.clip_value)
        except NotFiniteError as error:
            raise self._stopped(f"the loss is finite, its gradient is not ({error})") from None
        norm = global_norm(gradients)
        if not np.isfinite(norm):
            raise self._stopped(f"the loss is finite, the norm of its gradient is {norm}")
        return gradients, norm

    def _stopped(self, what):
        sentence = f"training stopped at update {len(self.records) + 1}: {what}"
        if not self.records:
            return FloatingPointError(f"{sentence}; it was the first one: look at the data and the first weights")
        last = self.records[-1]
        advice = "a smaller learning rate or clipping may help"
        return FloatingPointError(
            f"{sentence}; at update {last.update} the loss was {last.loss:.4g} and the gradient's norm "
            f"{last.norm:.4g}: {advice}"
        )


def _as_optimizer(value):
    if isinstance(value, type) or not callable(getattr(value, "update", None)):
        raise ValueError(f"optimizer must be an optimizer, such as Adam(0.01); got {in_short(value)}")
    return value


def _as_pair(returned):
    """The loss as a float, which may be NaN or infinite, and the gradients, which clipping and updating check."""
    if not isinstance(returned, (tuple, list)) or len(returned) != 2:
        raise ValueError(
            "loss_and_gradients must return two things, the loss and a dict of its gradients; got "
            f"{in_short(returned)}"
        )
    loss = as_array("the loss", returned[0], finite=False)
    if loss.size != 1 or np.iscomplexobj(loss):
        raise ValueError(f"the loss must be one real number; got {in_short(returned[0])}")
    return loss.item(), returned[1]
