"""The race as a picture: a lane for each net, its loss, and its answer to one
sequence."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.adding.picture import draw_sequence
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_losses import LOSS_ENDS, WINDOW, losses_of, recent_loss, set_room, smooth
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.gru import words as say

COLOR_OF = {"tanh RNN": COLORS["h"], "LSTM": COLORS["o"], "GRU": COLORS["x"]}
"""One color for each net, in its lane, its curve and its answer."""
MARKS = (0.08, 0.04, 0.02)
"""Losses on the way from the start to the finish."""
ANSWER_ENDS = (-0.3, 2.5)


class RacePicture(Picture):
    """Three lanes from the baseline to the finish, below them the losses, at the right
    a sequence and what each net answers.

    Parameters
    ----------
    parameters : dict of str to int
        How many each net has, by its name, in the order of the lanes.
    start, goal : float
        The losses at which the race begins and ends.
    """

    def __init__(self, parameters, *, start, goal):
        super().__init__(8.2, 4.3)
        self._names, self._start, self._goal = list(parameters), start, goal
        self._make_lanes(self.add_axes((0.155, 0.6, 0.465, 0.34)), parameters)
        self._make_losses(self.add_axes((0.085, 0.12, 0.545, 0.36)))
        self._sequence = self.add_axes((0.7, 0.6, 0.29, 0.32))
        self._sequence.set_title(common.ADD_THE_MARKED, size=TITLE_PT, loc="left")
        self._x = None
        self._make_answers(self.add_axes((0.765, 0.09, 0.225, 0.3)))
        self.let_change(*self._running, *self._curves.values(), self._batches, self._settings, *self._answers)

    def show(self, runs, example, answers, *, watched, settings="", stopped=(), reached=None):
        """Show how far each net is.

        Parameters
        ----------
        runs : dict of str to lists of records
            By the names of the nets.
        example : Adding
            One sequence of the adding problem.
        answers : dict of str to float
            What each net answers.
        watched : str
            The net whose single batches are drawn.
        settings : str
            How the updates are made.
        stopped : names of nets
            Those without a finite loss.
        reached : dict of str to int or None
            The update at which each net came to the finish.
        """
        x = example.x[:, :, 0]
        if self._x is None or not np.array_equal(x, self._x):
            draw_sequence(self._sequence, x)
            self._x = x
            self.background_changed()
        if set_room(self._loss_axes, max(map(len, runs.values()))):
            self.background_changed()
        for lane, name in enumerate(self._names):
            self._run(lane, name, runs[name], name in stopped, (reached or {}).get(name))
        records = runs[watched]
        self._batches.set_data(np.arange(1, len(records) + 1), losses_of(records))
        self._batches.set_color(COLOR_OF[watched])
        self._settings.set_text(settings)
        self._answer({say.SUM: example.targets[-1, 0, 0], **answers})

    def progress(self, loss):
        """How far along the lane a loss is: 0 at the baseline, 1 at the goal, on a
        logarithmic scale."""
        return float(np.clip(np.log(self._start / loss) / np.log(self._start / self._goal), 0, 1.02))

    def _make_lanes(self, ax, parameters):
        ax.set(xlim=(-0.04, 1.24), ylim=(len(parameters) - 0.5, -0.5))
        ax.axis("off")
        self._running = []
        self._trails, self._runners, self._flags = {}, {}, {}
        for lane, (name, count) in enumerate(parameters.items()):
            color = COLOR_OF[name]
            ax.fill_between([0, 1], lane - 0.36, lane + 0.36, color=NOTHING, linewidth=0)
            ax.text(-0.065, lane - 0.14, name, ha="right", va="center", size=TITLE_PT, weight="bold", color=color)
            ax.text(-0.065, lane + 0.22, say.parameters(count), ha="right", va="center", size=TEXT_PT, color=FAINT)
            self._trails[name] = ax.plot([0, 0], [lane, lane], color=color, linewidth=7, alpha=0.35)[0]
            self._runners[name] = ax.plot([0], [lane], "o", color=color, markersize=13, clip_on=False)[0]
            self._flags[name] = ax.text(1.05, lane, "", va="center", size=TITLE_PT, color=color, weight="bold")
            self._running += [self._trails[name], self._runners[name], self._flags[name]]
        ax.axvline(0, color=FAINT, linewidth=1)
        ax.axvline(1, color=LIT, linewidth=5)
        for loss in (self._start, *MARKS, self._goal):
            text = say.goal(loss) if loss == self._goal else say.start(loss) if loss == self._start else f"{loss:g}"
            ax.text(
                self.progress(loss), -0.62, text, ha="center", va="bottom", size=TEXT_PT, color=INK, clip_on=False
            )

    def _make_losses(self, ax):
        self._loss_axes = ax
        ax.set(yscale="log", ylim=LOSS_ENDS, xlim=(0, 500))
        ax.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        ax.minorticks_off()
        ax.axhline(self._start, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        ax.axhline(self._goal, color=LIT, linewidth=3)
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_xlabel(common.UPDATE, size=TITLE_PT)
        ax.set_ylabel(common.LOSS, size=TITLE_PT)
        ax.spines[["top", "right"]].set_visible(False)
        look = {"transform": ax.transAxes, "size": TEXT_PT, "color": FAINT, "ha": "right", "va": "top"}
        self._settings = ax.text(1, 1.06, "", **look)
        self._batches = ax.plot([], [], linewidth=0.7, alpha=0.4)[0]
        self._curves = {name: ax.plot([], [], color=COLOR_OF[name], linewidth=2.2)[0] for name in self._names}

    def _make_answers(self, ax):
        rows = [say.SUM, *self._names]
        ax.set(xlim=ANSWER_ENDS, ylim=(len(rows) - 0.5, -0.5), xticks=(0, 1, 2))
        ax.set_yticks(range(len(rows)), rows, size=TEXT_PT)
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.axvline(0, color=FAINT, linewidth=1)
        ax.spines[["top", "right", "left"]].set_visible(False)
        ax.set_title(say.ANSWERS, size=TITLE_PT, loc="left")
        self._bars, self._numbers = {}, {}
        for row, name in enumerate(rows):
            color = COLOR_OF.get(name, INK)
            self._bars[name] = ax.barh(row, 0, 0.62, color=color)[0]
            self._numbers[name] = ax.text(0, row, "", va="center", size=TEXT_PT, color=color)
        self._answers = [*self._bars.values(), *self._numbers.values()]

    def _run(self, lane, name, records, is_out, reached):
        at = self.progress(recent_loss(records)) if records and not is_out else 0.0
        at = 1.0 if reached is not None else at
        self._trails[name].set_xdata([0, at])
        self._runners[name].set_xdata([at])
        flag = say.out() if is_out else say.flag(reached) if reached is not None else ""
        self._flags[name].set_text(flag)
        means = smooth(losses_of(records))[WINDOW - 1 :]
        self._curves[name].set_data(np.arange(WINDOW, WINDOW + len(means)), means)

    def _answer(self, values):
        for name, value in values.items():
            there = np.isfinite(value)
            shown = float(np.clip(value, -0.25, 2.0)) if there else 0.0
            self._bars[name].set_width(shown)
            self._numbers[name].set_text(number(value) if there else str(value))
            self._numbers[name].set_x(max(shown, 0) + 0.06)
