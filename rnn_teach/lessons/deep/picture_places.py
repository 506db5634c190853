"""Where each number of the stack comes from."""

from rnn_teach.kit.picture_places import columns, place
from rnn_teach.lessons.deep import words as say


def places_of_steps(ax, T):
    """A column for each step."""
    return columns(ax, [say.column(t) for t in range(1, T + 1)], "t")


def places_of_states(ax, layers, bottoms, heights):
    """Each number of each layer, with what it was computed from."""
    return [
        place(ax, (t - 0.5, t + 0.5), (top - unit - 1, top - unit), say.state(part, layer, t, unit), since=t)
        for layer, part in enumerate(layers, start=1)
        for top in [bottoms[layer] + heights[layer]]
        for t in range(1, part.T + 1)
        for unit in range(heights[layer])
    ]
