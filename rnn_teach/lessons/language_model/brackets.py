"""How many brackets a stored net closes, also where some of its units say another
depth."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np

from rnn_teach.core import overwritten
from rnn_teach.core.arguments import as_choice, as_index
from rnn_teach.lessons.language_model.grammar import depth_of_brackets, make_lines
from rnn_teach.lessons.language_model.nets import language_net
from rnn_teach.lessons.language_model.units import correlations, states_and_feature

LETTER = {"quotes": " a", "brackets": "a"}
"""What stands between two brackets, by the name of the net."""
KINDS = {"quotes": "words", "brackets": "letters"}
MOST = 12


def brackets_closed(name: Literal["quotes", "brackets"], opened: int, *, units: int = 0, believed: int = 0) -> int:
    """Open some brackets; set the units that follow the depth most closely, once, to
    what they usually are at another depth; and count how many brackets the net closes
    before it would rather end the line.

    Parameters
    ----------
    name : "quotes" or "brackets"
        Which of the stored nets.
    opened : int
        From 0 to 12.
    units : int
        How many units are set, the closest first; 0 sets none.
    believed : int
        The depth, from 0 to 4, whose values they get.

    Returns
    -------
    int
        12 at most.

    Raises
    ------
    ValueError
        If there is no such net, or a number is out of its range.
    """
    net, letter = language_net(as_choice("name", name, KINDS)), LETTER[name]
    opened, believed = as_index("opened", opened, 0, MOST), as_index("believed", believed, 0, 4)
    units = as_index("units", units, 0, net.cell.n_h)
    trace = net.read("a" + f"{letter[:-1]}(a" * opened)
    values = {unit: at_depth[believed] for unit, at_depth in _units_by_depth(name)[:units]}
    states = overwritten(net.cell, trace, c=values) if values else trace.last
    end, close = net.alphabet.encode("\n)")
    trace, closed = net.read_from_the_start(letter, **states), 0
    while closed < MOST and trace.readout.y_hat[-1, close, 0] > trace.readout.y_hat[-1, end, 0]:
        closed += 1
        trace = net.read_from_the_start(f"){letter}", **trace.last)
    return closed


@cache
def _units_by_depth(name):
    """All units, the closest to the depth first, each with its usual c at each
    depth."""
    net, (lines, _) = language_net(name), make_lines(24_000, np.random.default_rng(8), KINDS[name])
    states, depth = states_and_feature(net.cell, net.alphabet, lines, depth_of_brackets)
    order = np.argsort(-np.abs(correlations(states, depth)), kind="stable")
    c = np.arctanh(np.clip(states, -1 + 1e-12, 1 - 1e-12))
    return [(int(unit), [float(np.median(c[:, unit][depth == k])) for k in range(5)]) for unit in order]
