"""All states of a net over a text, and the text colored by one unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import ArrayLike

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.own_net.explorer_states import explore_states
from rnn_teach.lessons.own_network.explorer_subject import FIRST_UNIT, lesson_subject


def own_states_explorer(
    net: Any = None,
    *,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """What every unit of a net does over a text: a map of all units, and the text
    colored by one of them (blue below zero, orange above).

        net = read_network("model.pt", words="vocab.json")
        own_states_explorer(net, words="a text that it can read")

    Sort the rows, click on one, and the text shows that unit; click on a word to go to
    its step.

    Parameters
    ----------
    net : Network, cell or net
        As `read_network` gives it. The lesson's own net where not given.
    x : array (T, n_x), or numbers of words (T,)
        What it reads, where it is no text; at most 120 steps.
    words : str or list of str
        The text to begin with; beside an x the labels of its steps.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If there is nothing to read, it is too long, or the net does not know a word.
    """
    subject = lesson_subject(net, x, words)
    unit = FIRST_UNIT if net is None else None
    return explore_states(subject, own_states_explorer.__name__, unit=unit, state=state)
