"""The exercise on the chain rule through time: the product of Jacobians."""

import numpy as np

from rnn_teach.core import RNNCell, jacobian_products, jacobians, unroll
from rnn_teach.kit.answers import as_array
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.verdict import correct, wrong


def check_jacobian_product(function, rng=None):
    """Check a learner's `function(W, h)` → ∂h[T]/∂h[0] of a tanh net, from its states alone.

        ∂h[T]/∂h[0] = J[T] J[T-1] ... J[1],   J[t] = diag(1 - h[t]²) W

    Parameters
    ----------
    function : callable
        Gets W (n_h, n_h) and h (T+1, n_h), h[0] first; returns an array (n_h, n_h).
    rng : numpy.random.Generator
        Draws the numbers to try it with.

    Returns
    -------
    Verdict
    """
    W, h, truth = _random_net(np.random.default_rng(1) if rng is None else rng)
    answer, verdict = attempt(function, W=W, h=h)
    if verdict is not None:
        return verdict
    n = len(W)
    hints = {(len(h), n, n): "return the product for k = 0 alone", (n,): "a Jacobian is a matrix"}
    product, verdict = as_array(answer, (n, n), hints=hints)
    if verdict is not None:
        return verdict
    if np.allclose(product, truth, rtol=1e-9, atol=1e-15):
        return correct(f"your product of {len(h) - 1} Jacobians equals ∂h[{len(h) - 1}]/∂h[0] from the package.")
    for name, mistaken in PRODUCT_MISTAKES.items():
        if np.allclose(product, mistaken(W, h), rtol=1e-6, atol=1e-15):
            return wrong(f"your matrix is what one gets when {name}.")
    i, j = (int(place) for place in np.argwhere(~np.isclose(product, truth, rtol=1e-9, atol=1e-15))[0])
    return wrong(
        f"at [{i}, {j}] yours is {product[i, j]:.6f}, right is {truth[i, j]:.6f}. No usual mistake gives these "
        "numbers: try it with T = 1, where the answer is diag(1 - h[1]²) W."
    )


def _random_net(rng, T=4, n=3):
    cell = RNNCell(U=rng.normal(size=(n, 2)), W=rng.normal(size=(n, n)))
    trace = unroll(cell, rng.normal(size=(T, 2)) / 2, h=rng.normal(size=n) / 2)
    return cell.W, trace.h[:, :, 0], jacobian_products(jacobians(cell, trace))[0]


def _product(factors):
    """The factors multiplied, the last one on the left."""
    product = np.eye(len(factors[0]))
    for factor in factors:
        product = factor @ product
    return product


def _factors(W, h):
    return [np.diag(1 - h_t**2) @ W for h_t in h[1:]]


PRODUCT_MISTAKES = {
    "the factors stand in the reverse order: J[T] must be on the left": lambda W, h: _product(_factors(W, h)[::-1]),
    "f' is left out: this is W to the power T": lambda W, h: _product([W] * (len(h) - 1)),
    "the slope is 1 - h[t] instead of 1 - h[t]²": lambda W, h: _product([np.diag(1 - h_t) @ W for h_t in h[1:]]),
    "the result is transposed": lambda W, h: _product(_factors(W, h)).T,
    "W is transposed in each factor": lambda W, h: _product([np.diag(1 - h_t**2) @ W.T for h_t in h[1:]]),
    "f' multiplies the columns of W: diag(f') stands left of W, so it multiplies the rows": lambda W, h: _product(
        [W @ np.diag(1 - h_t**2) for h_t in h[1:]]
    ),
    "the slope is taken at h[t-1] instead of h[t]": lambda W, h: _product(
        [np.diag(1 - h_t**2) @ W for h_t in h[:-1]]
    ),
    "tanh is taken again of h, which is tanh(a) already": lambda W, h: _product(
        [np.diag(1 - np.tanh(h_t) ** 2) @ W for h_t in h[1:]]
    ),
    "the factor J[1] is missing: the product stops at ∂h[T]/∂h[1]": lambda W, h: _product(_factors(W, h)[1:]),
    "the factor J[T] is missing: this is ∂h[T-1]/∂h[0]": lambda W, h: _product(_factors(W, h)[:-1]),
    "there is one factor too many: no step leads to h[0]": lambda W, h: _product(
        [np.diag(1 - h_t**2) @ W for h_t in h]
    ),
    "only the last factor is returned": lambda W, h: _factors(W, h)[-1],
    "the factors are added instead of multiplied": lambda W, h: sum(_factors(W, h)),
    "the factors are multiplied element by element (*) instead of as matrices (@)": lambda W, h: np.prod(
        _factors(W, h), axis=0
    ),
}
"""What is returned for the product when it is wrong in a usual way."""
