"""Where each number of the unrolled net comes from."""

from rnn_teach.kit import words as common
from rnn_teach.kit.picture_places import cell, columns, place, window
from rnn_teach.lessons.unrolling import words as say
from rnn_teach.lessons.unrolling.picture_step import StepTable


def places_of_columns(ax, words):
    """A column for each step."""
    return columns(ax, [say.column(t, word) for t, word in enumerate(words, start=1)], "t")


def places_of_states(ax, net, trace):
    """On the map of states: each number with its sum."""
    T, n_h = trace.T, net.n_h
    a, h = trace.a[:, :, 0], trace.h[:, :, 0]
    on = window(ax)
    states = [
        cell(on, t, unit, say.state(net.activation, t, unit, a[t, unit], h[t, unit]), since=t)
        for t in range(1, T + 1)
        for unit in range(n_h)
    ]
    first = [cell(on, 0, unit, say.first_state(unit)) for unit in range(n_h)]
    return [*first, *states]


def places_of_answers(ax, trace):
    """On the bars: the scores of each step, and the probabilities made of them."""
    o, y_hat = trace.readout.o[:, :, 0], trace.readout.y_hat[:, :, 0]
    names = common.READER_SLOTS
    return [
        place(ax, (t - 0.5, t + 0.5), (0, 1), say.answers(t, names, o[t], y_hat[t]), since=t)
        for t in range(1, trace.T + 1)
    ]


def places_of_step(ax, net, trace, words, t):
    """In the table of step t: what the input brings, what the past brings, and the
    sum."""
    before = trace.h[t - 1, :, 0]
    read, past = (net.U @ trace.x[t])[:, 0], net.W @ before
    bias = [0.0] * net.n_h if net.b is None else net.b[:, 0]
    on, places = window(ax), []
    for unit in range(net.n_h):
        numbers = read[unit], past[unit], bias[unit]
        texts = (
            say.from_input(t, unit, words[t - 1], read[unit]),
            say.from_past(t, unit, net.W[unit], before, past[unit]),
            say.sum_of_step(net.activation, unit, numbers, trace.a[t, unit, 0], trace.h[t, unit, 0]),
        )
        middles, widths = (*StepTable.COLUMNS[:2], 3.55), (0.9, 0.9, 1.9)
        places += [
            cell(on, x, unit, text, width=width) for x, width, text in zip(middles, widths, texts, strict=True)
        ]
    return places
