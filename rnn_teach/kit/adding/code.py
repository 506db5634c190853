"""A net that learns the adding problem, in NumPy alone: forward, backward, update."""

import numpy as np


def plain_weights(rng, n_h):
    """U normal, W orthogonal."""
    U = rng.normal(0, 1 / np.sqrt(2), (n_h, 2))
    Q, R = np.linalg.qr(rng.normal(size=(n_h, n_h)))
    return {"U": U, "W": Q * np.sign(np.diag(R)), "b": np.zeros((n_h, 1))}


def lstm_weights(rng, n_h):
    """The slices of i, f, g, o; forget bias 1."""
    U = rng.normal(0, 1 / np.sqrt(2), (4, n_h, 2))
    W = rng.normal(0, 1 / np.sqrt(n_h), (4, n_h, n_h))
    b = np.zeros((4, n_h, 1))
    b[1] = 1
    return {"U": U, "W": W, "b": b}


def gru_weights(rng, n_h):
    """The slices of r, z, n."""
    U = rng.normal(0, 1 / np.sqrt(2), (3, n_h, 2))
    W = rng.normal(0, 1 / np.sqrt(n_h), (3, n_h, n_h))
    return {"U": U, "W": W, "b": np.zeros((3, n_h, 1))}


def tanh_forward(p, x):
    """h[t] = tanh(U x[t] + W h[t-1] + b), and the slope of tanh at each step."""
    h = np.zeros((len(x), *p["W"].shape[-1:], x.shape[2]))
    for t in range(1, len(x)):
        h[t] = np.tanh(p["U"] @ x[t] + p["W"] @ h[t - 1] + p["b"])
    return h, 1 - h**2


def relu_forward(p, x):
    """h[t] = max(U x[t] + W h[t-1] + b, 0), and its slope at each step."""
    h = np.zeros((len(x), *p["W"].shape[-1:], x.shape[2]))
    for t in range(1, len(x)):
        h[t] = np.maximum(p["U"] @ x[t] + p["W"] @ h[t - 1] + p["b"], 0)
    return h, (h > 0).astype(float)


def plain_backward(p, h, slopes, d_h):
    """∂L/∂a[t] of each step, and what each hands on to h[t-1]; dL/dW beside."""
    d_a, d_W = np.zeros_like(h), np.zeros_like(p["W"])
    for t in range(len(h) - 1, 0, -1):
        d_a[t] = slopes[t] * d_h
        d_W += d_a[t] @ h[t - 1].T
        d_h = p["W"].T @ d_a[t]
    return d_a, d_W


def lstm_forward(p, x):
    """c[t] = f c[t-1] + i g, h[t] = o tanh(c[t]);
    gates and cell states of each step."""
    n_h, B = p["W"].shape[-1], x.shape[2]
    h, c, gates = np.zeros((len(x), n_h, B)), np.zeros((len(x), n_h, B)), np.zeros((len(x), 4, n_h, B))
    for t in range(1, len(x)):
        a = p["U"] @ x[t] + p["W"] @ h[t - 1] + p["b"]
        gates[t] = 1 / (1 + np.exp(-a))
        gates[t, 2] = np.tanh(a[2])
        i, f, g, o = gates[t]
        c[t] = f * c[t - 1] + i * g
        h[t] = o * np.tanh(c[t])
    return h, (gates, c)


def lstm_backward(p, h, kept, d_h):
    """∂L/∂a[t] of each step's gates, and dL/dW."""
    gates, c = kept
    d_a, d_W, d_c = np.zeros_like(gates), np.zeros_like(p["W"]), 0
    for t in range(len(h) - 1, 0, -1):
        i, f, g, o = gates[t]
        d_c = d_c + o * (1 - np.tanh(c[t]) ** 2) * d_h
        d_a[t] = gates[t] * (1 - gates[t])
        d_a[t, 2] = 1 - g**2
        d_a[t] *= [g * d_c, c[t - 1] * d_c, i * d_c, np.tanh(c[t]) * d_h]
        d_W += d_a[t] @ h[t - 1].T
        d_h = np.sum(p["W"].transpose(0, 2, 1) @ d_a[t], axis=0)
        d_c = f * d_c
    return d_a, d_W


