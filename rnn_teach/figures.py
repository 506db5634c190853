"""Pictures of what the core computed.

`plot_...` draws on the axes it is given, or makes a picture, and returns the axes. A
picture shows itself in a notebook: `plot_states(trace).figure`.
"""

import rnn_teach.kit.picture_needed  # noqa: F401 - first, for its sentence
from rnn_teach.kit.picture_losses import plot_losses
from rnn_teach.kit.picture_norms import plot_norm_distribution, plot_norms
from rnn_teach.kit.picture_states import plot_states
from rnn_teach.kit.picture_strips import plot_strips
from rnn_teach.lessons.bidirectional.picture_chains import plot_two_chains
from rnn_teach.lessons.bidirectional.picture_sentence import plot_sentence
from rnn_teach.lessons.bptt.picture_ledger import plot_ledger
from rnn_teach.lessons.bptt.picture_shares import plot_shares
from rnn_teach.lessons.bptt.picture_step_sizes import plot_step_sizes
from rnn_teach.lessons.deep.picture_flow import plot_gradient_flow
from rnn_teach.lessons.exploding.picture import plot_cliff
from rnn_teach.lessons.exploding.picture_clipping import plot_clipping
from rnn_teach.lessons.lstm_gates.picture_bars import plot_gates
from rnn_teach.lessons.speech.picture_sound import plot_errors, plot_frames, plot_heard, plot_wave
from rnn_teach.lessons.start_here.picture_today import plot_today
from rnn_teach.lessons.translation.picture_alignments import plot_alignments
from rnn_teach.lessons.translation.picture_bottleneck import plot_bottleneck
from rnn_teach.lessons.translation.picture_hits import plot_hits
from rnn_teach.lessons.unrolling.picture import plot_rolled, plot_unrolled
from rnn_teach.lessons.unrolling.picture_forms import plot_forms
from rnn_teach.lessons.vanishing.picture import plot_vanishing
from rnn_teach.lessons.what_came_after.picture_recall import plot_recall

__all__ = [
    "plot_alignments",
    "plot_bottleneck",
    "plot_cliff",
    "plot_clipping",
    "plot_errors",
    "plot_forms",
    "plot_frames",
    "plot_gates",
    "plot_gradient_flow",
    "plot_heard",
    "plot_hits",
    "plot_ledger",
    "plot_losses",
    "plot_norm_distribution",
    "plot_norms",
    "plot_recall",
    "plot_rolled",
    "plot_sentence",
    "plot_shares",
    "plot_states",
    "plot_step_sizes",
    "plot_strips",
    "plot_today",
    "plot_two_chains",
    "plot_unrolled",
    "plot_vanishing",
    "plot_wave",
]
