"""What a file holds: arrays that are read when somebody wants them."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

BFLOAT16 = "bfloat16"
"""The upper half of a float32, which NumPy does not know."""


@dataclass(frozen=True)
class Stored:
    """An array in a file, not read yet.

    Attributes
    ----------
    shape : tuple
    kind : str
        The type of its numbers: a dtype of NumPy, or "bfloat16".
    raw : function
        Gives its bytes, or an array.
    """

    shape: tuple
    kind: str
    raw: Callable = field(repr=False)

    def read(self):
        """The array. Half precision, of either kind, becomes float32: each of its
        numbers is one of float32, so nothing is rounded."""
        raw = self.raw()
        if isinstance(raw, np.ndarray):
            return _computable(raw)
        if self.kind == BFLOAT16:
            upper = np.frombuffer(raw, "<u2").astype("<u4")
            return (upper << 16).view("<f4").astype(np.float32).reshape(self.shape)
        return _computable(np.frombuffer(raw, self.kind).reshape(self.shape))


@dataclass
class Contents:
    """A file of weights, opened.

    Attributes
    ----------
    form : str
        What kind of file it is, "safetensors".
    arrays : dict of Stored
        By the names that the file gives them.
    notes : list of str
        Sentences on what was taken of it and what not.
    layers : list or None
        A Keras file tells its layers in order: see `keras_layers.py`.
    parts : dict or None
        Of a file of `save_net`: the parts themselves, by name.
    """

    form: str
    arrays: dict
    notes: list = field(default_factory=list)
    layers: list | None = None
    parts: dict | None = None


def itemsize(kind):
    """How many bytes a number of this kind takes."""
    return 2 if kind == BFLOAT16 else np.dtype(kind).itemsize


def _computable(array):
    """The same numbers in a type that this machine computes with."""
    if array.dtype.kind == "f" and array.dtype.itemsize == 2:
        return array.astype(np.float32)
    return array.astype(array.dtype.newbyteorder("="), copy=True)
