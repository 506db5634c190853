"""Write the two chains of a bidirectional net."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import Bidirectional, RNNCell, unroll
from rnn_teach.core.activations import sigmoid
from rnn_teach.kit import answers
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bidirectional import words


def check_two_chains(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, b, U_back, W_back, b_back, x)` → h.

        →h[t] = tanh(U x[t] + W →h[t-1] + b),                 t = 1 ... T
        ←h[t] = tanh(U_back x[t] + W_back ←h[t+1] + b_back),  t = T ... 1
        h[t] is →h[t], then ←h[t]

    Parameters
    ----------
    function : callable
        Gets U (n_h, n_x), W (n_h, n_h), b (n_h,), the same of the other chain, and x
        (T+1, n_x) with x[0] = NaN; returns h (T+1, 2 n_h), whose row 0 may hold
        anything.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def random_inputs(rng, T, n_x, n_h):
    """Two chains and a sentence whose numbers hide no mistake."""
    weights = {}
    for back in ("", "_back"):
        weights[f"U{back}"] = 1.5 * rng.normal(size=(n_h, n_x)) / np.sqrt(n_x)
        weights[f"W{back}"] = 1.2 * rng.normal(size=(n_h, n_h)) / np.sqrt(n_h)
        weights[f"b{back}"] = rng.normal(size=n_h) / 2
    x = rng.normal(size=(T + 1, n_x))
    x[0] = np.nan
    return {**weights, "x": x}


def _draw(rng):
    """The usual case; one step; two; one unit that reads one number; more than ten."""
    many = whole(rng, 11, 13)
    return [
        random_inputs(rng, whole(rng, 5, 6), 3, 3),
        random_inputs(rng, 1, whole(rng, 2, 3), 4),
        random_inputs(rng, 2, 2, whole(rng, 3, 5)),
        random_inputs(rng, whole(rng, 3, 4), 1, 1),
        random_inputs(rng, many, many, many),
    ]


def _case(U, x, **_):
    return said.sizes(T=len(x) - 1, n_x=U.shape[1], n_h=len(U))


def right_states(U, W, b, U_back, W_back, b_back, x):
    """h by the package, zeros in row 0."""
    h = unroll(Bidirectional(RNNCell(U, W, b), RNNCell(U_back, W_back, b_back)), x[1:]).h[:, :, 0]
    return np.nan_to_num(h)


def _free(U, x, **_):
    free = np.zeros((len(x), 2 * len(U)), dtype=bool)
    free[0] = True
    return free


def _shape_hints(right, U, **_):
    steps, both = right.shape
    n_h = len(U)
    return {
        (both,): said.ONE_STATE,
        (steps, n_h): words.CHAINS_ONE,
        (steps - 1, both): said.NO_FIRST_STATE,
        (both, steps): said.TIME_FIRST,
        (2, steps, n_h): words.CHAINS_SIDE_BY_SIDE,
        (2 * steps, n_h): words.CHAINS_IN_TIME,
        (steps + 1, both): words.CHAINS_END_ROW,
    }


def _first_wrong(name, off, answer, right, inputs):
    t, unit = answers.first(off)
    mine, true = answers.shown(answer[t, unit], right[t, unit])
    n_h = len(inputs["U"])
    return words.chains_wrong(t, unit % n_h + 1, unit < n_h, mine, true)


def _chain(U, W, b, x, squash=np.tanh):
    """A chain that reads the rows of x but the first in their order."""
    h = np.zeros((len(x), len(b)))
    for t in range(1, len(x)):
        h[t] = squash(U @ x[t] + W @ h[t - 1] + b)
    return h


def _turned(rows):
    """All rows but row 0 in the other order."""
    return np.concatenate([rows[:1], rows[:0:-1]])


def _both(forward, backward):
    return np.concatenate([forward, backward], axis=1)


def _join(change):
    """h with the backward half as `change` makes it of the right inputs."""
    return lambda U, W, b, U_back, W_back, b_back, x: _both(
        _chain(U, W, b, x), change(U_back, W_back, b_back, x, _chain(U, W, b, x), (U, W, b))
    )


def _without_last(U, W, b, U_back, W_back, b_back, x):
    h = right_states(U, W, b, U_back, W_back, b_back, x)
    forward, backward = h[:, : len(U)].copy(), _turned(_chain(U_back, W_back, b_back, _turned(x)[:-1]))
    forward[-1] = 0
    return _both(forward, np.concatenate([backward[:1], np.zeros_like(backward[:1]), backward[1:]]))


def _both_short(**inputs):
    h, n = _step_left_out("backward", -1)(**inputs), len(inputs["U"])
    h[-1, :n] = 0
    return h


def _step_left_out(half, step):
    """Zeros in one half at one step, and its chain begins after it."""

    def chains(U, W, b, U_back, W_back, b_back, x):
        h = right_states(U, W, b, U_back, W_back, b_back, x)
        n = len(U)
        if half == "forward":
            h[step, :n] = 0
        elif step == 1:
            h[1, n:] = 0
        else:
            later = _turned(_chain(U_back, W_back, b_back, _turned(x[:-1])))
            h[:, n:] = np.concatenate([later, np.zeros_like(later[:1])])
        return h

    return chains


def _on_states(U_back, W_back, b_back, x, forward, _):
    """As the second layer of a stack, where the sizes allow it."""
    return _turned(_chain(U_back, W_back, b_back, _turned(forward)))


def _past_of_forward(U_back, W_back, b_back, x, forward, _):
    h, after = np.zeros_like(forward), np.concatenate([forward[1:], np.zeros_like(forward[:1])])
    for t in range(1, len(x)):
        h[t] = np.tanh(U_back @ x[t] + W_back @ after[t] + b_back)
    return h


def _from_forward_end(U_back, W_back, b_back, x, forward, _):
    h = np.zeros_like(forward)
    after = forward[-1]
    for t in range(len(x) - 1, 0, -1):
        after = h[t] = np.tanh(U_back @ x[t] + W_back @ after + b_back)
    return h


MISTAKES = {
    "not_turned": _join(lambda U, W, b, x, *_: _chain(U, W, b, _turned(x))),
    "reads_forward": _join(lambda U, W, b, x, *_: _chain(U, W, b, x)),
    "states_turned_alone": _join(lambda U, W, b, x, *_: _turned(_chain(U, W, b, x))),
    "no_past": _join(lambda U, W, b, x, *_: _turned(_chain(U, 0 * W, b, _turned(x)))),
    "one_set": _join(lambda U, W, b, x, forward, own: _turned(_chain(*own, _turned(x)))),  # type: ignore[call-arg]
    "one_W": _join(lambda U, W, b, x, forward, own: _turned(_chain(U, own[1], b, _turned(x)))),
    "one_U": _join(lambda U, W, b, x, forward, own: _turned(_chain(own[0], W, b, _turned(x)))),
    "one_b": _join(lambda U, W, b, x, forward, own: _turned(_chain(U, W, own[2], _turned(x)))),
    "no_b_back": _join(lambda U, W, b, x, *_: _turned(_chain(U, W, 0 * b, _turned(x)))),
    "W_back_transposed": _join(lambda U, W, b, x, *_: _turned(_chain(U, W.T, b, _turned(x)))),
    "past_of_forward": _join(_past_of_forward),
    "stacked": _join(_on_states),
    "from_forward_end": _join(_from_forward_end),
    "backward_first": lambda **inputs: _both(*np.split(right_states(**inputs), 2, axis=1)[::-1]),
    "short": _without_last,
    "both_short": _both_short,
    "not_run": _join(lambda U, W, b, x, forward, _: 0 * forward),
    "forward_short": _step_left_out("forward", -1),
    "backward_short": _step_left_out("backward", -1),
    "not_to_the_first": _step_left_out("backward", 1),
    "turned_with_row_0": _join(lambda U, W, b, x, *_: _chain(U, W, b, _turned(x))[::-1]),
    "both_turned": lambda U, W, b, U_back, W_back, b_back, x: _both(
        _turned(_chain(U, W, b, x)), _turned(_chain(U_back, W_back, b_back, _turned(x)))
    ),
    "bare": lambda U, W, b, U_back, W_back, b_back, x: _both(
        _chain(U, W, b, x, lambda a: a), _turned(_chain(U_back, W_back, b_back, _turned(x), lambda a: a))
    ),
    "sigmoid": lambda U, W, b, U_back, W_back, b_back, x: _both(
        _chain(U, W, b, x, sigmoid), _turned(_chain(U_back, W_back, b_back, _turned(x), sigmoid))
    ),
    "no_bias": lambda U, W, b, U_back, W_back, b_back, x: right_states(U, W, 0 * b, U_back, W_back, 0 * b_back, x),
}
"""What comes out when the chains are wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_states,
    returns={"h": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.CHAINS_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.chains_correct(len(trials)),
    advice=words.CHAINS_ADVICE,
    no_number=words.CHAINS_NO_NUMBER,
    free=_free,
    at_work="rnn_teach.lessons.bidirectional.picture_at_work:two_chains",
)
