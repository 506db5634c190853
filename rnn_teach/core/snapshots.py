"""A training as it stands, to go on from later or elsewhere."""

import copy

from rnn_teach.core.arguments import as_arrays, in_short
from rnn_teach.core.training_update import Record

PARTS = {"parameters", "optimizer", "records", "rng"}


class Snapshot(dict):
    """What `Training.snapshot` gives: a dict, shown on one line."""

    def __repr__(self):
        shapes = ", ".join(f"{name} {array.shape}" for name, array in self["parameters"].items())
        return f"Snapshot(after update {len(self['records'])}: {shapes})"


def snapshot_of(training):
    """A copy of all that a training is; of its generator the state, if it has one."""
    rng = training.rng
    return Snapshot(
        copy.deepcopy(
            {
                "parameters": training.parameters,
                "optimizer": training.optimizer,
                "records": training.records,
                "rng": None if rng is None else rng.bit_generator.state,
            }
        )
    )


class Restoring:
    """The way back to a snapshot, for `make_whole`."""

    def __init__(self, training, snapshot):
        self._training, self._snapshot = training, snapshot

    def compute(self):
        """Look at all of the snapshot before anything is changed.

        Raises
        ------
        ValueError
            If it is no snapshot of such a training.
        """
        snapshot, training = self._snapshot, self._training
        if not isinstance(snapshot, dict) or snapshot.keys() != PARTS:
            raise ValueError(f"snapshot must be what training.snapshot() gave; got {in_short(snapshot)}")
        self._parameters = as_arrays("the snapshot's parameters", snapshot["parameters"])
        here = {name: array.shape for name, array in training.parameters.items()}
        if here != {name: array.shape for name, array in self._parameters.items()}:
            raise ValueError(f"the snapshot is of other parameters than {', '.join(here)} as they are here")
        self._optimizer, self._records = copy.deepcopy((snapshot["optimizer"], snapshot["records"]))
        as_optimizer("the snapshot's optimizer", self._optimizer)
        if not isinstance(self._records, list) or not all(isinstance(one, Record) for one in self._records):
            raise ValueError(f"the snapshot's records must be a list of Record; got {in_short(self._records)}")
        _refuse_generator(training.rng, snapshot["rng"])

    def make(self):
        """Set everything to what the snapshot holds."""
        training = self._training
        for name, array in self._parameters.items():
            training.parameters[name][...] = array
        training.optimizer, training.records = self._optimizer, self._records
        if training.rng is not None:
            training.rng.bit_generator.state = self._snapshot["rng"]

    def withdraw(self):
        """Nothing was taken."""


def as_optimizer(name, value):
    """`value` itself, where it has the method `update`.

    Raises
    ------
    ValueError
        If it has none.
    """
    if isinstance(value, (type, dict)) or not callable(getattr(value, "update", None)):
        raise ValueError(f"{name} must be an optimizer, such as Adam(0.01); got {in_short(value)}")
    return value


def _refuse_generator(rng, state):
    if rng is None and state is not None:
        raise ValueError("the snapshot is of a training with a generator: give this one its rng, rng=...")
    if rng is None:
        return
    trial = copy.deepcopy(rng)
    try:
        trial.bit_generator.state = state
    except (TypeError, ValueError, KeyError, OverflowError):
        kind = type(rng.bit_generator).__name__
        raise ValueError(f"the snapshot's rng must be the state of a {kind}; got {in_short(state)}") from None
