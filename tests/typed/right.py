"""A program of somebody who uses the package: mypy finds nothing to say about it.

It is read by mypy and never run. Mistakes stand in `wrong.py`.
"""

import numpy as np
from matplotlib.axes import Axes

from rnn_teach import Adam, LSTMCell, Readout, RNNCell, Stack, Training, bptt, cross_entropy, load_net, unroll
from rnn_teach.checks import check_unroll
from rnn_teach.explorers import unrolling_explorer
from rnn_teach.figures import plot_states
from rnn_teach.tasks import make_adding

rng = np.random.default_rng(0)
cell = LSTMCell.random(n_x=8, n_h=4, rng=rng, forget_bias=2.0)
readout = Readout.random(4, 3, rng, answer="softmax")
x, targets = np.ones((5, 8)), np.zeros(5, int)


def loss_and_gradients() -> tuple[float, dict[str, np.ndarray]]:
    """One sequence, forth and back."""
    trace = readout.read(unroll(cell, x))
    loss = cross_entropy(trace.readout, targets)
    of_readout = readout.read_backward(trace, loss.d_o)
    return loss.value, bptt(cell, trace, of_readout.d.h).total | of_readout.total


training = Training(cell.parameters | readout.parameters, loss_and_gradients, Adam(0.01), clip_norm=1.0)
last: float = training.run(10)[-1].loss
layers = Stack(RNNCell.random(8, 4, rng), RNNCell.random(4, 4, rng))
state: np.ndarray = unroll(layers, x, lengths=[3]).h[3]
axes: Axes = plot_states(unroll(cell, x), units=[1, 2])
explorer = unrolling_explorer(state=None)
explorer.controls["t"].value = 2
sentence: str = explorer.sentence
right: bool = bool(check_unroll(lambda U, W, b, x: x))
batch = make_adding(20, 50, rng).x.shape
weights = load_net("net.npz")["cell"].W
