"""A net that writes: its text, and what the last character was drawn from."""

import numpy as np

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell, place
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.picture_text import MONO, ColoredText

COLUMNS, ROWS, BARS = 87, 2, 14
BEFORE = "#9aa3ad"


class WriterPicture(Picture):
    """Above, the text, each written character colored by its surprise; below, the
    likeliest symbols of the last choice, before and after temperature and selection."""

    def __init__(self):
        super().__init__(8.2, 3.9)
        self._text = ColoredText(self, 0.02, 0.9, COLUMNS, ROWS)
        look = {"size": TEXT_PT, "color": FAINT}
        self.text(0.02, 0.95, say.COLORED_BY_SURPRISE, va="center", **look)
        ax = self._ax = self.add_axes((0.075, 0.14, 0.905, 0.5))
        ax.set(xlim=(-0.6, BARS - 0.4), ylim=(0, 1.06), xticks=[])
        ax.set_yticks((0, 0.5, 1), ("0", "0.5", "1"))
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_ylabel(say.PROBABILITY, size=TITLE_PT)
        ax.spines[["top", "right"]].set_visible(False)
        self._lit = ax.bar(0, 1.06, 0.96, color=LIT, alpha=0.5)[0]
        self._before = ax.bar(np.arange(BARS) - 0.2, 0, 0.38, color=BEFORE)
        self._after = ax.bar(np.arange(BARS) + 0.2, 0, 0.38, color=COLORS["o"])
        shown = {"ha": "center", "va": "top", "size": TITLE_PT + 2, "family": MONO, "color": INK}
        self._names = [ax.text(k, -0.04, "", parse_math=False, **shown) for k in range(BARS)]
        of_the_net = ax.text(
            0.985, 0.96, say.OF_THE_NET, color=FAINT, size=TITLE_PT, ha="right", va="top", transform=ax.transAxes
        )
        after = {"color": COLORS["o"], "size": TITLE_PT, "ha": "right", "va": "top", "transform": ax.transAxes}
        self._drawn_from = ax.text(0.985, 0.84, "", **after)
        self.let_change(self._lit, *self._before, *self._after, *self._names, of_the_net, self._drawn_from)
        self._placed = None

    def show(self, begin, written, surprises, symbols, before, after, drawn, drawn_from):
        """Show what was written so far, and the last choice.

        Parameters
        ----------
        begin, written : str
        surprises : array
            Of each character, also of those that are written later on, in bits.
        symbols : list of str
        before, after : arrays (n_y,)
            Their probabilities.
        drawn : int
            The number of the drawn one.
        drawn_from : str
            What the second kind of bars is.
        """
        values = np.concatenate([np.full(len(begin), np.nan), surprises[: len(written)]])
        self._text.show(begin + written, values, len(values) - 1)
        shown = np.argsort(-before, kind="stable")[:BARS]
        if drawn not in shown:
            shown[-1] = drawn
        self._lit.set_x(int(np.flatnonzero(shown == drawn)[0]) - 0.48)
        for bars, p in ((self._before, before), (self._after, after)):
            for bar, symbol in zip(bars, shown, strict=True):
                bar.set_height(p[symbol])
        for name, symbol in zip(self._names, shown, strict=True):
            name.set_text(say.name_of(symbols[symbol]))
        self._drawn_from.set_text(drawn_from)
        self.places_now = [
            cell(self._ax, k, 0.5, say.bar(symbols[one], before[one], after[one])) for k, one in enumerate(shown)
        ]
        self._place_written(begin, surprises)
        self.places_at = len(written)

    def _place_written(self, begin, surprises):
        """A place for each character, from the step on at which it is written."""
        if self._placed is not surprises:
            self._placed = surprises
            self.places = [
                place(
                    self._text.ax,
                    *self._text.place_of(len(begin) + t - 1),
                    say.written(t, bits),
                    {"length": t},
                    since=t,
                )
                for t, bits in enumerate(surprises, start=1)
            ]