def gru_forward(p, x):
    """h[t] = z h[t-1] + (1 - z) n, the reset before the product; gates of all steps."""
    n_h, B = p["W"].shape[-1], x.shape[2]
    h, gates = np.zeros((len(x), n_h, B)), np.zeros((len(x), 3, n_h, B))
    for t in range(1, len(x)):
        a = p["U"] @ x[t] + p["b"]
        r, z = 1 / (1 + np.exp(-(a[:2] + p["W"][:2] @ h[t - 1])))
        n = np.tanh(a[2] + p["W"][2] @ (r * h[t - 1]))
        h[t] = z * h[t - 1] + (1 - z) * n
        gates[t] = r, z, n
    return h, gates


def gru_backward(p, h, gates, d_h):
    """∂L/∂a[t] of each step's gates, and dL/dW."""
    d_a, d_W = np.zeros_like(gates), np.zeros_like(p["W"])
    for t in range(len(h) - 1, 0, -1):
        r, z, n = gates[t]
        d_a[t] = r * (1 - r), z * (1 - z), 1 - n**2
        d_a[t, 1:] *= [(h[t - 1] - n) * d_h, (1 - z) * d_h]
        d_seen = p["W"][2].T @ d_a[t, 2]
        d_a[t, 0] *= h[t - 1] * d_seen
        d_W[:2] += d_a[t, :2] @ h[t - 1].T
        d_W[2] += d_a[t, 2] @ (r * h[t - 1]).T
        d_h = z * d_h + r * d_seen + p["W"][0].T @ d_a[t, 0] + p["W"][1].T @ d_a[t, 1]
    return d_a, d_W


def sgd(p, g, rate, k, memory):
    """p - rate · g."""
    for name in p:
        p[name] -= rate * g[name]


def adam(p, g, rate, k, memory):
    """The k-th move along the running mean of g, divided by the root of that of g²."""
    for name in p:
        m, s = memory.get(name, (0, 0))
        m, s = 0.9 * m + 0.1 * g[name], 0.999 * s + 0.001 * g[name] ** 2
        memory[name] = m, s
        p[name] -= rate * m / (1 - 0.9**k) / (np.sqrt(s / (1 - 0.999**k)) + 1e-8)


def sequences(rng, T, B):
    """Numbers and marks (T+1, 2, B), row 0 not used; the sum of the marked numbers."""
    numbers, marks = rng.random((T, B)), np.zeros((T, B))
    marks[rng.integers(0, T // 2, B), np.arange(B)] = 1
    marks[rng.integers(T // 2, T, B), np.arange(B)] = 1
    x = np.full((T + 1, 2, B), np.nan)
    x[1:] = np.stack([numbers, marks], axis=1)
    return x, np.sum(numbers * marks, axis=0)


def train(updates, T, weights, forward, backward, move, rate, threshold, n_h, B, seed):
    """The loss of the last update, and the norm of its gradient before clipping."""
    rng = np.random.default_rng(seed)
    p = weights(rng, n_h)
    p["V"], p["c"] = rng.normal(0, 1 / np.sqrt(n_h), (1, n_h)), np.zeros((1, 1))
    loss, norm, memory = np.nan, np.nan, {}
    for k in range(1, updates + 1):
        x, target = sequences(rng, T, B)
        h, kept = forward(p, x)
        error = p["V"] @ h[T] + p["c"] - target
        loss, d_o = np.mean(error**2), 2 / B * error

        d_a, d_W = backward(p, h, kept, p["V"].T @ d_o)
        of_gates = d_a.ndim == 4
        x_t = x[1:].transpose(0, 2, 1)[:, np.newaxis] if of_gates else x[1:].transpose(0, 2, 1)
        g = {"U": np.sum(d_a[1:] @ x_t, axis=0), "W": d_W, "b": d_a[1:].sum(axis=(0, -1))[..., np.newaxis]}
        g["V"], g["c"] = d_o @ h[T].T, d_o.sum(axis=1, keepdims=True)
        norm = np.sqrt(sum(np.sum(d**2) for d in g.values()))
        g = {name: d * min(1, threshold / norm) for name, d in g.items()}
        move(p, g, rate, k, memory)
    return np.array([loss, norm])
