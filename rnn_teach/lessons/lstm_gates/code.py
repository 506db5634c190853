"""The gate stepper in a few lines of NumPy, to read and to run."""

import numpy as np

GATES = "ifgo"


def gates_code(cell, x, t):
    """The loop of a one-unit LSTM up to step t, with its weights, as text."""
    table = np.column_stack([cell.U[:, 0], cell.W[:, 0], cell.b[:, 0]]).tolist()
    names = (f"    {row},  # {gate}" for row, gate in zip(table, GATES, strict=True))
    rows = "\n".join(names)
    g = "np.tanh(a[2])" if cell.cell_input == "tanh" else "a[2]"
    read = "np.tanh(c)" if cell.cell_output == "tanh" else "c"
    held = "".join(f"    {gate} = {value}  # held\n" for gate, value in cell.hold.items())
    return f"""\
import numpy as np

weights = np.array([  # for x₁, x₂, x₃, h[t-1] and 1
{rows}
])
x = {np.asarray(x, float)[:t].tolist()}

c = h = 0.0
for x_t in x:
    a = weights @ [*x_t, h, 1]
    i, f, _, o = (1 + np.tanh(a / 2)) / 2  # σ(a)
    g = {g}
{held}    c = f * c + i * g
    h = o * {read}
    print(c, h)
"""
