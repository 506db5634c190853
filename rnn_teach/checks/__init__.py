"""Checkers of the exercises: they say what is wrong and where, and name the mistake."""

from rnn_teach.checks.clipping import check_clip
from rnn_teach.checks.jacobians import check_jacobian_product
from rnn_teach.checks.setup import check_setup
from rnn_teach.checks.unrolling import check_latch, check_unroll
from rnn_teach.checks.verdict import Verdict

__all__ = ["Verdict", "check_clip", "check_jacobian_product", "check_latch", "check_setup", "check_unroll"]
