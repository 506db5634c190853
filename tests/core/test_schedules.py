"""Learning rates that change from update to update, alone and in a training."""

import numpy as np
import pytest

from rnn_teach import SGD, Adam, LinearDecay, Training


def straight(schedule, optimizer=None):
    """L = θ, whose gradient is 1: each update of SGD moves by its learning rate."""
    theta = {"theta": np.zeros(1)}
    return Training(
        theta, lambda: (theta["theta"].item(), {"theta": np.ones(1)}), optimizer or SGD(1), schedule=schedule
    )


def test_linear_decay_by_hand():
    """0.4 in four updates: 0.4, 0.3, 0.2, 0.1, and 0 from then on."""
    rates = [LinearDecay(0.4, 4)(update) for update in range(1, 8)]
    assert rates == pytest.approx([0.4, 0.3, 0.2, 0.1, 0, 0, 0])


def test_each_update_moves_by_its_own_rate_and_records_it():
    """-0.4, then -0.7, -0.9, -1.0, and there it stays."""
    training, places = straight(LinearDecay(0.4, 4)), []
    for _ in range(6):
        training.step()
        places.append(training.parameters["theta"].item())
    assert places == pytest.approx([-0.4, -0.7, -0.9, -1, -1, -1])
    assert [record.learning_rate for record in training.records] == pytest.approx([0.4, 0.3, 0.2, 0.1, 0, 0])


def test_any_function_of_the_update_is_a_schedule():
    training = straight(lambda update: 1 / update)
    training.run(3)
    assert training.parameters["theta"].item() == pytest.approx(-(1 + 1 / 2 + 1 / 3))


def test_without_a_schedule_the_records_have_the_optimizers_own_rate():
    training = straight(None, Adam(0.02))
    assert [record.learning_rate for record in training.run(2)] == [0.02, 0.02]


def test_a_training_that_is_restored_elsewhere_goes_on_along_the_schedule():
    """Three updates, a snapshot, three more: the same as six, also where another
    optimizer stood before."""
    whole = straight(LinearDecay(0.6, 6))
    whole.run(6)
    first, second = straight(LinearDecay(0.6, 6)), straight(LinearDecay(0.6, 6), SGD(5))
    first.run(3)
    second.run(1)
    second.restore(first.snapshot())
    second.run(3)
    assert second.parameters["theta"] == whole.parameters["theta"]
    assert [one.learning_rate for one in second.records] == [one.learning_rate for one in whole.records]


def test_an_update_that_fails_leaves_the_learning_rate_of_the_last_one():
    training = straight(LinearDecay(0.4, 4))
    training.run(2)
    training.loss_and_gradients = lambda: (np.nan, {"theta": np.ones(1)})
    with pytest.raises(FloatingPointError):
        training.step()
    assert training.optimizer.learning_rate == pytest.approx(0.3)


class WithoutRate:
    def update(self, parameters, gradients):
        """Move nothing."""


@pytest.mark.parametrize(
    ("schedule", "optimizer", "sentence"),
    [
        (0.1, SGD(1), "schedule must be a function; got 0.1"),
        (
            LinearDecay(0.1, 5),
            WithoutRate(),
            "a schedule needs an optimizer with a learning_rate; WithoutRate has none",
        ),
    ],
)
def test_what_is_no_schedule_is_refused(schedule, optimizer, sentence):
    with pytest.raises(ValueError, match=sentence):
        straight(schedule, optimizer)


@pytest.mark.parametrize("rate", [-0.1, None, np.nan, [0.1, 0.2]])
def test_what_is_no_learning_rate_is_refused_and_nothing_moves(rate):
    training = straight(lambda update: rate if update == 3 else 1.0)
    training.run(2)
    with pytest.raises(ValueError, match="the learning rate that schedule gives for update 3 must be"):
        training.step()
    assert training.parameters["theta"] == -2
    assert len(training.records) == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0, 5), "learning_rate must be one number above 0; got 0"),
        ((0.1, 0), "updates must be a whole number of at least 1; got 0"),
        ((0.1, 2.5), "updates must be a whole number of at least 1; got 2.5"),
    ],
)
def test_numbers_out_of_range_are_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        LinearDecay(*arguments)


def test_updates_are_counted_from_one():
    with pytest.raises(ValueError, match="update must be a whole number of at least 1; got 0"):
        LinearDecay(0.1, 5)(0)


def test_it_shows_itself():
    assert repr(LinearDecay(0.01, updates=500)) == "LinearDecay(learning_rate=0.01, updates=500)"
