"""The mathematics, with NumPy alone."""

from rnn_teach.core.attending import AttendingCell
from rnn_teach.core.attention import AttendingReadout
from rnn_teach.core.beam import Beam, beam_search
from rnn_teach.core.bidirectional import Bidirectional, Reversed
from rnn_teach.core.bptt import bptt
from rnn_teach.core.by_scan import bptt_by_scan, unroll_by_scan
from rnn_teach.core.choosers import Sampler, greedy
from rnn_teach.core.clipping import clip_by_norm, clip_by_value, global_norm
from rnn_teach.core.convolution import Convolution, col2im, im2col
from rnn_teach.core.count import count_parameters
from rnn_teach.core.ctc import CTC, ctc_loss
from rnn_teach.core.ctc_decoding import Alignment, best_alignment, best_path, collapse, prefix_beam
from rnn_teach.core.delta import delta_read, delta_write
from rnn_teach.core.distance import edit_distance, error_rate
from rnn_teach.core.embedding import Embedding
from rnn_teach.core.f1 import ClassScores, f1_by_class
from rnn_teach.core.free_running import FreeRun, run_freely
from rnn_teach.core.gradcheck import (
    GradientCheck,
    central_differences,
    check_gradients,
    complex_step,
    error_curve,
    relative_error,
)
from rnn_teach.core.gradients import Gradients
from rnn_teach.core.gru import GRUCell
from rnn_teach.core.initializations import (
    glorot_uniform,
    identity,
    orthogonal,
    scaled_to_singular_value,
    scaled_to_spectral_radius,
    spectral_radius,
    top_singular_value,
)
from rnn_teach.core.interrupts import Interrupted
from rnn_teach.core.jacobians import jacobian_norms, jacobian_products, jacobians, matrix_norms
from rnn_teach.core.joined import joined
from rnn_teach.core.keras_and_torch import (
    cell_from_keras,
    cell_from_torch,
    keras_weights,
    torch_weights,
)
from rnn_teach.core.ledger import Ledger, make_ledger
from rnn_teach.core.losses import NO_TARGET, Loss, cross_entropy, logistic_loss, squared_error
from rnn_teach.core.lstm import LSTMCell
from rnn_teach.core.many_to_one import last_outputs, targets_at_last
from rnn_teach.core.mingru import MinGRUCell
from rnn_teach.core.net_files import load_net, save_net
from rnn_teach.core.optimizers import SGD, Adagrad, Adam, RMSprop
from rnn_teach.core.overwriting import overwritten
from rnn_teach.core.peephole import PeepholeLSTMCell
from rnn_teach.core.readout import Readout, softmax
from rnn_teach.core.rnn import RNNCell
from rnn_teach.core.scan import scan
from rnn_teach.core.schedules import LinearDecay
from rnn_teach.core.sequences import (
    sequence_from_keras,
    sequence_from_torch,
    sequence_to_keras,
    sequence_to_torch,
)
from rnn_teach.core.stack import Stack
from rnn_teach.core.trace import Trace, turn_round
from rnn_teach.core.training import Record, Training
from rnn_teach.core.unroll import unroll
from rnn_teach.core.untied import UntiedCell

__all__ = [
    "CTC",
    "NO_TARGET",
    "SGD",
    "Adagrad",
    "Adam",
    "Alignment",
    "AttendingCell",
    "AttendingReadout",
    "Beam",
    "Bidirectional",
    "ClassScores",
    "Convolution",
    "Embedding",
    "FreeRun",
    "GRUCell",
    "GradientCheck",
    "Gradients",
    "Interrupted",
    "LSTMCell",
    "Ledger",
    "LinearDecay",
    "Loss",
    "MinGRUCell",
    "PeepholeLSTMCell",
    "RMSprop",
    "RNNCell",
    "Readout",
    "Record",
    "Reversed",
    "Sampler",
    "Stack",
    "Trace",
    "Training",
    "UntiedCell",
    "beam_search",
    "best_alignment",
    "best_path",
    "bptt",
    "bptt_by_scan",
    "cell_from_keras",
    "cell_from_torch",
    "central_differences",
    "check_gradients",
    "clip_by_norm",
    "clip_by_value",
    "col2im",
    "collapse",
    "complex_step",
    "count_parameters",
    "cross_entropy",
    "ctc_loss",
    "delta_read",
    "delta_write",
    "edit_distance",
    "error_curve",
    "error_rate",
    "f1_by_class",
    "global_norm",
    "glorot_uniform",
    "greedy",
    "identity",
    "im2col",
    "jacobian_norms",
    "jacobian_products",
    "jacobians",
    "joined",
    "keras_weights",
    "last_outputs",
    "load_net",
    "logistic_loss",
    "make_ledger",
    "matrix_norms",
    "orthogonal",
    "overwritten",
    "prefix_beam",
    "relative_error",
    "run_freely",
    "save_net",
    "scaled_to_singular_value",
    "scaled_to_spectral_radius",
    "scan",
    "sequence_from_keras",
    "sequence_from_torch",
    "sequence_to_keras",
    "sequence_to_torch",
    "softmax",
    "spectral_radius",
    "squared_error",
    "targets_at_last",
    "top_singular_value",
    "torch_weights",
    "turn_round",
    "unroll",
    "unroll_by_scan",
]
