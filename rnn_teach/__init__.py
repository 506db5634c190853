"""How recurrent neural networks work: the package behind the notebooks.

Importing it imports NumPy and nothing else. Pictures are in `rnn_teach.figures`, live explorers in
`rnn_teach.explorers`, sentences and other sequences in `rnn_teach.tasks`, the checkers of the exercises in
`rnn_teach.checks`.
"""

from rnn_teach.core import Gradients, Ledger, Readout, RNNCell, Trace, bptt, make_ledger, softmax, unroll

__all__ = ["Gradients", "Ledger", "RNNCell", "Readout", "Trace", "bptt", "make_ledger", "softmax", "unroll"]
