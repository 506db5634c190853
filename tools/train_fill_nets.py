"""Trains the nets that fill a gap in a sentence, and writes their weights.

    python -m tools.train_fill_nets

In every sentence of a small world one word, drawn anew at each update, is replaced by a
gap; in four of ten sentences words at an end are covered, so that the nets learn how
sure they can be. A minute; the weights are stored with three digits or so, as float16.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach import Adam, LinearDecay, Readout, RNNCell, Training, bptt, cross_entropy, joined, unroll
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.lessons.bidirectional.fill_nets import (
    DIRECTIONS,
    N_H,
    WEIGHTS,
    fill_vocabulary,
    net_of,
    whole_sentences,
)
from rnn_teach.lessons.bidirectional.task import GAP, LANGUAGES

UPDATES = 400


def one_hot(language):
    """All sentences as a padded batch (T, n_x, B), and their lengths."""
    vocabulary, sentences = fill_vocabulary(language), whole_sentences(language)
    lengths = np.array([len(words) for words in sentences])
    x = np.zeros((lengths.max(), len(vocabulary), len(sentences)))
    for number, words in enumerate(sentences):
        x[: len(words), :, number] = vocabulary.one_hot(words)
    return x, lengths


def batch_with_gaps(x, lengths, gap, rng):
    """Inputs with a gap in each sentence, targets, and a mask of what is read."""
    T, _, B = x.shape
    sentences, places = np.arange(B), (rng.random(B) * lengths).astype(int)
    targets = np.full((T, B), NO_TARGET)
    targets[places, sentences] = x.argmax(axis=1)[places, sentences]
    x = x.copy()
    x[places, :, sentences] = 0
    x[places, gap, sentences] = 1
    some = rng.random((2, B)) < 0.4
    first = np.where(some[0], (rng.random(B) * (places + 1)).astype(int), 0)
    end = np.where(some[1], places + 1 + (rng.random(B) * (lengths - places)).astype(int), lengths)
    t = np.arange(T)[:, np.newaxis]
    return x, targets, (first <= t) & (t < end)


def trained(language, name):
    """The arrays of a trained net by name."""
    x, lengths = one_hot(language)
    n_x, gap, rng = x.shape[1], fill_vocabulary(language).one_hot(GAP).argmax(), np.random.default_rng(0)
    cells = [RNNCell.random(n_x, N_H, rng, U_std=0.7) for _ in range(DIRECTIONS[name])]
    readout = Readout.random(N_H * len(cells), n_x, rng)
    net = net_of(name, cells)

    def loss_and_gradients():
        given, targets, mask = batch_with_gaps(x, lengths, gap, rng)
        trace = readout.read(unroll(net, given, mask=mask))
        loss = cross_entropy(trace.readout.o, targets, average=True)
        back = readout.read_backward(trace, loss.d_o)
        return loss.value, joined(net=bptt(net, trace, back.d.h, terms=False), readout=back)

    parts, falling = joined(net=net, readout=readout), LinearDecay(0.05, updates=UPDATES)
    records = Training(parts, loss_and_gradients, Adam(0.05), schedule=falling).run(UPDATES)
    print(f"{language}, {name}: loss {np.mean([record.loss for record in records[-20:]]):.2f}")
    kept = {f"{letter}{k}": getattr(cell, letter) for k, cell in enumerate(cells) for letter in "UWb"}
    return kept | {"V": readout.V, "c": readout.c}


def main():
    """Train all, and store them."""
    stored = {}
    for language in LANGUAGES:
        for name in DIRECTIONS:
            for key, array in trained(language, name).items():
                stored[f"{language} {name} {key}"] = array.astype(np.float16)
    np.savez_compressed(WEIGHTS, **stored)


if __name__ == "__main__":
    main()
