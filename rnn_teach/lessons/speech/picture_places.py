"""What each frame was heard as, and the sum of each state of the lattice: a click goes
there."""

from rnn_teach.kit.picture_places import cell, columns
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.digits import PHONES

NAMED = 3
"""So many phones of a frame are told."""


def places_of(axes, lattice, view):
    """A column for each step, and a cell for each state at each step."""
    texts = []
    for t, row in enumerate(lattice.y_hat, start=1):
        likeliest = sorted(range(len(row)), key=lambda k: -row[k])[:NAMED]
        texts.append(say.heard_at(t, [(PHONES[k], row[k]) for k in likeliest]))
    bottom = axes["heard"].get_position().y0
    places = columns(axes["heard"], texts, "t", bottom=bottom)
    for t in range(1, lattice.T + 1):
        for s in range(1, len(lattice.classes) + 1):
            text = say.sum_of(lattice, view, t, s)
            places.append(cell(axes["lattice"], t, s, text, {"t": t, "s": s}))
    return places
