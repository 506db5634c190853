"""Lee's memory cell: an LSTM of one unit with weights set by hand, to be followed in
one's head."""

from __future__ import annotations

import numpy as np

from rnn_teach.core.lstm import LSTMCell


def lee_cell() -> LSTMCell:
    """A cell that obeys commands: add to the memory, empty it, read it out.

        i = σ(100 x₂ - 10)     f = σ(100 x₂ + 10)     g = x₁     o = σ(100 x₃ - 10)
        c[t] = f c[t-1] + i g
        h[t] = o c[t]

    x₂ = 1 adds x₁ to the memory, x₂ = -1 empties it, x₃ = 1 reads it out. Nothing comes
    from h[t-1], and g and c pass without tanh. (Hung-yi Lee, lecture Recurrent Neural
    Network, part I, National Taiwan University.)

    Returns
    -------
    LSTMCell
        With n_x = 3 and n_h = 1.
    """
    U = np.array([[[0, 100, 0]], [[0, 100, 0]], [[1, 0, 0]], [[0, 0, 100]]], dtype=float)
    b = np.array([[-10], [10], [0], [-10]], dtype=float)
    return LSTMCell(U, W=np.zeros((4, 1, 1)), b=b, cell_input="linear", cell_output="linear")
