"""Checkers of the exercises: they say what is wrong and where, and name the mistake."""

from rnn_teach.checks.bidirectional import check_join
from rnn_teach.checks.bptt import check_backward, check_truncated
from rnn_teach.checks.clipping import check_clip
from rnn_teach.checks.counting import check_count
from rnn_teach.checks.deep import check_stack
from rnn_teach.checks.deep_counting import check_layer_counts
from rnn_teach.checks.gru import check_gru_update
from rnn_teach.checks.jacobians import check_jacobian_product
from rnn_teach.checks.look_ahead import check_look_ahead
from rnn_teach.checks.lstm import check_lstm_step
from rnn_teach.checks.masking import check_masked
from rnn_teach.checks.setup import check_setup
from rnn_teach.checks.three_ones import check_counting_cell
from rnn_teach.checks.unrolling import check_latch, check_unroll
from rnn_teach.checks.verdict import Verdict

__all__ = [
    "Verdict",
    "check_backward",
    "check_clip",
    "check_count",
    "check_counting_cell",
    "check_gru_update",
    "check_jacobian_product",
    "check_join",
    "check_latch",
    "check_layer_counts",
    "check_look_ahead",
    "check_lstm_step",
    "check_masked",
    "check_setup",
    "check_stack",
    "check_truncated",
    "check_unroll",
]
