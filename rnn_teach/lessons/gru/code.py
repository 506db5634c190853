"""An LSTM and a GRU on the same inputs, in NumPy alone."""

import numpy as np


def sigmoid(a):
    """σ(a)."""
    return 1 / (1 + np.exp(-a))


def wired_nets(x):
    """The inputs, and U, W, b of an LSTM and of a GRU of one unit that obeys them.

    The inputs are a number, *write* and *new*. A gate's weight of 20 and bias of ±10
    make σ(±10): open to 0.99995, or shut to 0.00005.
    """
    lstm = (
        np.array([[[0, 20, 0]], [[0, 0, -20]], [[1, 0, 0]], [[0, 0, 0]]]),  # i: write; f: not new; g: the number
        np.zeros((4, 1, 1)),
        np.array([[-10], [10], [0], [10]]),
    )
    gru = (
        np.array([[[0, 0, -20]], [[0, -20, 0]], [[1, 0, 0]]]),  # r: not new; z: not write; n: the number
        np.array([[[0]], [[0]], [[1]]]),
        np.array([[10], [10], [0]]),
    )
    return np.array(x), lstm, gru


def random_nets(seed, T, n_x, n_h):
    """Random inputs, and U, W, b of an LSTM with forget bias 1 and of a GRU."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(T, n_x))
    of_lstm = rng.normal(0, 1 / np.sqrt(n_x), (4, n_h, n_x)), rng.normal(0, 1, (4, n_h, n_h))
    of_gru = rng.normal(0, 1 / np.sqrt(n_x), (3, n_h, n_x)), rng.normal(0, 1, (3, n_h, n_h))
    b = np.zeros((4, n_h))
    b[1] = 1
    return x, (*of_lstm, b), (*of_gru, np.zeros((3, n_h)))


def states(nets, t, lstm_held, gru_held, reset):
    """Of unit 1 at step t: c and h of the LSTM, h of the GRU."""
    x, (U, W, b), (U_gru, W_gru, b_gru) = nets
    h = c = np.zeros(U.shape[1])
    for x_t in x[:t]:
        i, f, g, o = U @ x_t + W @ h + b
        i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
        i, f, o = lstm_held.get("i", i), lstm_held.get("f", f), lstm_held.get("o", o)
        c = f * c + i * g
        h = o * np.tanh(c)
    h_gru = np.zeros(U_gru.shape[1])
    for x_t in x[:t]:
        a = U_gru @ x_t + b_gru
        r, z = sigmoid(a[:2] + W_gru[:2] @ h_gru)
        r, z = gru_held.get("r", r), gru_held.get("z", z)
        past = W_gru[2] @ (r * h_gru) if reset == "before" else r * (W_gru[2] @ h_gru)
        h_gru = z * h_gru + (1 - z) * np.tanh(a[2] + past)
    return np.array([c[0], h[0], h_gru[0]])
