"""The first exercise of notebook 02: count the parameters of a net."""

import numpy as np

from rnn_teach.kit.answers import as_array
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong

TRIES = 3
"""So many sizes are tried, each with and without biases: no wrong formula is right at all of them."""


def check_count(function, rng=None):
    """Check a learner's `function(n_x, n_h, n_y, T, biases)` → the number of parameters of a plain net.

        U: n_h n_x,   W: n_h n_h,   V: n_y n_h,   and with biases  b: n_h,   c: n_y

    Parameters
    ----------
    function : callable
        Gets the sizes of input, state and output, the number of steps T that the net is unrolled over, and whether
        there are biases; returns a number.
    rng : numpy.random.Generator
        Draws the sizes to try it with.

    Returns
    -------
    Verdict
    """
    given = _random_sizes(np.random.default_rng(1) if rng is None else rng)
    counts = []
    for sizes in given:
        answer, verdict = attempt(function, **sizes)
        if verdict is not None:
            return verdict
        count, verdict = as_array(answer, (), hints=_shape_hints())
        if verdict is not None:
            return verdict
        counts.append(float(count))
    wrong_ones = [n for n, sizes in enumerate(given) if counts[n] != _right_count(**sizes)]
    if not wrong_ones:
        return correct(f"your count is right for {len(given)} nets, with and without biases, and never asks for T.")
    first = wrong_ones[0]
    return wrong(_what_differs(given[first], counts[first]) + _named_mistake(counts, given))


def _random_sizes(rng):
    """Sizes that all differ, so that one taken for another shows."""
    sizes = []
    for _ in range(TRIES):
        n_x, n_h, n_y, T = (int(size) for size in 2 + rng.permutation(9)[:4])
        sizes += [{"n_x": n_x, "n_h": n_h, "n_y": n_y, "T": T, "biases": biases} for biases in (False, True)]
    return sizes


def _right_count(n_x, n_h, n_y, T, biases):
    return n_h * n_x + n_h * n_h + n_y * n_h + biases * (n_h + n_y)


def _shape_hints():
    return {(size,): "add up the parts, the count is one number" for size in (2, 3, 4, 5)}


def _what_differs(sizes, count):
    told = ", ".join(f"{name} = {size}" for name, size in sizes.items() if name != "biases")
    with_biases = "with biases" if sizes["biases"] else "without biases"
    return f"for {told}, {with_biases}, yours is {count:g}, right is {_right_count(**sizes)}"


def _named_mistake(counts, given):
    for name, formula in COUNT_MISTAKES.items():
        if all(count == formula(**sizes) for count, sizes in zip(counts, given, strict=True)):
            return f"; your count is what one gets when {name}."
    return ". No usual mistake gives these numbers: write down the shapes of U, W, V, b and c, and count each."


def _all_but(part):
    """The count with one part missing."""
    return lambda **sizes: _right_count(**sizes) - part(**sizes)


COUNT_MISTAKES = {
    "every step is given parameters of its own (T times as many)": lambda **s: s["T"] * _right_count(**s),
    "every step is given a W of its own": lambda **s: _right_count(**s) + (s["T"] - 1) * s["n_h"] ** 2,
    "the steps are given U, W and b of their own, and share the read-out": lambda **s: (
        _right_count(**s) + (s["T"] - 1) * (s["n_h"] * s["n_x"] + s["n_h"] ** 2 + s["biases"] * s["n_h"])
    ),
    "W is left out: the n_h² numbers of the loop are missing": _all_but(lambda n_h, **_: n_h * n_h),
    "U is left out": _all_but(lambda n_x, n_h, **_: n_h * n_x),
    "the read-out V is left out": _all_but(lambda n_h, n_y, **_: n_y * n_h),
    "the whole read-out, V and c, is left out": _all_but(lambda n_h, n_y, biases, **_: n_y * (n_h + biases)),
    "both biases are left out, also where there are some": _all_but(
        lambda n_h, n_y, biases, **_: biases * (n_h + n_y)
    ),
    "the bias b of the hidden state is left out": _all_but(lambda n_h, biases, **_: biases * n_h),
    "the bias c of the output is left out": _all_but(lambda n_y, biases, **_: biases * n_y),
    "biases are counted where there are none": lambda **s: _right_count(**{**s, "biases": True}),
    "W is counted as n_h numbers instead of n_h²": _all_but(lambda n_h, **_: n_h * n_h - n_h),
    "U and V are taken to be of the same size, as when n_y = n_x": lambda **s: _right_count(
        **{**s, "n_y": s["n_x"]}
    ),
    "h[0] is counted: a state is no parameter": lambda **s: _right_count(**s) + s["n_h"],
    "all the states h[1] ... h[T] are counted: they are computed, not learned": lambda **s: (
        _right_count(**s) + s["T"] * s["n_h"]
    ),
}
"""What a count comes to when it is wrong in a usual way."""
