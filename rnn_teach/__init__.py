"""How recurrent neural networks work: the package behind the notebooks.

Importing it imports NumPy and nothing else. Pictures are in `rnn_teach.figures`, live
explorers in `rnn_teach.explorers`, sentences and other sequences in `rnn_teach.tasks`,
the checkers of the exercises in `rnn_teach.checks`.
"""

from rnn_teach.core import *  # noqa: F403 - every public name of the core, listed there
from rnn_teach.core import __all__ as __all__
