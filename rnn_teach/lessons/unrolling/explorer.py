"""Step through a sentence and see what the loop computes."""

from functools import lru_cache

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.numbers import number
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words
from rnn_teach.lessons.unrolling.picture import MOST_STEPS, MOST_UNITS, UnrolledPicture, check_drawable

ORDERS = {
    "as written": lambda words: words,
    "first two words swapped": lambda words: [*words[1::-1], *words[2:]],
    "last two words swapped": lambda words: [*words[:-2], *words[:-3:-1]],
    "backwards": lambda words: words[::-1],
}


def unrolling_explorer(sentences=TRAVEL_SENTENCES, *, state=None):
    """A plain cell with random weights reads a sentence, step by step.

        h[t] = tanh(U x[t] + W h[t-1] + b)

    Choose or type a sentence, play it or step through it, change the order of its words, the random weights (by
    their seed) and the number of units. A click on a column goes to that step.

    Parameters
    ----------
    sentences : list of str
        Sentences to choose from. Their words are the net's vocabulary: what one types must be made of them.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If a sentence is empty or too long to draw, or the state is none of this explorer's.
    """
    sentences = as_sentences(sentences)
    vocabulary = Vocabulary(sentences)
    for sentence in sentences:
        check_drawable(len(split_words(sentence)))
    picture = UnrolledPicture()
    controls = _controls(sentences)

    @lru_cache(maxsize=16)  # a step along the same sentence computes nothing anew
    def run(sentence, order, seed, n_h):
        words = ORDERS[order](split_words(sentence))
        check_drawable(len(words), n_h)
        cell = _cell(vocabulary, seed, n_h)
        return cell, unroll(cell, vocabulary.one_hot(" ".join(words))), words

    def show(sentence, order, t, seed, n_h):
        cell, trace, words = run(sentence, order, seed, n_h)
        distances = None
        if order != "as written":
            _, written, _ = run(sentence, "as written", seed, n_h)
            distances = np.linalg.norm(trace.h - written.h, axis=1)[:, 0]
        picture.show(cell, trace, words, t, distances)
        return _sentence(trace, words, t, distances)

    def adjust(controls):
        try:
            length = len(vocabulary.one_hot(controls["sentence"].value))
        except ValueError:  # not a sentence to step through: `show` will say why
            return
        if length <= MOST_STEPS:
            controls["t"].max = length

    def click(x, y):
        t = picture.time_at(x, y)
        return {} if t is None else {"t": t}

    def code(sentence, order, t, seed, n_h):
        return _code(vocabulary, ORDERS[order](split_words(sentence)), t, seed, n_h)

    rows = [
        [_examples(sentences, controls["sentence"]), controls["sentence"]],
        time_row(controls["t"]),
        [controls["order"], controls["seed"], controls["n_h"]],
    ]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, on_click=click, state=state)


def _cell(vocabulary, seed, n_h):
    return RNNCell.random(len(vocabulary), n_h, np.random.default_rng(seed), U_std=1)


def _controls(sentences):
    length = len(split_words(sentences[0]))
    return {
        "sentence": text("or type your own", sentences[0], width="28em"),
        "order": menu("order", ORDERS, width="16em"),
        "t": time_slider(length, t=min(2, length)),
        "seed": whole("seed of U, W", 0, 0, 20, width="19em"),
        "n_h": whole("units n_h", 4, 1, MOST_UNITS, width="17em"),
    }


def _examples(sentences, field):
    """A list of sentences to choose from, which shows "your own" when what is in the text field is none of them."""
    own = "(your own)"
    chooser = menu("sentence", [*sentences, own], field.value, width="27em")

    def choose(change):
        if change.new != own:
            field.value = change.new

    chooser.observe(choose, "value")
    field.observe(
        lambda change: chooser.set_trait("value", change.new if change.new in sentences else own), "value"
    )
    return chooser


def _sentence(trace, words, t, distances):
    before, now = trace.h[t - 1, :, 0], trace.h[t, :, 0]
    unit = int(np.argmax(np.abs(now - before)))
    told = (
        f"Step {t} of {trace.T} reads “{words[t - 1]}”: the state moves by {number(np.linalg.norm(now - before))}, "
        f"most in unit {unit + 1}, from {number(before[unit])} to {number(now[unit])}."
    )
    if distances is None:
        return told
    return f"{told} It is {number(distances[t])} away from h[{t}] of the order as written."


def _code(vocabulary, words, t, seed, n_h):
    """NumPy alone, the loop as one would write it by hand."""
    known = [word.casefold() for word in vocabulary.words]
    return f"""\
import numpy as np

vocabulary = {known}
words = {[word.casefold() for word in words[:t]]}
x = np.eye({len(known)})[[vocabulary.index(word) for word in words]]

rng = np.random.default_rng({seed})
U = rng.normal(0, 1, ({n_h}, {len(known)}))
W = rng.normal(0, 1 / np.sqrt({n_h}), ({n_h}, {n_h}))

h = np.zeros({n_h})
for x_t in x:
    h = np.tanh(U @ x_t + W @ h)
print(h)  # the state h[{t}]
"""
