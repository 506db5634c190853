"""One update of a training: loss and gradient, clip, move. Computed, then made."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from rnn_teach.core.arguments import NotFiniteError, as_array, as_positive, in_short
from rnn_teach.core.clipping import clip_by_norm, clip_by_value, global_norm
from rnn_teach.core.moving import Move, Optimizer


@dataclass(repr=False)
class Record:
    """One update: the loss before it, the gradients' norm before and after clipping.

    And the seconds it took, and its learning rate; None where the optimizer has none.
    """

    update: int
    loss: float
    norm: float
    clipped_norm: float
    seconds: float
    learning_rate: float | None = None

    def __repr__(self) -> str:
        rate = "" if self.learning_rate is None else f", learning rate {self.learning_rate:.4g}"
        clipped = "" if self.clipped_norm == self.norm else f" clipped to {self.clipped_norm:.4g}"
        return f"Record(update {self.update}: loss {self.loss:.4g}, norm {self.norm:.4g}{clipped}{rate})"


class TrainingUpdate:
    """The next update of a training, for `make_whole`."""

    def __init__(self, training):
        self._training, self._number = training, len(training.records) + 1
        self._rate = getattr(training.optimizer, "learning_rate", None)
        self._rng_state = None if training.rng is None else training.rng.bit_generator.state

    def compute(self):
        """Loss, gradients, and where they move the parameters.

        Raises
        ------
        FloatingPointError, ValueError
            As `Training.step` does.
        """
        training, start = self._training, time.perf_counter()
        if training.schedule is not None:
            said = f"the learning rate that schedule gives for update {self._number}"
            training.optimizer.learning_rate = as_positive(said, training.schedule(self._number), zero=True)
        rate = getattr(training.optimizer, "learning_rate", None)
        loss, gradients = self._loss_and_gradients()
        clipped, norm = self._clip(gradients)
        clipped_norm = global_norm(clipped)
        self._move = _move_of(training.optimizer, training.parameters, clipped)
        try:
            self._move.compute()
        except NotFiniteError as error:
            raise self._stopped(str(error)) from None
        seconds = time.perf_counter() - start
        self._record = Record(self._number, loss, norm, clipped_norm, seconds, rate)

    def make(self):
        """Move the parameters and write down the record."""
        self._move.make()
        self._training.records[self._number - 1 :] = [self._record]

    def withdraw(self):
        """Give back what the batch drew, and the learning rate of the update before."""
        if self._rng_state is not None:
            self._training.rng.bit_generator.state = self._rng_state
        if self._training.schedule is not None:
            self._training.optimizer.learning_rate = self._rate

    def _loss_and_gradients(self):
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # what comes of it is refused here, in words
                loss, gradients = _as_pair(self._training.loss_and_gradients())
        except NotFiniteError as error:
            raise self._stopped(f"the numbers have left their range ({error})") from None
        if not np.isfinite(loss):
            raise self._stopped(f"the loss is {loss}")
        return loss, gradients

    def _clip(self, gradients):
        training = self._training
        try:
            if training.clip_norm is not None:
                return clip_by_norm(gradients, training.clip_norm)
            if training.clip_value is not None:
                return clip_by_value(gradients, training.clip_value)
        except NotFiniteError as error:
            raise self._stopped(f"the loss is finite, its gradient is not ({error})") from None
        norm = global_norm(gradients)
        if not np.isfinite(norm):
            raise self._stopped(f"the loss is finite, the norm of its gradient is {norm}")
        return gradients, norm

    def _stopped(self, what):
        sentence = f"training stopped at update {self._number}: {what}"
        if not self._training.records:
            return FloatingPointError(f"{sentence}; it was the first one: look at the data and the first weights")
        last = self._training.records[-1]
        advice = "a smaller learning rate or clipping may help"
        return FloatingPointError(
            f"{sentence}; at update {last.update} the loss was {last.loss:.4g} and the gradient's norm "
            f"{last.norm:.4g}: {advice}"
        )


class _MoveOfAnother:
    """One update of an optimizer that is none of ours: it moves copies."""

    def __init__(self, optimizer, parameters, gradients):
        self._optimizer, self._parameters, self._gradients = optimizer, parameters, gradients

    def compute(self):
        self._to = {name: parameter.copy() for name, parameter in self._parameters.items()}
        self._optimizer.update(self._to, self._gradients)
        for name, parameter in self._parameters.items():
            value = as_array(f"{name} after the optimizer's update", self._to.get(name))
            if value.shape != parameter.shape:
                raise ValueError(f"the optimizer must leave {name} its shape {parameter.shape}; got {value.shape}")

    def make(self):
        for name, parameter in self._parameters.items():
            parameter[...] = self._to[name]


def _move_of(optimizer, parameters, gradients):
    ours = isinstance(optimizer, Optimizer) and type(optimizer).update is Optimizer.update
    return (Move if ours else _MoveOfAnother)(optimizer, parameters, gradients)


def _as_pair(returned):
    """The loss as a float, which may be NaN, and the gradients as they are."""
    if not isinstance(returned, (tuple, list)) or len(returned) != 2:
        raise ValueError(
            "loss_and_gradients must return two things, the loss and a dict of its gradients; got "
            f"{in_short(returned)}"
        )
    loss = as_array("the loss", returned[0], finite=False)
    if loss.size != 1 or np.iscomplexobj(loss):
        raise ValueError(f"the loss must be one real number; got {in_short(returned[0])}")
    return loss.item(), returned[1]
