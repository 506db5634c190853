"""The adding problem's training loop in NumPy alone, for one setting, to read and to run."""

MOVES = {
    "SGD": """\
    for name in p:
        p[name] -= {rate} * g[name]""",
    "Adam": """\
    for name in p:
        m[name] = 0.9 * m[name] + 0.1 * g[name]
        s[name] = 0.999 * s[name] + 0.001 * g[name] ** 2
        p[name] -= {rate} * m[name] / (1 - 0.9**k) / (np.sqrt(s[name] / (1 - 0.999**k)) + 1e-8)""",
}
MEMORY = "m, s = ({name: np.zeros_like(value) for name, value in p.items()} for _ in range(2))\n"

PLAIN_WEIGHTS = """\
p = {"U": rng.normal(0, 1 / np.sqrt(2), (n_h, 2))}
Q, R = np.linalg.qr(rng.normal(size=(n_h, n_h)))
p["W"] = Q * np.sign(np.diag(R))
p["b"] = np.zeros((n_h, 1))
"""
PLAIN_FORWARD = """\
    for t in range(1, T + 1):
        a = p["U"] @ x[t] + p["W"] @ h[t - 1] + p["b"]
        h[t] = {f}
"""
PLAIN_BACKWARD = """\
        d_a = {slope} * d_h
        g["W"] += d_a @ h[t - 1].T
        d_h = p["W"].T @ d_a
"""
GATED_WEIGHTS = """\
p = {{"U": rng.normal(0, 1 / np.sqrt(2), ({gates}, n_h, 2))}}
p["W"] = rng.normal(0, 1 / np.sqrt(n_h), ({gates}, n_h, n_h))
p["b"] = np.zeros(({gates}, n_h, 1))
"""

CELLS = {
    "tanh RNN": (
        PLAIN_WEIGHTS,
        PLAIN_FORWARD.format(f="np.tanh(a)"),
        PLAIN_BACKWARD.format(slope="(1 - h[t] ** 2)"),
    ),
    "ReLU RNN": (
        PLAIN_WEIGHTS,
        PLAIN_FORWARD.format(f="np.maximum(a, 0)"),
        PLAIN_BACKWARD.format(slope="(h[t] > 0)"),
    ),
    "LSTM": (
        GATED_WEIGHTS.format(gates=4)
        + """\
p["b"][1] = 1
""",
        """\
    c, gates = np.zeros((T + 1, n_h, B)), np.zeros((T + 1, 4, n_h, B))
    for t in range(1, T + 1):
        a = p["U"] @ x[t] + p["W"] @ h[t - 1] + p["b"]
        gates[t] = 1 / (1 + np.exp(-a))
        gates[t, 2] = np.tanh(a[2])
        i, f, new, o = gates[t]
        c[t] = f * c[t - 1] + i * new
        h[t] = o * np.tanh(c[t])
""",
        """\
        i, f, new, o = gates[t]
        d_c = (d_c if t < T else 0) + o * (1 - np.tanh(c[t]) ** 2) * d_h
        d_a = gates[t] * (1 - gates[t])
        d_a[2] = 1 - new**2
        d_a *= [new * d_c, c[t - 1] * d_c, i * d_c, np.tanh(c[t]) * d_h]
        g["W"] += d_a @ h[t - 1].T
        d_h = np.sum(p["W"].transpose(0, 2, 1) @ d_a, axis=0)
        d_c = f * d_c
""",
    ),
    "GRU": (
        GATED_WEIGHTS.format(gates=3),
        """\
    gates = np.zeros((T + 1, 3, n_h, B))
    for t in range(1, T + 1):
        a = p["U"] @ x[t] + p["b"]
        r, z = 1 / (1 + np.exp(-(a[:2] + p["W"][:2] @ h[t - 1])))
        new = np.tanh(a[2] + p["W"][2] @ (r * h[t - 1]))
        h[t] = z * h[t - 1] + (1 - z) * new
        gates[t] = r, z, new
""",
        """\
        r, z, new = gates[t]
        d_a = np.stack([r * (1 - r), z * (1 - z), 1 - new**2])
        d_a[1:] *= [(h[t - 1] - new) * d_h, (1 - z) * d_h]
        d_seen = p["W"][2].T @ d_a[2]
        d_a[0] *= h[t - 1] * d_seen
        g["W"][:2] += d_a[:2] @ h[t - 1].T
        g["W"][2] += d_a[2] @ (r * h[t - 1]).T
        d_h = z * d_h + r * d_seen + p["W"][0].T @ d_a[0] + p["W"][1].T @ d_a[1]
""",
    ),
}
"""For each cell: its weights, a sequence forward, one step back from d_h, which is ∂L/∂h[t], to d_a, ∂L/∂a[t]."""


def adding_code(updates, cell, T, steps, clip, seed):
    """The lines that make these updates and print the last loss."""
    optimizer, rate = steps.split()
    weights, forward, backward = CELLS[cell]
    clipping = "" if clip == "off" else f"    g = {{name: d * min(1, {clip} / norm) for name, d in g.items()}}\n"
    return f"""\
import numpy as np

T, B, n_h = {T}, 32, 32
rng = np.random.default_rng({seed})
{weights}p["V"], p["c"] = rng.normal(0, 1 / np.sqrt(n_h), (1, n_h)), np.zeros((1, 1))
{MEMORY if optimizer == "Adam" else ""}
for k in range(1, {updates} + 1):
    numbers, marks = rng.random((T, B)), np.zeros((T, B))
    marks[rng.integers(0, T // 2, B), np.arange(B)] = 1
    marks[rng.integers(T // 2, T, B), np.arange(B)] = 1
    x = np.full((T + 1, 2, B), np.nan)
    x[1:] = np.stack([numbers, marks], axis=1)
    h = np.zeros((T + 1, n_h, B))
{forward}    error = p["V"] @ h[T] + p["c"] - np.sum(numbers * marks, axis=0)
    loss, d_o = np.mean(error**2), 2 / B * error

    g = {{name: np.zeros_like(value) for name, value in p.items()}}
    g["V"], g["c"], d_h = d_o @ h[T].T, d_o.sum(axis=1, keepdims=True), p["V"].T @ d_o
    for t in range(T, 0, -1):
{backward}        g["U"] += d_a @ x[t].T
        g["b"] += d_a.sum(axis=-1, keepdims=True)
    norm = np.sqrt(sum(np.sum(d**2) for d in g.values()))
{clipping}{MOVES[optimizer].format(rate=rate)}
print(loss, norm)
"""
