"""The ledger of your own net: the map of all losses, and the row of one of them."""

import numpy as np

from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import fonts
from rnn_teach.kit.picture_places import cell, columns, place
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.picture_ledger import LedgerMap

LEAST_SHARE = 1e-8
"""The colors reach down to that share of the largest norm."""
LEAST_DRAWN = 1e-20
"""And so does the curve."""
MOST_CELLS = 30
"""Up to so many steps each cell of the map is a place of its own, else each row."""


class OwnLedgerPicture(Picture):
    """The map over (t, k) on the left, on the right row t over k."""

    def __init__(self):
        super().__init__(8.2, 3.9)
        self._T = self._norms = None

    def show(self, norms, losses, words, t, k):
        """Show the cell of loss t and step k.

        Parameters
        ----------
        norms : array (losses, T+1)
            ‖∂L[t]/∂h[k]‖. The same array again: only t and k are others.
        losses : array (losses,)
            Which t each row belongs to; the last is T.
        words : list of str
            The word at each step.
        """
        if len(words) != self._T:
            self._T = len(words)
            self._lay_out(self._T)
            self._norms = None
        if norms is not self._norms:
            self._set_norms(norms, losses, words)
            self._norms = norms
        sizes = norms[int(np.searchsorted(losses, t))]
        row = np.where(sizes > 0, sizes, np.nan)
        self._map.set_cell(t, k)
        self._curve.set_data(np.arange(len(row)), row)
        self._dot.set_data([k], [row[k]])
        self._loss.set_text(say.own_loss(t, words[t - 1]))
        texts = [say.own_cell(t, words[t - 1], step, word, sizes[step]) for step, word in enumerate(words, 1)]
        box = self._ax.get_position()
        self.places_now = columns(self._ax, texts, "k", bottom=box.y0, top=box.y1)

    def _set_norms(self, norms, losses, words):
        of_each = np.full((self._T + 1, self._T + 1), np.nan)  # what was left out has the row of the next loss
        of_each[1:] = norms[np.searchsorted(losses, np.arange(1, self._T + 1))]
        norms = of_each
        there = norms[np.isfinite(norms) & (norms > 0)]
        largest = there.max(initial=1e-300)
        least = max(there.min(initial=largest), LEAST_SHARE * largest)
        self._map.set_norms(norms, "h", (min(least, largest / 10), largest))
        self._ax.set_ylim(max(there.min(initial=largest), LEAST_DRAWN * largest) / 2, 2 * largest)
        if self._T <= MOST_CELLS:
            self.places = [
                cell(
                    self._map.ax,
                    k,
                    t,
                    say.own_cell(t, answer, k, word, norms[t, k]),
                    {"t": t, "k": k},
                )
                for t, answer in enumerate(words, 1)
                for k, word in enumerate(words, 1)
                if norms[t, k] > 0
            ]
        else:
            ends = -0.5, self._T + 0.5
            self.places = [
                place(self._map.ax, ends, (t - 0.5, t + 0.5), say.own_row(t, word), {"t": t})
                for t, word in enumerate(words, 1)
            ]
        self.background_changed()

    def _lay_out(self, T):
        self.start_afresh()
        self._map = LedgerMap(self.add_axes((0.065, 0.12, 0.47, 0.78)), T)
        self._ax = ax = self.add_axes((0.63, 0.14, 0.355, 0.74))
        ax.set(xlim=(-0.5, T + 0.5), yscale="log")
        ax.minorticks_off()
        ax.tick_params(labelsize=TEXT_PT)
        ax.grid(axis="y", color=FAINT, alpha=0.25)
        ax.spines[["top", "right"]].set_visible(False)
        ax.set_xlabel(common.STEP_K, size=TITLE_PT, labelpad=1)
        self._curve = ax.plot([], [], color=COLORS["gradient"], linewidth=2)[0]
        self._dot = ax.plot([], [], "o", color=INK, markersize=8)[0]
        look = {"size": TITLE_PT, "color": COLORS["gradient"], "family": fonts(), "parse_math": False}
        self._loss = self.text(0.63, 0.92, "", va="bottom", **look)
        self.let_change(self._map.frame, self._curve, self._dot, self._loss)
