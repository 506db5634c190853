"""Inputs and targets as a grid that one clicks, and the gradient of each state between
them."""

from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, NOTHING, SIZES, TEXT_PT, TITLE_PT
from rnn_teach.lessons.sequence_tasks import words as say

ROWS = ("target", "back", "h", "input")
LARGEST = 3.0
"""From this size on a gradient has the darkest color."""


class FormsPicture(Picture):
    """From below, as a net is drawn: inputs, states, targets, a column a step."""

    def __init__(self, T):
        super().__init__(8.2, 3.3)
        self._T = T
        self._ax = ax = self.add_axes((0.11, 0.1, 0.88, 0.88))
        ax.set(xlim=(0.5, T + 0.5), ylim=(0.4, 4.6))
        ax.axis("off")
        heights = {"input": 1, "h": 2, "back": 3, "target": 4}
        self._boxes, self._texts = {}, {}
        for row in ROWS:
            for t in range(1, T + 1):
                box = Rectangle((t - 0.44, heights[row] - 0.36), 0.88, 0.72, linewidth=1.2)
                self._boxes[row, t] = ax.add_patch(box)
                place = {"ha": "center", "va": "center", "size": TITLE_PT}
                self._texts[row, t] = ax.text(t, heights[row], "", **place)
        self._heights = heights
        names = {"input": (say.INPUT, "x"), "h": (say.H_ROWS[0], "h"), "target": (say.TARGET, "o")}
        for row, (name, color) in names.items():
            ax.text(0.42, heights[row], name, ha="right", va="center", size=TITLE_PT, color=COLORS[color])
        self._back_name = ax.text(0.42, 3, say.H_ROWS[1], ha="right", va="center", size=TITLE_PT, color=COLORS["f"])
        for t in range(1, T + 1):
            ax.text(t, 0.42, f"t = {t}", ha="center", va="center", size=TEXT_PT, color=FAINT)
        ax.text(0.42, 0.42, common.TIME_STEP, ha="right", va="center", size=TEXT_PT, color=FAINT)
        self.let_change(*self._boxes.values(), *self._texts.values(), self._back_name)

    def show(self, inputs, targets, gradients, used):
        """Show a mask.

        Parameters
        ----------
        inputs, targets : sets of int
            At which steps there is one.
        gradients : list of arrays (T,)
            ∂L/∂h[t] of each direction, the first from the left.
        used : set of int
            The inputs that can change the loss.
        """
        both = len(gradients) > 1
        self._back_name.set_visible(both)
        self.places_now = []
        for t in range(1, self._T + 1):
            self._mark("target", t, t in targets, COLORS["o"], "y" if t in targets else "")
            lit = COLORS["x"] if t in used else "#9fb6c9"
            self._mark("input", t, t in inputs, lit, f"x[{t}]" if t in inputs else "")
            self._grade("h", t, gradients[0][t - 1])
            if both:
                self._grade("back", t, gradients[1][t - 1])
            for artist in (self._boxes["back", t], self._texts["back", t]):
                artist.set_visible(both)
            for row, what, some in (("target", "targets", targets), ("input", "inputs", inputs)):
                name = {"targets": say.TARGET, "inputs": say.INPUT}[what]
                text = say.toggle(name, t, t in some)
                self._place(row, t, text, {what: as_steps(some ^ {t})})

    def _mark(self, row, t, there, color, text):
        self._boxes[row, t].set(facecolor=color if there else "white", edgecolor=color if there else FAINT)
        self._texts[row, t].set(text=text, color="white")

    def _grade(self, row, t, value):
        share = min(abs(value) / LARGEST, 1.0)
        color = SIZES(0.15 + 0.85 * share) if value else NOTHING
        self._boxes[row, t].set(facecolor=color, edgecolor="white")
        self._texts[row, t].set(text=number(value), color="white" if share > 0.35 else INK)
        self._place(row, t, say.gradient_at({"h": "h", "back": "←h"}[row], t, value))

    def _place(self, row, t, text, sets=None):
        where = cell(self._ax, t, self._heights[row], text, sets, width=0.88, height=0.72)
        self.places_now = [*self.places_now, where]


def as_steps(some):
    """Steps as they stand in the field: "3 6"."""
    return " ".join(map(str, sorted(some)))
