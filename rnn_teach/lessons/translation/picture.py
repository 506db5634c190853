"""A sentence goes in word by word, and another comes out: states, and where each word
looks."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import place
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.kit.words import percent
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.net import END

LEFT, WIDTH = 0.135, 0.61
STATES, MATRIX = (0.685, 0.125), (0.025, 0.6)
"""Lower end and height, as fractions of the picture."""
BARS = 6
WEIGHTS = LinearSegmentedColormap.from_list("course_attention", ["#f4f5f7", "#7fb8a8", COLORS["o"]])
"""Of a weight from 0 to 1."""


class TranslationPicture(Picture):
    """Above the source with its states, below a row for each word that was written."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._layout = None

    def show(self, source, written, states, alpha, candidates, t):
        """Show step t: up to S = len(source) the source is read, then each step writes.

        Parameters
        ----------
        source, written : lists of str
            Both sentences; the second ends with the end.
        states : array (S, n_h)
            Of both directions, the first half →h.
        alpha : array (T, S)
            Where each written word looked.
        candidates : list of lists of (str, float)
            For each of them the likeliest words with their probabilities.
        t : int
            1 to S + T.
        """
        if (source, written) != self._layout:
            self._lay_out(source, written, states.shape[1])
            self._layout = (list(source), list(written))
            self._set_places(source, written, alpha)
        S, k = len(source), max(0, t - len(source))
        columns = np.arange(1, S + 1)
        half = states.shape[1] // 2
        seen = np.concatenate(
            [np.repeat(columns[:, None] <= t, half, 1), np.repeat(columns[::-1, None] <= t, half, 1)], axis=1
        )
        self._states.set_data(np.where(seen, states, np.nan).T)
        rows = np.full(alpha.shape, np.nan)
        rows[:k] = alpha[:k]
        self._weights.set_data(rows)
        for number, text in enumerate(self._written, start=1):
            text.set_visible(number <= k)
        self._frame.set(visible=k > 0, y=k - 0.5)
        self._set_bars(candidates[k - 1] if k else [])
        self.places_at = t

    def _lay_out(self, source, written, n_h):
        self.start_afresh()
        S, T = len(source), len(written)
        low, height = STATES
        above = self.add_axes((LEFT, low, WIDTH, height))
        low, height = MATRIX
        below = self.add_axes((LEFT, low, WIDTH, height))
        for ax in (above, below):
            ax.axis("off")
        self._above, self._below = above, below
        usual = {"aspect": "auto", "interpolation": "none"}
        blank = np.full((1, S), np.nan)
        self._states = above.imshow(blank, cmap=DIVERGING, vmin=-1, vmax=1, extent=(0.5, S + 0.5, 0, 1), **usual)
        self._weights = below.imshow(
            blank, cmap=WEIGHTS, vmin=0, vmax=1, extent=(0.5, S + 0.5, T + 0.5, 0.5), **usual
        )
        above.set(xlim=(0.5, S + 0.5), ylim=(0, 1))
        below.set(xlim=(0.5, S + 0.5), ylim=(T + 0.5, 0.5))
        below.add_patch(Rectangle((0.5, 0.5), S, T, facecolor=NOTHING, lw=0, zorder=-1))
        texts = {"size": TEXT_PT, "family": fonts(), "parse_math": False}
        for t, word in enumerate(source, start=1):
            above.text(
                t - 0.2,
                1.12,
                drawable(word),
                color=COLORS["x"],
                rotation=38,
                rotation_mode="anchor",
                ha="left",
                **texts,
            )
        self._written = [
            below.text(0.3, row, say.END_SHOWN if word == END else drawable(word), ha="right", va="center", **texts)
            for row, word in enumerate(written, start=1)
        ]
        for text in self._written:
            text.set_color(COLORS["o"])
        self.text(0.075, STATES[0] + STATES[1] / 2, say.READS, size=TEXT_PT, color=COLORS["h"], va="center")
        self.text(LEFT, MATRIX[0] + MATRIX[1] + 0.012, say.WRITES, size=TEXT_PT, color=FAINT, va="bottom")
        self._frame = below.add_patch(Rectangle((0.5, 0.5), S, 1, fill=False, ec=LIT, lw=2.5))
        self._make_bars()
        self.let_change(
            self._states, self._weights, self._frame, *self._written, *self._bars, *self._names, *self._shares
        )

    def _make_bars(self):
        ax = self.add_axes((0.87, 0.2, 0.062, 0.5))
        ax.axis("off")
        ax.set(xlim=(0, 1), ylim=(BARS - 0.4, -0.6))
        ax.text(0, -0.85, say.NEXT, ha="center", size=TITLE_PT, color=COLORS["o"])
        ax.axvline(0, color=FAINT, lw=1)
        self._bars = [ax.add_patch(Rectangle((0, row - 0.3), 0, 0.6, color=COLORS["o"])) for row in range(BARS)]
        usual = {"va": "center", "size": TEXT_PT, "color": INK, "family": fonts(), "parse_math": False}
        self._names = [ax.text(-0.08, row, "", ha="right", **usual) for row in range(BARS)]
        self._shares = [ax.text(0, row, "", **usual) for row in range(BARS)]

    def _set_bars(self, candidates):
        candidates = [*candidates, *[("", 0.0)] * BARS]
        for bar, name, share, (word, p) in zip(self._bars, self._names, self._shares, candidates, strict=False):
            bar.set_width(p)
            name.set_text(say.END_SHOWN if word == END else drawable(word))
            share.set(x=p + 0.06, text=f"{percent(p)} %" if word else "")

    def _set_places(self, source, written, alpha):
        S = len(source)
        heads = [
            place(self._above, (t - 0.5, t + 0.5), (0, 2.2), say.column(t, word), {"t": t})
            for t, word in enumerate(source, start=1)
        ]
        rows = []
        for k, word in enumerate(written, start=1):
            most = np.argsort(-alpha[k - 1], kind="stable")[:3]
            told = [(source[at], alpha[k - 1, at]) for at in most if alpha[k - 1, at] >= 0.01]
            rows.append(
                place(
                    self._below, (0.5, S + 0.5), (k - 0.5, k + 0.5), say.row(word, told), {"t": S + k}, since=S + k
                )
            )
        self.places = heads + rows
