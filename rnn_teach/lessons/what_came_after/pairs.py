"""The steps that the merging tree starts from, what they merge to, and how long it
takes."""

import numpy as np

from rnn_teach.lessons.what_came_after.code import merge_rounds, tanh_steps

GATES, PARITY, TANH = "gates", "parity", "tanh"
SEED = 16


def make_pairs(kind, T, cut=0):
    """What each of T steps multiplies by and what it adds: a, b, each (T,).

    With gates h[t] = z h[t-1] + (1 - z) n, so that a = z; for parity a is -1 and b is 1
    where a bit is 1, else 1 and 0; with tanh a is large enough to bend. At step `cut`,
    if there is one, a is 0.
    """
    rng = np.random.default_rng(SEED)
    if kind == PARITY:
        bits = rng.integers(0, 2, 32)[:T].astype(float)
        a, b = 1 - 2 * bits, bits
    else:
        z, n = rng.uniform(0.3, 0.9, 32)[:T], rng.uniform(-2.4, 2.4, 32)[:T]
        a, b = (z, (1 - z) * n) if kind == GATES else (0.9 + z / 3, n / 4)
    if cut:
        a[cut - 1] = 0
    return a, b


def rounds_for(T):
    """So many rounds until every pair reaches back to step 1."""
    return int(np.ceil(np.log2(T)))


def merged(a, b):
    """The pairs after 0, 1, 2, ... rounds: a list of arrays (2, T)."""
    return [merge_rounds(a, b, rounds) for rounds in range(rounds_for(len(a)) + 1)]


def states(kind, a, b):
    """h[1] ... h[T] from h[0] = 0."""
    return tanh_steps(a, b) if kind == TANH else merge_rounds(a, b, rounds_for(len(a)))[1]


def ticks(T, processors):
    """After 0, 1, 2, ... rounds so many ticks have passed, where each processor merges
    one pair a tick."""
    merges = [T - 2**done for done in range(rounds_for(T))]
    return np.cumsum([0, *(int(np.ceil(count / processors)) for count in merges)])


def first_of(t, rounds):
    """The first step that the pair of step t covers after so many rounds."""
    return max(1, t - 2**rounds + 1)
