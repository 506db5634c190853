"""Pictures of what the core computed.

`plot_...` draws on the axes it is given, or makes a picture, and returns the axes. A picture shows itself in a
notebook: `plot_states(trace).figure`.
"""

from rnn_teach.figures.gradcheck import plot_step_sizes
from rnn_teach.figures.ledger import plot_ledger
from rnn_teach.figures.shares import plot_shares
from rnn_teach.figures.states import plot_states
from rnn_teach.figures.unrolled import plot_rolled, plot_unrolled

__all__ = ["plot_ledger", "plot_rolled", "plot_shares", "plot_states", "plot_step_sizes", "plot_unrolled"]
