"""The first exercise of notebook 07: join two directions of a padded batch."""

import numpy as np

from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong


def check_join(function, rng=None):
    """Check a learner's `function(forward_h, backward_h, lengths)` → h of both directions, in the order of time.

        h[t] = [→h[t]; ←h[t]],   ←h[t] of a sentence of L words stands in row L+1-t,   t = 1 ... L

    The backward cell read an ordinary padded batch in which the words of each sentence had been turned round, with
    the padding left at the end: its row 1 is of the last word, its row L of the first. Rows after L are of padding.

    Parameters
    ----------
    function : callable
        Gets forward_h (T+1, n, B), backward_h (T+1, n, B) and lengths (B,); returns h (T+1, 2n, B), the forward
        units first. Rows 0 and those of padding may hold anything.
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    inputs = _random_inputs(np.random.default_rng(1) if rng is None else rng)
    answer, verdict = attempt(function, **inputs)
    if verdict is not None:
        return verdict
    truth, lengths = _joined(in_time=_right_rows, **inputs), inputs["lengths"]
    h, verdict = _as_joined(answer, truth.shape, inputs)
    if verdict is not None:
        return verdict
    real = _real(truth, lengths)
    bad = np.argwhere(real & ~np.isfinite(h))
    if len(bad):
        t, unit, sentence = (int(i) for i in bad[0])
        return wrong(
            f"h holds {h[t, unit, sentence]} at t = {t}, unit {unit + 1}, a word of sentence {sentence + 1}."
        )
    if np.allclose(h[real], truth[real], rtol=1e-6):
        told = ", ".join(str(length) for length in lengths)
        return correct(f"at each word of the sentences of {told} words both sides have been read.")
    return wrong(_first_difference(h, truth, real, lengths) + _named_mistake(h, real, inputs))


def _random_inputs(rng, T=7, n=3, B=4):
    """States of sentences of different lengths. Rows of padding hold numbers of their own, so that they show."""
    lengths = np.append(3 + rng.permutation(T - 3)[: B - 1], T)  # all different, none of one or two words
    lengths = np.roll(lengths, -int(np.argmin(lengths)))  # the first is the shortest: it cannot serve for all
    return {
        "forward_h": rng.normal(size=(T + 1, n, B)),
        "backward_h": rng.normal(size=(T + 1, n, B)),
        "lengths": lengths,
    }


def _real(h, lengths):
    """Where h is of a word: neither row 0 nor padding."""
    t = np.arange(len(h))[:, np.newaxis, np.newaxis]
    return np.broadcast_to((t >= 1) & (t <= lengths), h.shape)


def _as_joined(answer, shape, inputs):
    """The answer as an array of that shape, or what is wrong with it."""
    try:
        h = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return None, wrong(f"h must be an array of shape {shape}; got {type(answer).__name__}.")
    if h.shape == shape:
        return h, None
    rows, both, B = shape
    hint = {
        (rows, both // 2, B): "two states are joined by putting one below the other, not by adding them or by "
        "keeping one: concatenate along the units",
        (
            2 * rows,
            both // 2,
            B,
        ): "that is one direction after the other in time; concatenate along the units, axis=1",
        (rows, both // 2, 2 * B): "that makes twice as many sentences; concatenate along the units, axis=1",
        (rows - 1, both, B): "there are T + 1 rows: keep row 0, so that h[t] is h of step t",
        (both, B): "that is one step; give back every h[t]",
    }.get(h.shape)
    return None, wrong(f"h has shape {h.shape} instead of {shape}{f': {hint}' if hint else ''}.")


def _first_difference(h, truth, real, lengths):
    off = real & ~np.isclose(h, truth, rtol=1e-6)
    sentence = int(np.flatnonzero(off.any(axis=(0, 1)))[0])
    t, unit = (int(i) for i in np.argwhere(off[:, :, sentence])[0])
    half = "forward" if unit < truth.shape[1] // 2 else "backward"
    return (
        f"first wrong in sentence {sentence + 1}, which has {lengths[sentence]} words, at t = {t}, unit {unit + 1} "
        f"(of the {half} half): yours is {h[t, unit, sentence]:.4f}, right is {truth[t, unit, sentence]:.4f}"
    )


def _named_mistake(h, real, inputs):
    for name, mistaken in JOIN_MISTAKES.items():
        if np.allclose(h[real], mistaken(**inputs)[real], rtol=1e-6):
            return f"; your h is what one gets when {name}."
    return (
        ". No usual mistake gives these numbers: write down, for a sentence of 3 words, which row is of which word."
    )


def _joined(forward_h, backward_h, lengths, in_time):
    return np.concatenate([forward_h, in_time(backward_h, lengths)], axis=1)


def _rows(backward_h, row_of):
    """`row_of(t, sentence)` says which row of backward_h belongs to step t; out of reach, the nearest one."""
    turned = backward_h.copy()
    for sentence in range(backward_h.shape[2]):
        for t in range(1, len(backward_h)):
            row = min(max(row_of(t, sentence), 0), len(backward_h) - 1)
            turned[t, :, sentence] = backward_h[row, :, sentence]
    return turned


def _right_rows(backward_h, lengths):
    return _rows(backward_h, lambda t, sentence: lengths[sentence] + 1 - t)


def _joined_by(row_of):
    """A join in which `row_of(t, L, T)` says which row belongs to step t, of a sentence of L words, T the most."""

    def join(forward_h, backward_h, lengths):
        T = len(backward_h) - 1
        rows = _rows(backward_h, lambda t, sentence: row_of(t, lengths[sentence], T))
        return np.concatenate([forward_h, rows], axis=1)

    return join


def _forward_turned_too(forward_h, backward_h, lengths):
    return np.concatenate([_right_rows(forward_h, lengths), _right_rows(backward_h, lengths)], axis=1)


def _forward_turned_instead(forward_h, backward_h, lengths):
    return np.concatenate([_right_rows(forward_h, lengths), backward_h], axis=1)


def _backward_first(forward_h, backward_h, lengths):
    return np.concatenate([_right_rows(backward_h, lengths), forward_h], axis=1)


def _added(forward_h, backward_h, lengths):
    both = forward_h + _right_rows(backward_h, lengths)
    return np.concatenate([both, both], axis=1)


def _one_length(forward_h, backward_h, lengths):
    return _joined(forward_h, backward_h, np.full_like(lengths, lengths[0]), _right_rows)


JOIN_MISTAKES = {
    "the backward states are not turned round again: row t of theirs is not of step t": _joined_by(
        lambda t, L, T: t
    ),
    "the backward states are turned together with the padding: turn the first L rows of each sentence": _joined_by(
        lambda t, L, T: T + 1 - t
    ),
    "row 0 is turned along, so that each state comes one step off: row 0 is the state before any word": _joined_by(
        lambda t, L, T: L - t
    ),
    "row 0 and the padding are turned along: that is backward_h[::-1]": _joined_by(lambda t, L, T: T - t),
    "the states are turned to one row too late: step L has row 1": _joined_by(lambda t, L, T: L + 2 - t),
    "the length of the first sentence serves for all": _one_length,
    "the backward half comes first: the read-out expects the forward units above": _backward_first,
    "the forward states are turned too: they are in the order of time already": _forward_turned_too,
    "the forward states are turned instead of the backward ones": _forward_turned_instead,
    "the two directions are added instead of put below one another": _added,
    "the order of the units is reversed instead of that of the steps": lambda forward_h, backward_h, lengths: (
        np.concatenate([forward_h, backward_h[:, ::-1]], axis=1)
    ),
    "the order of the sentences is reversed instead of that of the steps": lambda forward_h, backward_h, lengths: (
        np.concatenate([forward_h, backward_h[:, :, ::-1]], axis=1)
    ),
}
"""What comes out when two directions are joined wrongly in a usual way."""
