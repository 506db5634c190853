"""Controls wired to pictures: move something and see what the net does."""

from rnn_teach.explorers.adding import adding_explorer
from rnn_teach.explorers.echo import echo_explorer
from rnn_teach.explorers.unrolled import unrolling_explorer

__all__ = ["adding_explorer", "echo_explorer", "unrolling_explorer"]
