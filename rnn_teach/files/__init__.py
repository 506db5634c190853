"""Nets from files of weights, with NumPy alone and without running anything."""

from rnn_teach.files.network import Network, last_states
from rnn_teach.files.read import read_network

__all__ = ["Network", "last_states", "read_network"]
