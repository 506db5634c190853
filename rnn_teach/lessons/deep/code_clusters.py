"""The net whose first layer is drawn, trained in a few lines."""

import numpy as np

from rnn_teach.core import Adam, Readout, RNNCell, Stack, Training, bptt, cross_entropy, joined, unroll


def train_words(updates, seed):
    """The last loss, and h of layer 1 after each of the 40 words."""
    rng = np.random.default_rng(seed)
    net = Stack(RNNCell.random(40, 2, rng), RNNCell.random(2, 16, rng))
    readout = Readout.random(16, 3, rng)

    def one_batch():
        words = rng.integers(0, 40, (6, 32))
        trace = readout.read(unroll(net, np.eye(40)[words].transpose(0, 2, 1)))
        loss = cross_entropy(trace.readout, np.cumsum(words % 3, axis=0) % 3, average=True)
        answer = readout.read_backward(trace, loss.d_o, terms=False)
        return loss.value, joined(net=bptt(net, trace, answer.d.h, terms=False), readout=answer)

    training = Training(joined(net=net, readout=readout), one_batch, Adam(0.02), clip_norm=1)
    training.run(updates)
    h_1 = unroll(net.parts["layer_1"], np.eye(40)[np.newaxis]).h[1]
    return training.records[-1].loss if updates else 0.0, h_1.round(3)
