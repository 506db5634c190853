"""One w for all steps, or a copy of w for each: who learns, and what nine words later
is left."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import columns
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.shared_parameters import words as say
from rnn_teach.lessons.shared_parameters.learning import GOAL, W_AT_FIRST

LEFT, WIDTH = 0.1, 0.635
ROWS = {"words": (0.82, 0.12), "w": (0.665, 0.12), "h": (0.345, 0.265), "slope": (0.075, 0.165)}
"""Lower end and height of each row, as fractions of the picture."""
LOSS_AT = (0.815, 0.345, 0.175, 0.265)
MOST = 20


class UntiedPicture(Picture):
    """A column for each step: its word, its w, its state, its share of the gradient.
    The sum and the loss stand at the right."""

    def __init__(self):
        super().__init__(8.2, 3.95)
        self._layout = None

    def show(self, words, lesson, w, h, h_before, slope, losses, *, tied, k, steepest):
        """Show a run after some updates.

        Parameters
        ----------
        words : list of str
            T words; the first `lesson` of them are learned from.
        w, h, slope : arrays (T+1,)
            What each step uses, the states, and how fast the loss grows with each w[t];
            row 0 of w and slope is not used.
        h_before : array (T+1,)
            The states before anything was changed or learned.
        losses : list of float
            From before the first update on.
        tied : bool
            Whether all steps use one w.
        k : int
            The step to light up.
        steepest : float
            The slope whose bar is as high as its row.
        """
        layout = tuple(words), lesson, tied
        if layout != self._layout:
            self._lay_out(*layout)
            self._layout = layout
        self._band.set_x(k - 0.5)
        self._set_w(w, tied)
        self._set_states(h, h_before)
        self._set_slopes(slope[1:], steepest, tied)
        self._set_losses(losses)
        texts = [say.column(t, word, w[t], h[t - 1], h[t]) for t, word in enumerate(words, start=1)]
        self.places_now = columns(self._axes["h"], texts, "k")

    def _lay_out(self, words, lesson, tied):
        self.start_afresh()
        T = len(words)
        self._axes = {name: self.add_axes((LEFT, low, WIDTH, height)) for name, (low, height) in ROWS.items()}
        for ax in self._axes.values():
            ax.set(xlim=(0.45, T + 0.55), ylim=(0, 1))
            ax.axis("off")
        self._band = self._axes["h"].add_patch(
            Rectangle((0.5, -1.15), 1, 3.5, color=LIT, alpha=0.28, lw=0, clip_on=False)
        )
        self._write_words(words, lesson)
        self._make_w(T, tied)
        self._make_states(T, lesson)
        self._make_slopes(T, tied)
        self._make_losses()
        self.let_change(
            self._band, *self._above_the_band, *self._w, *self._states, *self._slopes, self._curve, *self._losses
        )

    def _write_words(self, words, lesson):
        ax = self._axes["words"]
        above = {"ha": "center", "size": TEXT_PT}
        self._above_the_band = []
        for t, word in enumerate(words, start=1):
            color = COLORS["x"] if t <= lesson else FAINT
            self._above_the_band += [
                ax.text(
                    t, 0.02, drawable(word), va="bottom", color=color, family=fonts(), parse_math=False, **above
                ),
                ax.text(t, 0.4, f"t = {t}" if t == 1 else f"{t}", va="bottom", color=FAINT, **above),
            ]
        ends = (0.55, lesson + 0.45)
        ax.add_collection(LineCollection([[(end, 0.78) for end in ends]], colors=COLORS["x"], linewidths=2.5))
        ax.text(ends[0], 0.85, say.lesson_ends(lesson, len(words)), va="bottom", color=COLORS["x"], size=TEXT_PT)

    def _head(self, row, text, color):
        low, height = ROWS[row]
        self.text(0.008, low + height / 2, text, va="center", size=TEXT_PT, color=color, linespacing=1.25)

    def _make_w(self, T, tied):
        ax = self._axes["w"]
        self._head("w", say.W_OF_STEP if not tied else say.ONE_W, COLORS["W"])
        places = [(0.6, T + 0.4)] if tied else [(t - 0.4, t + 0.4) for t in range(1, T + 1)]
        boxes = [[(left, 0.1), (right, 0.1), (right, 0.85), (left, 0.85)] for left, right in places]
        self._boxes = ax.add_collection(
            PolyCollection(boxes, cmap=DIVERGING, edgecolors=COLORS["W"], linewidths=1.4)
        )
        self._boxes.set_clim(-1.2, 1.2)
        self._w_texts = [
            ax.text((left + right) / 2, 0.46, "", ha="center", va="center", size=TITLE_PT, color=INK)
            for left, right in places
        ]
        if tied:  # it works at each step
            ax.add_collection(
                LineCollection(
                    [[(t, 0.1), (t, -0.12)] for t in range(1, T + 1)],
                    colors=COLORS["W"],
                    linewidths=1.4,
                    clip_on=False,
                )
            )
        self._w = [self._boxes, *self._w_texts]

    def _set_w(self, w, tied):
        w = w[1:2] if tied else w[1:]
        self._boxes.set_array(w - W_AT_FIRST)
        for text, value in zip(self._w_texts, w, strict=True):
            text.set_text(say.one_w(value) if tied else number(value))

    def _make_states(self, T, lesson):
        ax = self._axes["h"]
        ax.set_ylim(-0.02, 1.12)
        self._head("h", say.STATE, COLORS["h"])
        ax.axhline(0, color=FAINT, linewidth=1)
        ax.plot([0.5, T + 0.5], [GOAL, GOAL], color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
        ax.plot([0.5, lesson + 0.5], [GOAL, GOAL], color=COLORS["x"], linewidth=2)
        ax.text(T + 0.55, GOAL, f" {say.GOAL}", va="center", size=TEXT_PT, color=FAINT)
        self._bars = ax.add_collection(PolyCollection([], color=COLORS["h"], alpha=0.75))
        self._ghosts = ax.add_collection(PolyCollection([], facecolors="none", edgecolors=FAINT, linewidths=1))
        texts = [ax.text(t, -0.05, "", ha="center", va="top", size=TEXT_PT, color=INK) for t in range(1, T + 1)]
        self._h_texts = texts
        self.text(0.755, ROWS["w"][0] + 0.06, say.BEFORE, va="center", size=TEXT_PT, color=FAINT, linespacing=1.3)
        self._states = [self._bars, self._ghosts, *texts]

    def _set_states(self, h, before):
        self._bars.set_verts([_bar(t, 0, value) for t, value in enumerate(h[1:], start=1)])
        self._ghosts.set_verts([_bar(t, 0, value) for t, value in enumerate(before[1:], start=1)])
        for text, value in zip(self._h_texts, h[1:], strict=True):
            text.set_text(number(value))

    def _make_slopes(self, T, tied):
        ax = self._axes["slope"]
        self._head("slope", say.SHARE if tied else say.OWN_GRADIENT, COLORS["gradient"])
        ax.set_ylim(-1.15, 1.15)
        ax.axhline(0, color=FAINT, linewidth=1)
        self._slope_bars = ax.add_collection(PolyCollection([], color=COLORS["gradient"]))
        under = {"ha": "center", "va": "top", "size": TEXT_PT, "color": COLORS["gradient"]}
        self._slope_texts = [
            ax.text(t, -0.04, "", transform=ax.get_xaxis_transform(), **under) for t in range(1, T + 1)
        ]
        low, height = ROWS["slope"]
        self._sum = self.text(
            0.755, low + height / 2, "", va="center", size=TITLE_PT, color=COLORS["gradient"], linespacing=1.4
        )
        self._slopes = [self._slope_bars, *self._slope_texts, self._sum]

    def _set_slopes(self, slope, steepest, tied):
        """Each bar says its share of the steepest; the numbers stand below."""
        size = steepest or 1.0
        self._slope_bars.set_verts([_bar(t, 0, value / size) for t, value in enumerate(slope, start=1)])
        for text, value in zip(self._slope_texts, slope, strict=True):
            text.set_text(say.short(value))
        self._sum.set_text(say.sum_of_shares(slope.sum()) if tied else say.NOT_ADDED)

    def _make_losses(self):
        ax = self._loss_axes = self.add_axes(LOSS_AT, facecolor=NOTHING)
        ax.set_xlim(-1.2, MOST + 1.2)
        ax.set_ylim(0, 1.06)
        ax.set_xticks([0, 10, 20])
        ax.set_yticks([])
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.set_xlabel(common.UPDATES, size=TEXT_PT, labelpad=1)
        ax.spines[["top", "right", "left"]].set_visible(False)
        (self._curve,) = ax.plot([], [], color=INK, linewidth=1.8, marker="o", markersize=3.5)
        (self._now,) = ax.plot([], [], color=INK, marker="o", markersize=8)
        self._loss_text = ax.text(0.5, 1.04, "", transform=ax.transAxes, ha="center", va="bottom", size=TITLE_PT)
        self._losses = [self._now, self._loss_text]

    def _set_losses(self, losses):
        losses = np.array(losses)
        size = losses.max() or 1.0
        self._curve.set_data(np.arange(len(losses)), losses / size)
        self._now.set_data([len(losses) - 1], losses[-1:] / size)
        self._loss_text.set_text(say.loss(losses[-1]))


def _bar(t, start, end):
    return [(t - 0.3, start), (t + 0.3, start), (t + 0.3, end), (t - 0.3, end)]
