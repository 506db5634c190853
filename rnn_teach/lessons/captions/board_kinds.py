"""What a board may have on it: shapes, or handwritten digits."""

from collections.abc import Callable
from dataclasses import dataclass

from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.handwriting import DIGIT_WORDS, DIGITS, draw_written
from rnn_teach.lessons.captions.scenes import COLORS, SHAPES, WORDS, draw_scene


@dataclass(frozen=True)
class BoardKind:
    """A kind of boards, as the explorer of captions needs it.

    shapes : names of what is put on them
    draw : from things to the picture (3, 32, 32)
    first, others : the scene to begin with, and further ones to choose
    first_to_put : what a click puts there at first
    """

    shapes: tuple
    draw: Callable
    first: str
    others: tuple
    first_to_put: str

    @property
    def to_put(self):
        """All that a click can put on it."""
        return [say.thing_to_put(color, shape) for color in COLORS for shape in self.shapes]


BY_WORDS = {
    WORDS: BoardKind(SHAPES, draw_scene, say.FIRST_SCENE, say.OTHER_SCENES, say.FIRST_TO_PUT),
    DIGIT_WORDS: BoardKind(DIGITS, draw_written, say.FIRST_DIGITS, say.OTHER_DIGITS, say.FIRST_DIGIT_TO_PUT),
}


def board_kind(words):
    """The boards that a net with these words describes."""
    return BY_WORDS[words]
