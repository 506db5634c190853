"""The exercise of notebook 7: the GRU's update in its two conventions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.gru import words


def check_gru_update(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(z, h_before, n, one_keeps)` → h, in both conventions.

        one_keeps True:    h[t] = z h[t-1] + (1 - z) n
        one_keeps False:   h[t] = (1 - z) h[t-1] + z n

    Parameters
    ----------
    function : callable
        Gets the update gate z, the state before and the candidate n, each (n_h, B), and
        whether z = 1 keeps the old state; returns the new state (n_h, B).
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_update(rng, n_h=4, B=2):
    """A gate between 0 and 1, a state and a candidate between -1 and 1."""
    return {
        "z": rng.uniform(0.1, 0.9, (n_h, B)),
        "h_before": rng.uniform(-1, 1, (n_h, B)),
        "n": rng.uniform(-1, 1, (n_h, B)),
    }


def _draw(rng):
    """Both conventions of each: the usual case; one sequence; one unit; more than ten
    of both; gates at 0 and 1."""
    many = whole(rng, 11, 13)
    inputs = [
        random_update(rng, n_h=4, B=whole(rng, 2, 3)),
        random_update(rng, n_h=whole(rng, 2, 5), B=1),
        random_update(rng, n_h=1, B=whole(rng, 2, 5)),
        random_update(rng, n_h=many, B=many),
    ]
    shut = random_update(rng, n_h=3, B=2)
    inputs.append(shut | {"z": rng.permutation([0.0, 1.0, 0.0, 1.0, 0.5, 0.5]).reshape(3, 2)})
    return [given | {"one_keeps": one_keeps} for given in inputs for one_keeps in (True, False)]


def updated(z, h_before, n, one_keeps):
    """The right new state."""
    keep = _keep(z, one_keeps)
    return keep * h_before + (1 - keep) * n


def _keep(z, one_keeps):
    return z if one_keeps else 1 - z


def _case(z, one_keeps, **_):
    n_h, B = z.shape
    return words.update_case(one_keeps, n_h, B)


def _shape_hints(right, **_):
    n_h, B = right.shape
    return {
        (B, n_h): said.BATCH_LAST,
        (n_h, n_h): words.UPDATE_UNIT_BY_UNIT,
        (B, B): words.UPDATE_UNIT_BY_UNIT,
    }


MISTAKES = {
    "exchanged": lambda z, h_before, n, one_keeps: updated(z, h_before, n, not one_keeps),
    "always_keeps": lambda z, h_before, n, one_keeps: updated(z, h_before, n, True),
    "always_renews": lambda z, h_before, n, one_keeps: updated(z, h_before, n, False),
    "same_gate_keeps": lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * (h_before + n),
    "same_gate_takes": lambda z, h_before, n, one_keeps: (1 - _keep(z, one_keeps)) * (h_before + n),
    "n_whole": lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before + n,
    "old_whole": lambda z, h_before, n, one_keeps: h_before + (1 - _keep(z, one_keeps)) * n,
    "both_whole": lambda z, h_before, n, one_keeps: h_before + n,
    "new_left_out": lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before,
    "old_left_out": lambda z, h_before, n, one_keeps: (1 - _keep(z, one_keeps)) * n,
    "old_as_it_is": lambda z, h_before, n, one_keeps: h_before,
    "n_as_it_is": lambda z, h_before, n, one_keeps: n,
    "subtracted": lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before - (1 - _keep(z, one_keeps)) * n,
    "z_minus_one": lambda z, h_before, n, one_keeps: (
        z * h_before + (z - 1) * n if one_keeps else (z - 1) * h_before + z * n
    ),
    "one_minus_left_out": lambda z, h_before, n, one_keeps: z * h_before + n if one_keeps else h_before + z * n,
    "one_minus_term_left_out": lambda z, h_before, n, one_keeps: z * h_before if one_keeps else z * n,
    "taken_from_one": lambda z, h_before, n, one_keeps: (
        updated(z, h_before, n, True) if one_keeps else 1 - updated(z, h_before, n, True)
    ),
    "as_a_switch": lambda z, h_before, n, one_keeps: np.where((z > 0.5) == one_keeps, h_before, n),
    "plain_mean": lambda z, h_before, n, one_keeps: (h_before + n) / 2,
    "multiplied": lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before * (1 - _keep(z, one_keeps)) * n,
    "tanh_of_n": lambda z, h_before, n, one_keeps: updated(z, h_before, np.tanh(n), one_keeps),
    "tanh_of_sum": lambda z, h_before, n, one_keeps: np.tanh(updated(z, h_before, n, one_keeps)),
    "sigmoid_of_z": lambda z, h_before, n, one_keeps: updated(1 / (1 + np.exp(-z)), h_before, n, one_keeps),
}
"""What comes out when the update is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=updated,
    returns={"h": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.UPDATE_MISTAKES,
    case=_case,
    always_case=True,
    correct=lambda trials: words.update_correct(len(trials)),
    advice=words.UPDATE_ADVICE,
    no_number=words.UPDATE_NO_NUMBER,
    at_work="rnn_teach.lessons.gru.picture_at_work:update",
)
