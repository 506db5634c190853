"""What a net answers: the probability of each word as a bar."""

from matplotlib.collections import PolyCollection

from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bidirectional import words as say


class AnswerBars:
    """The probability of each word as a bar, with its percentage; a note where there is
    no answer yet."""

    def __init__(self, picture, left, title, n):
        self.ax = ax = picture.add_axes((left, 0.015, 0.21, 0.27))
        ax.axis("off")
        ax.set(xlim=(0, 1), ylim=(n - 0.5, -0.5))
        ax.axvline(0, color=FAINT, linewidth=1)
        ax.text(0, -0.75, title, va="bottom", size=TITLE_PT, color=COLORS["h"])
        self._bars = ax.add_collection(PolyCollection([], color=COLORS["o"]))
        self._percents = [
            ax.text(0, place, "", va="center", size=TEXT_PT, color=INK, clip_on=False) for place in range(n)
        ]
        self._note = ax.text(0.04, (n - 1) / 2, say.NOT_YET, va="center", size=TEXT_PT, color=FAINT)
        self.changing = [self._bars, *self._percents, self._note]

    def set_answer(self, y_hat):
        """Show these probabilities; None where there is no answer yet."""
        self._note.set_visible(y_hat is None)
        self._bars.set_visible(y_hat is not None)
        for percent in self._percents:
            percent.set_visible(y_hat is not None)
        if y_hat is None:
            return
        places = range(len(y_hat))
        self._bars.set_verts(
            [
                [(0, k - 0.36), (y, k - 0.36), (y, k + 0.36), (0, k + 0.36)]
                for k, y in zip(places, y_hat, strict=True)
            ]
        )
        for percent, y in zip(self._percents, y_hat, strict=True):
            percent.set(x=y + 0.03, text=f"{100 * y:.0f} %")
