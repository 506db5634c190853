"""What was trained before: the net of the first screen, and how well nine nets do.

How they were trained: tools/train_captioners.py and tools/train_digit_captioner.py.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

from rnn_teach.core.arguments import as_choice
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.captioner import AttendingCaptioner
from rnn_teach.lessons.captions.handwriting import DIGIT_WORDS
from rnn_teach.lessons.captions.scenes import WORDS

WEIGHTS = {
    say.SHAPES_ON_BOARD: Path(__file__).with_name("captioner.npz"),
    say.DIGITS_ON_BOARD: Path(__file__).with_name("captioner_digits.npz"),
}
"""By what is on the boards."""
MEASURED = Path(__file__).with_name("measured.json")


def trained_captioner(on_board: str = say.SHAPES_ON_BOARD) -> AttendingCaptioner:
    """A net that looks at every word, and in whose training half of the words before
    were hidden from it.

    Parameters
    ----------
    on_board : "shapes" or "digits"
        What it has seen: the shapes of the first screen, or handwritten digits.

    Returns
    -------
    AttendingCaptioner

    Raises
    ------
    ValueError
        If there is no such net.
    """
    return _stored(as_choice("on_board", on_board, WEIGHTS))


@cache
def _stored(on_board):
    words = {say.SHAPES_ON_BOARD: WORDS, say.DIGITS_ON_BOARD: DIGIT_WORDS}[on_board]
    captioner = AttendingCaptioner.random(np.random.default_rng(0), words=words)
    with np.load(WEIGHTS[on_board]) as stored:
        for name, parameter in captioner.parameters.items():
            parameter[:] = stored[name]
    return captioner


def measured_captioners(of: str, scenes: str = say.NEW_SCENES) -> dict[str, list[float]]:
    """How well three nets of each kind do, by kind.

    Parameters
    ----------
    of : "captions", "words" or "looks"
        The share of what, as `score_captions` counts it.
    scenes : "new scenes" or "new pairs"
        Scenes like those of the training, or scenes with pairs of color and shape that
        no training scene had.

    Returns
    -------
    dict of str to list of float
        A kind that has no such share is left out.
    """
    of, scenes = as_choice("of", of, SHARES), as_choice("scenes", scenes, SCENES)
    scores = json.loads(MEASURED.read_text(encoding="utf-8"))["scores"]
    shares = {kind: [seed[scenes][of] for seed in seeds] for kind, seeds in scores.items()}
    return {kind: values for kind, values in shares.items() if None not in values}


SHARES, SCENES = ("captions", "words", "looks"), (say.NEW_SCENES, say.NEW_PAIRS)
