"""The mathematics, with NumPy alone."""

from rnn_teach.core.bptt import bptt
from rnn_teach.core.cells import RNNCell
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.jacobians import jacobian_norms, jacobian_products, jacobians, matrix_norms
from rnn_teach.core.ledger import Ledger, make_ledger
from rnn_teach.core.losses import NO_TARGET, Loss, cross_entropy, logistic_loss, squared_error
from rnn_teach.core.readout import Readout, softmax
from rnn_teach.core.trace import Trace
from rnn_teach.core.unroll import unroll
from rnn_teach.core.untied import UntiedCell

__all__ = [
    "NO_TARGET",
    "Gradients",
    "Ledger",
    "Loss",
    "RNNCell",
    "Readout",
    "Trace",
    "UntiedCell",
    "bptt",
    "cross_entropy",
    "jacobian_norms",
    "jacobian_products",
    "jacobians",
    "logistic_loss",
    "make_ledger",
    "matrix_norms",
    "softmax",
    "squared_error",
    "unroll",
]
