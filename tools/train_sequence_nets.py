"""Trains the nets of notebook 10's explorers, and writes their weights.

    python -m tools.train_sequence_nets

Four nets of 16 units learn to label requests in English and Chinese at once; six of 24
units learn whether an opinion is friendly, three of them asked at its end and three at
every word. Half a minute; the weights are stored with two decimals, as float16.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach import Adam, LinearDecay, Readout, RNNCell, Training, bptt, cross_entropy, joined, unroll
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.core.many_to_one import last_outputs, targets_at_last
from rnn_teach.lessons.sequence_tasks.ladder import HIDDEN_CITY, HIDDEN_WORD, RUNGS, SlotNet, one_hot
from rnn_teach.lessons.sequence_tasks.mood_run import ASKED
from rnn_teach.lessons.sequence_tasks.moods import make_opinions
from rnn_teach.lessons.sequence_tasks.requests import GRAMMARS, make_requests
from rnn_teach.lessons.sequence_tasks.stored_nets import (
    FORM_WEIGHTS,
    MOOD_SEEDS,
    MOOD_WEIGHTS,
    form_words,
    mood_words,
    weights_of,
)

BATCH, UPDATES = 64, 1500


def trained_form_net(rung):
    """A net of the form, trained."""
    rng, known = np.random.default_rng(0), form_words()
    batch = known.batch([r for language in GRAMMARS for r in make_requests(language, 4000, rng)])
    cities = {city for grammar in GRAMMARS.values() for city in grammar.CITIES}
    hides = np.array([HIDDEN_CITY if word in cities else HIDDEN_WORD for word in known.words] + [0.0])
    net = SlotNet.random(rung, len(known), rng, n_h=16)

    def loss_and_gradients():
        chosen = rng.integers(0, len(batch.lengths), BATCH)
        lengths = batch.lengths[chosen]
        words, targets = batch.words[: lengths.max(), chosen], batch.targets[: lengths.max(), chosen]
        words = np.where(rng.random(words.shape) < hides[words], len(known) - 1, words)
        return net.loss_and_gradients(one_hot(words, len(known)), targets, lengths)

    parts = joined(net=net.net, readout=net.readout)
    Training(parts, loss_and_gradients, Adam(0.01), clip_norm=5, schedule=LinearDecay(0.01, UPDATES)).run(UPDATES)
    return net


def trained_mood_net(asked, seed):
    """A net of opinions, trained: its cell and its read-out."""
    rng, known = np.random.default_rng(seed), mood_words()
    opinions = [one for language in GRAMMARS for one in make_opinions(language, 4000, rng)]
    places, lengths = known.padded([words for words, _ in opinions])
    classes = np.array([friendly for _, friendly in opinions])
    cell = RNNCell.random(len(known), 24, rng, U_std=0.5, dtype=np.float32)
    readout = Readout.random(24, 2, rng, dtype=np.float32)

    def loss_and_gradients():
        chosen = rng.integers(0, len(classes), BATCH)
        n, y = lengths[chosen], classes[chosen]
        T = n.max()
        trace = readout.read(unroll(cell, one_hot(places[:T, chosen], len(known)), lengths=n))
        every = np.where(np.arange(T)[:, np.newaxis] < n, y, NO_TARGET)
        targets = targets_at_last(y, n, T) if asked == "at the end" else every
        loss = cross_entropy(trace.readout, targets, average=True)
        back = readout.read_backward(trace, loss.d_o, terms=False)
        return loss.value, joined(cell=bptt(cell, trace, back.d.h, terms=False), readout=back)

    parts, falling = joined(cell=cell, readout=readout), LinearDecay(0.01, 2 * UPDATES)
    Training(parts, loss_and_gradients, Adam(0.01), clip_norm=5, schedule=falling).run(2 * UPDATES)
    o = readout.read(unroll(cell, one_hot(places[:, ::8], len(known)), lengths=lengths[::8])).readout.o
    right = last_outputs(o, lengths[::8]).argmax(axis=0) == classes[::8]
    print(f"{asked}, seed {seed}: {right.mean():.3f} right")
    return cell, readout


def main():
    """Train all, and store them."""
    stored = {}
    for rung in RUNGS:
        net = trained_form_net(rung)
        cells = net.net.parts.values() if rung == "two directions" else [net.net]
        stored |= {f"{rung} {name}": array for name, array in weights_of(cells, net.readout).items()}
    np.savez_compressed(FORM_WEIGHTS, **stored)
    stored = {}
    for asked in ASKED:
        for number in range(1, MOOD_SEEDS + 1):
            cell, readout = trained_mood_net(asked, number)
            kept = weights_of([cell], readout)
            stored |= {f"{asked} {number} {name[0]}": array for name, array in kept.items()}
    np.savez_compressed(MOOD_WEIGHTS, **stored)
    for path in (FORM_WEIGHTS, MOOD_WEIGHTS):
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
