"""Places of a picture: where a number comes from, and what a click on it sets.

They reach the page with the picture. Those that stay as long as a net stays are sent
once, those of one step with the step.
"""

import json
from typing import NamedTuple

FINE = 10_000
"""Into so many parts the page's message divides width and height."""


class Place(NamedTuple):
    """A rectangle of a picture.

    Attributes
    ----------
    left, bottom, right, top : float
        In fractions of the picture's width and height, from the lower left.
    text : str
        What stands there and where it comes from.
    sets : dict
        The values of controls that a click sets; empty where a click does nothing.
    since : int
        The step from which on it is there; 0 is from the beginning.
    """

    left: float
    bottom: float
    right: float
    top: float
    text: str
    sets: dict
    since: int = 0


class Window(NamedTuple):
    """Where axes are in their picture, and their limits. To ask costs more than to
    compute a place, so whoever has many asks once: `place` and `cell` take it for the
    axes."""

    left: float
    bottom: float
    width: float
    height: float
    x: tuple
    y: tuple


def window(ax):
    """Of axes as they are now."""
    limits = ax.viewLim
    return Window(*ax.get_position().bounds, limits.intervalx.tolist(), limits.intervaly.tolist())


def place(ax, x, y, text, sets=None, *, since=0):
    """A place on axes. Where they do not count evenly it reaches from end to end.

    Parameters
    ----------
    x, y : (float, float)
        From where to where, as the axes count; whatever the order.
    text, sets, since
        As Place has them.
    """
    on = ax if isinstance(ax, Window) else window(ax)
    left, right = _sides(on.left, on.width, x, on.x)
    bottom, top = _sides(on.bottom, on.height, y, on.y)
    return Place(left, bottom, right, top, text, sets or {}, since)


def _sides(start, length, ends, limits):
    """Two ends in fractions of the picture, the lower first."""
    low, high = limits
    one, other = [min(max(start + length * (float(end) - low) / (high - low), 0.0), 1.0) for end in ends]
    return (one, other) if one <= other else (other, one)


def cell(ax, x, y, text, sets=None, *, since=0, width=1.0, height=1.0):
    """A place on axes around a point, 1 wide and high where not said."""
    return place(ax, (x - width / 2, x + width / 2), (y - height / 2, y + height / 2), text, sets, since=since)


def columns(ax, texts, name, *, bottom=0.0, top=1.0):
    """A place for the column of each step, from the first on: from `bottom` to `top` of
    the picture, with what it says; a click sets the control of that name to the
    step."""
    on = window(ax)
    whole = [place(on, (t - 0.5, t + 0.5), (0, 0), text, {name: t}) for t, text in enumerate(texts, start=1)]
    return [one._replace(bottom=bottom, top=top) for one in whole]


def as_message(places):
    """Places as the page reads them: a line of JSON with, of each, left, top, width and
    height as whole numbers from the upper left, the text, what it sets, and since when;
    the last two are left out where there is nothing to tell.

    >>> as_message([Place(0.1, 0.2, 0.3, 0.6, "h[1] = 0.5", {"t": 1})])
    '[[1000,4000,2000,4000,"h[1] = 0.5",{"t":1}]]'
    """
    return json.dumps([_row(one) for one in places], ensure_ascii=False, separators=(",", ":"))


def _row(one):
    box = one.left, 1 - one.top, one.right - one.left, one.top - one.bottom
    rest = [one.sets, one.since] if one.since else [one.sets] if one.sets else []
    return [*(round(FINE * part) for part in box), one.text, *rest]
