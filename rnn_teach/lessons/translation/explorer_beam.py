"""A beam search that one can widen: greedy at 1, and at 32 it finds the empty
sentence."""

from __future__ import annotations

from functools import lru_cache

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, whole
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.code import beam
from rnn_teach.lessons.translation.net import END
from rnn_teach.lessons.translation.picture_beam import BeamPicture
from rnn_teach.lessons.translation.search import hypothesis_words, search_translation
from rnn_teach.lessons.translation.stored import trained_translator

EXAMPLES = (
    "you will find the small picture in taipei tomorrow",
    "they will not see the white house today",
    "maria will buy the red book tomorrow",
    "we will sell the new car today",
)
WIDEST = 32


def beam_explorer(*, state: str | None = None) -> Explorer:
    """The search tree for one sentence, of a net that has seen many wordings and in one
    of twenty pairs an empty translation.

        score = log p / length^α

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = BeamPicture()
    controls = {
        "sentence": menu(say.SENTENCE, EXAMPLES),
        "width": whole(say.WIDTH, 3, 1, WIDEST),
        "alpha": slider(say.ALPHA, 0.0, 0.0, 1.0, step=0.1),
    }

    def show(sentence, width, alpha):
        net, found = searched(sentence, width, alpha)
        end = net.target.place(END)
        picture.show(found, net.target.words, end, width, alpha)
        empty = next((rank for rank, one in enumerate(found.steps[-1], start=1) if one.words == (end,)), None)
        best = found.best
        return say.beam(width, alpha, hypothesis_words(net, best), best.log_p, len(found.steps) - 1, empty)

    return Explorer(picture, controls, show, _code, film=("width", "alpha"), state=state)


@lru_cache(maxsize=64)
def searched(sentence, width, alpha):
    """The net, and its search."""
    net = trained_translator("wordings")
    return net, search_translation(net, sentence.split(), width=width, alpha=alpha)


def _code(sentence, width, alpha):
    lines = f'net = trained_translator("wordings")\nwords = {sentence!r}.split()'
    return code_of(
        beam,
        imports=f"from rnn_teach.tasks import translation_step, trained_translator\n\n{lines}\n",
        net=Lines("net"),
        words=Lines("words"),
        width=width,
        alpha=alpha,
        longest=30,
    )
