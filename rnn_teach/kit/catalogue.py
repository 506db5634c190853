"""Usual mistakes by key, as something that can be run: each computes what a learner who
makes it gives back."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistakes:
    """Mistakes that are functions of their own, each made alone.

    Attributes
    ----------
    functions : dict of key to callable
        `function(**inputs)` gives what the learner's function gives.
    """

    functions: dict

    @property
    def singles(self):
        """Each mistake by itself, as a tuple of one key."""
        return [(key,) for key in self.functions]

    @property
    def pairs(self):
        """Two mistakes at once: none of these."""
        return []

    def answer(self, keys, inputs):
        """What is given back by a learner who makes the mistakes of these keys."""
        (key,) = keys
        return self.functions[key](**inputs)


@dataclass(frozen=True)
class Pieces:
    """Mistakes in the pieces of one computation: so two can be made at once.

    Attributes
    ----------
    compute : callable
        `compute(pieces, **inputs)` computes the answer with these pieces.
    truth : dict
        By name each piece as it should be.
    changes : dict of key to dict
        By key of the mistake the pieces that it changes.
    alone : set of str
        Keys of mistakes that are not looked for beside another: they are many, and
        seldom made.
    """

    compute: Callable
    truth: dict
    changes: dict
    alone: frozenset = frozenset()

    @property
    def singles(self):
        """Each mistake by itself, as a tuple of one key."""
        return [(key,) for key in self.changes]

    @property
    def pairs(self):
        """All two that can be made at once, since they lie in different pieces."""
        return [
            (one, other)
            for one, other in itertools.combinations([key for key in self.changes if key not in self.alone], 2)
            if not self.changes[one].keys() & self.changes[other].keys()
        ]

    def answer(self, keys, inputs):
        """What is given back by a learner who makes the mistakes of these keys."""
        pieces = dict(self.truth)
        for key in keys:
            pieces |= self.changes[key]
        return self.compute(pieces, **inputs)
