"""A plain cell, a GRU and an LSTM learn the adding problem side by side."""

from __future__ import annotations

from rnn_teach.core.interrupts import make_whole
from rnn_teach.kit.adding.explorer_settings import adding_code, example_of, new_run, settings
from rnn_teach.kit.adding.run import count_of
from rnn_teach.kit.adding.task import ADDING_BASELINE
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_live import LiveExplorer
from rnn_teach.kit.picture_losses import WINDOW, losses_of, recent_loss, smooth
from rnn_teach.lessons.gru import words as say
from rnn_teach.lessons.gru.picture_race import RacePicture

MOST_UPDATES = 2000
RUNNERS = ("tanh RNN", "LSTM", "GRU")
GOAL = 0.01
"""Where a net has learned the sum: a root of the mean squared error of a tenth."""


def race_explorer(*, state: str | None = None) -> LiveExplorer:
    """Three nets of 32 units learn to add the two marked numbers of a sequence, update
    by update, side by side.

        x[t] = (number in [0, 1], mark 0 or 1)
        target = the sum of the two marked numbers
        L = mean over a batch of 32 of (V h[T] + c - target)²

    (After Hochreiter and Schmidhuber 1997, Long short-term memory, experiment 4.) A
    tanh RNN with an orthogonal W, an LSTM with forget bias 1 and a GRU whose reset
    comes before the product; each draws sequences of its own. Play lets them run, pause
    stops them within a moment, a changed control starts a new race, but for the one
    that chooses whose gradient and answer are shown. Where there is no page with a
    player, `train(updates)` does the same.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    LiveExplorer
        Its `records` are dicts with a record for each net, one an update.

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = RacePicture({name: count_of(name) for name in RUNNERS}, start=ADDING_BASELINE, goal=GOAL)

    def show(race, stopped, cell, T, steps, clip, seed):
        example = example_of(T, seed)
        answers = {name: race.answer(name, example.x) for name in RUNNERS}
        finished = {name: reached(race.records_of[name]) for name in RUNNERS}
        picture.show(
            race.records_of,
            example,
            answers,
            watched=cell,
            settings=say.settings(steps, clip, cell),
            stopped=race.stopped,
            reached=finished,
        )
        standings = [_standing(race, name) for name in RUNNERS]
        wanted = example.targets[-1, 0, 0]
        return say.race(
            T, steps, clip, seed, stopped, len(race.records), WINDOW, standings, cell, answers[cell], wanted
        )

    controls = {
        "cell": menu(say.WHOSE, RUNNERS, "GRU"),
        **settings(T=50, clip="1", seed=4),
    }
    rows = [[controls[name] for name in ("T", "seed")], [controls[name] for name in ("steps", "clip", "cell")]]
    return LiveExplorer(
        picture, controls, Race, show, adding_code, most=MOST_UPDATES, views=("cell",), rows=rows, state=state
    )


class Race:
    """A run of each net; one update of the race is one of each that has a
    finite loss."""

    def __init__(self, T, steps, clip, seed):
        self._runs = {cell: new_run(cell, T, steps, clip, seed) for cell in RUNNERS}
        self.records, self.stopped = [], []

    @property
    def records_of(self):
        """The records of each net, by its name."""
        return {cell: run.records for cell, run in self._runs.items()}

    def step(self):
        """One update of each net.

        Raises
        ------
        FloatingPointError
            If no net has a finite loss any more.
        """
        make_whole(_OneOfEach(self))
        if len(self.stopped) == len(RUNNERS):
            raise FloatingPointError("no net has a finite loss any more")

    def next_updates(self):
        """The next update of each net that is still in the race, by its name."""
        return {cell: self._runs[cell].training.next_update() for cell in RUNNERS if cell not in self.stopped}

    def answer(self, cell, x):
        """What one of the nets says of a sequence."""
        return self._runs[cell].answer(x)


class _OneOfEach:
    """One update of a race, for `make_whole`: whatever stops it,
    the nets stand level."""

    def __init__(self, race):
        self._race, self._number = race, len(race.records) + 1
        self._updates, self._left = race.next_updates(), []

    def compute(self):
        for cell, update in self._updates.items():
            try:
                update.compute()
            except FloatingPointError:
                self._left.append(cell)

    def make(self):
        race, running = self._race, [cell for cell in self._updates if cell not in self._left]
        for cell in running:
            self._updates[cell].make()
        race.stopped = [cell for cell in RUNNERS if cell not in running]
        if running:
            race.records[self._number - 1 :] = [{cell: race.records_of[cell][-1] for cell in running}]

    def withdraw(self):
        for update in self._updates.values():
            update.withdraw()


def reached(records):
    """The first update at which the mean loss of the last 50 is below 0.01, or None."""
    means = smooth(losses_of(records))
    below = [update for update in range(WINDOW, len(means) + 1) if means[update - 1] < GOAL]
    return below[0] if below else None


def _standing(race, cell):
    """How far one net is, in words; "" before the first update."""
    records = race.records_of[cell]
    if not race.records:
        return ""
    if cell in race.stopped:
        return say.out_of_the_race(cell, len(records))
    return say.standing(cell, recent_loss(records), GOAL, reached(records))
