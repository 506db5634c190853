"""Forty words in the plane of a layer's two units, and how the net learns."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_losses import losses_of, set_room
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.deep import words as say

COLOR_OF = (COLORS["x"], COLORS["h"], COLORS["f"])
"""Of the words that stand for 0, 1 and 2."""
MARKERS = "os^"


class ClusterPicture(Picture):
    """A dot for each word where layer 1 puts it, and the loss over the updates."""

    def __init__(self, words):
        super().__init__(8.2, 4.2)
        self._values = np.arange(words) % 3
        ax = self.add_axes((0.075, 0.13, 0.43, 0.83))
        ax.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), xticks=(-1, 0, 1), yticks=(-1, 0, 1))
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_xlabel(say.UNIT_OF_LAYER_1.format(1), size=TITLE_PT)
        ax.set_ylabel(say.UNIT_OF_LAYER_1.format(2), size=TITLE_PT, labelpad=2)
        self._dots = [
            ax.plot([], [], marker, color=color, markersize=7, alpha=0.75)[0]
            for marker, color in zip(MARKERS, COLOR_OF, strict=True)
        ]
        self._loss_axes = loss = self.add_axes((0.61, 0.13, 0.365, 0.4))
        loss.set(ylim=(0, 1.3), xlim=(0, 500))
        loss.axhline(np.log(3), color=INK, linewidth=1, linestyle=(0, (5, 3)))
        loss.tick_params(labelsize=TEXT_PT)
        loss.set_xlabel(common.UPDATE, size=TITLE_PT)
        loss.set_ylabel(common.LOSS, size=TITLE_PT)
        loss.spines[["top", "right"]].set_visible(False)
        self._curve = loss.plot([], [], color=COLORS["gradient"], linewidth=1.2)[0]
        for place, color in enumerate(COLOR_OF):
            y = 0.9 - 0.07 * place
            self.text(0.63, y, say.stands_for(place), size=TITLE_PT, color=color, va="center")
        self._right = self.text(0.61, 0.63, "", size=TITLE_PT, color=INK)
        self._note = self.text(0.61, 0.955, say.WORDS_OF, size=TEXT_PT, color=FAINT)
        self.let_change(*self._dots, self._curve, self._right)

    def show(self, states, records, right):
        """Show where layer 1 puts each word.

        Parameters
        ----------
        states : array (2, words)
        records : list of records
            One an update.
        right : float
            The share of right totals in new sequences.
        """
        for value, dots in enumerate(self._dots):
            dots.set_data(*states[:, self._values == value])
        if set_room(self._loss_axes, len(records)):
            self.background_changed()
        self._curve.set_data(np.arange(1, len(records) + 1), losses_of(records))
        self._right.set_text(say.right_totals(number(100 * right, 0)))
