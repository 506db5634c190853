"""The page's clock: a player of which each tab of the page runs one of its own."""

import math
from time import monotonic

import ipywidgets as widgets


class Clock:
    """Which ticks count.

    Two tabs that show one player run a clock each, and each of them ticks. A tick that
    comes too soon after one that counted is another tab's.

    Parameters
    ----------
    interval_ms : int
        Between two ticks of one tab.
    least : float
        From which part of it on a tick counts. Of one tab, ticks come earlier than
        that only where an answer was late.
    """

    def __init__(self, interval_ms, *, least):
        self._least = least * interval_ms / 1000
        self._last = -math.inf

    def counts(self):
        """Whether the tick that comes now counts."""
        now = monotonic()
        if now - self._last <= self._least:
            return False
        self._last = now
        return True


def player(interval_ms, tooltip, *, value=0):
    """A player on the page: its value goes up by one at each tick, and its stop button
    sets it to 0."""
    return widgets.Play(value=value, min=0, max=1_000_000, interval=interval_ms, show_repeat=False, tooltip=tooltip)
