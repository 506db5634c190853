"""The lab in NumPy alone: what `vanishing_explorer().code()` prints."""

MATRICES_IN_NUMPY = {
    "random, spectral radius ρ = s": "W = rng.normal(size=(10, 10))\n"
    "    return W * {s} / max(abs(np.linalg.eigvals(W)))",
    "random, top singular value σ₁ = s": "W = rng.normal(size=(10, 10))\n    return W * {s} / np.linalg.norm(W, 2)",
    "s times an orthogonal matrix": "Q, R = np.linalg.qr(rng.normal(size=(10, 10)))\n"
    "    return {s} * Q * np.sign(np.diag(R))",
    "s times the identity": "return {s} * np.eye(10)",
    "[[s, 10], [0, s]]": "return np.array([[{s}, 10], [0, {s}]])",
}
ACTIVATIONS_IN_NUMPY = {
    "tanh": ("np.tanh(a)", "1 - h**2"),
    "relu": ("np.maximum(a, 0)", "(a > 0).astype(float)"),
    "sigmoid": ("sigmoid(a)", "h * (1 - h)"),
    "linear": ("a", "np.ones(n)"),
}


def vanishing_code(matrix, s, activation, b_f, T, seed, input_std):
    """The lines that compute the three curves, from k = T - 1 back to k = 0."""
    f, slope = ACTIVATIONS_IN_NUMPY[activation]
    return f"""\
import numpy as np

rng = np.random.default_rng({seed})
diag = np.diag


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def draw():
    {MATRICES_IN_NUMPY[matrix].format(s=s)}


W = draw()
n = len(W)
x = {input_std} * rng.normal(size=({T}, n))
W_i, W_f, W_o = draw(), draw(), draw()
J = {{"RNN": [], "LSTM": [], "GRU": []}}

h = np.zeros(n)
for x_t in x:
    a = x_t + W @ h
    h = {f}
    J["RNN"].append(diag({slope}) @ W)

h, c = np.zeros(n), np.zeros(n)
for x_t in x:
    i, f, o = sigmoid(x_t + W_i @ h), sigmoid(x_t + W_f @ h + {b_f}), sigmoid(x_t + W_o @ h)
    g = np.tanh(x_t + W @ h)
    c_by_h = diag(c * f * (1 - f)) @ W_f + diag(g * i * (1 - i)) @ W_i + diag(i * (1 - g**2)) @ W
    c = f * c + i * g
    m = np.tanh(c)
    h = o * m
    h_by_c = diag(o * (1 - m**2))
    h_by_h = diag(m * o * (1 - o)) @ W_o + h_by_c @ c_by_h
    J["LSTM"].append(np.block([[h_by_h, h_by_c @ diag(f)], [c_by_h, diag(f)]]))  # of s = (h, c)

h = np.zeros(n)
for x_t in x:
    r, z = sigmoid(x_t + W_i @ h), sigmoid(x_t + W_f @ h + {b_f})
    new = np.tanh(x_t + W @ (r * h))
    new_by_h = diag(1 - new**2) @ W @ (diag(r) + diag(h * r * (1 - r)) @ W_i)
    J["GRU"].append(diag(z) + diag((h - new) * z * (1 - z)) @ W_f + diag(1 - z) @ new_by_h)
    h = z * h + (1 - z) * new

for name in J:
    P = np.eye(len(J[name][0]))
    for k in range({T - 1}, -1, -1):
        P = P @ J[name][k]
        print(name, k, np.linalg.norm(P, 2))
"""
