"""One thread for matrix products, unless the user says otherwise.

The course's matrices are small: to share one product among threads costs more than the
product. Where thirty kernels do so on one machine, each waits for all others, and
everything comes to a crawl.
"""

import os

from threadpoolctl import threadpool_limits

CHOICES = tuple(f"{library}_NUM_THREADS" for library in ("OMP", "OPENBLAS", "MKL", "BLIS"))
"""By one of these variables users say how many threads they want."""


def use_one_thread():
    """Compute matrix products with one thread from now on, unless one of `CHOICES` is
    set."""
    if not any(os.environ.get(name) for name in CHOICES):
        threadpool_limits(1)
