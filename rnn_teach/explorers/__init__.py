"""Controls wired to pictures: move something and see what the net does."""

from rnn_teach.explorers.echo import echo_explorer
from rnn_teach.explorers.gradients import gradient_ledger_explorer
from rnn_teach.explorers.unrolled import unrolling_explorer
from rnn_teach.explorers.untied import untied_explorer

__all__ = ["echo_explorer", "gradient_ledger_explorer", "unrolling_explorer", "untied_explorer"]
