"""What the explorers of lesson 11 compute, in NumPy alone."""

import textwrap

import numpy as np

from rnn_teach.kit.source import Lines


def drawn(o, temperature, top_k, nucleus, luck):
    """The number of the symbol that is drawn from scores, and its probability before
    and after temperature and selection."""
    before = np.exp(np.array(o) - max(o))
    before /= before.sum()
    p = np.eye(len(o))[np.argmax(o)]
    if temperature > 0:
        p = np.exp((np.array(o) - max(o)) / temperature)
        p /= p.sum()
    order = np.argsort(-p, kind="stable")
    if top_k is not None:
        p[order[top_k:]] = 0
        p /= p.sum()
    if nucleus is not None:
        p[order[np.cumsum(p[order]) - p[order] >= nucleus]] = 0
        p /= p.sum()
    chosen = int(np.argmax(np.cumsum(p) / p.sum() > luck))
    return [chosen, float(before[chosen]), float(p[chosen])]


def as_lines(values, decimals=4):
    """Numbers as a list in lines that are not too long."""
    inside = ", ".join(f"{value:.{decimals}f}" for value in values)
    return Lines(f"[\n{textwrap.indent(textwrap.fill(inside, 80), '    ')},\n]")


def score(typed, scrambled):
    """The mean surprise in bits and the perplexity of both: of the probabilities that
    the net gave to each of their characters."""
    found = []
    for p in (typed, scrambled):
        bits = -np.log2(p)
        found.append([float(bits.mean()), float(2 ** bits.mean())])
    return found


def after_overwriting(c, f, t, value):
    """What is left of a value at the end of a line, when c[t] is overwritten with it
    and the forget gates stay as they were: its product with all later f. And the c that
    was there."""
    kept = float(np.prod(f[t:]))
    return [c[t - 1], float(kept * value)]
