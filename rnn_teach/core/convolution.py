"""A convolution: the same small product at every place of a picture."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, DTypeLike

from rnn_teach.core.arguments import as_array, as_dtype, as_number, as_rng, as_size, in_short
from rnn_teach.core.initializations import room_for
from rnn_teach.core.types import Array, Arrays


def im2col(x: ArrayLike, k: int, *, stride: int = 1, pad: int = 0) -> Array:
    """The patches of pictures as columns, so that a convolution is one product.

        columns[:, i, j] = x[:, stride i : stride i + k, stride j : stride j + k]

    Parameters
    ----------
    x : array (n_x, height, width, B)
        B pictures of n_x channels.
    k : int
        Height and width of a patch.
    stride : int
        From one patch to the next.
    pad : int
        So many rows and columns of zeros are put around the picture first.

    Returns
    -------
    array (n_x k k, rows, columns, B)
        Of each patch channel by channel, row by row.

    Raises
    ------
    ValueError
        If these are no pictures, or a patch is larger than a picture with its zeros.
    """
    x = as_array("x", x, ("n_x", "height", "width", "B"))
    k, stride, pad = _as_sizes(k, stride, pad)
    _refuse_small(x.shape, k, pad)
    return _columns(x, k, stride, pad)


def _columns(x, k, stride, pad):
    x = np.pad(x, ((0, 0), (pad, pad), (pad, pad), (0, 0))) if pad else x
    patches = sliding_window_view(x, (k, k), axis=(1, 2))[:, ::stride, ::stride]  # (n_x, rows, columns, B, k, k)
    columns = np.ascontiguousarray(patches.transpose(0, 4, 5, 1, 2, 3))
    return columns.reshape(-1, *columns.shape[3:])


def col2im(columns: ArrayLike, shape: tuple[int, int, int, int], k: int, *, stride: int = 1, pad: int = 0) -> Array:
    """The reverse of `im2col`: each number of a patch is added where it was taken.

    Where patches overlap, a pixel gets the sum: that is how it counts in a gradient.

    Parameters
    ----------
    columns : array (n_x k k, rows, columns, B)
        As `im2col` gives them.
    shape : (n_x, height, width, B)
        Of the pictures.
    k, stride, pad : int
        As for `im2col`.

    Returns
    -------
    array (n_x, height, width, B)

    Raises
    ------
    ValueError
        If the columns are not those of such pictures.
    """
    k, stride, pad = _as_sizes(k, stride, pad)
    if not isinstance(shape, tuple) or len(shape) != 4:
        raise ValueError(f"shape must be (n_x, height, width, B), as x.shape has it; got {in_short(shape)}")
    n_x, height, width, B = shape = tuple(as_size("shape", side) for side in shape)
    _refuse_small(shape, k, pad)
    rows, wide = ((side + 2 * pad - k) // stride + 1 for side in (height, width))
    columns = as_array("columns", columns, (n_x * k * k, rows, wide, B), axes="(n_x k k, rows, columns, B)")
    return _pictures(columns, shape, k, stride, pad)


def _pictures(columns, shape, k, stride, pad):
    n_x, height, width, B = shape
    rows, wide = columns.shape[1:3]
    patches = columns.reshape(n_x, k, k, rows, wide, B)
    x = np.zeros((n_x, height + 2 * pad, width + 2 * pad, B), columns.dtype)
    for i in range(k):
        for j in range(k):
            x[:, i : i + stride * rows : stride, j : j + stride * wide : stride] += patches[:, i, j]
    return x[:, pad : pad + height, pad : pad + width]


@dataclass(eq=False, repr=False)  # as for the cells
class Convolution:
    """The same weights at every place of a picture, as an RNN has them at every step.

        y[:, i, j] = K · patch[i, j] + b        patch[i, j]: k by k pixels of x

    What is called a convolution in nets does not turn the kernel round.

    Parameters
    ----------
    K : array (n_y, n_x, k, k)
        The kernels: for each channel of y one of the size of a patch.
    b : array (n_y, 1)
        The biases. Zero where not given.
    stride : int
        From one patch to the next.
    pad : int
        So many rows and columns of zeros are put around the picture.

    Raises
    ------
    ValueError
        If the shapes do not fit together, or a number is NaN or infinite.
    """

    K: np.ndarray
    b: np.ndarray | None = None
    _: KW_ONLY
    stride: int = 1
    pad: int = 0

    def __post_init__(self) -> None:
        self.K = as_array("K", self.K, ("n_y", "n_x", "k", "k"), copy=True)
        b = np.zeros((self.n_y, 1), self.K.dtype) if self.b is None else self.b
        self.b = as_array("b", b, (self.n_y, 1), axes="(n_y, 1)", copy=True)
        _, self.stride, self.pad = _as_sizes(self.k, self.stride, self.pad)

    @classmethod
    def random(
        cls,
        n_x: int,
        n_y: int,
        k: int,
        rng: np.random.Generator,
        *,
        stride: int = 1,
        pad: int = 0,
        dtype: DTypeLike = float,
    ) -> Self:
        """One with normal weights of standard deviation √(2 / (n_x k k)), no bias.

        (He and others 2015, Delving deep into rectifiers, section 2.2: for a ReLU
        behind it.)

        Parameters
        ----------
        n_x, n_y, k : int
            Channels of x and of y, and the size of a patch.
        rng : numpy.random.Generator
            Where the random numbers come from.
        stride, pad
            As for the convolution.
        dtype : float32 or float64
            The precision of the weights.

        Raises
        ------
        ValueError
            If a size or the rng is none.
        """
        n_x, n_y, k = (as_size(*one) for one in (("n_x", n_x), ("n_y", n_y), ("k", k)))
        rng, dtype, shape = as_rng(rng), as_dtype(dtype), (n_y, n_x, k, k)
        with room_for(shape):
            K = rng.normal(0, np.sqrt(2 / (n_x * k * k)), shape)
        return cls(K.astype(dtype, copy=False), stride=stride, pad=pad)

    @property
    def n_x(self) -> int:
        """The channels that are read."""
        return self.K.shape[1]

    @property
    def n_y(self) -> int:
        """The channels that come out."""
        return self.K.shape[0]

    @property
    def k(self) -> int:
        """Height and width of a patch."""
        return self.K.shape[2]

    @property
    def parameters(self) -> Arrays:
        """K and b by name: the very arrays, to be changed in training."""
        return {"K": self.K, "b": self.b}  # type: ignore[dict-item] # b is there once it is made

    def __repr__(self) -> str:
        options = f"; stride={self.stride}, pad={self.pad}"
        return f"Convolution(n_x={self.n_x}, n_y={self.n_y}: K {self.K.shape}, b {self.b.shape}{options})"

    def read(self, x: ArrayLike) -> Array:
        """What comes out of pictures.

        Parameters
        ----------
        x : array (n_x, height, width, B)

        Returns
        -------
        array (n_y, rows, columns, B)

        Raises
        ------
        ValueError
            If x has another shape, is smaller than a patch, or holds NaN or infinity.
        """
        columns = _columns(self._as_pictures(x), self.k, self.stride, self.pad)
        y = self._flat() @ columns.reshape(len(columns), -1) + self.b
        return y.reshape(self.n_y, *columns.shape[1:])

    def read_backward(self, x: ArrayLike, d_y: ArrayLike) -> tuple[Arrays, Array]:
        """From ∂L/∂y to the gradients of K and b, and to ∂L/∂x.

            dL/dK = Σ ∂L/∂y[:, i, j] patch[i, j]ᵀ    over all places and pictures

        Parameters
        ----------
        x : array (n_x, height, width, B)
            As for `read`.
        d_y : array (n_y, rows, columns, B)

        Returns
        -------
        (dict, array)
            The gradients by name, and ∂L/∂x in the shape of x.

        Raises
        ------
        ValueError
            If a shape is another one, or a number is NaN or infinite.
        """
        x = self._as_pictures(x)
        columns = _columns(x, self.k, self.stride, self.pad)
        d_y = as_array("d_y", d_y, (self.n_y, *columns.shape[1:]), axes="(n_y, rows, columns, B)")
        d = d_y.reshape(self.n_y, -1)
        of_K = (d @ columns.reshape(len(columns), -1).T).reshape(self.K.shape)
        d_columns = (self._flat().T @ d).reshape(columns.shape)
        d_x = _pictures(d_columns, x.shape, self.k, self.stride, self.pad)
        return {"K": of_K, "b": d.sum(axis=1, keepdims=True)}, d_x

    def _flat(self):
        """A row for each kernel."""
        return self.K.reshape(self.n_y, -1)

    def _as_pictures(self, x):
        x = as_array("x", x, (self.n_x, "height", "width", "B"), axes="(n_x, height, width, B)")
        _refuse_small(x.shape, self.k, self.pad)
        return x


def _as_sizes(k, stride, pad):
    pad = as_number("pad", pad)
    if pad < 0 or pad != int(pad):
        raise ValueError(f"pad must be a whole number, 0 or more; got {pad:g}")
    return as_size("k", k), as_size("stride", stride), int(pad)


def _refuse_small(shape, k, pad):
    _, height, width, _ = shape
    if min(height, width) + 2 * pad < k:
        raise ValueError(
            f"a patch of {k} by {k} pixels does not fit into a picture of {height} by {width} with pad = {pad}: "
            "give larger pictures, or more pad"
        )
