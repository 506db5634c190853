"""The exercise on clipping: one factor for all gradients, from the norm of all of them."""

import numpy as np

from rnn_teach.kit.answers import as_array
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, not_attempted, wrong
from rnn_teach.kit.words import NO_NUMBER

GRADIENTS = ("dU", "dW", "db")


def check_clip(function, rng=None):
    """Check a learner's `function(dU, dW, db, threshold)` → (dU, dW, db, norm), clipping by global norm.

        g  →  g · min(1, threshold / ‖g‖),   ‖g‖ the norm of all numbers of all gradients together, before clipping

    It is tried on gradients above the threshold, below it, and on zeros.

    Parameters
    ----------
    function : callable
        Gets three arrays and a number; returns three arrays of the same shapes and the norm before clipping.
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    for name, case in _clip_cases(np.random.default_rng(1) if rng is None else rng).items():
        answer, verdict = attempt(function, **case)
        if verdict is None:
            parts, verdict = _parts(answer, case, name)
        if verdict is None:
            verdict = _clip_verdict(parts, case, name)
        if verdict is not None:
            return verdict
    return correct("one factor for all three arrays, and only where their norm is above the threshold.")


def _clip_cases(rng):
    gradients = {
        "dU": rng.normal(size=(3, 2)),
        "dW": rng.normal(size=(3, 3)),
        "db": rng.normal(size=3),
    }
    norm = _norm(gradients)
    return {
        "with a norm above the threshold": {**gradients, "threshold": np.float64(norm / 7)},
        "with a norm below the threshold": {**gradients, "threshold": np.float64(norm * 3)},
        "with all gradients zero": {name: 0 * g for name, g in gradients.items()} | {"threshold": np.float64(1)},
    }


def _norm(gradients):
    return np.sqrt(sum(np.sum(gradients[name] ** 2) for name in GRADIENTS))


def _parts(answer, case, name):
    """What was returned as arrays, or a verdict."""
    if not isinstance(answer, (tuple, list)) or len(answer) != 4:
        return None, wrong("return four things: dU, dW, db and the norm before clipping.")
    parts = {}
    for key, part in zip((*GRADIENTS, "norm"), answer, strict=True):
        if part is None or part is ...:
            return None, not_attempted("the function")
        shape = case[key].shape if key in GRADIENTS else ()
        parts[key], verdict = as_array(part, shape)
        if verdict is not None:
            reason = verdict.sentence.replace("the answer", key, 1).replace(NO_NUMBER, "0 / 0 is no number.")
            return None, wrong(f"{name}, {reason}")
    return parts, None


def _clip_verdict(parts, case, name):
    truth = _clipped_by_norm(case)
    if _same(parts, truth):
        return None
    for mistake, mistaken in CLIP_MISTAKES.items():
        with np.errstate(all="ignore"):
            if _same(parts, mistaken(case)):
                return wrong(f"{name}, your answer is what one gets when {mistake}.")
    key = next(key for key in parts if not np.allclose(parts[key], truth[key], rtol=1e-9, atol=1e-12))
    return wrong(
        f"{name}, {key} is not right: its norm is {np.linalg.norm(parts[key]):.4f} instead of "
        f"{np.linalg.norm(truth[key]):.4f}. No usual mistake gives these numbers."
    )


def _same(parts, others):
    return all(np.allclose(parts[key], others[key], rtol=1e-9, atol=1e-12) for key in parts)


def _times(case, factor):
    return {key: case[key] * factor for key in GRADIENTS}


def _factor(case, norm):
    return min(1.0, case["threshold"] / norm) if norm > 0 else 1.0


def _clipped_by_norm(case):
    norm = _norm(case)
    return _times(case, _factor(case, norm)) | {"norm": norm}


def _with_another_norm(measure):
    """Clipping with something else in place of the global norm, which is returned too."""

    def clip(case):
        norm = measure(case)
        return _times(case, _factor(case, norm)) | {"norm": norm}

    return clip


CLIP_MISTAKES = {
    "each array is clipped by its own norm: take one norm over all of them": lambda case: (
        {key: case[key] * _factor(case, np.linalg.norm(case[key])) for key in GRADIENTS} | {"norm": _norm(case)}
    ),
    "each number is cut off by itself, which changes the direction": lambda case: (
        {key: np.clip(case[key], -case["threshold"], case["threshold"]) for key in GRADIENTS}
        | {"norm": _norm(case)}
    ),
    "small gradients are scaled up to the threshold: clipping only ever shrinks": lambda case: (
        _times(case, case["threshold"] / _norm(case)) | {"norm": _norm(case)}
    ),
    "the norm after clipping is returned instead of the norm before": lambda case: (
        _clipped_by_norm(case) | {"norm": min(_norm(case), case["threshold"])}
    ),
    "the gradients are returned as they were": lambda case: _times(case, 1) | {"norm": _norm(case)},
    "the gradients are divided by their norm, and not brought to the threshold": lambda case: (
        _times(case, 1 / _norm(case)) | {"norm": _norm(case)}
    ),
    "the factor is upside down: it is threshold / norm": lambda case: (
        _times(case, _norm(case) / case["threshold"]) | {"norm": _norm(case)}
    ),
    "the gradients are multiplied by the threshold and never divided by the norm": lambda case: (
        _times(case, case["threshold"]) | {"norm": _norm(case)}
    ),
    "the square root is left out of the norm": _with_another_norm(lambda case: _norm(case) ** 2),
    "the three norms are added: add their squares and take the root": _with_another_norm(
        lambda case: sum(np.linalg.norm(case[key]) for key in GRADIENTS)
    ),
    "the largest number is taken for the norm": _with_another_norm(
        lambda case: max(np.max(np.abs(case[key])) for key in GRADIENTS)
    ),
    "the sizes of all numbers are added up instead of their squares": _with_another_norm(
        lambda case: sum(np.sum(np.abs(case[key])) for key in GRADIENTS)
    ),
    "db is left out of the norm": _with_another_norm(
        lambda case: np.hypot(np.linalg.norm(case["dU"]), np.linalg.norm(case["dW"]))
    ),
}
"""What is returned when clipping goes wrong in a usual way."""
