"""A message that travels back from one loss, state by state: a disc as large as the
gradient is long."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from rnn_teach.kit.numbers import digits
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say

LOSS, DISC, SIZE, STATE, WORD = 3.35, 2.15, 1.12, 0.62, 0.12
"""The rows, from above: the loss; the message; its norm; the states; the words read."""

LARGEST, LEAST = 0.36, 0.03
"""Radius of the largest disc and of the smallest, in inches."""


class Message:
    """The states stand at x = 0 ... T; the message has passed those from t down to
    k."""

    def __init__(self, ax, words):
        self.ax, self._T = ax, len(words)
        ax.set(xlim=(-0.5, self._T + 0.5), ylim=(-0.15, 3.75))
        ax.axis("off")
        place = {"ha": "center", "va": "center", "size": TEXT_PT}
        for j, word in enumerate(["", *words]):
            ax.text(j, STATE, f"h[{j}]", color=COLORS["h"], **place)
            ax.text(j, WORD, drawable(word), color=COLORS["x"], family=fonts(), parse_math=False, **place)
        self._loss = ax.text(0, LOSS, "", color=COLORS["gradient"], ha="right", va="center", size=TITLE_PT)
        self._way = ax.add_collection(LineCollection([], colors=COLORS["gradient"], linewidths=1.6))
        self._discs = ax.add_collection(PolyCollection([], edgecolors=COLORS["gradient"], linewidths=1.4))
        self._sizes = [ax.text(j, SIZE, "", color=COLORS["gradient"], **place) for j in range(self._T + 1)]
        (self._cut,) = ax.plot([], [], color=INK, linewidth=2, linestyle=(0, (3, 1.5)))
        self._cut_text = ax.text(0, 3.0, "", ha="right", va="center", size=TEXT_PT, color=INK)
        self.changing = [self._way, self._discs, *self._sizes, self._loss, self._cut, self._cut_text]

    def set_way(self, sizes, t, k, window, loss):
        """Show the way from L[t] back to h[k]: sizes (T+1,) are the norms of
        ∂L[t]/∂h[j]; what lies beyond the window is hollow."""
        last_kept = max(t - window + 1, 0) if window < t else 0
        reached = range(t, k - 1, -1)
        largest = sizes[k : t + 1].max() or 1.0
        self._discs.set_verts([self._disc(j, sizes[j] / largest) for j in reached])
        here, passed = COLORS["gradient"], "#d9b3d4"
        self._discs.set_facecolors([NOTHING if j < last_kept else here if j == k else passed for j in reached])
        self._discs.set_edgecolors([FAINT if j < last_kept else here for j in reached])
        edge = {j: self._radius(sizes[j] / largest)[0] + 0.04 for j in reached}
        ways = [(j - edge[j], j - 1 + edge[j - 1]) for j in range(t, k, -1)]
        tips = [[(end + 0.08, DISC + side), (end, DISC)] for _, end in ways for side in (-0.1, 0.1)]
        ways = [[(start, DISC), (end, DISC)] for start, end in ways]
        self._way.set_segments([[(t, LOSS - 0.25), (t, DISC + self._radius(sizes[t] / largest)[1])], *ways, *tips])
        self._loss.set_text(say.loss_of_word(t, loss))
        self._loss.set_x(min(t + 0.45, self._T + 0.45))
        for j, text in enumerate(self._sizes):
            text.set_text(digits(sizes[j]) if k <= j <= t else "")
            text.set_color(FAINT if j < last_kept else COLORS["gradient"])
            text.set_weight("bold" if j == k else "normal")
        self._cut.set_data([last_kept - 0.5] * 2 if last_kept else [], [1.0, 3.15] if last_kept else [])
        self._cut_text.set_text(say.CUT if last_kept else "")
        self._cut_text.set_x(last_kept - 0.58)

    def _radius(self, share):
        """Of a disc whose area is that share of the largest one's: in steps and in
        rows."""
        box, figure = self.ax.get_position(), self.ax.figure
        step = box.width * figure.get_figwidth() / (self._T + 1)
        row = box.height * figure.get_figheight() / 3.9
        inches = max(min(LARGEST, 0.44 * step) * np.sqrt(share), LEAST)
        return inches / step, inches / row

    def _disc(self, j, share):
        """A polygon that is round on the screen."""
        wide, high = self._radius(share)
        angle = np.linspace(0, 2 * np.pi, 36, endpoint=False)
        return np.column_stack([j + wide * np.cos(angle), DISC + high * np.sin(angle)])
