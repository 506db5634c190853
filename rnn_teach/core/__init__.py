"""The mathematics, with NumPy alone."""

from rnn_teach.core.bptt import bptt
from rnn_teach.core.cells import RNNCell
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.ledger import Ledger, make_ledger
from rnn_teach.core.readout import Readout, softmax
from rnn_teach.core.trace import Trace
from rnn_teach.core.unroll import unroll

__all__ = ["Gradients", "Ledger", "RNNCell", "Readout", "Trace", "bptt", "make_ledger", "softmax", "unroll"]
