"""Watch forty words fall into three groups, in the two units of a first layer."""

from __future__ import annotations

from rnn_teach.kit.explorer_controls import whole
from rnn_teach.kit.explorer_live import LiveExplorer
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.deep import words as say
from rnn_teach.lessons.deep.code_clusters import train_words
from rnn_teach.lessons.deep.measure import spread
from rnn_teach.lessons.deep.picture_clusters import ClusterPicture
from rnn_teach.lessons.deep.task import WORDS, WordSums

MOST_UPDATES = 3000


def clusters_explorer(*, state: str | None = None) -> LiveExplorer:
    """A layer of two units below one of 16 learns to add up words whose values nobody
    tells.

    Each of 40 words stands for 0, 1 or 2; after every word the net answers the total so
    far, modulo 3. A dot is a word, where it puts layer 1 when it is read first. Play
    trains the net. Where there is no page with a player, `train(updates)` does the
    same.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    LiveExplorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = ClusterPicture(WORDS)

    def show(run, stopped, seed):
        states, right = run.states(), run.share_right(B=200)
        picture.show(states, run.records, right)
        loss = run.records[-1].loss if run.records else None
        return say.clusters(seed, len(run.records), loss, right, *spread(states))

    def code(updates, seed):
        return code_of(train_words, imports=IMPORTS, updates=updates, seed=seed)

    controls = {"seed": whole(say.SEED, 0, 0, 20, at_once=False)}
    return LiveExplorer(picture, controls, WordSums, show, code, most=MOST_UPDATES, state=state)


IMPORTS = """from rnn_teach import Adam, Readout, RNNCell, Stack, Training, bptt
from rnn_teach import cross_entropy, joined, unroll
"""
"""What its code needs of the package."""
