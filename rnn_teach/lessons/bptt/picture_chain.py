"""The way back from one loss to one step: a Jacobian between each two states, and the
gradient at each of them."""

import numpy as np

from rnn_teach.kit.numbers import digits, number
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, DIVERGING, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say

LEGEND, VECTOR, JACOBIAN, WORD = 2.82, 2.03, 1.0, 0.0
"""The rows, from above: what the numbers are; the gradient at each state; the
Jacobians; the words read."""

FADED = 0.4
"""How strong the part of the way is that truncation cuts."""


class Chain:
    """The states stand at x = 0 ... T; the Jacobian ∂h[j]/∂h[j-1] stands between j - 1
    and j."""

    def __init__(self, ax, words, n_h):
        T = len(words)
        ax.axis("off")
        self._numbers_shown = n_h <= 2
        place = {"ha": "center", "va": "center", "size": TEXT_PT}
        purple = {"color": COLORS["gradient"], "linespacing": 1.1}
        for j, word in enumerate(["", *words]):
            ax.text(j, WORD + 0.17, f"h[{j}]", color=COLORS["h"], **place)
            ax.text(j, WORD - 0.22, drawable(word), color=COLORS["x"], family=fonts(), parse_math=False, **place)
        self._write_legend(ax)
        self._title = ax.text(-0.46, 3.3, "", va="top", ha="left", size=TITLE_PT, color=INK)
        self._vectors = [ax.text(j, VECTOR + 0.28, "", **purple, **place) for j in range(T + 1)]
        self._sizes = [ax.text(j, VECTOR - 0.3, "", weight="bold", **purple, **place) for j in range(T + 1)]
        self._boxes, self._entries, self._norms = [], [], []
        for j in range(1, T + 1):
            top = JACOBIAN + (0.45 if self._numbers_shown else 0.52)
            extent = (j - 0.96, j - 0.04, JACOBIAN - 0.3, top)
            self._boxes.append(ax.imshow(np.zeros((n_h, n_h)), cmap=DIVERGING, aspect="auto", extent=extent))
            columns = j - 0.96 + 0.92 * (np.arange(n_h) + 0.5) / n_h
            rows = top - (top - JACOBIAN + 0.3) * (np.arange(n_h) + 0.5) / n_h
            entries = [(x, y) for y in rows for x in columns] if self._numbers_shown else []
            self._entries.append([ax.text(x, y, "", color=INK, **place) for x, y in entries])
            self._norms.append(ax.text(j - 0.5, JACOBIAN - 0.47, "", color=INK, **place))
        ax.set(xlim=(-0.46, T + 0.46), ylim=(-0.42, 3.35))  # after the boxes, each of which would set its own
        self.changing = [
            self._title,
            *self._boxes,
            *self._vectors,
            *self._sizes,
            *(text for entries in self._entries for text in entries),
            *self._norms,
        ]

    def _write_legend(self, ax):
        left = {"va": "center", "ha": "left", "size": TEXT_PT}
        purple = left | {"color": COLORS["gradient"]}
        if self._numbers_shown:
            ax.text(-0.46, LEGEND, say.GRADIENT_AT, **purple)
            ax.text(0.92, LEGEND, say.ITS_NORM, weight="bold", **purple)
        else:
            ax.text(-0.46, LEGEND, say.NORM_AT, weight="bold", **purple)
        ax.text(1.78 if self._numbers_shown else 2.25, LEGEND, say.JACOBIAN_BETWEEN, color=INK, **left)

    def set_jacobians(self, jacobians, norms):
        """Show the Jacobians (T+1, n_h, n_h) of another run, and their norms (T+1,);
        row 0 is not used."""
        limit = np.abs(jacobians[1:]).max() or 1
        for j, (box, entries, norm) in enumerate(
            zip(self._boxes, self._entries, self._norms, strict=True), start=1
        ):
            box.set_data(jacobians[j])
            box.set_clim(-limit, limit)
            norm.set_text(f"‖·‖ {digits(norms[j])}")
            for text, value in zip(entries, jacobians[j].flat, strict=False):
                text.set_text(number(value))

    def _links(self):
        return enumerate(zip(self._boxes, self._entries, self._norms, strict=True), start=1)

    def set_cell(self, gradients, t, k, window):
        """Show the way from L[t] back to h[k]: gradients (T+1, n_h) is ∂L[t]/∂h[j];
        what is cut is faint."""
        last_kept = t - window + 1 if window < t else 0
        self._title.set_text(say.way(t, k))
        for j, (vector, size) in enumerate(zip(self._vectors, self._sizes, strict=True)):
            strength = (1 if j >= last_kept else FADED) if k <= j <= t else 0
            vector.set_text("\n".join(map(digits, gradients[j])) if self._numbers_shown else "")
            size.set_text(digits(np.linalg.norm(gradients[j])))
            vector.set_alpha(strength)
            size.set_alpha(strength)
        for j, (box, entries, norm) in enumerate(
            zip(self._boxes, self._entries, self._norms, strict=True), start=1
        ):
            strength = (1 if j > last_kept else FADED) if k < j <= t else 0
            for artist in (box, norm, *entries):
                artist.set_alpha(strength)
                artist.set_visible(strength > 0)
