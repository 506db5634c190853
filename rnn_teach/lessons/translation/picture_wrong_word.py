"""A wrong word is fed to the decoder: what it writes after it, in two ways of going
on."""

from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import place
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.net import END

LEFT = 0.145
ROWS = (say.ENGLISH, say.AS_IT_WRITES, say.FORCED, say.FREELY)
SAME, OTHER = COLORS["o"], "#b3261e"


class WrongWordPicture(Picture):
    """Rows of words: the source, what the net writes alone, and both ways with the
    wrong word."""

    def __init__(self):
        super().__init__(8.2, 2.7)

    def show(self, source, alone, forced, freely, at, fed):
        """Show the sentences.

        Parameters
        ----------
        source, alone, forced, freely : lists of str
            The last two as far as they go.
        at : int
            Which word, from 1, is replaced.
        fed : str
            What the decoder reads in its place.
        """
        self.start_afresh()
        T = max(map(len, (source, alone, forced, freely)))
        ax = self.add_axes((LEFT, 0.02, 0.995 - LEFT, 0.94))
        ax.axis("off")
        ax.set(xlim=(0.5, T + 0.5), ylim=(4.0, -0.5))
        for row, name in enumerate(ROWS):
            self.text(0.008, 0.96 - 0.94 * (row + 0.5) / 4.5, name, size=TEXT_PT, color=FAINT, va="center")
        ax.add_patch(Rectangle((at - 0.48, 1.62), 0.96, 2.1, facecolor=LIT, alpha=0.55, lw=0))
        self.places = []
        self._write(ax, source, 0, COLORS["x"], lambda k: True)
        self._write(ax, alone, 1, INK, lambda k: True)
        for row, words in ((2, forced), (3, freely)):
            shown = [fed if k == at else word for k, word in enumerate(words, start=1)]
            self._write(
                ax, shown, row, None, lambda k, words=words: k < at or words[k - 1 : k] == alone[k - 1 : k], at
            )
        ax.text(at, 3.62, say.FED, ha="center", va="center", size=TEXT_PT, color=INK)
        self.places += [
            place(ax, (k - 0.5, k + 0.5), (0.6, 3.5), say.plant_here(k, word), {"at": k})
            for k, word in enumerate(alone[:-1], start=1)
        ]

    def _write(self, ax, words, row, color, same, at=None):
        for k, word in enumerate(words, start=1):
            its = color or (INK if k == at else SAME if same(k) else OTHER)
            text = say.END_SHOWN if word == END else drawable(word)
            marked = at is not None and k > at and not same(k)
            ax.text(
                k,
                row + 0.1 + 0.22 * (k % 2),
                f"✗ {text}" if marked else text,
                ha="center",
                va="center",
                size=TITLE_PT if k == at else TEXT_PT,
                color=its,
                family=fonts(),
                parse_math=False,
            )
