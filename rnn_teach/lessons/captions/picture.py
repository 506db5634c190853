"""A board with its caption: where the net looks at each word, and what it would say."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import place
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, TEXT_PT
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.scenes import MOST_STEPS, PIXELS, SIDE, WORDS

SHADE, GRAY = 0.6, 0.62
"""So much of this gray covers a place that the net does not look at: a gray of middle
lightness, which leaves each color its name in the dark theme too."""


class CaptionPicture(Picture):
    """The board at the left; at the right the words with a small map of α below each,
    and the probabilities of the next word."""

    def __init__(self, words=WORDS):
        super().__init__(8.2, 3.5)
        self._all_words = words
        self._lay_out()

    def show(self, picture, words, trace, t):
        """Show word t of a caption.

        Parameters
        ----------
        picture : array (3, 32, 32)
        words : list of str
        trace : Trace
            Of the decoder: row t is that of word t.
        t : int
        """
        alpha, y_hat = trace.alpha[1:, :, 0], trace.readout.y_hat[:, :, 0]
        over = t > len(words)
        cover = np.zeros(SIDE * SIDE) if over else SHADE * (1 - alpha[t - 1] / alpha[t - 1].max())
        cover = np.kron(cover.reshape(SIDE, SIDE), np.ones((PIXELS, PIXELS)))[..., np.newaxis]
        seen = np.clip(picture.transpose(1, 2, 0), 0, 1)
        self._board.set_data(np.round(seen + cover * (GRAY - seen), 2))
        for step, (text, frame, maps) in enumerate(zip(self._words, self._frames, self._maps, strict=True)):
            here = step < len(words)
            text.set_text(words[step] if here else "")
            text.set_color(INK if here else FAINT)
            maps.set_data(alpha[step].reshape(SIDE, SIDE) if here else np.full((SIDE, SIDE), np.nan))
            frame.set_visible(step == t - 1)
        chances = np.zeros(len(self._all_words)) if over else y_hat[t]
        for bar, chance, name in zip(self._bars, chances, self._names, strict=True):
            bar.set_height(chance)
            name.set_color(FAINT if chance < 0.1 else COLORS["o"])
        self._set_places(words, alpha, y_hat)

    def let_click(self, kind, clicks):
        """Say what a click puts on the board, and for each place what it says and what
        a click on it sets."""
        self._puts.set_text(say.click_puts(kind))
        if clicks != self._clicks:
            self._clicks = clicks
            self.places = [
                place(self._at_left, (column, column + 1), (SIDE - row, SIDE - row - 1), text, sets)
                for number, (text, sets) in enumerate(clicks)
                for row, column in [divmod(number, SIDE)]
            ]

    def _set_places(self, words, alpha, y_hat):
        self.places_now = []
        for step, word in enumerate(words, start=1):
            text = say.word_at(step, word, y_hat[step, self._all_words.index(word)])
            self.places_now.append(place(self._top, (step - 0.5, step + 0.5), (0, 1), text, {"t": step}))
            best = int(alpha[step - 1].argmax())
            self.places_now.append(
                place(self._maps_ax[step - 1], (-0.5, 3.5), (3.5, -0.5), say.looked_at(best, alpha[step - 1, best]))
            )

    def _lay_out(self):
        self._lay_out_board()
        left, width = 0.42, 0.575
        top = self._top = self.add_axes((left, 0.84, width, 0.1))
        top.set(xlim=(0.5, MOST_STEPS + 0.5), ylim=(0, 1))
        top.axis("off")
        self.text(left, 0.95, say.WORD_AND_ALPHA, size=TEXT_PT, color=FAINT)
        place = {"ha": "center", "va": "center", "size": TEXT_PT}
        self._words = [top.text(step, 0.5, "", **place) for step in range(1, MOST_STEPS + 1)]
        look = {"fill": False, "edgecolor": LIT, "linewidth": 3}
        self._frames = [
            top.add_patch(Rectangle((step - 0.47, 0.04), 0.94, 0.92, **look)) for step in range(1, MOST_STEPS + 1)
        ]
        each = width / MOST_STEPS
        self._maps_ax = [
            self.add_axes((left + (step + 0.06) * each, 0.69, 0.88 * each, 0.88 * each * 8.2 / 3.5))
            for step in range(MOST_STEPS)
        ]
        self._maps = [_empty_map(ax) for ax in self._maps_ax]
        below = self.add_axes((left + 0.03, 0.18, width - 0.03, 0.36))
        below.set(xlim=(-0.6, len(self._all_words) - 0.4), ylim=(0, 1))
        below.set_xticks([])
        below.set_yticks([0, 0.5, 1], ["0", "0.5", "1"], size=TEXT_PT)
        below.spines[["top", "right"]].set_visible(False)
        self.text(left, 0.58, say.NEXT_WORD, size=TEXT_PT, color=COLORS["o"])
        self._bars = below.bar(
            range(len(self._all_words)), np.zeros(len(self._all_words)), color=COLORS["o"], width=0.7
        ).patches
        self._names = [
            below.text(at, -0.06, word, rotation=35, ha="right", va="top", rotation_mode="anchor", size=TEXT_PT)
            for at, word in enumerate(self._all_words)
        ]
        self.let_change(
            self._board,
            *self._grid,
            *self._maps,
            *self._words,
            *self._frames,
            *self._bars,
            *self._names,
            self._puts,
        )

    def _lay_out_board(self):
        side = 0.85
        self._clicks, self._puts = None, self.text(0.03, 0.015, "", size=TEXT_PT, color=FAINT)
        ax = self._at_left = self.add_axes((0.03, 0.075, side * 3.5 / 8.2, side))
        ax.set(xlim=(0, SIDE), ylim=(0, SIDE))
        ax.set_xticks([column + 0.5 for column in range(SIDE)], list(say.COLUMNS), size=TEXT_PT)
        ax.set_yticks(
            [SIDE - row - 0.5 for row in range(SIDE)], [str(row + 1) for row in range(SIDE)], size=TEXT_PT
        )
        ax.tick_params(length=0, labelbottom=False, labeltop=True)
        self._board = ax.imshow(
            np.ones((SIDE * PIXELS, SIDE * PIXELS, 3)),
            extent=(0, SIDE, 0, SIDE),
            interpolation="none",
            aspect="auto",
        )
        self._grid = [
            *(ax.axhline(line, color="white", linewidth=1) for line in range(1, SIDE)),
            *(ax.axvline(line, color="white", linewidth=1) for line in range(1, SIDE)),
        ]


def _empty_map(ax):
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_color(FAINT)
    return ax.imshow(np.zeros((SIDE, SIDE)), cmap=DIVERGING, vmin=-1, vmax=1, interpolation="none", aspect="auto")
