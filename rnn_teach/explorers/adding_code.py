"""The adding problem's training loop in NumPy alone, for one setting, to read and to run."""

MOVES = {
    "SGD": """\
    for name in p:
        p[name] -= {rate} * g[name]""",
    "Adam": """\
    for name in p:
        m[name] = 0.9 * m[name] + 0.1 * g[name]
        s[name] = 0.999 * s[name] + 0.001 * g[name] ** 2
        p[name] -= {rate} * m[name] / (1 - 0.9**n) / (np.sqrt(s[name] / (1 - 0.999**n)) + 1e-8)""",
}
MEMORY = "m, s = ({name: np.zeros_like(value) for name, value in p.items()} for _ in range(2))\n"

FORWARD = {"tanh RNN": "np.tanh(a)", "ReLU RNN": "np.maximum(a, 0)"}
SLOPE = {"tanh RNN": "(1 - h[t] ** 2)", "ReLU RNN": "(h[t] > 0)"}


def adding_code(updates, cell, T, steps, clip, seed):
    """The lines that make these updates and print the last loss."""
    optimizer, rate = steps.split()
    clipping = "" if clip == "off" else f"    g = {{name: d * min(1, {clip} / norm) for name, d in g.items()}}\n"
    return f"""\
import numpy as np

T, B, n_h = {T}, 32, 32
rng = np.random.default_rng({seed})
p = {{"U": rng.normal(0, 1 / np.sqrt(2), (n_h, 2))}}
Q, R = np.linalg.qr(rng.normal(size=(n_h, n_h)))
p["W"] = Q * np.sign(np.diag(R))
p["V"] = rng.normal(0, 1 / np.sqrt(n_h), (1, n_h))
p["b"], p["c"] = np.zeros((n_h, 1)), np.zeros((1, 1))
{MEMORY if optimizer == "Adam" else ""}
for n in range(1, {updates} + 1):
    numbers, marks = rng.random((T, B)), np.zeros((T, B))
    marks[rng.integers(0, T // 2, B), np.arange(B)] = 1
    marks[rng.integers(T // 2, T, B), np.arange(B)] = 1
    x = np.stack([numbers, marks], axis=1)
    h = np.zeros((T + 1, n_h, B))
    for t in range(1, T + 1):
        a = p["U"] @ x[t - 1] + p["W"] @ h[t - 1] + p["b"]
        h[t] = {FORWARD[cell]}
    error = p["V"] @ h[T] + p["c"] - np.sum(numbers * marks, axis=0)
    loss, d_o = np.mean(error**2), 2 / B * error

    g = {{name: np.zeros_like(value) for name, value in p.items()}}
    g["V"], g["c"], d_h = d_o @ h[T].T, d_o.sum(axis=1, keepdims=True), p["V"].T @ d_o
    for t in range(T, 0, -1):
        d_a = {SLOPE[cell]} * d_h
        g["U"] += d_a @ x[t - 1].T
        g["W"] += d_a @ h[t - 1].T
        g["b"] += d_a.sum(axis=1, keepdims=True)
        d_h = p["W"].T @ d_a
    norm = np.sqrt(sum(np.sum(d**2) for d in g.values()))
{clipping}{MOVES[optimizer].format(rate=rate)}
print(loss, norm)
"""
