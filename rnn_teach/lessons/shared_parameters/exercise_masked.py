"""The second exercise of notebook 02: read a padded batch."""

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.answers import as_array
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong


def check_masked(function, rng=None):
    """Check a learner's `function(U, W, b, x, mask)` → the last state of each sentence of a padded batch.

        h[t] = tanh(U x[t] + W h[t-1] + b) where there is a word,   h[t] = h[t-1] where there is padding

    Parameters
    ----------
    function : callable
        Gets U (n_h, n_x), W (n_h, n_h), b (n_h, 1), x (T+1, n_x, B) with x[0] = NaN, and mask (T+1, B), True where
        a sentence has a word; starts from h[0] = 0; returns the state (n_h, B) of each sentence after its own last
        word.
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = _random_inputs(np.random.default_rng(1) if rng is None else rng)
    truth = _right_last_states(**inputs)
    answer, verdict = attempt(function, **inputs)
    if verdict is not None:
        return verdict
    last, verdict = as_array(answer, truth.shape, hints=_shape_hints(inputs))
    if verdict is not None:
        return verdict
    if np.allclose(last, truth, rtol=1e-9, atol=1e-12):
        return correct(f"each of the {truth.shape[1]} sentences ends in the state it has when read alone.")
    return wrong(_first_difference(last, truth, inputs["mask"]) + _named_mistake(last, inputs))


def _random_inputs(rng, T=7, n_x=3, n_h=4, B=3):
    """A batch whose padding holds numbers too, as a padding word would: whoever reads them shows it."""
    lengths = np.sort(2 + rng.permutation(T - 2)[:B])  # all different; none fills all T steps, none is one word
    lengths = np.roll(lengths, -(B // 2))  # the first is neither the shortest nor the longest
    x = rng.normal(size=(T + 1, n_x, B))
    x[0] = np.nan
    steps = np.arange(T + 1)[:, np.newaxis]
    return {
        "U": rng.normal(size=(n_h, n_x)),
        "W": rng.normal(size=(n_h, n_h)) / 2,
        "b": rng.normal(size=(n_h, 1)),
        "x": x,
        "mask": (steps >= 1) & (steps <= lengths),
    }


def _right_last_states(U, W, b, x, mask):
    """Each sentence by itself, without its padding."""
    alone = [x[1:][mask[1:, sentence], :, sentence] for sentence in range(mask.shape[1])]
    return np.hstack([unroll(RNNCell(U, W, b), words).h[-1] for words in alone])


def _shape_hints(inputs):
    steps, _, B = inputs["x"].shape
    n_h = len(inputs["b"])
    return {
        (steps, n_h, B): "that is every state; give back the last one of each sentence",
        (B, n_h): "a sentence is a column: the batch is the last axis",
        (n_h,): "that is one state; each sentence of the batch has its own, nothing is averaged",
        (n_h, 1): "that is one state; each sentence of the batch has its own, nothing is averaged",
    }


def _first_difference(last, truth, mask):
    off = ~np.isclose(last, truth, rtol=1e-9, atol=1e-12)
    sentence = int(np.flatnonzero(off.any(axis=0))[0])
    unit = int(np.flatnonzero(off[:, sentence])[0])
    return (
        f"first wrong in sentence {sentence + 1}, which has {mask[:, sentence].sum()} words, unit {unit + 1}: "
        f"yours is {last[unit, sentence]:.4f}, right is {truth[unit, sentence]:.4f}"
    )


def _named_mistake(last, inputs):
    for name, spoiled in MASK_MISTAKES.items():
        if np.allclose(last, spoiled(**inputs)):
            return f"; your states are what one gets when {name}."
    return ". No usual mistake gives these numbers: read one sentence alone, without padding, and compare."


def _states(U, W, b, x, keep):
    """All states of a loop in which `keep(t, new, h[t-1])` decides what h[t] becomes."""
    h = np.zeros((len(x), len(b), x.shape[2]))
    for t in range(1, len(x)):
        h[t] = keep(t, np.tanh(U @ x[t] + W @ h[t - 1] + b), h[t - 1])
    return h


def _all_read(U, W, b, x):
    return _states(U, W, b, x, lambda t, new, before: new)


def _masked(U, W, b, x, mask):
    return _states(U, W, b, x, lambda t, new, before: np.where(mask[t], new, before))


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


MASK_MISTAKES = {
    "the mask is left out: h[T] has read the padding": lambda U, W, b, x, mask: _all_read(U, W, b, x)[-1],
    "the mask is upside down: the padding is read and the words are not": lambda U, W, b, x, mask: _states(
        U, W, b, x, lambda t, new, before: np.where(mask[t], before, new)
    )[-1],
    "the state is set to zero at padding instead of kept": lambda U, W, b, x, mask: _states(
        U, W, b, x, lambda t, new, before: mask[t] * new
    )[-1],
    "only the input is set to zero at padding: W h[t-1] + b goes on": lambda U, W, b, x, mask: _all_read(
        U, W, b, np.where(mask[:, np.newaxis], x, 0)
    )[-1],
    "the old state is added to the new one instead of replaced by it": lambda U, W, b, x, mask: _states(
        U, W, b, x, lambda t, new, before: mask[t] * new + before
    )[-1],
    "the padding is taken to stand in front: the last rows are read as the words": lambda U, W, b, x, mask: _at(
        _all_read(U, W, b, _last_steps(x, mask)), mask.sum(axis=0)
    ),
    "every sentence is read as far as the longest": lambda U, W, b, x, mask: _all_read(U, W, b, x)[
        mask.sum(axis=0).max()
    ],
    "every sentence is read as far as the shortest": lambda U, W, b, x, mask: _all_read(U, W, b, x)[
        mask.sum(axis=0).min()
    ],
    "the mask of the first sentence serves for all": lambda U, W, b, x, mask: _masked(
        U, W, b, x, np.repeat(mask[:, :1], mask.shape[1], axis=1)
    )[-1],
    "one word too few is read of each sentence": lambda U, W, b, x, mask: _at(
        _all_read(U, W, b, x), mask.sum(axis=0) - 1
    ),
    "one step of padding is read after each sentence": lambda U, W, b, x, mask: _at(
        _all_read(U, W, b, x), mask.sum(axis=0) + 1
    ),
    "the mean over time is taken instead of the last state": _mean_state,
    "the mean over the batch is taken: a sentence has its own state": lambda U, W, b, x, mask: np.repeat(
        _masked(U, W, b, x, mask)[-1].mean(axis=1, keepdims=True), mask.shape[1], axis=1
    ),
}
"""What comes out when a padded batch is read wrongly in a usual way."""
