"""What is seen, in NumPy alone: all alignments of a label, and what a path spells."""

import numpy as np


def probability(y_hat, label, blank=0):
    """P(label): the sum over all paths that spell it. y_hat has a row for each step."""
    states = [blank]  # - a - b - for the label ab
    for symbol in label:
        states += [symbol, blank]
    alpha = np.zeros((len(y_hat), len(states)))
    alpha[0, :2] = y_hat[0, states[:2]]
    for t in range(1, len(y_hat)):
        for s, k in enumerate(states):
            arrives = alpha[t - 1, s]  # it stays
            if s > 0:
                arrives += alpha[t - 1, s - 1]
            if s > 1 and k != blank and k != states[s - 2]:
                arrives += alpha[t - 1, s - 2]  # it leaves out a blank
            alpha[t, s] = y_hat[t, k] * arrives
    return alpha[-1, -2:].sum()


def spelled(path, blank, blanks_first):
    """What a path spells: equal neighbors merged, blanks taken out."""
    symbols = list(path)
    if blanks_first:
        symbols = [symbol for symbol in symbols if symbol != blank]
    merged = [symbol for t, symbol in enumerate(symbols) if t == 0 or symbol != symbols[t - 1]]
    return [symbol for symbol in merged if symbol != blank]
