"""A linear recurrence by a scan beside the loop over its steps, by length and width.

    python benchmarks/scan.py [--quick] [--json FILE]

In turns, in one process, on one processor: a scan makes more merges, and pays here only
by fewer calls. Both find the same states.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import numpy as np
from turns import compare, main

from rnn_teach import MinGRUCell, bptt, bptt_by_scan, scan, unroll, unroll_by_scan

SIZES = [(T, n) for T in (64, 1024, 16384) for n in (1, 16, 64, 256) if T * n <= 1 << 20]
CELLS = [(50, 1, 32), (50, 32, 32), (1000, 1, 32), (1000, 32, 32)]
"""(T, B, n_h) of a minGRU."""


def loop(a, b):
    """h[t] = a[t] h[t-1] + b[t] from h[0] = 0, into rows that are there."""
    h = np.zeros((len(b) + 1, *b.shape[1:]))
    for t in range(len(b)):
        h[t + 1] = a[t] * h[t] + b[t]
    return h


def rows(rounds):
    """All rows, one by one."""
    rng = np.random.default_rng(0)
    for T, n in SIZES:
        a, b = rng.uniform(0, 1, (T, n)), rng.normal(size=(T, n))
        np.testing.assert_allclose(scan(a, b), loop(a, b), rtol=0, atol=1e-11)
        yield compare(f"states ({T}, {n})", lambda a=a, b=b: scan(a, b), lambda a=a, b=b: loop(a, b), rounds=rounds)
    for T, B, n_h in CELLS:
        cell, x = MinGRUCell.random(8, n_h, rng), rng.normal(size=(T, 8, B))
        direct = rng.normal(size=(T + 1, n_h, B))
        by_scan, by_loop = (way(cell, x, direct) for way in (there_and_back_by_scan, there_and_back))
        for name, total in by_loop.total.items():
            np.testing.assert_allclose(by_scan.total[name], total, rtol=1e-9, atol=1e-9)
        arguments = cell, x, direct
        yield compare(
            f"minGRU ({T}, {B}, {n_h})",
            lambda arguments=arguments: there_and_back_by_scan(*arguments),
            lambda arguments=arguments: there_and_back(*arguments),
            rounds=rounds,
        )


def there_and_back_by_scan(cell, x, direct):
    """Forward and backward without a loop over time."""
    return bptt_by_scan(cell, unroll_by_scan(cell, x), direct, terms=False)


def there_and_back(cell, x, direct):
    """Forward and backward, one step after the other."""
    return bptt(cell, unroll(cell, x), direct, terms=False)


if __name__ == "__main__":
    main(rows, __doc__.splitlines()[0])
