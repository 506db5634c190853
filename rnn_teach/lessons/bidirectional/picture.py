"""A sentence with a gap, read from both sides: the states of either direction, and what
fills the gap."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bidirectional import words as say
from rnn_teach.lessons.bidirectional.picture_answers import AnswerBars
from rnn_teach.lessons.bidirectional.picture_places import places_of_answers, places_of_states, places_of_words

LEFT, WIDTH = 0.135, 0.86
MAPS = {"forward": (0.615, 0.155), "backward": (0.415, 0.155)}
"""Lower end and height, as fractions of the picture."""


class BidirectionalPicture(Picture):
    """Words, and →h[t] and ←h[t] below them, a column a step; at the foot what three
    nets put in the gap."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._layout = None

    def show(self, words, gap, states, answers, *, names, right, covered, step):
        """Show a reading.

        Parameters
        ----------
        words : list of str
            What is read, the gap among them.
        gap : int
            The time step of the gap, from 1.
        states : dict of "forward" and "backward" to arrays (T, n_h)
            →h[t] and ←h[t] of the net with both, in the order of time.
        answers : dict of "forward", "backward" and "both" to arrays (n_y,)
            The probability that each of three nets gives to each word.
        names : list of str
            The n_y words that may be missing.
        right : int
            Which of them is.
        covered : (int, int)
            How many words are covered at the left end and at the right.
        step : int
            How many steps each direction has read so far.
        """
        layout = (tuple(words), gap, tuple(names), right)
        if layout != self._layout:
            self._lay_out(*layout)
            self._layout = layout
        T = len(words)
        seen = {"forward": np.arange(1, T + 1) <= step, "backward": np.arange(T, 0, -1) <= step}
        for direction, image in self._images.items():
            image.set_data(np.where(seen[direction][:, np.newaxis], states[direction], np.nan).T)
        self._cover(T, *covered)
        self._set_front(T, step)
        there = {name: bool(seen[name][gap - 1]) for name in seen}
        self.places_now, self.places_at = [], step
        for name, group in self._groups.items():
            answer = answers[name] if there.get(name, all(there.values())) else None
            group.set_answer(answer)
            if answer is not None:
                self.places_now += places_of_answers(group.ax, say.READS[name], names, answer)

    def _lay_out(self, words, gap, names, right):
        self.start_afresh()
        T = len(words)
        self._axes, self._images = {}, {}
        for direction, (low, height) in MAPS.items():
            ax = self._axes[direction] = self.add_axes((LEFT, low, WIDTH, height))
            ax.axis("off")
            self._images[direction] = ax.imshow(
                np.full((1, T), np.nan),
                cmap=DIVERGING,
                vmin=-1,
                vmax=1,
                aspect="auto",
                interpolation="none",
                extent=(0.5, T + 0.5, 0, 1),
            )
            ax.set(xlim=(-0.6, T + 1.6), ylim=(0, 1))
        self._write_words(words, gap)
        self._write_heads(T)
        self._make_curtains()
        self._make_frames(T, gap)
        self._groups = {
            name: AnswerBars(self, LEFT + 0.005 + 0.295 * number, say.READS[name], len(names))
            for number, name in enumerate(say.READS)
        }
        self._name_the_bars(names, right)
        bottom = MAPS["backward"][0] - 0.06
        self.places = [
            *places_of_words(self._axes["forward"], words, gap, bottom),
            *places_of_states(self._axes, words),
        ]
        changing = [artist for group in self._groups.values() for artist in group.changing]
        self.let_change(
            *self._images.values(), *self._curtains, *self._frames, *self._fronts, *self._words, *changing
        )

    def _write_words(self, words, gap):
        ax = self._axes["forward"]
        slanted = max(map(len, words)) > 4
        ax.add_patch(Rectangle((gap - 0.5, 1.04), 1, 0.26, color=LIT, alpha=0.6, lw=0, clip_on=False))
        self._words = [
            ax.text(
                t - (0.3 if leaning else 0),
                1.4,
                drawable(word),
                size=TEXT_PT if slanted else TITLE_PT + 2,
                family=fonts(),
                color=COLORS["x"],
                rotation=36 if leaning else 0,
                rotation_mode="anchor",
                ha="left" if leaning else "center",
            )
            for t, word in enumerate(words, start=1)
            for leaning in [slanted and t != gap]
        ]
        for t in range(1, len(words) + 1):
            ax.text(t, 1.17, f"{t}", ha="center", va="center", size=TEXT_PT, color=INK)

    def _write_heads(self, T):
        forward, backward = self._axes["forward"], self._axes["backward"]
        at_left = {"x": 0.008, "va": "center", "size": TEXT_PT}
        low, height = MAPS["forward"]
        self.text(y=low + 1.17 * height, s=common.TIME_STEP, color=INK, **at_left)
        self.text(y=low + height / 2, s=say.FROM_LEFT, color=COLORS["h"], linespacing=1.4, **at_left)
        low, height = MAPS["backward"]
        self.text(y=low + height / 2, s=say.FROM_RIGHT, color=COLORS["f"], linespacing=1.4, **at_left)
        self.text(y=low - 0.17 * height, s=say.ITS_OWN_STEP, color=FAINT, **at_left)
        for t in range(1, T + 1):
            backward.text(t, -0.17, f"{T + 1 - t}", ha="center", va="center", size=TEXT_PT, color=FAINT)
        for ax, t, start in ((forward, 0, say.START_FORWARD), (backward, T + 1, say.START_BACKWARD)):
            ax.text(t, 0.5, start, ha="center", va="center", size=TEXT_PT, color=FAINT)

    def _make_frames(self, T, gap):
        """Lines between the columns, and a frame around that of the gap; drawn anew to
        stand above the maps."""
        between = [[(t + 0.5, 0), (t + 0.5, 1)] for t in range(T + 1)]
        self._frames = []
        for ax in self._axes.values():
            self._frames += [
                ax.add_collection(LineCollection(between, colors=NOTHING, linewidths=2)),
                ax.add_patch(Rectangle((gap - 0.5, 0), 1, 1, fill=False, ec=INK, linewidth=2, clip_on=False)),
            ]

    def _make_curtains(self):
        self._fronts = [
            ax.add_patch(Rectangle((0, 0), 0, 1, color=COLORS[name], lw=0))
            for name, ax in zip("hf", self._axes.values(), strict=True)
        ]
        self._curtains = [
            ax.add_patch(Rectangle((0, 0), 0, 1, facecolor=NOTHING, edgecolor=FAINT, lw=0.6))
            for ax in self._axes.values()
            for _ in range(2)
        ]

    def _cover(self, T, left, right):
        for curtain, (start, width) in zip(
            self._curtains, [(0.5, left), (T + 0.5 - right, right)] * 2, strict=True
        ):
            curtain.set(x=start, width=width, visible=width > 0)
        for t, word in enumerate(self._words, start=1):
            word.set_alpha(0.35 if t <= left or t > T - right else 1)

    def _set_front(self, T, step):
        """A bar at the edge that each direction has reached."""
        for front, x in zip(self._fronts, (step + 0.44, T + 0.44 - step), strict=True):
            front.set(x=x, width=0.12, visible=step < T)

    def _name_the_bars(self, names, right):
        ax = self._groups["forward"].ax
        for place, name in enumerate(names):
            is_right = place == right
            text = f"{drawable(name)} ▸" if is_right else f"{drawable(name)}   "
            color = COLORS["o"] if is_right else INK
            ax.text(-0.03, place, text, ha="right", va="center", size=TEXT_PT, color=color, family=fonts())
