"""What the gated cells share: gates stacked on the first axis, their names, and gates that are held."""

import numpy as np

from rnn_teach.core.arguments import as_array, as_number, as_positive, as_rng, as_size, in_short


def stacked(array):
    """The gates below one another, as one matrix: (4, n, m) as (4 n, m)."""
    return array.reshape(-1, array.shape[-1])


def sigmoid_into(out, a):
    """σ(a) = ½ + ½ tanh(½ a) into `out`: exact to 3e-16, quicker than 1 / (1 + e⁻ᵃ), and without overflow."""
    half = np.array(0.5, out.dtype)  # made once, and not by each of the three lines that use it
    np.multiply(a, half, out=out)
    np.tanh(out, out=out)
    out *= half
    out += half


def gate_slopes(gates, tanh_gate, linear=False):
    """The slope of each gate's activation from its value: s (1 - s) for σ; 1 - s² for tanh; 1 where it is linear.

    Parameters
    ----------
    gates : array (T+1, gates, n_h, B)
        The values.
    tanh_gate : int
        Which one is no σ, but tanh or linear.
    """
    slopes = 1 - gates
    slopes *= gates
    slopes[:, tanh_gate] = 1 if linear else 1 - gates[:, tanh_gate] ** 2
    return slopes


def normal_stacks(gates, n_x, n_h, rng, U_std, W_std):
    """U (gates, n_h, n_x) and W (gates, n_h, n_h) of independent normal numbers.

    Raises
    ------
    ValueError
        If a size, a deviation or the rng is none. A deviation of None is 1/√n, n the number of terms in a sum.
    """
    n_x, n_h = as_size("n_x", n_x), as_size("n_h", n_h)
    U_std = as_positive("U_std", 1 / np.sqrt(n_x) if U_std is None else U_std, zero=True)
    W_std = as_positive("W_std", 1 / np.sqrt(n_h) if W_std is None else W_std, zero=True)
    normal = as_rng(rng).normal
    return normal(0, U_std, (gates, n_h, n_x)), normal(0, W_std, (gates, n_h, n_h))


def gate_view(parameter, place, gate):
    """A property for one gate's part of a stacked parameter: `cell.W_f` is W[1]. Setting it writes into W.

    What is set must have the shape of the part, or be one number for all of it; a vector serves as a column.
    """
    name = f"{parameter}_{gate}"

    def get(cell):
        return getattr(cell, parameter)[place]

    def put(cell, value):
        part = get(cell)
        array = as_array(name, value, real=not np.iscomplexobj(part))
        if array.shape not in ((), part.shape) and part.shape != (*array.shape, 1):
            raise ValueError(f"{name} must be {part.shape}, or one number for all of it; got shape {array.shape}")
        part[...] = array.reshape(part.shape) if array.ndim else array

    return property(get, put)


def as_hold(hold, gates):
    """Which gate is held at what, a number, and where only at some steps, a dict of numbers: a dict of its own.

    Raises
    ------
    ValueError
        If it is no such dict, names another gate or a step that is none, or a value is not one finite number.
    """
    if hold is None:
        return {}
    if not isinstance(hold, dict):
        raise ValueError(f'hold must be a dict such as {{"{gates[0]}": 1.0}}; got {in_short(hold)}')
    for name in hold:
        if name not in gates:
            raise ValueError(f"hold names a gate, one of {', '.join(gates)}; got {in_short(name)}")
    return {name: _held_value(f"hold[{name!r}]", value) for name, value in hold.items()}


def _held_value(name, value):
    """One number, or by time step, counted from 1, a number each."""
    if isinstance(value, dict):
        return {as_size(f"a step in {name}", t): as_number(f"{name}[{t}]", one) for t, one in value.items()}
    return as_number(name, value)


def hold_gates(values, hold, gates, t):
    """Put the gates that are held at step t at what they are held at."""
    for name, value in hold.items():
        if not isinstance(value, dict):
            values[gates.index(name)] = value
        elif t in value:
            values[gates.index(name)] = value[t]


def mute_held(slopes, hold, gates, start):
    """A held gate does not listen to what it computed: its slope is zero. Row 0 belongs to step `start`."""
    for name, value in hold.items():
        rows = slice(None)
        if isinstance(value, dict):
            rows = [t - start for t in value if 0 <= t - start < len(slopes)]
        slopes[rows, gates.index(name)] = 0
