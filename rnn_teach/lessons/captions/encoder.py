"""From a picture to what is seen at each of its places: a small net of two
convolutions."""

import numpy as np

from rnn_teach.core import Convolution, joined
from rnn_teach.core.activations import relu
from rnn_teach.core.arguments import as_array
from rnn_teach.lessons.captions.scenes import PIXELS, SIDE

P = SIDE * SIDE
"""How many places a picture has."""


class PlaceEncoder:
    """Two convolutions, and 24 numbers for each of the 16 places of a picture.

        r = relu(first x)          patches of 4 by 4 pixels: 8 by 8 of them
        s = relu(second r)         of 3 by 3 of those: what shape is it?
        a_p = mean of s over place p  +  a vector that says which place it is

    Parameters
    ----------
    first, second : Convolution
    where : array (16, F)
        The vector of each place, learned like all else.
    """

    def __init__(self, first, second, where):
        self.first, self.second, self.where = first, second, where

    @classmethod
    def random(cls, rng, *, F=24, dtype=np.float32):
        """One with random weights."""
        first = Convolution.random(3, F, PIXELS // 2, rng, stride=PIXELS // 2, dtype=dtype)
        second = Convolution.random(F, F, 3, rng, pad=1, dtype=dtype)
        return cls(first, second, rng.normal(0, 0.25, (P, F)).astype(dtype))

    @property
    def F(self):
        """How many numbers a place has."""
        return self.where.shape[1]

    @property
    def parameters(self):
        """Those of both convolutions and of the places: the very arrays."""
        return joined(first=self.first, second=self.second) | {"where": self.where}

    def read(self, pictures):
        """What is seen at each place, and what the way back needs.

        Parameters
        ----------
        pictures : array (3, 32, 32, B)
            (3, 32, 32) is one picture.

        Returns
        -------
        (array (16, F, B), tuple)

        Raises
        ------
        ValueError
            If they are pictures of another size, or none.
        """
        side = SIDE * PIXELS
        if np.shape(pictures) == (3, side, side):
            pictures = np.asarray(pictures)[..., np.newaxis]
        pictures = as_array("pictures", pictures, (3, side, side, "B"))
        r = relu(self.first.read(pictures))
        s = relu(self.second.read(r))
        halves = s.reshape(self.F, SIDE, 2, SIDE, 2, -1)  # of each place 2 by 2
        seen = halves.mean(axis=(2, 4)).reshape(self.F, P, -1).swapaxes(0, 1)
        return seen + self.where[:, :, np.newaxis], (pictures, r, s)

    def read_backward(self, kept, d_places):
        """The gradients by name, from ∂L/∂(the places)."""
        pictures, r, s = kept
        d_means = d_places.swapaxes(0, 1).reshape(self.F, SIDE, 1, SIDE, 1, -1) / 4
        d_s = np.broadcast_to(d_means, (self.F, SIDE, 2, SIDE, 2, d_means.shape[-1])).reshape(s.shape)
        of_second, d_r = self.second.read_backward(r, d_s * (s.real > 0))
        of_first, _ = self.first.read_backward(pictures, d_r * (r.real > 0))
        return joined(first=of_first, second=of_second) | {"where": d_places.sum(axis=-1)}
