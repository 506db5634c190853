"""Calls that are wrong, each of which mypy must find: where it did not, it would say
that the comment at the end of the line is not needed."""

import numpy as np

from rnn_teach import Adam, LSTMCell, Readout, Training, bptt, clip_by_norm, cross_entropy, unroll
from rnn_teach.checks import check_unroll
from rnn_teach.explorers import echo_explorer
from rnn_teach.figures import plot_states
from rnn_teach.tasks import make_adding

rng = np.random.default_rng(0)
cell = LSTMCell.random(8, 4, rng)
x = np.ones((5, 8))
trace = unroll(cell, x)

unroll(x, cell)  # type: ignore[arg-type]
unroll(cell)  # type: ignore[call-arg]
LSTMCell.random(8, 4)  # type: ignore[call-arg]
LSTMCell.random("8", 4, rng)  # type: ignore[arg-type]
LSTMCell.random(8, 4, 0)  # type: ignore[arg-type]
LSTMCell.random(8, 4, rng, init="uniformly")  # type: ignore[arg-type]
bptt(cell, trace)  # type: ignore[call-arg]
bptt(trace, cell, x)  # type: ignore[arg-type]
Readout.random(4, 3, rng, "normal")  # type: ignore[call-arg]
cross_entropy(trace.readout, x, avarage=True)  # type: ignore[call-arg]
clip_by_norm(x, 1.0)  # type: ignore[arg-type]
Training(cell.parameters, Adam(0.1), lambda: (0.0, {}))  # type: ignore[arg-type]
total: int = bptt(cell, trace, x).total  # type: ignore[assignment]
make_adding(20, rng)  # type: ignore[call-arg]
plot_states(x)  # type: ignore[arg-type]
echo_explorer("state")  # type: ignore[call-arg]
check_unroll()  # type: ignore[call-arg]
