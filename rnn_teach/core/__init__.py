"""The mathematics, with NumPy alone."""

from rnn_teach.core.cells import RNNCell
from rnn_teach.core.readout import Readout, softmax
from rnn_teach.core.trace import Trace
from rnn_teach.core.unroll import unroll

__all__ = ["RNNCell", "Readout", "Trace", "softmax", "unroll"]
