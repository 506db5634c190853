"""What the explorers of translation compute: NumPy, and the trained weights."""

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.lessons.translation.search import translation_step


def translate(net, words, longest):
    """Greedy translation: the words that are written, and where each looks.

    h of the encoder in both directions; then, word by word,
    α = softmax(h · h_s), ctx = Σ α h_s, ŷ = softmax(V [h; ctx] + c).
    """

    def gru(cell, x, h):
        r, z = (1 / (1 + np.exp(-(cell.U[k] @ x + cell.W[k] @ h + cell.b[k][:, 0]))) for k in (0, 1))
        return z * h + (1 - z) * np.tanh(cell.U[2] @ x + cell.W[2] @ (r * h) + cell.b[2][:, 0])

    def states(cell, inputs):
        h, found = np.zeros(cell.n_h), []
        for x in inputs:
            found.append(h := gru(cell, x, h))
        return np.array(found)

    x = net.source.one_hot(words)
    forward, backward = net.encoder.parts["forward"], net.encoder.parts["backward"]
    from_left, from_right = states(forward, x), states(backward, x[::-1])
    places = np.concatenate([from_left, from_right[::-1]], axis=1)  # a row a word
    h, word = np.concatenate([from_left[-1], from_right[-1]]), "<start>"
    V, c = net.readout.readout.V, net.readout.readout.c[:, 0]
    written, looked = [], []
    while word != "<end>" and len(written) < longest:
        h = gru(net.decoder, net.target.one_hot([word])[0], h)
        alpha = np.exp(places @ h - (places @ h).max())
        alpha /= alpha.sum()
        word = net.target.words[np.argmax(V @ np.concatenate([h, places.T @ alpha]) + c)]
        written.append(word)
        looked.append(alpha.max())
    return [(word, round(float(a), 3)) for word, a in zip(written, looked, strict=True)]


def with_wrong_word(net, words, at, fed, longest):
    """Running freely, word `at` is read as another one: how many of the words after it
    are those that the net writes undisturbed, and how many there are."""
    read = unroll(net.encoder, net.source.one_hot(words))
    looking = net.readout.looking_at(read.h[1:])

    def run(wrong):
        h = np.concatenate([part["h"] for part in read.last.values()])
        word, written = "<start>", []
        while len(written) < longest and (word != "<end>" or len(written) == at):
            trace = looking.read(unroll(net.decoder, net.target.one_hot([word]), h=h))
            h = trace.h[-1]
            written.append(net.target.words[trace.readout.o[1].argmax()])
            word = wrong if wrong and len(written) == at else written[-1]
        return written

    alone, disturbed = run(None), run(fed)
    same = [mine == yours for mine, yours in zip(disturbed[at:], alone[at:], strict=False)]
    return sum(same), len(alone) - at


def beam(net, words, width, alpha, longest):
    """Beam search: log p of the best sentence and its words."""
    step, state = translation_step(net, words)
    start, end = net.target.place("<start>"), net.target.place("<end>")
    kept = [(0.0, (), state)]
    for _ in range(longest):
        on = [one for one in kept if one[1][-1:] == (end,)]
        for log_p, so_far, state in (one for one in kept if one[1][-1:] != (end,)):
            log_next, after = step(state, np.array([so_far[-1] if so_far else start]))
            on += [(log_p + log_next[k, 0], (*so_far, k), after) for k in range(len(log_next))]
        kept = sorted(on, key=lambda one: -one[0] / len(one[1]) ** alpha)[:width]
        if all(one[1][-1] == end for one in kept):
            break
    log_p, found, _ = kept[0]
    return round(float(log_p), 4), " ".join(net.target.words[k] for k in found)
