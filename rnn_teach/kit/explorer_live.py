"""An explorer of something that goes on: play, pause and step a run, driven by the
page's own clock."""

import json
import time

from rnn_teach.core.interrupts import Interrupted
from rnn_teach.kit import words as say
from rnn_teach.kit.explorer import Explorer, json_state, weakly
from rnn_teach.kit.explorer_clock import Clock, player
from rnn_teach.kit.explorer_controls import button, in_one_line
from rnn_teach.kit.explorer_film import UPDATES
from rnn_teach.kit.picture import DRAWING

SECONDS_A_TICK = 0.15
"""So long a tick of the page's clock trains before it draws: a pause is never farther
away than this."""
INTERVAL_MS = 200


class LiveExplorer(Explorer):
    """Controls that say what is to be run, and a player that runs it.

    There is no thread and no waiting: each tick of the player on the page makes updates
    for a moment, draws, and returns. So a pause stops the run within one tick, and all
    of it works in a kernel inside the browser too. A changed control starts a new run,
    from update 0.

    Parameters
    ----------
    picture : rnn_teach.kit.picture.Picture
        As for Explorer, like controls and rows.
    start : callable
        `start(**values)` returns a new run for these values of the controls: an object
        with `records`, a list with one entry an update, and `step()`, which makes one
        update, or raises FloatingPointError with a sentence where no further one is
        possible.
    show : callable
        `show(run, stopped, **values)` draws the run so far and returns the sentence
        that says what is to be seen. `stopped` is the sentence of the error that ended
        the run, or "".
    code : callable
        `code(updates, **values)` returns a few lines of NumPy that make the same
        updates.
    most : int
        After so many updates a run ends.
    views : names of controls
        Those that choose what is shown of a run: moving one starts none, and `start`
        does not get their values.
    state : str
        The view to begin with, as the attribute `state` of another explorer of the kind
        gave it. Its run is made anew, up to the same update, which takes the time that
        it took.

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """

    def __init__(self, picture, controls, start, show, code, *, most, views=(), rows=None, state=None):
        self._start_run, self._most, self._views = start, most, views
        self._run = self._run_of = None
        self._stopped = ""
        updates, state = self._split(state, controls)
        self._player = player(INTERVAL_MS, say.PLAY_TRAINING)
        self._clock = Clock(INTERVAL_MS, least=0.9)  # what waits for a tick to end comes later than half of it
        step = button(say.ON, weakly(self._step), tooltip=say.ONE_UPDATE)
        rows = [*(rows or [controls.values()]), [in_one_line([self._player, step])]]

        def show_run(updates, **values):
            return show(self._run, self._stopped, **values)

        show_run.__qualname__ = show.__qualname__

        super().__init__(picture, controls, show_run, code, rows=rows, film=(UPDATES, *views), state=state)
        self._player.observe(weakly(self._tick), "value")
        self.train(updates)

    @property
    def values(self):
        """What the controls are set to, by name, and how many updates their run has
        made."""
        values = super().values
        run_of = {name: value for name, value in values.items() if name not in self._views}
        if run_of != self._run_of:  # a control has moved: what was trained until now was another net
            self._run, self._run_of, self._stopped = self._start_run(**run_of), run_of, ""
        return values | {"updates": len(self._run.records)}

    @property
    def records(self):
        """What was recorded of the run that is seen now, one record an update."""
        return list(self._run.records)

    def train(self, updates):
        """Make so many further updates, and draw now and then on the way; fewer if the
        run ends before.

        Raises
        ------
        Interrupted
            After the stop button: a KeyboardInterrupt, which ends the notebook's cell.
            What was learned until then is kept and drawn, and `train` goes on from
            there.
        ValueError
            If `updates` is no whole number of at least 0.
        """
        if isinstance(updates, bool) or not isinstance(updates, int) or updates < 0:
            raise ValueError(f"updates must be a whole number of at least 0; got {updates!r}")
        run = self._run
        goal = len(run.records) + updates
        try:
            while self._run is run and self._can_go_on(goal):
                self._advance(goal)
        except KeyboardInterrupt:
            self._redraw()
            made = len(run.records)
            raise Interrupted(
                f"The training was stopped after update {made}: train(...) goes on from there."
            ) from None

    def train_to(self, updates):
        """Let the run have made so many updates: go on, or begin anew where it has made
        more."""
        if updates < len(self._run.records):
            self._run_of = None
            self._redraw()
        self.train(updates - len(self._run.records))

    def reset(self):
        """Set every control back to where it was at first, and begin a new run."""
        with DRAWING:
            self._player.playing = False
            self._run_of = None
            super().reset()

    def _come_to(self, texts):
        super()._come_to(texts)
        if texts.get(UPDATES, "").isdecimal():
            self.train_to(min(int(texts[UPDATES]), self._most))

    def _can_go_on(self, goal):
        return not self._stopped and len(self._run.records) < min(goal, self._most)

    def _advance(self, goal):
        """Make updates for the time of one tick, up to the goal, and draw."""
        with DRAWING:
            until = time.perf_counter() + SECONDS_A_TICK
            try:
                while self._can_go_on(goal) and time.perf_counter() < until:
                    self._run.step()
            except FloatingPointError as error:
                self._stopped, self._drawn = str(error), None
            self._redraw()

    def _tick(self, change):
        # The player's stop button sets it to 0: the run stays as it is.
        if change.new == 0 or not self._clock.counts():
            return
        try:
            self._advance(self._most)
            if not self._can_go_on(self._most):
                self._player.playing = False
        except KeyboardInterrupt:  # between two cells: there is none to stop
            self._player.playing = False
            self._redraw()
        except Exception as error:  # whatever it is, the learner sees it here
            self._player.playing = False
            self._view.error = say.cannot_go_on(error)

    def _step(self):
        self._player.playing = False
        try:
            self.train(1)
        except KeyboardInterrupt:  # between two cells: there is none to stop
            pass
        except Exception as error:
            self._view.error = say.cannot_go_on(error)

    def _split(self, state, controls):
        """The number of updates that a state asks for, and the rest of it, which is the
        controls'."""
        if state is None:
            return 0, None
        values = json_state(state, {**controls, "updates": None})
        updates = values.pop("updates", 0)
        if isinstance(updates, bool) or not isinstance(updates, int) or not 0 <= updates <= self._most:
            raise ValueError(f"updates cannot be {updates!r} here: it goes from 0 to {self._most}")
        return updates, json.dumps(values)
