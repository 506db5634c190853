"""How far a training is, as a line below its cell, gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from tqdm import tqdm

from rnn_teach.kit import words

__all__ = ["progress"]


class _Line(tqdm):
    """A bar of text: it needs no widget, so that a saved notebook holds no broken
    one."""

    monitor_interval = 0  # no thread that watches, which a browser-only kernel lacks


def progress(steps: Iterable[Any]) -> Iterator[Any]:
    """Go through `steps` and show how many are done, and about how long the rest takes.

        training.run(300, progress=progress)

    The line stands below the cell while it runs and is taken away at the end, also
    where the stop button ends it: what a notebook stores is the same at each run.

    Parameters
    ----------
    steps : iterable
        With a length where the rest is to be told, such as `range(300)`.

    Returns
    -------
    iterable
        The same steps.
    """
    return _Line(
        steps,
        desc=words.UPDATES,
        file=sys.stdout,  # the error stream is shown as an error
        leave=False,
        ncols=72,
        bar_format=words.PROGRESS,
    )
