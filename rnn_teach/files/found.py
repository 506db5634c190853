"""What was found in a file: a net, and what stands before and behind it."""

from dataclasses import dataclass, field

import numpy as np

from rnn_teach.core import Embedding, Readout

EACH, LAST = "each step", "last"


@dataclass
class Found:
    """A net out of a file.

    Attributes
    ----------
    net : cell or net
    embedding : Embedding or None
    readout : Readout or None
    reads : "each step" or "last"
        Which states the read-out reads.
    taken : dict of str to list of str
        For each part of the net, by a name for people, the arrays it was made of.
    unused : list of str
        Arrays that no part was made of.
    notes : list of str
        What was decided and what cannot be taken, in sentences.
    """

    net: object
    embedding: Embedding | None = None
    readout: Readout | None = None
    reads: str = EACH
    taken: dict = field(default_factory=dict)
    unused: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def as_read(stored):
    """The numbers of some arrays, all in one precision: float64 if one of them has
    it, else float32."""
    arrays = {name: one.read() for name, one in stored.items()}
    wide = any(array.dtype.kind != "f" or array.dtype.itemsize > 4 for array in arrays.values())
    return {name: array.astype(np.float64 if wide else np.float32, copy=False) for name, array in arrays.items()}


def answer_of(n_y):
    """How a file that does not tell is taken to answer: probabilities of n_y classes,
    or of one yes."""
    return "softmax" if n_y > 1 else "sigmoid"


def listed(names, most=6):
    """Names in a row, not too many."""
    names = list(names)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
