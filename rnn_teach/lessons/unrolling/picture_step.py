"""One step of a plain cell as its equation, with every number filled in."""

import numpy as np

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.unrolling import words as say


class StepTable:
    """A row for each unit: what the input brings, what the past brings, the bias, their
    sum, and the new state.

    The units stand at y = 0 ... n_h - 1 from the top, so that they line up with the
    rows of a map of states beside them.
    """

    COLUMNS = (0.1, 1.1, 2.0, 2.9, 4.15)
    SIGNS = ((0.62, "+"), (1.58, "+"), (2.42, "="), (3.52, "→"))

    def __init__(self, ax, n_h, activation):
        ax.set(xlim=(-0.8, 4.5), ylim=(n_h - 0.5, -0.5))
        ax.axis("off")
        self.ax = ax
        colors = (COLORS["x"], COLORS["h"], FAINT, INK, COLORS["h"])
        above = ax.get_xaxis_transform()
        self._heads = [
            ax.text(column, 1.03, "", ha="center", va="bottom", size=TITLE_PT, color=color, transform=above)
            for column, color in zip(self.COLUMNS, colors, strict=True)
        ]
        self._columns = [
            [ax.text(column, unit, "", ha="center", va="center", size=TEXT_PT, color=color) for unit in range(n_h)]
            for column, color in zip(self.COLUMNS, colors, strict=True)
        ]
        for unit in range(n_h):
            ax.text(-0.8, unit, f"{unit + 1}", ha="left", va="center", size=TEXT_PT, color=FAINT)
            for column, sign in self.SIGNS:
                ax.text(column, unit, sign, ha="center", va="center", size=TEXT_PT, color=FAINT)
        ax.text(3.52, 1.03, activation, ha="center", va="bottom", size=TEXT_PT, color=FAINT, transform=above)
        ax.text(-0.8, 1.03, say.UNIT, ha="left", va="bottom", size=TEXT_PT, color=FAINT, transform=above)
        self.changing = [*self._heads, *(text for column in self._columns for text in column)]

    def set_step(self, cell, trace, t):
        """Show step t of a trace that `cell` computed (the first sequence
        of a batch)."""
        for head, text in zip(self._heads, (f"U x[{t}]", f"W h[{t - 1}]", "b", f"a[{t}]", f"h[{t}]"), strict=True):
            head.set_text(text)
        b = np.zeros((cell.n_h, 1)) if cell.b is None else cell.b
        parts = (cell.U @ trace.x[t], cell.W @ trace.h[t - 1], b, trace.a[t], trace.h[t])
        for texts, values in zip(self._columns, parts, strict=True):
            for text, value in zip(texts, values[:, 0], strict=True):
                text.set_text(number(value))
