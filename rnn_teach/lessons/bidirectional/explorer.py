"""Read a sentence from the left, from the right and from both sides, and cover what stands on either."""

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, whole
from rnn_teach.kit.explorer_time import time_row
from rnn_teach.lessons.bidirectional.nets import NETS, missing_word_net, missing_words
from rnn_teach.lessons.bidirectional.picture import BidirectionalPicture
from rnn_teach.lessons.bidirectional.task import GAP, LANGUAGES, MISSING, MISSING_IN_CHINESE

SHOWN = {
    "supermarket, a pair of shoes": (0, 0, 0),
    "at home, a pair of shoes": (0, 2, 0),
    "supermarket, a bowl of dumplings": (0, 0, 1),
    "at home, a cup of tea": (0, 2, 2),
    "this morning, market, a pair of boots": (4, 1, 0),
    "this morning, dorm, a bowl of dumplings": (5, 3, 1),
}
"""Beginning, place and object of each sentence, as `make_missing_words` orders them."""
SENTENCES = tuple(f"{language}: {label}" for language in LANGUAGES for label in SHOWN)
"""Named in English, for a page may lack Chinese letters; the picture has them."""


def bidirectional_explorer(*, state=None):
    """Three nets fill a gap: one has read what is left of it, one what is right, one both.

        →h[t] = tanh(U x[t] + W →h[t-1] + b),   ←h[t] = tanh(U' x[t] + W' ←h[t+1] + b')
        ŷ[t] = softmax(V h[t] + c),   h[t] = →h[t], or ←h[t], or both below one another

    (After Schuster and Paliwal 1997, section II.) Each net was trained by itself. Covered words are not read: the
    state before them is kept. A click on a column left of the gap covers the words up to it, right of the gap those
    from it on.

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
        "sentence": menu("sentence", SENTENCES, width="30em"),
        "left": whole("cover at the left", 0, 0, 7),
        "right": whole("cover at the right", 0, 0, 4),
        "step": whole("steps read", 8, 1, 12),
    }

    last = {"sentence": SENTENCES[0]}

    def show(sentence, left, right, step):
        language, words, answer = _sentence(sentence)
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
        return _told(words, gap, answers, _names(language)[answer], answer, left, right, step)

    def adjust(controls):
        _, words, _ = _sentence(controls["sentence"].value)
        before, after = words.index(GAP), len(words) - words.index(GAP) - 1
        controls["left"].max, controls["right"].max = before, after
        controls["step"].max = len(words)
        if controls["sentence"].value != last["sentence"]:  # a new one is read until both directions are at its gap
            controls["step"].value = 1 + max(before, after)
        last["sentence"] = controls["sentence"].value

    def click(x, y):
        t = picture.time_at(x, y)
        _, words, _ = _sentence(controls["sentence"].value)
        gap = words.index(GAP) + 1
        if t is None or t == gap:
            return {}
        return {"left": t} if t < gap else {"right": len(words) + 1 - t}

    rows = [
        [controls["sentence"], controls["left"], controls["right"]],
        time_row(controls["step"]),
    ]
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, on_click=click, state=state)


def _sentence(choice):
    """The language, the words and the place of the missing one."""
    language, label = choice.split(": ")
    beginning, place, kind = SHOWN[label]
    task = missing_words(language)
    number = 12 * beginning + 3 * place + kind
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


def _told(words, gap, answers, name, answer, left, right, step):
    T = len(words)
    covered = f"The first {left} and the last {right} of {T} are covered. " if left or right else ""
    if step < max(gap, T + 1 - gap):
        reached = (
            f"After {step} steps →h has come to t = {step} and ←h to t = {T + 1 - step}; the gap is at t = {gap}."
        )
        return covered + reached
    shares = {key: f"{100 * y_hat[answer]:.0f} %" for key, y_hat in answers.items()}
    return (
        f"{covered}The missing word at t = {gap} is {name}. Reading from the left alone a net gives it "
        f"{shares['forward']}, from the right alone {shares['backward']}, from both sides {shares['both']}."
    )


def _code(sentence, left, right, step):
    language, words, _ = _sentence(sentence)
    return f"""\
import numpy as np
from rnn_teach.tasks import make_missing_words, missing_word_net

words = {words}
x = make_missing_words({language!r}).vocabulary.one_hot(" ".join(words))
net, readout = missing_word_net({language!r}, "both")  # its weights; the rest is NumPy
gap, read = {words.index(GAP)}, range({left}, {len(words) - right})  # here x[0] is the first word

def state(cell, places):
    h = np.zeros((cell.n_h, 1))
    for t in places:
        h = np.tanh(cell.U @ x[t][:, np.newaxis] + cell.W @ h + cell.b)
    return h

from_left = state(net.parts["forward"], [t for t in read if t <= gap])
from_right = state(net.parts["backward"], [t for t in reversed(read) if t >= gap])
o = readout.V @ np.concatenate([from_left, from_right]) + readout.c
print((np.exp(o) / np.exp(o).sum()).ravel().round(3))  # of {", ".join(MISSING)}
"""
