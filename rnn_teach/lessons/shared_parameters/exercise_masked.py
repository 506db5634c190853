"""The second exercise of notebook 2: read a padded batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit import answers
from rnn_teach.kit import words as said
from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.shared_parameters import words


def check_masked(function: Callable[..., Any], rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's `function(U, W, b, x, mask)` → the last state of each sentence.

        h[t] = tanh(U x[t] + W h[t-1] + b) where there is a word
        h[t] = h[t-1] where there is padding

    Parameters
    ----------
    function : callable
        Gets U (n_h, n_x), W (n_h, n_h), b (n_h, 1), x (T+1, n_x, B) with x[0] = NaN,
        and mask (T+1, B), True where a sentence has a word; starts from h[0] = 0;
        returns the state (n_h, B) of each sentence after its own last word.
    rng : numpy.random.Generator
        Draws what it is tried with; other numbers at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def batch(rng, lengths, T, n_x, n_h):
    """A batch whose padding holds numbers too, as a padding word would: whoever reads
    them shows it."""
    x = rng.normal(size=(T + 1, n_x, len(lengths)))
    x[0] = np.nan
    steps = np.arange(T + 1)[:, np.newaxis]
    return {
        "U": 1.5 * rng.normal(size=(n_h, n_x)) / np.sqrt(n_x),
        "W": rng.normal(size=(n_h, n_h)) / np.sqrt(n_h),
        "b": rng.normal(size=(n_h, 1)),
        "x": x,
        "mask": (steps >= 1) & (steps <= lengths),
    }


def usual_batch(rng, T=7, n_x=3, n_h=4, B=3):
    """Lengths that all differ; none fills all T steps, none is one word; the first is
    in the middle."""
    lengths = np.roll(np.sort(2 + rng.permutation(T - 2)[:B]), -(B // 2))
    return batch(rng, lengths, T, n_x, n_h)


def _draw(rng):
    """The usual case; a sentence that fills all steps, one of a word and one of two;
    one sentence, with padding and without; one word; one unit; more than ten of all."""
    T, many = whole(rng, 4, 6), whole(rng, 11, 13)
    return [
        usual_batch(rng, T=whole(rng, 7, 8), n_x=whole(rng, 2, 3)),
        batch(rng, rng.permutation([1, 2, T, T]), T, n_x=4, n_h=2),
        batch(rng, [whole(rng, 2, 4)], T=6, n_x=2, n_h=3),
        batch(rng, [T], T, n_x=2, n_h=3),
        batch(rng, [1, 1], T=1, n_x=2, n_h=2),
        batch(rng, rng.permutation([1, 3, 5]), T=5, n_x=1, n_h=1),
        batch(rng, 1 + rng.permutation(many + 2)[:many], T=many + 2, n_x=many, n_h=many),
    ]


def _case(x, b, **_):
    steps, n_x, B = x.shape
    return said.sizes(T=steps - 1, n_x=n_x, n_h=len(b), B=B)


def right_last_states(U, W, b, x, mask):
    """Each sentence by itself, without its padding."""
    alone = [x[1:][mask[1:, sentence], :, sentence] for sentence in range(mask.shape[1])]
    return np.hstack([unroll(RNNCell(U, W, b), words).h[-1] for words in alone])


def _shape_hints(right, x, **_):
    n_h, B = right.shape
    return {
        (len(x), n_h, B): words.MASKED_ALL_STATES,
        (B, n_h): words.MASKED_SENTENCE_IS_COLUMN,
        (n_h,): words.MASKED_ONE_STATE,
        (n_h, 1): words.MASKED_ONE_STATE,
    }


def _first_wrong(name, off, answer, right, inputs):
    sentence = int(np.flatnonzero(off.any(axis=0))[0])
    unit = int(np.flatnonzero(off[:, sentence])[0])
    length = int(inputs["mask"][:, sentence].sum())
    numbers = answers.shown(answer[unit, sentence], right[unit, sentence])
    return words.masked_wrong(sentence + 1, length, unit + 1, *numbers)


def _states(U, W, b, x, keep, f=np.tanh):
    """All states of a loop in which `keep(t, new,
    h[t-1])` decides what h[t] becomes."""
    h = np.zeros((len(x), len(b), x.shape[2]))
    for t in range(1, len(x)):
        h[t] = keep(t, f(U @ x[t] + W @ h[t - 1] + b), h[t - 1])
    return h


def _all_read(U, W, b, x):
    return _states(U, W, b, x, lambda t, new, before: new)


def _masked(U, W, b, x, mask, f=np.tanh):
    return _states(U, W, b, x, lambda t, new, before: np.where(mask[t], new, before), f)


def _without_step(U, W, b, x, mask, step):
    """The loop leaves out one step."""
    left_out = mask.copy()
    left_out[step] = False
    return _masked(U, W, b, x, left_out)[-1]


def _at(h, t):
    """Of each sentence the state at its own step t."""
    return h[t, :, np.arange(h.shape[2])].T


def _last_steps(x, mask):
    """The last rows of each sentence, as many as it has words, followed by nothing."""
    turned, lengths = x.copy(), mask.sum(axis=0)
    for sentence, length in enumerate(lengths):
        turned[1 : length + 1, :, sentence] = x[len(x) - length :, :, sentence]
    return turned


def _mean_state(U, W, b, x, mask):
    h = _all_read(U, W, b, x)
    return np.sum(h * mask[:, np.newaxis], axis=0) / mask.sum(axis=0)


MISTAKES = {
    "mask_left_out": lambda U, W, b, x, mask: _all_read(U, W, b, x)[-1],
    "mask_upside_down": lambda U, W, b, x, mask: _states(
        U, W, b, x, lambda t, new, before: np.where(mask[t], before, new)
    )[-1],
    "set_to_zero": lambda U, W, b, x, mask: _states(U, W, b, x, lambda t, new, before: mask[t] * new)[-1],
    "input_set_to_zero": lambda U, W, b, x, mask: _all_read(U, W, b, np.where(mask[:, np.newaxis], x, 0))[-1],
    "old_added": lambda U, W, b, x, mask: _states(U, W, b, x, lambda t, new, before: mask[t] * new + before)[-1],
    "padding_in_front": lambda U, W, b, x, mask: _at(_all_read(U, W, b, _last_steps(x, mask)), mask.sum(axis=0)),
    "longest": lambda U, W, b, x, mask: _all_read(U, W, b, x)[mask.sum(axis=0).max()],
    "shortest": lambda U, W, b, x, mask: _all_read(U, W, b, x)[mask.sum(axis=0).min()],
    "first_mask": lambda U, W, b, x, mask: _masked(U, W, b, x, np.repeat(mask[:, :1], mask.shape[1], axis=1))[-1],
    "one_word_too_few": lambda U, W, b, x, mask: _at(_all_read(U, W, b, x), mask.sum(axis=0) - 1),
    "one_step_too_many": lambda U, W, b, x, mask: _at(
        _all_read(U, W, b, x), np.minimum(mask.sum(axis=0) + 1, len(x) - 1)
    ),
    "no_padding_found": lambda U, W, b, x, mask: _at(_all_read(U, W, b, x), np.argmin(mask[1:], axis=0)),
    "bias_left_out": lambda U, W, b, x, mask: _masked(U, W, 0 * b, x, mask)[-1],
    "tanh_left_out": lambda U, W, b, x, mask: _masked(U, W, b, x, mask, lambda a: a)[-1],
    "sigmoid": lambda U, W, b, x, mask: _masked(U, W, b, x, mask, lambda a: 1 / (1 + np.exp(-a)))[-1],
    "relu": lambda U, W, b, x, mask: _masked(U, W, b, x, mask, lambda a: np.maximum(a, 0))[-1],
    "mean_with_padding": lambda U, W, b, x, mask: _masked(U, W, b, x, mask)[1:].mean(axis=0),
    "W_left_out": lambda U, W, b, x, mask: _masked(U, 0 * W, b, x, mask)[-1],
    "W_unit_by_unit": lambda U, W, b, x, mask: _masked(U, np.diag(np.diag(W)), b, x, mask)[-1],
    "ends_early": lambda U, W, b, x, mask: _without_step(U, W, b, x, mask, len(x) - 1),
    "starts_late": lambda U, W, b, x, mask: _without_step(U, W, b, x, mask, 1),
    "mean_over_time": _mean_state,
    "mean_over_batch": lambda U, W, b, x, mask: np.repeat(
        _masked(U, W, b, x, mask)[-1].mean(axis=1, keepdims=True), mask.shape[1], axis=1
    ),
}
"""What comes out when a padded batch is read wrongly in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_last_states,
    returns={"h": _shape_hints},
    mistakes=Mistakes(MISTAKES),
    named=words.MASKED_MISTAKES,
    first_wrong=_first_wrong,
    case=_case,
    correct=lambda trials: words.masked_correct(len(trials)),
    advice=words.MASKED_ADVICE,
    at_work="rnn_teach.lessons.shared_parameters.picture_at_work:last_states",
)
