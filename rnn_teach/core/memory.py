"""Room for arrays over time, handed on from arrays that are gone.

A system hands out large memory page by page, and fills each with zeros at its first
use. For the trace of a plain net that takes as long as a quarter of all that is
computed, and a training makes one trace after the other. So the last few blocks are
kept, and a block is given to the next array of its size once nothing refers to it any
more. What lies in an array is nobody else's while the array is there.
"""

import math
from collections import deque

import numpy as np

SMALLEST, LARGEST = 1 << 18, 1 << 26
"""Bytes. What is smaller is quick to get anew; what is larger is given back at once."""
KEPT = 1 << 28
"""Bytes, of all blocks that are kept together."""

_free = deque(maxlen=6)  # its operations are safe where several threads compute


class _Block:
    """Memory that was lent: when the last array over it is gone, it is free again."""

    def __init__(self, room):
        self.room = room
        self.__array_interface__ = room.__array_interface__

    def __del__(self):
        _free.append(self.room)
        if sum(room.nbytes for room in list(_free)) > KEPT:
            _free.popleft()


def empty(shape, dtype):
    """An array that holds whatever lies there, as np.empty gives one."""
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if not SMALLEST <= size <= LARGEST:
        return np.empty(shape, dtype)
    return np.asarray(_Block(_room(size))).view(dtype).reshape(shape)


def zeros(shape, dtype):
    """An array of zeros, as np.zeros gives one."""
    array = empty(shape, dtype)
    array.fill(0)
    return array


def _room(size):
    """A block of that many bytes: a free one, or a new one."""
    for _ in range(len(_free)):
        try:
            room = _free.popleft()
        except IndexError:  # another thread took the last one
            break
        if room.nbytes == size:
            return room
        _free.append(room)
    return np.empty(size, np.uint8)
