"""One W for all steps, or a copy of W for each: what comes out, and what the gradient
is made of."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.shared_parameters import words as say
from rnn_teach.lessons.shared_parameters.picture_blocks import Blocks

LEFT, WIDTH = 0.145, 0.85
ROWS = {"W": (0.79, 0.125), "h": (0.515, 0.165), "gradient": (0.285, 0.125), "bars": (0.06, 0.185)}
"""Lower end and height of each row, as fractions of the picture."""


class UntiedPicture(Picture):
    """A column for each step: its W, its state, its share of the gradient; the total
    stands at the right."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._layout = None

    def show(self, words, copies, h, h_before, terms, *, tied, place, k):
        """Show a run.

        Parameters
        ----------
        words : list of str
            The word of each step, T of them.
        copies : array (T, n_h, n_h)
            The W that each step uses.
        h, h_before : arrays (T+1, n_h)
            The states, and those before W was changed.
        terms : array (T, n_h, n_h)
            Each step's share of the gradient.
        tied : bool
            Whether all steps use one W, so that its gradient is the sum of the shares.
        place : (int, int)
            Row and column of the number of W that is changed, and whose gradient the
            bars show.
        k : int
            The step to frame: without ties, its copy alone is changed.
        """
        layout = (tuple(words), tied, len(copies[0]), place)
        if layout != self._layout:
            self._lay_out(*layout)
            self._layout = layout
        self._copies.set_matrices(copies, least=1.0)
        self._states.set_matrices(h[:, :, np.newaxis], least=1.0)
        for text, moved in zip(self._moved, np.linalg.norm(h - h_before, axis=1), strict=True):
            text.set_text(number(moved))
        shares = np.concatenate([terms, terms.sum(axis=0, keepdims=True)]) if tied else terms
        self._gradients.set_matrices(shares)
        self._set_bars(terms[:, place[0], place[1]], tied)
        self._light_up(k, tied)

    def time_at(self, x, y):
        """The time step whose column is at a place of the picture (fractions from the
        lower left), or None."""
        if self._layout is None:
            return None
        column, _ = self._axes["h"].transData.inverted().transform((x * self.bbox.width, y * self.bbox.height))
        t = round(column)
        return t if 1 <= t <= len(self._layout[0]) else None

    def _lay_out(self, words, tied, n_h, place):
        self.start_afresh()
        T = len(words)
        self._axes = {name: self.add_axes((LEFT, low, WIDTH, height)) for name, (low, height) in ROWS.items()}
        for ax in self._axes.values():
            ax.set_xlim(-0.5, T + 1.85)
            ax.axis("off")
        down_the_picture = blended_transform_factory(self._axes["h"].transData, self.transFigure)
        self._band = self.add_artist(
            Rectangle((0, 0.005), 1, 0.92, transform=down_the_picture, color=LIT, alpha=0.3, lw=0)
        )
        self._place, self._total_at = place, T + 1.2
        steps = np.arange(1, T + 1)
        shares_at = [*steps, self._total_at] if tied else steps
        self._copies = Blocks(self._axes["W"], steps, (n_h, n_h), width=0.8)
        self._states = Blocks(self._axes["h"], range(T + 1), (n_h, 1), width=0.9, numbers=True)
        self._gradients = Blocks(self._axes["gradient"], shares_at, (n_h, n_h), width=0.8)
        self._write_heads(words, tied, n_h)
        self._make_bars(T, tied)
        self._frames = [self._make_frames(self._axes[name]) for name in ("W", "gradient")]
        self.let_change(
            self._band,
            *self._words,
            *self._copies.changing,
            *self._states.changing,
            *self._moved,
            *self._gradients.changing,
            *self._bar_artists,
            *self._frames,
        )

    def _write_heads(self, words, tied, n_h):
        """The names of the rows at the left, the words above the states, how many
        numbers there are above all."""
        T, states = len(words), self._axes["h"]
        for name, text in say.heads(tied, self._place).items():
            low, height = ROWS[name]
            color = COLORS.get(name, COLORS["gradient"])
            self.text(0.008, low + height / 2, text, va="center", size=TEXT_PT, color=color, linespacing=1.3)
        above = {"transform": states.get_xaxis_transform(), "ha": "center", "va": "bottom", "size": TEXT_PT}
        states.text(0, 1.03, "h[0]", color=COLORS["h"], **above)
        self._words = []  # drawn anew each time only to stand above the band
        for t, word in enumerate(words, start=1):
            self._words += [
                states.text(t, 1.28, f"t = {t}" if T < 8 or t == 1 else f"{t}", color=FAINT, **above),
                states.text(t, 1.03, drawable(word), color=COLORS["x"], family=fonts(), **above),
            ]
        under = {"transform": states.get_xaxis_transform(), "ha": "center", "va": "top", "size": TEXT_PT}
        self._moved = [states.text(t, -0.07, "", color=INK, **under) for t in range(T + 1)]
        self.text(0.008, ROWS["h"][0] - 0.012, say.MOVED_BY, va="top", size=TEXT_PT, color=FAINT)
        self._write_count(T, tied, n_h)
        self._axes["gradient"].text(
            self._total_at,
            -0.75 if tied else (n_h - 1) / 2,
            say.total(tied),
            ha="center",
            va="bottom" if tied else "center",
            size=TEXT_PT,
            color=COLORS["gradient"] if tied else FAINT,
        )

    def _write_count(self, T, tied, n_h):
        ax = self._axes["W"]
        if tied:
            bracket = [[(1, -1.1), (T, -1.1)], *([(t, -1.1), (t, -0.6)] for t in range(1, T + 1))]
            ax.add_collection(LineCollection(bracket, colors=COLORS["W"], linewidths=1.5, clip_on=False))
        ax.text(
            (T + 1) / 2,
            -1.45,
            say.count(T, n_h * n_h, tied),
            ha="center",
            va="bottom",
            size=TITLE_PT,
            color=COLORS["W"],
        )

    def _make_bars(self, T, tied):
        ax = self._axes["bars"]
        self._bars = ax.add_collection(PolyCollection([], color=COLORS["gradient"]))
        self._steps = ax.add_collection(LineCollection([], colors=FAINT, linewidths=1))
        ax.set_ylim(-1.15, 1.15)
        ax.axhline(0, color=FAINT, linewidth=1)
        under = {"transform": ax.get_xaxis_transform(), "ha": "center", "va": "top", "size": TEXT_PT}
        at = [*range(1, T + 1), *([self._total_at] if tied else [])]
        self._values = [ax.text(t, -0.06, "", color=COLORS["gradient"], **under) for t in at]
        if tied:
            ax.text((T + self._total_at) / 2, -0.06, "=", color=FAINT, **under)
            for between in np.arange(1.5, T) if T < 8 else ():  # beyond, the numbers need the room
                ax.text(between, -0.06, "+", color=FAINT, **under)
        self._bar_artists = [self._steps, self._bars, *self._values]

    def _set_bars(self, shares, tied):
        """With ties each bar begins where the one before ended, so that the last ends
        at the total."""
        ends = np.cumsum(shares) if tied else shares
        starts = ends - shares if tied else np.zeros_like(shares)
        if tied:
            starts, ends = np.append(starts, 0), np.append(ends, ends[-1])
        size = np.abs(ends).max() or 1.0
        at = [*range(1, len(shares) + 1), self._total_at][: len(ends)]
        self._bars.set_verts(
            [_bar(t, *pair) for t, pair in zip(at, zip(starts / size, ends / size, strict=True), strict=True)]
        )
        self._steps.set_segments(
            [[(t, end / size), (after, end / size)] for t, after, end in zip(at, at[1:], ends, strict=False)]
            if tied
            else []
        )
        for text, value in zip(self._values, [*shares, shares.sum()], strict=False):
            text.set_text(number(value, 3))

    def _make_frames(self, ax):
        return ax.add_collection(PolyCollection([], facecolors="none", edgecolors=INK, linewidths=1.8))

    def _light_up(self, k, tied):
        self._band.set_x(k - 0.5)
        places = self._copies.places if tied else [k]
        total = [self._total_at] if tied else []
        for frames, blocks, at in zip(
            self._frames, (self._copies, self._gradients), (places, [*self._copies.places, *total]), strict=True
        ):
            frames.set_verts([blocks.corners(where, *self._place) for where in at])


def _bar(t, start, end):
    return [(t - 0.3, start), (t + 0.3, start), (t + 0.3, end), (t - 0.3, end)]
