"""A run goes on where it stopped, and knows how many updates it was made for."""

import numpy as np
import pytest

from rnn_teach import SGD, Training
from rnn_teach.kit.run import Run


class Falling(Run):
    """Goes down L = w², from w = 1."""

    def __init__(self, updates=None):
        self.w, self.updates = np.ones(1), updates
        self.training = Training({"w": self.w}, lambda: (float(self.w[0] ** 2), {"w": 2 * self.w}), SGD(0.25))


def test_a_run_goes_on_and_returns_itself():
    """Each update halves w: 1, 1/2, 1/4, 1/8."""
    run = Falling()
    assert run.run(2) is run
    run.step()
    assert run.w[0] == 1 / 8
    assert [record.loss for record in run.records] == [1, 1 / 4, 1 / 16]


def test_without_a_number_it_makes_all_that_are_left_and_then_none():
    run = Falling(updates=5).run(2).run()
    assert len(run.records) == 5
    assert len(run.run().records) == 5


def test_without_a_number_it_must_be_made_for_one():
    with pytest.raises(ValueError, match=r"^updates must be a whole number"):
        Falling().run()


def test_it_shows_how_far_it_is():
    shown = []

    def progress(steps):
        shown.append(len(steps))
        return steps

    Falling(updates=3).run(progress=progress)
    assert shown == [3]
