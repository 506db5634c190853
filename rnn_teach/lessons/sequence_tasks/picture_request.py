"""A request while it is typed: the words, what a net takes each for, and the form that
fills itself."""

from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_answers import AnswerBars
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import place
from rnn_teach.kit.picture_style import ANSWERS, COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.sequence_tasks import words as say

MOST_WORDS = 11
"""So many columns there are; of a longer request the last words typed are drawn."""
LONGEST_WORD, LONGEST_FIELD = 9, 24
LEFT, RIGHT = 0.1, 0.995
SHORT_NAMES = [dict(say.FIELDS).get(slot, slot) for slot in common.READER_SLOTS]
"""Of the slots, as the boxes of the form are named: longer names would meet above their
bars."""


class RequestPicture(Picture):
    """At the top the form, below it a column for each word: its bars, and the word."""

    def __init__(self):
        super().__init__(8.2, 3.2)
        self._columns = None

    def show(self, words, known, y_hat, t, filled):
        """Show what a net answers once the first words are typed.

        Parameters
        ----------
        words : list of str
            All of the request.
        known : list of bool
            Of each, whether the net has a place for it.
        y_hat : array (t, 4)
            The probabilities of the slots of each word typed so far.
        t : int
            How many words are typed.
        filled : dict of str to list of str
            By slot, what stands in the form.
        """
        first = max(0, t - MOST_WORDS)
        shown = words[first : first + MOST_WORDS]
        if len(shown) != self._columns:
            self._lay_out(len(shown))
            self._columns = len(shown)
        self._bars.set_answers(y_hat[first:].T)
        for column, (text, word) in enumerate(zip(self._words, shown, strict=True), start=first):
            text.set_text(drawable(in_short(word, LONGEST_WORD)))
            text.set_color(FAINT if column >= t else COLORS["x"] if known[column] else INK)
            text.set_style("normal" if known[column] else "italic")
        for slot, field in self._fields.items():
            field.set_text(drawable(in_short(" ".join(filled[slot]), LONGEST_FIELD)))
        self._frame.set_x(t - first - 0.48)
        self._set_places(words, y_hat, t, first)

    def _set_places(self, words, y_hat, t, first):
        self.places_now = []
        for column in range(1, self._columns + 1):
            at, word = first + column, in_short(words[first + column - 1], LONGEST_FIELD)
            x = (column - 0.5, column + 0.5)
            self.places_now.append(place(self._below, x, (0, 1), say.typed(at, word), {"t": at}))
            if at <= t:
                text = say.chances(word, SHORT_NAMES, y_hat[at - 1])
                self.places_now.append(place(self._above, x, (0, 1), text))

    def _lay_out(self, n):
        self.start_afresh()
        self._make_form(self.add_axes((0.01, 0.74, 0.985, 0.25)))
        width = RIGHT - LEFT
        self._above, self._below = self.add_axes((LEFT, 0.17, width, 0.52)), self.add_axes((LEFT, 0, width, 0.16))
        self._below.axis("off")
        self._bars = AnswerBars(self._above, n, SHORT_NAMES)
        for ax in (self._above, self._below):
            ax.set_xlim(0.4, n + 0.6)
        self._below.set_ylim(0, 1)
        place_of = {"ha": "center", "va": "center", "size": TITLE_PT, "family": fonts(), "parse_math": False}
        self._words = [self._below.text(k, 0.6, "", **place_of) for k in range(1, n + 1)]
        self.text(0.005, 0.4, say.NET_SAYS, size=TEXT_PT, color=COLORS["o"])
        self.text(0.005, 0.075, say.WORDS_READ, size=TEXT_PT, color=COLORS["x"])
        self._frame = self._below.add_patch(Rectangle((0, 0.16), 0.96, 0.8, fill=False, edgecolor=LIT, linewidth=3))
        self.let_change(*self._bars.artists, *self._words, *self._fields.values(), self._frame)

    def _make_form(self, ax):
        ax.set(xlim=(0, 3), ylim=(0, 1))
        ax.axis("off")
        self._fields = {}
        for number, (slot, name) in enumerate(say.FIELDS):
            color = ANSWERS[common.READER_SLOTS.index(slot)]
            ax.text(number + 0.02, 0.82, name, va="center", size=TITLE_PT, weight="bold", color=color)
            ax.add_patch(Rectangle((number + 0.01, 0.08), 0.97, 0.56, fill=False, edgecolor=color, linewidth=1.6))
            self._fields[slot] = ax.text(
                number + 0.06, 0.35, "", va="center", size=TITLE_PT + 2, family=fonts(), color=INK, parse_math=False
            )


def in_short(text, longest):
    """A text as long as there is room."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
