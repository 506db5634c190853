"""What each number of the ledger says, and the way to it by a click."""

import numpy as np

from rnn_teach.kit.picture_places import cell, columns
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.picture_message import DISC, SIZE


def places_of_map(ax, norms, name):
    """Each cell of the map over (t, k): a click chooses it."""
    T, first = len(norms) - 1, int(name != "h")
    return [
        cell(ax, k, t, say.of_cell(name, t, k, norms[t, k]), {"t": t, "back": t - k})
        for t in range(1, T + 1)
        for k in range(first, t + 1)
    ]


def places_of_way(ax, sizes, t, k):
    """Where the message from L[t] has been: a click brings it there."""
    middle, height = (DISC + SIZE) / 2, DISC - SIZE + 1
    return [
        cell(ax, j, middle, say.of_message(t, j, sizes[j]), {"back": t - j}, height=height)
        for j in range(t, k - 1, -1)
    ]


def places_of_shares(ax, shares, t):
    """The bars: a click brings the message to that step. A gradient that is zero has
    none."""
    if not np.isfinite(shares[1:]).all():
        return []
    box = ax.get_position()
    texts = [say.of_share(t, step, shares[step]) for step in range(1, t + 1)]
    whole = columns(ax, texts, "back", bottom=box.y0, top=box.y1)
    return [one._replace(sets={"back": t - step}) for step, one in enumerate(whole, start=1)]
