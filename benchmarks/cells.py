"""Forward and back through RNN, LSTM and GRU: ours, against PyTorch on the CPU.

    python benchmarks/cells.py [--quick] [--json FILE]

`unroll` and `bptt(terms=False)` beside torch.nn.RNN, LSTM and GRU and their backward
pass, one thread each, in float64 and float32. Both find all states and the gradients of
the weights, the biases, the inputs and the initial states, from a loss that reads h[t]
at every step. `limit` is the time of the matrix products in it alone, done with NumPy.
Needs PyTorch (requirements.txt).
"""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import numpy as np
from turns import compare, main

try:
    import torch
except ModuleNotFoundError:
    sys.exit("cells.py compares with PyTorch, which is not here: pip install -r benchmarks/requirements.txt")

from rnn_teach import GRUCell, LSTMCell, RNNCell, bptt, unroll

SHAPES = (20, 1, 8, 16), (50, 1, 8, 32), (500, 1, 8, 32), (50, 16, 32, 64), (100, 32, 64, 128)
TOLERANCES = {"float64": 1e-12, "float32": 2e-5}
CELLS = {
    "RNN": (RNNCell.random, torch.nn.RNN),
    "LSTM": (LSTMCell.random, torch.nn.LSTM),
    "GRU": (lambda *sizes: GRUCell.random(*sizes, reset="after"), torch.nn.GRU),
}


def rows(rounds):
    """A row for each cell, precision and shape (T, B, n_x, n_h), in which both must
    find the same numbers first."""
    torch.set_num_threads(1)
    for name, (make_cell, make_net) in CELLS.items():
        for dtype in TOLERANCES:
            for shape in SHAPES:
                ours, peer = Ours(make_cell, shape, dtype), Peer(make_net, shape, dtype)
                peer.take_over(ours)
                check_same(ours.all_numbers(), peer.all_numbers(), TOLERANCES[dtype])
                what = f"{name.lower()} {dtype} {shape}"
                yield compare(what, ours.run, peer.run, rounds=rounds, limit=products_alone(ours.cell, shape))


class Ours:
    """A cell, a batch of sequences, and what a loss says about each state."""

    def __init__(self, make_cell, shape, dtype):
        T, B, n_x, n_h = shape
        rng = np.random.default_rng(0)
        self.cell = make_cell(n_x, n_h, rng)
        for name, array in self.cell.parameters.items():
            setattr(self.cell, name, array.astype(dtype))
        self.x = rng.normal(size=(T, n_x, B)).astype(dtype)
        self.initial = {name: rng.normal(size=(n_h, B)).astype(dtype) for name in self.cell.carries}
        self.direct = rng.normal(size=(T + 1, n_h, B)).astype(dtype)
        self.direct[0] = 0

    def run(self):
        trace = unroll(self.cell, self.x, **self.initial)
        return trace, bptt(self.cell, trace, self.direct, terms=False)

    def all_numbers(self):
        trace, gradients = self.run()
        states = {name: gradients.d.quantities[name][0] for name in self.cell.carries}
        return {"states": trace.h[1:], "x": gradients.d.x[1:], **gradients.total, **states}


class Peer:
    """The same as a net of PyTorch, whose arrays are (T, B, n)."""

    def __init__(self, make_net, shape, dtype):
        self.net = make_net(*shape[2:], dtype=getattr(torch, dtype))

    def take_over(self, ours):
        """The weights, inputs and initial states of ours. Of PyTorch's two biases the
        second is zero, or b_m."""
        n_h, given = ours.cell.n_h, ours.cell.parameters
        second = np.zeros(given["b"].size, given["b"].dtype)
        if "b_m" in given:
            second[-n_h:] = given["b_m"][:, 0]
        flat = [given["U"].reshape(-1, ours.cell.n_x), given["W"].reshape(-1, n_h), given["b"].ravel(), second]
        with torch.no_grad():
            for parameter, array in zip(self.net.parameters(), flat, strict=True):
                parameter.copy_(torch.tensor(array))
        self.x = as_tensor(ours.x)
        self.initial = [as_tensor(array[np.newaxis]) for array in ours.initial.values()]
        self.direct = as_tensor(ours.direct[1:]).detach()
        self.asked = [*self.net.parameters(), self.x, *self.initial]
        self.names = list(ours.initial)
        self.parameters = given

    def run(self):
        initial = self.initial[0] if len(self.initial) == 1 else tuple(self.initial)
        states, _ = self.net(self.x, initial)
        return states, torch.autograd.grad(states, self.asked, self.direct)

    def all_numbers(self):
        states, found = self.run()
        U, W, b, b_second, x, *initial = (one.numpy() for one in found)
        named = {"U": U, "W": W, "b": b, "b_m": b_second[-initial[0].shape[-1] :]}
        named = {name: named[name].reshape(array.shape) for name, array in self.parameters.items()}
        states, x = (np.swapaxes(array, 1, 2) for array in (states.detach().numpy(), x))
        return {"states": states, "x": x, **named} | {
            name: array[0].T for name, array in zip(self.names, initial, strict=True)
        }


def table(rows):
    """The ratios PyTorch / ours, and in brackets those that are left where ours is
    nothing but its products."""
    lines = {}
    for one in rows:
        cell, shape = one["what"].split(" (")
        lines.setdefault(cell, {})[f"({shape}"] = f"{one['ratio']:.2g} ({one['limit_ratio']:.2g})"
    shapes = list(next(iter(lines.values())))
    head = [["(T, B, n_x, n_h)", *shapes], ["---"] * (1 + len(shapes))]
    body = [[cell, *ratios.values()] for cell, ratios in lines.items()]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in head + body)


def as_tensor(array):
    """From (..., n, B) to a tensor (..., B, n) that autograd follows."""
    return torch.tensor(np.ascontiguousarray(np.swapaxes(array, -1, -2))).requires_grad_()


def check_same(ours, peers, tolerance):
    """Refuse to compare the times of different results."""
    for name, array in ours.items():
        np.testing.assert_allclose(array, peers[name], rtol=0, atol=tolerance * np.max(np.abs(array)), err_msg=name)


def products_alone(cell, shape):
    """The matrix products of one forward and backward pass and nothing else, as a
    function to be timed.

    Those of all inputs, of each step's state, of each step's ∂L/∂a on its way to the
    state before and to the inputs, and the sums over time that are dL/dU and dL/dW.
    """
    T, B, n_x, n_h = shape
    U, W = cell.U.reshape(-1, n_x), cell.W.reshape(-1, n_h)
    x, h, a, dx, dh = (np.ones((T, n, B), cell.dtype) for n in (n_x, n_h, len(W), n_x, n_h))
    x_wide, h_wide, a_wide = (array.reshape(-1, T * B) for array in (x, h, a))

    def run():
        np.matmul(U, x, out=a)
        for t in range(T):
            W.dot(h[t], a[t])
        for t in range(T):
            W.T.dot(a[t], dh[t])
        np.matmul(U.T, a, out=dx)
        return a_wide @ x_wide.T, a_wide @ h_wide.T

    return run


if __name__ == "__main__":
    print(table(main(rows, __doc__.splitlines()[0])))
