"""Weights for the words of a request that nobody trained: wired by hand, or random."""

import numpy as np

from rnn_teach.core import Readout, RNNCell

ARRIVE = ("arrive", "to", "visit", "到", "去", "飞往", "到达", "抵达", "前往", "回")
LEAVE = ("leave", "from", "depart", "离开", "从")


def wired(reader):
    """A cell of three units and its read-out: unit 1 holds the last verb, units 2 and 3
    answer to cities and to dates.

        h_1[t] = tanh(±3 at a verb + 2 h_1[t-1])
    """
    U = np.zeros((3, len(reader.words) + 1))
    U[0, [reader.place(word) for word in ARRIVE]] = 3
    U[0, [reader.place(word) for word in LEAVE]] = -3
    # What the trained net takes for a place after `to`, and for a date.
    for place, word in enumerate(reader.words):
        slot = reader.read(["to", word]).readout.y_hat[2, :, 0].argmax()
        U[1, place], U[2, place] = 5 * (slot == 0), 5 * (slot == 2)
    U[1:, [reader.place(word) for word in ARRIVE + LEAVE]] = 0
    W = np.diag([2.0, 0, 0])
    V = [[5, 10, 0], [-5, 10, 0], [0, 0, 20], [0, 0, 0]]
    return RNNCell(U, W, np.zeros(3)), Readout(V, [0, 0, 0, 11])


def untrained(reader, seed=0):
    """The trained net's sizes, with random weights."""
    rng = np.random.default_rng(seed)
    cell = RNNCell.random(len(reader.words) + 1, reader.cell.n_h, rng, U_std=1)
    return cell, Readout.random(reader.cell.n_h, len(reader.readout.V), rng)
