"""Train a net on the adding problem and watch."""

from __future__ import annotations

from rnn_teach.kit.adding.explorer_settings import adding_code, example_of, new_run, settings, threshold
from rnn_teach.kit.adding.picture import AddingPicture
from rnn_teach.kit.adding.run import ADDING_CELLS
from rnn_teach.kit.adding.task import ADDING_BASELINE
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_live import LiveExplorer
from rnn_teach.kit.picture_losses import WINDOW, recent_loss
from rnn_teach.lessons.vanishing import words as say

MOST_UPDATES = 4000


def adding_explorer(*, state: str | None = None) -> LiveExplorer:
    """A net of 32 units learns to add the two marked numbers of a sequence, while you
    watch.

        x[t] = (number in [0, 1], mark 0 or 1)
        target = the sum of the two marked numbers
        L = mean over a batch of 32 of (V h[T] + c - target)²

    (After Hochreiter and Schmidhuber 1997, Long short-term memory, experiment 4.) The
    net answers once, after the last step, and every update sees new sequences. Play
    trains on, pause stops within a moment, a changed control starts a new net. Where
    there is no page with a player, `train(updates)` does the same.

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
    picture = AddingPicture(list(ADDING_CELLS), baseline=ADDING_BASELINE)

    def show(run, stopped, cell, T, steps, clip, seed):
        example = example_of(T, seed)
        answer = run.answer(example.x)
        picture.show(
            {cell: run.records},
            example,
            answer,
            steps=steps,
            threshold=threshold(clip),
            stopped=[cell] if stopped else [],
        )
        updates, wanted = len(run.records), example.targets[-1, 0, 0]
        recent = recent_loss(run.records) if updates else None
        progress = updates, recent, WINDOW, ADDING_BASELINE, stopped
        return say.training(cell, T, steps, clip, seed, answer, wanted, *progress)

    controls = {"cell": menu(say.CELL, ADDING_CELLS), **settings(T=10, clip="off")}
    rows = [[controls[name] for name in ("cell", "T", "seed")], [controls["steps"], controls["clip"]]]
    return LiveExplorer(picture, controls, new_run, show, adding_code, most=MOST_UPDATES, rows=rows, state=state)
