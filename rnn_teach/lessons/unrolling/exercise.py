"""The exercises of notebook 01: write the loop; wire a unit that remembers."""

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.sentences import Vocabulary
from rnn_teach.kit.verdict import as_array, attempt, correct, wrong


def check_unroll(function, rng=None):
    """Check a learner's `function(U, W, b, x, h_0)` → h of the plain tanh cell.

        h[t] = tanh(U x[t] + W h[t-1] + b),   t = 1 ... T

    Parameters
    ----------
    function : callable
        Gets U (n_h, n_x), W (n_h, n_h), b (n_h,), x (T+1, n_x) with x[0] = NaN, and h_0 (n_h,); returns
        h (T+1, n_h) with h[0] = h_0.
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = _random_inputs(np.random.default_rng(1) if rng is None else rng)
    truth = _right_states(**inputs)
    answer, verdict = attempt(function, **inputs)
    if verdict is not None:
        return verdict
    h, verdict = as_array(answer, truth.shape, hints=_shape_hints(truth))
    if verdict is not None:
        return verdict
    if np.allclose(h, truth, rtol=1e-9, atol=1e-12):
        return correct(f"your h equals unroll's at all {len(truth) - 1} steps, from an h[0] that is not zero.")
    return wrong(_first_difference(h, truth) + _named_mistake(h, inputs))


def _random_inputs(rng, T=5, n_x=3, n_h=4):
    x = rng.normal(size=(T + 1, n_x))
    x[0] = np.nan
    return {
        "U": rng.normal(size=(n_h, n_x)),
        "W": rng.normal(size=(n_h, n_h)) / 2,
        "b": rng.normal(size=n_h),
        "x": x,
        "h_0": rng.normal(size=n_h) / 2,
    }


def _right_states(U, W, b, x, h_0):
    return unroll(RNNCell(U, W, b), x[1:], h=h_0).h[:, :, 0]


def _shape_hints(truth):
    steps, n_h = truth.shape
    return {
        (n_h,): "that is one state; keep every h[t], from h[0] to h[T]",
        (steps - 1, n_h): "there are T + 1 states: h[0] belongs to them",
        (n_h, steps): "time is the first axis: h[t] is a row",
        (steps, n_h, 1): "here a state is a vector (n_h,), not a column (n_h, 1)",
    }


def _first_difference(h, truth):
    t, unit = (int(i) for i in np.argwhere(~np.isclose(h, truth, rtol=1e-9, atol=1e-12))[0])
    return f"first wrong at t = {t}, unit {unit + 1}: yours is {h[t, unit]:.4f}, right is {truth[t, unit]:.4f}"


def _named_mistake(h, inputs):
    for name, step in STEP_MISTAKES.items():
        if np.allclose(h, _states(step, **inputs)):
            return f"; your h is what one gets when {name}."
    truth = _right_states(**inputs)
    for name, spoil in KEEPING_MISTAKES.items():
        if np.allclose(h, spoil(truth)):
            return f"; your h is what one gets when {name}."
    return ". No usual mistake gives these numbers: compare a[t] = U x[t] + W h[t-1] + b term by term."


def _states(step, U, W, b, x, h_0):
    """Unroll a step that is wrong in its own way. It sees all states so far, as a learner's loop does."""
    h = np.tile(h_0, (len(x), 1))
    for t in range(1, len(x)):
        h[t] = step(U, W, b, x, h, t)
    return h


def _tanh_once_too_late(U, W, b, x, h, t):
    a = h[0]
    for s in range(1, t + 1):
        a = U @ x[s] + W @ a + b
    return np.tanh(a)


