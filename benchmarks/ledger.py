"""The gradient's ledger in one sweep, against one backward pass for each loss: ours,
and PyTorch's.

    python benchmarks/ledger.py [--quick] [--json FILE]

One sequence, T = 100, n_h = 32, float64, one thread. `make_ledger` finds, for all pairs
(t, k), ‖∂L[t]/∂h[k]‖ and the norms of step k's shares of dL[t]/dU, dW and db; a peer
finds the same where its row says "states and shares", the first alone where it says
"states". Without PyTorch (requirements.txt) its rows are left out.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import numpy as np
from turns import compare, main

from rnn_teach import RNNCell, bptt, make_ledger, unroll

try:
    import torch
except ImportError:
    torch = None

T, N_X, N_H = 100, 8, 32


def rows(rounds):
    """A row for each peer, each of which must find the same norms first."""
    cell, trace, direct = example()
    norms = make_ledger(cell, trace, direct).norms
    peers = {
        "states, T calls of bptt(terms=False)": lambda: separate_passes(cell, trace, direct),
        "states, T passes of a loop tuned by hand": lambda: tuned_passes(cell, trace, direct),
    }
    if torch is not None:
        torch.set_num_threads(1)
        net = TorchNet(cell, trace, direct)
        peers["states and shares, PyTorch's autograd called T times"] = net.states_and_shares
        peers["states, PyTorch's autograd called T times"] = net.states_alone
        peers["states, PyTorch's autograd batched over the losses"] = net.batched
    for name, peer in peers.items():
        for found, expected in zip(peer(), (norms[one] for one in ("h", "U", "W", "b")), strict=False):
            np.testing.assert_allclose(found[1:, 1:], expected[1:, 1:], rtol=1e-9, atol=1e-300)
        yield compare(
            f"T = {T}, n_h = {N_H}: {name}", lambda: make_ledger(cell, trace, direct), peer, rounds=rounds
        )


def example():
    """A tanh cell, a sequence it read, and a loss at each step."""
    rng = np.random.default_rng(0)
    cell = RNNCell.random(N_X, N_H, rng)
    trace = unroll(cell, rng.normal(size=(T, N_X)), h=rng.normal(size=N_H))
    direct = rng.normal(size=trace.h.shape)
    return cell, trace, direct


def separate_passes(cell, trace, direct):
    """One backward pass for each loss, from its own step back."""
    norms = np.zeros((T + 1, T + 1))
    for t in range(1, T + 1):
        alone = np.zeros((t + 1, N_H, 1))
        alone[t] = direct[t]
        d = bptt(cell, trace.between(0, t), alone, terms=False).d
        norms[t, : t + 1] = np.linalg.norm(d.h[..., 0], axis=1)
    return [norms]


def tuned_passes(cell, trace, direct):
    """The same with nothing but the three products of a step, into buffers that are
    kept."""
    norms, W_T = np.zeros((T + 1, T + 1)), np.ascontiguousarray(cell.W.T)
    slopes, d_h, d_a = (1 - trace.h**2)[..., 0], np.zeros((T + 1, N_H)), np.empty(N_H)
    for t in range(1, T + 1):
        d_h[t] = direct[t, :, 0]
        for k in range(t, 0, -1):
            np.multiply(slopes[k], d_h[k], out=d_a)
            np.dot(W_T, d_a, out=d_h[k - 1])
        norms[t, : t + 1] = np.sqrt(np.einsum("kn,kn->k", d_h[: t + 1], d_h[: t + 1]))
    return [norms]


class TorchNet:
    """The same net with its graph; each step has its own copies of U, W and b, to be
    asked for its shares."""

    def __init__(self, cell, trace, direct):
        U, W, b, x, h = (
            torch.tensor(a) for a in (cell.U, cell.W, cell.b[:, 0], trace.x[1:, :, 0], trace.h[0, :, 0])
        )
        self.copies = [[a.clone().requires_grad_() for _ in range(T)] for a in (U, W, b)]
        self.states = [h.requires_grad_()]
        for x_t, U_t, W_t, b_t in zip(x, *self.copies, strict=True):
            self.states.append(torch.tanh(U_t @ x_t + W_t @ self.states[-1] + b_t))
        self.losses = [torch.tensor(direct[t, :, 0]) @ self.states[t] for t in range(1, T + 1)]

    def states_and_shares(self):
        """One backward pass for each loss, to every state and every copy."""
        norms = np.zeros((4, T + 1, T + 1))
        for t, loss in enumerate(self.losses, start=1):
            asked = [self.states[1 : t + 1], *(copies[:t] for copies in self.copies)]
            found = torch.autograd.grad(loss, [one for group in asked for one in group], retain_graph=True)
            for group in range(4):
                stacked = torch.stack(found[group * t : (group + 1) * t]).reshape(t, -1)
                norms[group, t, 1 : t + 1] = torch.linalg.vector_norm(stacked, dim=1).numpy()
        return norms

    def states_alone(self):
        """One backward pass for each loss, to every state."""
        norms = np.zeros((T + 1, T + 1))
        for t, loss in enumerate(self.losses, start=1):
            found = torch.stack(torch.autograd.grad(loss, self.states[: t + 1], retain_graph=True))
            norms[t, : t + 1] = torch.linalg.vector_norm(found, dim=1).numpy()
        return [norms]

    def batched(self):
        """All losses as one batch of backward passes, to every state."""
        losses, each = torch.stack(self.losses), torch.eye(T, dtype=torch.float64)
        found = torch.autograd.grad(losses, self.states, each, retain_graph=True, is_grads_batched=True)
        norms = np.zeros((T + 1, T + 1))
        norms[1:] = torch.linalg.vector_norm(torch.stack(found), dim=2).numpy().T
        return [norms]


if __name__ == "__main__":
    main(rows, __doc__.splitlines()[0])
