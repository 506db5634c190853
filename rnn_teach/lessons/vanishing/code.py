"""The lab and the latch in NumPy alone; a net of your own with the package."""

import numpy as np

from rnn_teach.core import jacobians


def sigmoid(a):
    """σ(a)."""
    return 1 / (1 + np.exp(-a))


def with_spectral_radius(s, n, rng):
    """A random matrix whose largest eigenvalue has size s."""
    W = rng.normal(size=(n, n))
    return W * s / max(abs(np.linalg.eigvals(W)))


def with_top_singular_value(s, n, rng):
    """A random matrix whose largest singular value is s."""
    W = rng.normal(size=(n, n))
    return W * s / np.linalg.norm(W, 2)


def times_orthogonal(s, n, rng):
    """s times a random orthogonal matrix."""
    Q, R = np.linalg.qr(rng.normal(size=(n, n)))
    return s * Q * np.sign(np.diag(R))


def times_identity(s, n, rng):
    """s times the identity."""
    return s * np.eye(n)


def far_off_the_diagonal(s, n, rng):
    """Two units; both eigenvalues are s."""
    return np.array([[s, 10], [0, s]])


def tanh(a):
    """tanh(a) and its slope."""
    h = np.tanh(a)
    return h, 1 - h**2


def relu(a):
    """max(a, 0) and its slope."""
    return np.maximum(a, 0), (a > 0).astype(float)


def logistic(a):
    """σ(a) and its slope."""
    h = 1 / (1 + np.exp(-a))
    return h, h * (1 - h)


def linear(a):
    """a and its slope."""
    return a, np.ones_like(a)


def of_plain(x, W, f):
    """J[t] = ∂h[t]/∂h[t-1] of h[t] = f(x[t] + W h[t-1])."""
    h, J = np.zeros(len(W)), []
    for x_t in x:
        h, slope = f(x_t + W @ h)
        J.append(np.diag(slope) @ W)
    return J


def of_lstm(x, W_i, W_f, W, W_o, b_f):
    """J[t] = ∂s[t]/∂s[t-1] of an LSTM, s being h and c below one another."""
    diag = np.diag
    h, c, J = np.zeros(len(W)), np.zeros(len(W)), []
    for x_t in x:
        i, f, o = sigmoid(x_t + W_i @ h), sigmoid(x_t + W_f @ h + b_f), sigmoid(x_t + W_o @ h)
        g = np.tanh(x_t + W @ h)
        c_by_h = diag(c * f * (1 - f)) @ W_f + diag(g * i * (1 - i)) @ W_i + diag(i * (1 - g**2)) @ W
        c = f * c + i * g
        m = np.tanh(c)
        h = o * m
        h_by_c = diag(o * (1 - m**2))
        h_by_h = diag(m * o * (1 - o)) @ W_o + h_by_c @ c_by_h
        J.append(np.block([[h_by_h, h_by_c @ diag(f)], [c_by_h, diag(f)]]))
    return J


def of_gru(x, W_r, W_z, W, b_z):
    """J[t] = ∂h[t]/∂h[t-1] of a GRU whose reset comes before the product."""
    diag = np.diag
    h, J = np.zeros(len(W)), []
    for x_t in x:
        r, z = sigmoid(x_t + W_r @ h), sigmoid(x_t + W_z @ h + b_z)
        n = np.tanh(x_t + W @ (r * h))
        n_by_h = diag(1 - n**2) @ W @ (diag(r) + diag(h * r * (1 - r)) @ W_r)
        J.append(diag(z) + diag((h - n) * z * (1 - z)) @ W_z + diag(1 - z) @ n_by_h)
        h = z * h + (1 - z) * n
    return J


def way_back(draw, s, f, T, n, input_std, seed):
    """For k = T-1 ... 0: ‖∂h[T]/∂h[k]‖, and what arrives of a change of unit 1 at k."""
    rng = np.random.default_rng(seed)
    W = draw(s, n, rng)
    x = input_std * rng.normal(size=(T, len(W)))
    P, rows = np.eye(len(W)), []
    for J_t in reversed(of_plain(x, W, f)):
        P = P @ J_t
        rows.append([np.linalg.norm(P, 2), np.linalg.norm(P[:, 0])])
    return np.array(rows)


def three_cells(draw, s, f, b_f, T, n, input_std, seed):
    """‖∂s[T]/∂s[k]‖ for k = T-1 ... 0: a column for a plain RNN, an LSTM and a GRU."""
    rng = np.random.default_rng(seed)
    W = draw(s, n, rng)
    x = input_std * rng.normal(size=(T, len(W)))
    W_i, W_f, W_o = (draw(s, n, rng) for _ in range(3))
    columns = []
    for J in (of_plain(x, W, f), of_lstm(x, W_i, W_f, W, W_o, b_f), of_gru(x, W_i, W_f, W, b_f)):
        P, norms = np.eye(len(J[0])), []
        for J_k in reversed(J):
            P = P @ J_k
            norms.append(np.linalg.norm(P, 2))
        columns.append(norms)
    return np.array(columns).T


def own_way_back(net, given, parts):
    """The norm of ∂h[T]/∂state[T-n], n = 0 ... T, in one cell of a net; the state of an
    LSTM is h and c."""
    trace, cell = net.unroll(given), net.net
    for part in parts:
        trace, cell = trace.parts[part], cell.parts[part]
    J = jacobians(cell, trace.sequence(0))
    P, norms = np.eye(J.shape[-1])[: cell.n_h], [1.0]
    for J_t in J[:0:-1]:
        P = P @ J_t
        norms.append(np.linalg.norm(P, 2))
    return np.array(norms)


def latch(w, h, kick, at, T):
    """h[t] = tanh(w h[t-1]), kicked at one step, and ∂h[t]/∂h[0]: a row for each t."""
    slope, rows = 1.0, []
    for t in range(1, T + 1):
        h = np.tanh(w * h + (kick if t == at else 0))
        slope *= w * (1 - h**2)
        rows.append([h, slope])
    return np.array(rows)
