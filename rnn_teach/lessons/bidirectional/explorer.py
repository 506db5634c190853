"""Read a sentence from the left, from the right and from both sides, and cover what
stands on either."""

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.bidirectional import words as say
from rnn_teach.lessons.bidirectional.code import fill
from rnn_teach.lessons.bidirectional.nets import NETS, missing_word_net, missing_words
from rnn_teach.lessons.bidirectional.picture import BidirectionalPicture
from rnn_teach.lessons.bidirectional.task import GAP, LANGUAGES, MISSING, MISSING_IN_CHINESE, number_of_sentence

SHOWN = dict(zip(say.SHOWN, ((0, 0, 0), (0, 2, 0), (0, 0, 1), (0, 2, 2), (4, 1, 0), (5, 3, 1)), strict=True))
"""Beginning, place and object of each sentence, as `make_missing_words` orders them."""
SENTENCES = tuple(f"{language}: {label}" for language in LANGUAGES for label in SHOWN)
"""Named in English, for a page may lack Chinese letters; the picture has them."""


def bidirectional_explorer(*, state=None):
    """Three nets fill a gap: one has read what is left of it, one what is right, one
    both.

        →h[t] = tanh(U x[t] + W →h[t-1] + b),   ←h[t] = tanh(U' x[t] + W' ←h[t+1] + b')
        ŷ[t] = softmax(V h[t] + c),   h[t] = →h[t], or ←h[t], or both below one another

    (After Schuster and Paliwal 1997, section II.) Each net was trained by itself.
    Covered words are not read: the state before them is kept. A click on a column left
    of the gap covers the words up to it, right of the gap those from it on.

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
    picture = BidirectionalPicture()
    controls = {
        "sentence": menu(say.SENTENCE, SENTENCES, width="30em"),
        "left": whole(say.COVER_LEFT, 0, 0, 7),
        "right": whole(say.COVER_RIGHT, 0, 0, 4),
        "step": whole(say.STEPS, 8, 1, 12),
    }

    last = {"sentence": SENTENCES[0]}

    def show(sentence, left, right, step):
        language, words, answer = _chosen(sentence)
        gap = words.index(GAP) + 1
        traces = {name: _read(language, name, words, left, right) for name in NETS}
        states = np.split(traces["both"].h[1:, :, 0], 2, axis=1)
        answers = {name: trace.readout.y_hat[gap, :, 0] for name, trace in traces.items()}
        picture.show(
            words,
            gap,
            dict(zip(("forward", "backward"), states, strict=True)),
            answers,
            names=_names(language),
            right=answer,
            covered=(left, right),
            step=step,
        )
        return _sentence(words, gap, answers, _names(language)[answer], answer, left, right, step)

    def adjust(controls):
        _, words, _ = _chosen(controls["sentence"].value)
        before, after = words.index(GAP), len(words) - words.index(GAP) - 1
        controls["left"].max, controls["right"].max = before, after
        controls["step"].max = len(words)
        if controls["sentence"].value != last["sentence"]:  # a new one is read until both directions are at its gap
            controls["step"].value = 1 + max(before, after)
        last["sentence"] = controls["sentence"].value

    rows = [
        [controls["sentence"], *time_row(controls["step"])],
        [controls["left"], controls["right"]],
    ]
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, state=state)


def _chosen(choice):
    """The language, the words and the place of the missing one."""
    language, label = choice.split(": ")
    beginning, place, kind = SHOWN[label]
    task = missing_words(language)
    number = number_of_sentence(beginning, place, kind)
    return language, task.sentences[number], int(task.targets[:, number].max())


def _names(language):
    if language == "English":
        return list(MISSING)
    return [f"{word} {meaning}" for word, meaning in zip(MISSING_IN_CHINESE, MISSING, strict=True)]


def _read(language, name, words, left, right):
    """The trace of a net that reads all words but those covered."""
    net, readout = missing_word_net(language, name)
    t = np.arange(len(words))[:, np.newaxis]
    x = missing_words(language).vocabulary.one_hot(" ".join(words))
    return readout.read(unroll(net, x, mask=(left <= t) & (t < len(words) - right)))


def _sentence(words, gap, answers, name, answer, left, right, step):
    shares = {key: 100 * y_hat[answer] for key, y_hat in answers.items()}
    return say.gap(step, len(words), gap, name, shares, left, right)


def _code(sentence, left, right, step):
    language, words, _ = _chosen(sentence)
    imports = "from rnn_teach.tasks import make_missing_words, missing_word_net\n"
    nets = f"net, readout = missing_word_net({language!r}, 'both')"
    x = Lines(f"make_missing_words({language!r}).vocabulary.one_hot({' '.join(words)!r})")
    trained = {"net": Lines("net"), "readout": Lines("readout")}
    imports = f"{imports}\n{nets}\n"
    return code_of(fill, imports=imports, **trained, x=x, gap=words.index(GAP) + 1, left=left, right=right)
