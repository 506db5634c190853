"""The gates of any unit of a net, and which gates are mostly shut or open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import ArrayLike

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.own_net.explorer_gates import explore_gates
from rnn_teach.lessons.own_network.explorer_subject import FIRST_UNIT, lesson_subject


def own_gates_explorer(
    net: Any = None,
    *,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """The gates of one unit around a step, with every number; and for each unit of its
    layer the share of steps in which a gate is below 0.1 and above 0.9 (Karpathy,
    Johnson and Li 2015, Visualizing and understanding recurrent networks, section 4.2).

    A dot at the upper left is a gate that is nearly always open, at the lower right one
    that is nearly always shut. Click on a dot to see its unit. A plain RNN has no
    gates: there the dots tell how often h is below -0.9 and above 0.9.

    Parameters
    ----------
    net, x, words, state
        As for `own_states_explorer`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If there is nothing to read, it is too long, or the net does not know a word.
    """
    subject, unit = lesson_subject(net, x, words), FIRST_UNIT if net is None else 1
    return explore_gates(subject, own_gates_explorer.__name__, gate="f", unit=unit, state=state)
