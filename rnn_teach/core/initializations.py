"""Weights to begin with: `RNNCell(U=glorot_uniform(...), W=orthogonal(...))`."""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_choice, as_dtype, as_positive, as_rng, as_size
from rnn_teach.core.types import Array

INITS = ("normal", "uniform")


def draw_weights(n_x, n_h, rng, *, gates=(), init="normal", U_std=None, W_std=None, dtype=float, recurrent=True):
    """U (n_h, n_x) and W (n_h, n_h) to begin with, for `random` of all cells.

    Parameters
    ----------
    n_x, n_h, rng, init, U_std, W_std, dtype
        As for `RNNCell.random`.
    gates : tuple
        () for a plain cell, (4,) where four gates are stacked.
    recurrent : bool
        False draws no W: the list then holds U alone.

    Raises
    ------
    ValueError
        If a size, a deviation, the rng, the init or the dtype is none, the two do not
        go together, or no memory holds so much.
    """
    n_x, n_h, dtype = as_size("n_x", n_x), as_size("n_h", n_h), as_dtype(dtype)
    as_rng(rng)
    if as_choice("init", init, INITS) == "uniform":
        if U_std is not None or W_std is not None:
            raise ValueError('U_std and W_std are for init="normal": leave them out, or take that init')
        limit = 1 / np.sqrt(n_h)
        draws = [lambda shape: rng.uniform(-limit, limit, shape)] * 2
    else:
        U_std = as_positive("U_std", 1 / np.sqrt(n_x) if U_std is None else U_std, zero=True)
        W_std = as_positive("W_std", 1 / np.sqrt(n_h) if W_std is None else W_std, zero=True)
        draws = [lambda shape, std=std: rng.normal(0, std, shape) for std in (U_std, W_std)]
    shapes = [(*gates, n_h, n_x), (*gates, n_h, n_h)][: 2 if recurrent else 1]
    with room_for(*shapes):
        return [draw(shape).astype(dtype, copy=False) for draw, shape in zip(draws, shapes, strict=False)]


@contextmanager
def room_for(*shapes):
    """Say in a sentence that arrays of these shapes are more than the memory holds."""
    try:
        yield
    except MemoryError:
        size = sum(np.prod(shape, dtype=float) for shape in shapes) * 8 / 1e9
        listed = " and ".join(map(str, shapes))
        raise ValueError(
            f"{listed} would take {size:,.0f} GB, more than this machine's memory: choose smaller sizes"
        ) from None


def orthogonal(n: int, rng: np.random.Generator, *, scale: float = 1.0) -> Array:
    """A random orthogonal matrix Q, times a scale: Qᵀ Q = I.

    It turns vectors and leaves their length, so every singular value and the size of
    every eigenvalue is the scale. Drawn evenly from all orthogonal matrices: the Q of a
    normal matrix, with the signs that make R's diagonal positive (Mezzadri 2007, How to
    generate random matrices from the classical compact groups). For recurrent weights
    see Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of
    learning.

    Parameters
    ----------
    n : int
        The matrix is (n, n).
    rng : numpy.random.Generator
        Where the random numbers come from.
    scale : float
        Above 0.

    Raises
    ------
    ValueError
        If n is no whole number of at least 1, the scale is not above 0, or the rng is
        none.
    """
    n, scale = as_size("n", n), as_positive("scale", scale)
    with room_for((n, n)):
        Q, R = np.linalg.qr(as_rng(rng).normal(size=(n, n)))
    return scale * Q * np.sign(np.diag(R))


def glorot_uniform(n_out: int, n_in: int, rng: np.random.Generator) -> Array:
    """Uniform between ±√(6 / (n_in + n_out)).

    A compromise between keeping the size of what goes forward (variance 1/n_in) and of
    the gradients that come back (1/n_out): the variance is 2/(n_in + n_out). (Glorot
    and Bengio 2010, Understanding the difficulty of training deep feedforward neural
    networks, equation 16.)

    Parameters
    ----------
    n_out, n_in : int
        The matrix is (n_out, n_in), as U (n_h, n_x).
    rng : numpy.random.Generator
        Where the random numbers come from.

    Raises
    ------
    ValueError
        If a size is no whole number of at least 1, or the rng is none.
    """
    n_out, n_in = as_size("n_out", n_out), as_size("n_in", n_in)
    limit = np.sqrt(6 / (n_in + n_out))
    with room_for((n_out, n_in)):
        return as_rng(rng).uniform(-limit, limit, (n_out, n_in))


def identity(n: int, *, scale: float = 1.0) -> Array:
    """The identity, times a scale: with ReLU and no input each state stays what it is.

    (Le, Jaitly and Hinton 2015, A simple way to initialize recurrent networks of
    rectified linear units.)

    Parameters
    ----------
    n : int
        The matrix is (n, n).
    scale : float
        Above 0.

    Raises
    ------
    ValueError
        If n is no whole number of at least 1, or the scale is not above 0.
    """
    n, scale = as_size("n", n), as_positive("scale", scale)
    with room_for((n, n)):
        return scale * np.eye(n)


def spectral_radius(W: ArrayLike) -> float:
    """The size of the largest eigenvalue of a square matrix.

    It says how W to the power k grows or shrinks for large k.

    Raises
    ------
    ValueError
        If W is not square, or holds NaN or infinity.
    """
    return float(np.max(np.abs(np.linalg.eigvals(_as_square(W)))))


def top_singular_value(W: ArrayLike) -> float:
    """The largest singular value: how much longer W can make a vector in one step.

    Never below the spectral radius, and often well above it.

    Raises
    ------
    ValueError
        If W is no matrix, or holds NaN or infinity.
    """
    return float(np.linalg.norm(as_array("W", W, ("n", "m")), 2))


def scaled_to_spectral_radius(W: ArrayLike, radius: float) -> Array:
    """W times the number that makes its spectral radius `radius`.

    Parameters
    ----------
    W : array (n, n)
        Not changed.
    radius : float
        Above 0.

    Raises
    ------
    ValueError
        If W is not square, holds NaN or infinity, or has no eigenvalue but zero (some
        power of it is zero); if the radius is not above 0.
    """
    W = _as_square(W)
    return W * _factor(as_positive("radius", radius), spectral_radius(W), "eigenvalue")


def scaled_to_singular_value(W: ArrayLike, value: float) -> Array:
    """W times the number that makes its largest singular value `value`.

    Parameters
    ----------
    W : array (n, m)
        Not changed.
    value : float
        Above 0.

    Raises
    ------
    ValueError
        If W is no matrix, holds NaN or infinity, or is zero; if the value is not above
        0.
    """
    W = as_array("W", W, ("n", "m"))
    return W * _factor(as_positive("value", value), top_singular_value(W), "singular value")


def _as_square(W):
    return as_array("W", W, ("n", "n"))


def _factor(wanted, present, what):
    if present == 0:
        raise ValueError(f"W has no {what} but zero, so no factor scales it to {wanted}")
    return wanted / present
