"""A beam search as a tree: what was kept at each step, what was cut, what was found."""

import numpy as np
from matplotlib.collections import LineCollection

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import place
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT
from rnn_teach.lessons.translation import words as say

FOUND, EMPTY, GONE = COLORS["o"], COLORS["gradient"], "#c3c8ce"
WITH_WORDS = 6
"""Up to so wide a beam every word that was kept is written."""
MOST_PLACES = 60
ON_LINES = {"facecolor": "white", "edgecolor": "none", "pad": 1}
"""Behind a word that stands on the lines of a wider beam."""


class BeamPicture(Picture):
    """Steps from left to right; at each step the best on top, what was cut in gray."""

    def __init__(self):
        super().__init__(8.2, 4.2)

    def show(self, beam, vocabulary, end, width, alpha):
        """Show a search.

        Parameters
        ----------
        beam : Beam
        vocabulary : list of str
            The words by their numbers.
        end : int
            The number of the end.
        width : int
            How many were kept.
        alpha : float
            The exponent of the length.
        """
        self.start_afresh()
        self._words, self._end = vocabulary, end
        steps = len(beam.steps) - 1
        deepest = max(len(step) for step in beam.steps)
        ax = self.add_axes((0.055, 0.09, 0.94, 0.86))
        ax.set(xlim=(-0.35, max(steps, 4) + 0.75), ylim=(deepest + 0.6, 0.3))
        ax.spines[["top", "right", "bottom"]].set_visible(False)
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.set_xticks(range(steps + 1))
        ax.set_yticks(sorted({1, width, deepest}))
        ax.set_ylabel(say.RANK, size=TEXT_PT)
        at = {id(one): (t, rank) for t, step in enumerate(beam.steps) for rank, one in enumerate(step, start=1)}
        found, empty = self._path(beam.best), self._empty(beam)
        self._lines(ax, at, beam, found, empty)
        self._dots(ax, at, beam, found, empty)
        self._labels(ax, at, beam, found, empty, width)
        ax.axhline(width + 0.5, color=FAINT, lw=0.8, ls=(0, (4, 3)))
        on_lines = ON_LINES if width > WITH_WORDS else None
        ax.text(-0.3, width + 0.55, say.CUT, size=TEXT_PT, color=FAINT, va="top", zorder=5, bbox=on_lines)
        self.places = [
            place(ax, (t - 0.3, t + 0.3), (rank - 0.5, rank + 0.5), self._told(one))
            for t, step in enumerate(beam.steps[1:], start=1)
            for rank, one in enumerate(step[: MOST_PLACES // max(1, steps)], start=1)
        ]
        self.text(0.99, 0.01, say.search(width, alpha), ha="right", size=TEXT_PT, color=FAINT)

    def _path(self, hypothesis):
        path = set()
        while hypothesis is not None:
            path.add(id(hypothesis))
            hypothesis = hypothesis.parent
        return path

    def _empty(self, beam):
        return {id(one) for step in beam.steps for one in step if one.words == (self._end,) and one.kept}

    def _lines(self, ax, at, beam, found, empty):
        groups = {GONE: [], FAINT: [], EMPTY: [], FOUND: []}
        for step in beam.steps[1:]:
            for one in step:
                line = [at[id(one.parent)], at[id(one)]]
                key = id(one)
                groups[FOUND if key in found else EMPTY if key in empty else FAINT if one.kept else GONE].append(
                    line
                )
        for number, (color, lines) in enumerate(groups.items()):
            width = 2.4 if color in (FOUND, EMPTY) else 0.7
            ax.add_collection(LineCollection(lines, colors=color, linewidths=width, zorder=number))

    def _dots(self, ax, at, beam, found, empty):
        points = [(at[id(one)], one) for step in beam.steps for one in step]
        for kept, color, size in ((False, GONE, 9), (True, INK, 16)):
            xy = np.array([point for point, one in points if one.kept is kept] or [(np.nan, np.nan)])
            ax.scatter(*xy.T, s=size, color=color, zorder=6, linewidths=0)

    def _labels(self, ax, at, beam, found, empty, width):
        for t, step in enumerate(beam.steps[1:], start=1):
            for rank, one in enumerate(step, start=1):
                key = id(one)
                special = key in found or key in empty
                if one.finished and one.parent is not None and one.parent.finished:
                    continue
                if not special and not (width <= WITH_WORDS and rank <= 2 * WITH_WORDS):
                    continue
                word = self._words[one.words[-1]]
                text = say.END_SHOWN if one.words[-1] == self._end else drawable(word)
                below = key not in found and width > WITH_WORDS  # above it stands the best one's
                ax.text(
                    t - 0.02,
                    rank + (1 if below else -1) * 0.01 * ax.get_ylim()[0],
                    text,
                    ha="center",
                    va="top" if below else "bottom",
                    size=TEXT_PT,
                    color=FOUND if key in found else EMPTY if key in empty else INK if one.kept else FAINT,
                    family=fonts(),
                    parse_math=False,
                    zorder=8,
                    bbox=ON_LINES if width > WITH_WORDS else None,
                )

    def _told(self, one):
        words = [self._words[k] for k in one.words if k != self._end]
        return say.hypothesis(words, one.log_p, one.score, one.kept, one.finished)
