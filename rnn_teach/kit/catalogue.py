"""Find in a catalogue the mistakes that give just what a learner's function gave."""

import itertools

import numpy as np


def equal(array, right):
    """Whether two arrays hold the same numbers, but for rounding."""
    return np.allclose(array, right, rtol=1e-9, atol=1e-12)


def mistakes(answer, truth, place, compute, exercise):
    """The names of the mistakes that give these numbers: one, or else two at once; none where no such two do.

    A mistake that gives the whole answer is named before one that gives the first wrong array, at `place`, alone.

    Parameters
    ----------
    answer, truth : tuples of arrays
        What the learner's function gave, and what is right.
    place : int
        The first array that is wrong.
    compute : callable
        `compute(pieces)` computes the answer with these pieces.
    exercise : module
        Holds TRUTH, the pieces as they should be, and MISTAKES, by name the pieces that each changes.
    """
    catalogue = exercise.MISTAKES
    singles, pairs = ([*itertools.combinations(catalogue, how_many)] for how_many in (1, 2))
    for candidates, compared in ((singles, slice(None)), (singles + pairs, slice(place, place + 1))):
        for names in candidates:
            pieces = [catalogue[name] for name in names]
            if len(set().union(*pieces)) < sum(map(len, pieces)):
                continue  # two mistakes in one and the same piece cannot both be made
            spoiled = compute(exercise.TRUTH | {key: value for changed in pieces for key, value in changed.items()})
            if not equal(spoiled[place], truth[place]) and all(map(equal, answer[compared], spoiled[compared])):
                return names
    return ()


def named(name, found):
    """The end of a sentence about a wrong array of that name: the mistakes found, or that there are none."""
    if found:
        return f"; your {name} is what one gets when {' and '.join(found)}."
    return ". No usual mistake gives these numbers: go through the equations term by term."
