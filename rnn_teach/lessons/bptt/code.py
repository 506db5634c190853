"""The loss of one step and its way back, in NumPy alone; of a net of your own with the
package."""

import numpy as np

from rnn_teach.core import bptt, turn_round, unroll
from rnn_teach.kit.own_net.way_back import losses_of_answers


def way_back(words, slot, k, window, n_x, n_h, n_y, seed):
    """How much of the last word's loss L[t] comes from step k; what a window cuts.

    ∂L[t]/∂h[j-1] = Wᵀ (1 - h[j]²) ∂L[t]/∂h[j],   dL[t]/dW = the sum of all terms
    """
    rng = np.random.default_rng(seed)
    U = rng.normal(0, 1, (n_h, n_x))
    W = rng.normal(0, 1 / np.sqrt(n_h), (n_h, n_h))
    V = rng.normal(0, 1 / np.sqrt(n_h), (n_y, n_h))

    x, t = np.eye(n_x)[words], len(words)
    h = np.zeros((t + 1, n_h))
    for j in range(1, t + 1):
        h[j] = np.tanh(U @ x[j - 1] + W @ h[j - 1])

    y_hat = np.exp(V @ h[t]) / np.exp(V @ h[t]).sum()
    d_h = V.T @ (y_hat - np.eye(n_y)[slot])
    sizes, terms = {t: np.linalg.norm(d_h)}, {}
    for j in range(t, 0, -1):
        d_a = (1 - h[j] ** 2) * d_h
        terms[j] = np.outer(d_a, h[j - 1])
        d_h = W.T @ d_a
        sizes[j - 1] = np.linalg.norm(d_h)

    whole = sum(terms.values())
    kept = sum(terms[j] for j in terms if j > t - window)
    return {
        f"‖∂L[{t}]/∂h[{k}]‖": float(sizes[k]),
        f"norm of step {k}'s term": float(np.linalg.norm(terms.get(k, np.nan))),
        "norm of what is cut": float(np.linalg.norm(kept - whole)),
        "norm of the whole": float(np.linalg.norm(whole)),
    }


def own_way_back(net, given, parts, t, k):
    """‖∂L[t]/∂h[k]‖ in one cell of a net: the loss of step t alone is sent back."""
    trace = unroll(net.net, net.inputs(given)[:, :, :1])
    direct = losses_of_answers(net, trace)
    direct[np.arange(trace.T + 1) != t] = 0
    gradients = bptt(net.net, trace, direct, terms=False)
    for part in parts:
        gradients = gradients.parts[part]
    d_h = turn_round(gradients.d.h) if "backward" in parts else gradients.d.h
    return np.linalg.norm(d_h[k])