STEP_MISTAKES = {
    "tanh is left out": lambda U, W, b, x, h, t: U @ x[t] + W @ h[t - 1] + b,
    "tanh is left out on the way back: a[t-1] is fed back instead of h[t-1]": _tanh_once_too_late,
    "tanh is taken of U x[t] alone": lambda U, W, b, x, h, t: np.tanh(U @ x[t]) + W @ h[t - 1] + b,
    "b is added after tanh": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1]) + b,
    "b is left out": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1]),
    "W h[t-1] is left out: there is no memory": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + b),
    "W is transposed": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W.T @ h[t - 1] + b),
    "h[0] is used at every step instead of h[t-1]": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[0] + b),
    "W is left out: h[t-1] is added as it is": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + h[t - 1] + b),
    "the step starts from h[t-2]": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[max(t - 2, 0)] + b),
    "the first word is read at every step": lambda U, W, b, x, h, t: np.tanh(U @ x[1] + W @ h[t - 1] + b),
    "the words are read from the last to the first": lambda U, W, b, x, h, t: np.tanh(U @ x[-t] + W @ h[t - 1] + b),
    "h[0] is taken as zero": lambda U, W, b, x, h, t: np.tanh(U @ x[t] + (W @ h[t - 1] if t > 1 else 0) + b),
}
"""What one step computes when it is wrong in a usual way."""

KEEPING_MISTAKES = {
    "one array is kept T times: every row is the last state (store a copy)": lambda h: np.tile(h[-1], (len(h), 1)),
    "only h[0] is kept: the loop's states are never stored": lambda h: np.tile(h[0], (len(h), 1)),
    "h[0] is stored as zero": lambda h: np.vstack([np.zeros_like(h[:1]), h[1:]]),
    "the states are stored from the last to the first": lambda h: h[::-1],
}
"""What is handed back when the steps are right, and what is kept of them is not."""


LATCH_SENTENCES = (
    ("arrive Taipei", "arrive"),
    ("leave Taipei", "leave"),
    ("arrive in the nice old city of Taipei", "arrive"),
    ("leave from the nice old city of Taipei", "leave"),
    ("leave Taipei and arrive in Paris", "arrive"),
    ("arrive in Paris and leave Taipei", "leave"),
    ("arrive in Paris and arrive in Taipei and leave Boston", "leave"),
)
"""Sentences that end in a city, and the verb that decides what the city is."""


def check_latch(function):
    """Check a learner's one-unit memory for the last verb: `function()` → (u_arrive, u_leave, w).

        h[t] = tanh(u x[t] + w h[t-1]),   u = u_arrive at "arrive", u_leave at "leave", 0 at every other word

    Any wiring will do that keeps h above 0.5 after "arrive" and below -0.5 after "leave", until the other verb
    comes.

    Returns
    -------
    Verdict
    """
    answer, verdict = attempt(function)
    if verdict is not None:
        return verdict
    numbers, verdict = as_array(answer, (3,))
    if verdict is not None:
        return verdict
    for sentence, verb in LATCH_SENTENCES:
        h = _latch_states(sentence, *numbers)
        if not _says(h[-1], verb):
            return wrong(f'"{sentence}" ends with h = {h[-1]:.3f}; {_latch_mistake(sentence, h, verb, *numbers)}')
    return correct(f"it keeps the last verb through all {len(LATCH_SENTENCES)} sentences, up to 7 words away.")


def _latch_states(sentence, u_arrive, u_leave, w):
    vocabulary = Vocabulary([text for text, _ in LATCH_SENTENCES])
    U = np.zeros((1, len(vocabulary)))
    U[0, vocabulary.place("arrive")], U[0, vocabulary.place("leave")] = u_arrive, u_leave
    return unroll(RNNCell(U, [[w]]), vocabulary.one_hot(sentence)).h[1:, 0, 0]


def _says(h, verb):
    return h > 0.5 if verb == "arrive" else h < -0.5


def _latch_mistake(sentence, h, verb, u_arrive, u_leave, w):
    """Why the last state is not what it should be, in words."""
    wanted = "above 0.5" if verb == "arrive" else "below -0.5"
    u = u_arrive if verb == "arrive" else u_leave
    if np.sign(u) != (1 if verb == "arrive" else -1):
        return f"it should be {wanted}: the sign of u_{verb} decides which way the unit goes."
    if w < 0:
        return f"it should be {wanted}: with w below zero the state changes its sign at every word."
    last_verb = max(i for i, word in enumerate(sentence.split()) if word in ("arrive", "leave"))
    if _says(h[last_verb], verb):
        return (
            f'it should be {wanted}: right after "{verb}" it was {h[last_verb]:.3f}, and then it faded; '
            "a larger w keeps more of it."
        )
    return (
        f'it should be {wanted}: "{verb}" was not strong enough to set it against w h[t-1]; make u_{verb} larger.'
    )
