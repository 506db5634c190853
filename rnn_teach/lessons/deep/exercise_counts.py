"""The second exercise of notebook 08: the parameters of each layer of a deep bidirectional net."""

import numpy as np

from rnn_teach.kit.answers import as_array
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong

TRIES = 3
"""So many nets are tried: no wrong formula is right for all of them."""


def check_layer_counts(function, rng=None):
    """Check a learner's `function(n_x, n_h, L)` → the parameters of each layer of a deep bidirectional net.

    Every layer is bidirectional, of two plain cells with n_h units and a bias each; it reads the states of both
    directions below.

        layer 1: 2 (n_h n_x + n_h² + n_h),   layers 2 ... L: 2 (n_h 2n_h + n_h² + n_h)

    Parameters
    ----------
    function : callable
        Gets the size of an input, the units of each direction and the number of layers; returns L numbers, from the
        first layer upwards.
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
        count, verdict = as_array(answer, (sizes["L"],), hints=_shape_hints(sizes["L"]))
        if verdict is not None:
            return verdict
        counts.append(count)
    wrong_ones = [n for n, sizes in enumerate(given) if not np.array_equal(counts[n], _right_counts(**sizes))]
    if not wrong_ones:
        return correct(f"your counts are right for {len(given)} nets of 2 to 4 layers.")
    first = wrong_ones[0]
    return wrong(_what_differs(given[first], counts[first]) + _named_mistake(counts, given))


def _random_sizes(rng):
    """Sizes with n_x, n_h and 2 n_h all different, so that one taken for another shows."""
    sizes = []
    for L in rng.permutation([2, 3, 4])[:TRIES]:
        n_h = int(rng.integers(3, 7))
        n_x = int(rng.choice([n for n in range(4, 15) if n not in (n_h, 2 * n_h)]))
        sizes.append({"n_x": n_x, "n_h": n_h, "L": int(L)})
    return sizes


def _right_counts(n_x, n_h, L):
    return _counts(lambda reads: 2 * (n_h * reads + n_h * n_h + n_h), n_x, 2 * n_h, L)


def _counts(layer, first, later, L):
    """`layer(reads)` for the first layer, which reads `first` numbers, and for the others, which read `later`."""
    return np.array([layer(first), *[layer(later)] * (L - 1)])


def _shape_hints(L):
    return {(): "give a list, a count for each layer", (2 * L,): "add both directions: one count a layer"}


def _what_differs(sizes, counts):
    right = _right_counts(**sizes)
    layer = int(np.flatnonzero(counts != right)[0])
    told = ", ".join(f"{name} = {size}" for name, size in sizes.items())
    return f"for {told}, layer {layer + 1} has {right[layer]} parameters, and yours is {counts[layer]:g}"


def _named_mistake(counts, given):
    for name, formula in LAYER_COUNT_MISTAKES.items():
        if all(np.array_equal(count, formula(**sizes)) for count, sizes in zip(counts, given, strict=True)):
            return f"; your counts are what one gets when {name}."
    return ". No usual mistake gives these numbers: write down the shapes of one direction, layer by layer."


def _one_cell(n_h):
    return lambda reads: n_h * reads + n_h * n_h + n_h


LAYER_COUNT_MISTAKES = {
    "the upper layers read n_h numbers: below them stand two directions, 2 n_h": lambda n_x, n_h, L: (
        2 * _counts(_one_cell(n_h), n_x, n_h, L)
    ),
    "every layer reads n_x numbers: only the first reads the input": lambda n_x, n_h, L: (
        2 * _counts(_one_cell(n_h), n_x, n_x, L)
    ),
    "one direction is counted: there are two cells in each layer": lambda n_x, n_h, L: _counts(
        _one_cell(n_h), n_x, 2 * n_h, L
    ),
    "one direction is counted, and the upper layers read n_h numbers": lambda n_x, n_h, L: _counts(
        _one_cell(n_h), n_x, n_h, L
    ),
    "each W is counted with 2 n_h columns: a direction reads its own past alone": lambda n_x, n_h, L: _counts(
        lambda reads: 2 * (n_h * reads + 2 * n_h * n_h + n_h), n_x, 2 * n_h, L
    ),
    "the biases are left out": lambda n_x, n_h, L: _counts(
        lambda reads: 2 * (n_h * reads + n_h * n_h), n_x, 2 * n_h, L
    ),
    "W is left out: the n_h² numbers of each loop are missing": lambda n_x, n_h, L: _counts(
        lambda reads: 2 * (n_h * reads + n_h), n_x, 2 * n_h, L
    ),
    "one bias is counted for both directions": lambda n_x, n_h, L: _counts(
        lambda reads: 2 * (n_h * reads + n_h * n_h) + n_h, n_x, 2 * n_h, L
    ),
    "the layers are counted from the last to the first": lambda n_x, n_h, L: _right_counts(n_x, n_h, L)[::-1],
    "the layers below are counted again in each: give each layer's own": lambda n_x, n_h, L: np.cumsum(
        _right_counts(n_x, n_h, L)
    ),
}
"""What the counts come to when they are wrong in a usual way."""
