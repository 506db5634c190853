"""The exercise of notebook 06: the GRU's update in its two conventions."""

import numpy as np

from rnn_teach.kit.verdict import as_array, attempt, correct, wrong


def check_gru_update(function, rng=None):
    """Check a learner's `function(z, h_before, n, one_keeps)` → h, the update of a GRU in both conventions.

        one_keeps True:    h[t] = z h[t-1] + (1 - z) n
        one_keeps False:   h[t] = (1 - z) h[t-1] + z n

    Parameters
    ----------
    function : callable
        Gets the update gate z, the state before and the candidate n, each (n_h, B), and whether z = 1 keeps the old
        state; returns the new state (n_h, B).
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = random_update(np.random.default_rng(1) if rng is None else rng)
    shape, answers = inputs["z"].shape, {}
    for one_keeps in (True, False):
        answer, verdict = attempt(function, **inputs, one_keeps=one_keeps)
        if verdict is not None:
            return verdict
        answers[one_keeps], verdict = as_array(answer, shape, hints=_shape_hints(shape), no_number=NO_NUMBER)
        if verdict is not None:
            return wrong(f"with one_keeps = {one_keeps}, {verdict.sentence}")
    for one_keeps, h in answers.items():
        right = updated(**inputs, one_keeps=one_keeps)
        if not _equal(h, right):
            unit, column = (int(i) for i in np.argwhere(~np.isclose(h, right, rtol=1e-9, atol=1e-12))[0])
            return wrong(
                f"with one_keeps = {one_keeps}, h[{unit}, {column}] is {h[unit, column]:.4f}, right is "
                f"{right[unit, column]:.4f}{_named_mistake(answers, one_keeps, inputs)}"
            )
    return correct("your update is right where z = 1 keeps the old state, and where z = 1 renews it.")


NO_NUMBER = "the update was given finite numbers, so a division by zero of its own made it."


def random_update(rng, n_h=4, B=2):
    """A gate between 0 and 1, a state and a candidate between -1 and 1."""
    return {
        "z": rng.uniform(0.1, 0.9, (n_h, B)),
        "h_before": rng.uniform(-1, 1, (n_h, B)),
        "n": rng.uniform(-1, 1, (n_h, B)),
    }


def updated(z, h_before, n, one_keeps):
    """The right new state."""
    keep = _keep(z, one_keeps)
    return keep * h_before + (1 - keep) * n


def _keep(z, one_keeps):
    return z if one_keeps else 1 - z


def _equal(h, right):
    return np.allclose(h, right, rtol=1e-9, atol=1e-12)


def _shape_hints(shape):
    n_h, B = shape
    hints = {(B, n_h): "the batch is the last axis", (n_h, n_h): "the gate multiplies unit by unit: * and not @"}
    return hints | {(B, B): "the gate multiplies unit by unit: * and not @"}


def _named_mistake(answers, one_keeps, inputs):
    """A mistake that explains both conventions is named before one that explains the wrong one alone."""
    for compared in (answers, [one_keeps]):
        for name, mistaken in MISTAKES.items():
            if all(_equal(answers[case], mistaken(**inputs, one_keeps=case)) for case in compared):
                return f"; your h is what one gets when {name}."
    return (
        ". No usual mistake gives these numbers: try it with z = 0 and with z = 1, where h is n or the old state."
    )


MISTAKES = {
    "the two conventions are exchanged": lambda z, h_before, n, one_keeps: updated(z, h_before, n, not one_keeps),
    "one_keeps is not asked: z = 1 keeps in both": lambda z, h_before, n, one_keeps: updated(z, h_before, n, True),
    "one_keeps is not asked: z = 1 renews in both": lambda z, h_before, n, one_keeps: updated(
        z, h_before, n, False
    ),
    "the same gate stands at both: what is kept of the old state is also taken of n": (
        lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * (h_before + n)
    ),
    "the same gate stands at both: what is taken of n is also kept of the old state": (
        lambda z, h_before, n, one_keeps: (1 - _keep(z, one_keeps)) * (h_before + n)
    ),
    "n is added whole, without its gate": lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before + n,
    "the old state is added whole, without its gate": (
        lambda z, h_before, n, one_keeps: h_before + (1 - _keep(z, one_keeps)) * n
    ),
    "both are added whole: z is left out": lambda z, h_before, n, one_keeps: h_before + n,
    "the new part is left out: nothing is renewed": lambda z, h_before, n, one_keeps: (
        _keep(z, one_keeps) * h_before
    ),
    "the old part is left out: nothing is kept": lambda z, h_before, n, one_keeps: (1 - _keep(z, one_keeps)) * n,
    "the old state is handed back as it is": lambda z, h_before, n, one_keeps: h_before,
    "n is handed back as it is": lambda z, h_before, n, one_keeps: n,
    "the two parts are subtracted instead of added": (
        lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before - (1 - _keep(z, one_keeps)) * n
    ),
    "z - 1 stands where 1 - z belongs": lambda z, h_before, n, one_keeps: (
        z * h_before + (z - 1) * n if one_keeps else (z - 1) * h_before + z * n
    ),
    "the two parts are multiplied with each other": (
        lambda z, h_before, n, one_keeps: _keep(z, one_keeps) * h_before * (1 - _keep(z, one_keeps)) * n
    ),
    "tanh is taken of n once more": lambda z, h_before, n, one_keeps: updated(z, h_before, np.tanh(n), one_keeps),
    "tanh is taken of the sum": lambda z, h_before, n, one_keeps: np.tanh(updated(z, h_before, n, one_keeps)),
    "σ is taken of z once more": lambda z, h_before, n, one_keeps: updated(
        1 / (1 + np.exp(-z)), h_before, n, one_keeps
    ),
}
"""What comes out when the update is wrong in a usual way."""
