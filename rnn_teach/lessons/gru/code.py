"""The two cells of the side-by-side explorer in NumPy alone, for one setting, to read and to run."""

WIRED_WEIGHTS = """\
U_lstm = np.array([[[0, 20, 0]], [[0, 0, -20]], [[1, 0, 0]], [[0, 0, 0]]])
W_lstm, b_lstm = np.zeros((4, 1, 1)), np.array([[-10], [10], [0], [10]])
U_gru = np.array([[[0, 0, -20]], [[0, -20, 0]], [[1, 0, 0]]])
W_gru, b_gru = np.array([[[0]], [[0]], [[1]]]), np.array([[10], [10], [0]])
"""
RANDOM_WEIGHTS = """\
U_lstm, W_lstm = rng.normal(0, 1 / np.sqrt(3), (4, 3, 3)), rng.normal(0, 1, (4, 3, 3))
b_lstm = np.array([[0], [1], [0], [0]])
U_gru, W_gru = rng.normal(0, 1 / np.sqrt(3), (3, 3, 3)), rng.normal(0, 1, (3, 3, 3))
b_gru = np.zeros((3, 3))
"""
PAST = {"before": "W_gru[2] @ (r * h)", "after": "r * (W_gru[2] @ h)"}


def gru_code(setting, t, lstm_held, gru_held, reset):
    """The lines that print the states of unit 1 at step t.

    Parameters
    ----------
    setting : tuple of inputs, or int
        The inputs of the wired nets, or the seed of the random ones.
    """
    wired = not isinstance(setting, int)
    inputs = f"x = np.array({[list(x) for x in setting]})" if wired else _drawn(setting)
    return f"""\
import numpy as np

{inputs}
{WIRED_WEIGHTS if wired else RANDOM_WEIGHTS}

def sigmoid(a):
    return 1 / (1 + np.exp(-a))


h = c = np.zeros(W_lstm.shape[1])
for x_t in x[:{t}]:
    i, f, g, o = U_lstm @ x_t + W_lstm @ h + b_lstm
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
{_holding(lstm_held)}    c = f * c + i * g
    h = o * np.tanh(c)
print(c[0], h[0])

h = np.zeros(W_gru.shape[1])
for x_t in x[:{t}]:
    a = U_gru @ x_t + b_gru
    r, z = sigmoid(a[:2] + W_gru[:2] @ h)
{_holding(gru_held)}    n = np.tanh(a[2] + {PAST[reset]})
    h = z * h + (1 - z) * n
print(h[0])
"""


def _drawn(seed):
    return f"rng = np.random.default_rng({seed})\nx = rng.normal(size=(7, 3))"


def _holding(held):
    return "".join(f"    {gate} = {value}\n" for gate, value in held.items())
