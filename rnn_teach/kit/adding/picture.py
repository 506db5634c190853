"""The adding problem while a net learns it: loss, gradient, and one sequence with the
net's answer."""

import numpy as np

from rnn_teach.kit import words as say
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_losses import LossCurves
from rnn_teach.kit.picture_norms import NormOverUpdates
from rnn_teach.kit.picture_style import COLORS, FAINT, TEXT_PT, TITLE_PT

ANSWER_ENDS = (-0.5, 2.5)
"""The target lies between 0 and 2. An answer farther off is drawn as an arrow at the
end."""


class AddingPicture(Picture):
    """On the left the curves of one or several runs, on the right one sequence, its two
    marks, and the answer."""

    def __init__(self, names, *, baseline):
        super().__init__(8.2, 3.9)
        self._losses = LossCurves(self.add_axes((0.1, 0.47, 0.5, 0.5)), names, baseline=baseline)
        self._norms = NormOverUpdates(self.add_axes((0.1, 0.12, 0.5, 0.26)))
        self._sequence = self.add_axes((0.665, 0.47, 0.315, 0.43))
        self._sequence.set_title(say.ADD_THE_MARKED, size=TITLE_PT, loc="left")
        self._x = None
        self._make_answer(self.add_axes((0.665, 0.12, 0.315, 0.2)))
        self._steps = self.text(0.1, 0.022, "", ha="left", size=TEXT_PT, color=FAINT)
        self._whose = self.text(0.98, 0.022, "", ha="right", size=TEXT_PT, color=FAINT)
        texts = (self._steps, self._whose)
        self.let_change(*self._losses.changing, *self._norms.changing, *self._answer_artists, *texts)

    def show(self, runs, example, answer, *, of=None, steps="", threshold=None, stopped=()):
        """Show runs and one sequence.

        Parameters
        ----------
        runs : dict of str to lists of records
            By name.
        example : Adding
            One sequence of the adding problem.
        answer : float
            What the net says of it.
        of : str
            The run whose norms and answer are shown, named then; the last one where not
            given.
        steps : str
            How the updates are made: the optimizer and its rate.
        threshold : float
            Where gradients are clipped.
        stopped : names of runs
            Those that ended since there was no finite loss any more.
        """
        x = example.x[:, :, 0]
        if self._x is None or not np.array_equal(x, self._x):
            draw_sequence(self._sequence, x)
            self._x = x
            self.background_changed()
        moved = self._losses.set_runs(runs, stopped)
        if self._norms.set_records(runs[list(runs)[-1] if of is None else of], threshold) or moved:
            self.background_changed()
        self._steps.set_text(steps)
        self._whose.set_text("" if of is None else say.whose(of))
        self._set_answer(example.targets[-1, 0, 0], answer)

    def _make_answer(self, ax):
        ax.set(xlim=ANSWER_ENDS, ylim=(0.35, 2.65), xticks=(0, 1, 2))
        ax.set_yticks((2, 1), say.ROWS_OF_ADDING, size=TEXT_PT)
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.axvline(0, color=FAINT, linewidth=1)
        ax.spines[["top", "right", "left"]].set_visible(False)
        colors = (COLORS["x"], COLORS["o"])
        self._bars = [ax.barh(y, 0, 0.62, color=color)[0] for y, color in zip((2, 1), colors, strict=True)]
        self._numbers = [
            ax.text(0, y, "", size=TEXT_PT, va="center", color=color)
            for y, color in zip((2, 1), colors, strict=True)
        ]
        self._answer_artists = [*self._bars, *self._numbers]

    def _set_answer(self, target, answer):
        for bar, text, value in zip(self._bars, self._numbers, (target, answer), strict=True):
            far = np.isfinite(value) and value > 2.05  # the number would not fit beside the bar: it stands inside
            shown = float(np.clip(np.nan_to_num(value), -0.42, 2.05))
            bar.set_width(shown)
            text.set_text(number(value) if np.isfinite(value) else str(value))
            text.set(x=shown - 0.05 if far else max(shown, 0) + 0.05, ha="right" if far else "left")
            text.set_color("white" if far else bar.get_facecolor())


def draw_sequence(ax, x):
    """One sequence (T, 2): its numbers as bars, the marked ones with their values."""
    for artist in [*ax.collections, *ax.texts]:
        artist.remove()
    steps, marked = np.arange(1, len(x) + 1), x[:, 1] > 0
    width = min(9.0, 150 / len(x))
    ax.vlines(steps[~marked], 0, x[~marked, 0], color="#c3cad2", linewidth=width)
    ax.vlines(steps[marked], 0, x[marked, 0], color=COLORS["x"], linewidth=max(width, 3))
    close = np.ptp(steps[marked]) < 0.16 * len(x)  # then the two numbers stand to the left and to the right
    for t, side in zip(steps[marked], ("right", "left"), strict=True):
        ax.text(
            t, x[t - 1, 0] + 0.05, number(x[t - 1, 0]), size=TEXT_PT, ha=side if close else "center",
            color=COLORS["x"], bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.8},
        )  # fmt: skip
    ax.set(xlim=(0.5 - 0.05 * len(x), 0.5 + 1.05 * len(x)), ylim=(0, 1.2), yticks=(0, 1))
    ax.set_xticks([1, *range(len(x) // 5, len(x) + 1, len(x) // 5)])
    ax.tick_params(labelsize=TEXT_PT)
    ax.set_xlabel(say.TIME_STEP, size=TITLE_PT)
    ax.spines[["top", "right"]].set_visible(False)
