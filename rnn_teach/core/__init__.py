"""The mathematics, with NumPy alone."""

from rnn_teach.core.bptt import bptt
from rnn_teach.core.cells import RNNCell
from rnn_teach.core.cliff import CliffPath, cliff_error, descend_cliff
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.jacobians import jacobian_norms, jacobian_products, jacobians, matrix_norms
from rnn_teach.core.latch import latch_rest, latch_slope
from rnn_teach.core.ledger import Ledger, make_ledger
from rnn_teach.core.losses import NO_TARGET, Loss, cross_entropy, logistic_loss, squared_error
from rnn_teach.core.readout import Readout, softmax
from rnn_teach.core.trace import Trace
from rnn_teach.core.unroll import unroll
from rnn_teach.core.untied import UntiedCell

__all__ = [
    "NO_TARGET",
    "CliffPath",
    "Gradients",
    "Ledger",
    "Loss",
    "RNNCell",
    "Readout",
    "Trace",
    "UntiedCell",
    "bptt",
    "cliff_error",
    "cross_entropy",
    "descend_cliff",
    "jacobian_norms",
    "jacobian_products",
    "jacobians",
    "latch_rest",
    "latch_slope",
    "logistic_loss",
    "make_ledger",
    "matrix_norms",
    "softmax",
    "squared_error",
    "unroll",
]
