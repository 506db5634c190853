"""A label's loss over all of its alignments, and its gradient: ours, against PyTorch on
the CPU.

    python benchmarks/ctc.py [--quick] [--json FILE]

`ctc_loss` beside torch.nn.functional.ctc_loss with log_softmax and its backward pass,
one thread each, in float64 and float32. Both find the loss of each sequence and its
gradient in the scores; ours keeps the forward and backward sums besides. `limit` is the
time of the exponentials and logarithms in it alone, done with NumPy. Needs PyTorch
(requirements.txt).
"""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import numpy as np
from turns import compare, main

try:
    import torch
except ModuleNotFoundError:
    sys.exit("ctc.py compares with PyTorch, which is not here: pip install -r benchmarks/requirements.txt")

from rnn_teach import ctc_loss

SHAPES = (60, 32, 11, 21), (200, 16, 30, 40)
TOLERANCES = {"float64": 1e-12, "float32": 2e-4}


def rows(rounds):
    """A row for each precision and shape (T, B, L, n_y), in which both must find the
    same numbers first."""
    torch.set_num_threads(1)
    for dtype, tolerance in TOLERANCES.items():
        for shape in SHAPES:
            both = Both(shape, dtype)
            for one, other in zip(both.ours(), both.peer(), strict=True):
                np.testing.assert_allclose(one, other, rtol=tolerance, atol=tolerance)
            yield compare(
                f"ctc {dtype} {shape}", both.ours, both.peer, rounds=rounds, limit=both.logarithms_alone()
            )


class Both:
    """Scores and labels, as ours are and as PyTorch takes them."""

    def __init__(self, shape, dtype):
        self.T, self.B, L, n_y = shape
        rng = np.random.default_rng(0)
        self.o = rng.normal(size=(self.T + 1, n_y, self.B)).astype(dtype)
        self.labels = rng.integers(1, n_y, (self.B, L))
        self.S = 2 * L + 1
        scores = torch.tensor(np.ascontiguousarray(self.o[1:].transpose(0, 2, 1)))
        self.scores, self.targets = scores.requires_grad_(), torch.tensor(self.labels)
        self.lengths = torch.full((self.B,), self.T), torch.full((self.B,), L)

    def ours(self):
        loss = ctc_loss(self.o, self.labels)
        return loss.of, loss.d_o[1:]

    def peer(self):
        log_y = torch.log_softmax(self.scores, -1)
        of = torch.nn.functional.ctc_loss(log_y, self.targets, *self.lengths, reduction="none")
        (d_o,) = torch.autograd.grad(of.sum(), [self.scores])
        return of.detach().numpy(), d_o.numpy().transpose(0, 2, 1)

    def logarithms_alone(self):
        """Three exponentials and a logarithm for each state of both directions, step by
        step, into arrays that are kept."""
        ways = np.zeros((3, self.S, 2 * self.B), self.o.dtype)
        found, total = np.empty_like(ways), np.ones(ways.shape[1:], self.o.dtype)

        def run():
            for _ in range(self.T):
                np.exp(ways, out=found)
                np.log(total, out=total)
                total.fill(1)

        return run


if __name__ == "__main__":
    main(rows, __doc__.splitlines()[0])
