"""What the explorer of deep nets shows, as a few lines of NumPy: the loops, and a push for each state."""

DRAWS = {
    "plain (tanh)": """\
layers = [(rng.normal(0, 1 / np.sqrt(n), (3, n)), rng.normal(0, 1 / np.sqrt(3), (3, 3))) for n in {reads}]
""",
    "LSTM": """\
layers = [(rng.normal(0, 1 / np.sqrt(n), (4, 3, n)), rng.normal(0, 1 / np.sqrt(3), (4, 3, 3))) for n in {reads}]
bias = np.array([[0], [1], [0], [0]])  # of the gates i, f, g, o
""",
}
LOOPS = {
    "plain (tanh)": """\
def run(pushed=None, push=0):
    h = np.zeros(({L}, {rows}, 3), complex)
    for k in range({rows}):
        below = x[k - 1]
        for l, (U, W) in enumerate(layers):
            if k > 0:
                h[l, k] = np.tanh(U @ below + W @ h[l, k - 1])
            h[l, k] += push * ((l, k) == pushed)
            below = h[l, k]  # what the next layer reads, at the same step
    return h
""",
    "LSTM": """\
def run(pushed=None, push=0):
    h, c = np.zeros((2, {L}, {rows}, 3), complex)
    for k in range({rows}):
        below = x[k - 1]
        for l, (U, W) in enumerate(layers):
            if k > 0:
                i, f, g, o = U @ below + W @ h[l, k - 1] + bias
                c[l, k] = sigmoid(f) * c[l, k - 1] + sigmoid(i) * np.tanh(g)
            c[l, k] += push * ((l, k) == pushed)
            if k > 0:
                h[l, k] = sigmoid(o) * np.tanh(c[l, k])
            below = h[l, k]  # what the next layer reads, at the same step
    return h
""",
}


def code_of(t, layers, cell, view, seed):
    """NumPy alone. The gradient by the complex step: push one number by i/10²⁰, and read off what the loss does."""
    sizes = {"L": layers, "rows": t + 1, "reads": [2] + [3] * (layers - 1)}
    sigmoid = "\n\ndef sigmoid(a):\n    return 1 / (1 + np.exp(-a))\n" if cell == "LSTM" else ""
    head = f"""\
import numpy as np

rng = np.random.default_rng({seed})
x = rng.normal(size=(10, 2))
{DRAWS[cell].format(**sizes)}{sigmoid}

{LOOPS[cell].format(**sizes)}

"""
    if view == "states":
        return f"{head}print(run().real)  # h of each layer from step 0 to {t}\n"
    return f"""{head}for l in range({layers}):
    for k in range({t + 1}):  # ∂L[{t}]/∂ of the three numbers of layer l+1 at step k
        ends = [run((l, k), 1e-20j * unit)[-1, -1].sum() / np.sqrt(3) for unit in np.eye(3)]
        print(l + 1, k, np.linalg.norm(np.imag(ends)) / 1e-20)
"""
