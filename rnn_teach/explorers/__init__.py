"""Controls wired to pictures: move something and see what the net does."""

from rnn_teach.explorers.adding import adding_explorer
from rnn_teach.explorers.bidirectional import bidirectional_explorer
from rnn_teach.explorers.cliff import cliff_explorer
from rnn_teach.explorers.deep import deep_explorer
from rnn_teach.explorers.echo import echo_explorer
from rnn_teach.explorers.forget_bias import forget_bias_explorer
from rnn_teach.explorers.gates import gate_explorer
from rnn_teach.explorers.gradients import gradient_ledger_explorer
from rnn_teach.explorers.gru import gru_explorer
from rnn_teach.explorers.latch import latch_explorer
from rnn_teach.explorers.race import race_explorer
from rnn_teach.explorers.threads import use_one_thread
from rnn_teach.explorers.unrolled import unrolling_explorer
from rnn_teach.explorers.untied import untied_explorer
from rnn_teach.explorers.vanishing import vanishing_explorer

__all__ = [
    "adding_explorer",
    "bidirectional_explorer",
    "cliff_explorer",
    "deep_explorer",
    "echo_explorer",
    "forget_bias_explorer",
    "gate_explorer",
    "gradient_ledger_explorer",
    "gru_explorer",
    "latch_explorer",
    "race_explorer",
    "unrolling_explorer",
    "untied_explorer",
    "vanishing_explorer",
]

use_one_thread()
