"""The training loop: what it records, where it stops, how it goes on."""

import pickle

import numpy as np
import pytest

from rnn_teach import (
    SGD,
    Adagrad,
    Adam,
    LinearDecay,
    Readout,
    RMSprop,
    RNNCell,
    Training,
    bptt,
    glorot_uniform,
    orthogonal,
    squared_error,
    unroll,
)
from rnn_teach.tasks import make_adding


def parabola(learning_rate=0.1, start=1.0, **clipping):
    """L = 3 θ², whose gradient is 6 θ."""
    theta = {"theta": np.array([start])}

    def loss_and_gradients():
        return 3 * theta["theta"].item() ** 2, {"theta": 6 * theta["theta"]}

    return Training(theta, loss_and_gradients, SGD(learning_rate), **clipping)


def adding(seed=0, T=6, optimizer=None, **clipping):
    """A small net on the adding problem, with all its random numbers from one seed."""
    rng = np.random.default_rng(seed)
    cell = RNNCell(U=glorot_uniform(16, 2, rng), W=orthogonal(16, rng))
    readout = Readout.random(16, 1, rng, answer="linear")

    def loss_and_gradients():
        x, targets, weights = make_adding(T, 16, rng)
        trace = readout.read(unroll(cell, x))
        loss = squared_error(trace.readout, targets, weights, average=True)
        above = readout.read_backward(trace, loss.d_o, terms=False)
        below = bptt(cell, trace, above.d.h, terms=False)
        return loss.value, {**above.total, **below.total}

    parameters = {**cell.parameters, **readout.parameters}
    return Training(parameters, loss_and_gradients, optimizer or Adam(0.01), **clipping), rng


def test_two_updates_by_hand():
    """θ = 1: L = 3, gradient 6, θ becomes 1 - 0.1 · 6 = 0.4. Then L = 0.48, gradient
    2.4, θ = 0.16."""
    training = parabola()
    first, second = training.run(2)
    assert (first.update, first.loss, first.norm, first.clipped_norm) == (1, 3, 6, 6)
    assert (second.update, second.loss) == (2, pytest.approx(0.48))
    assert second.norm == pytest.approx(2.4)
    assert training.parameters["theta"].item() == pytest.approx(0.16)
    assert 0 < first.seconds < 10


def test_the_record_has_the_norm_before_and_after_clipping():
    for clipping in ({"clip_norm": 1.5}, {"clip_value": 1.5}):
        training = parabola(**clipping)
        record = training.step()
        assert (record.norm, record.clipped_norm) == (6, 1.5)
        assert training.parameters["theta"].item() == pytest.approx(1 - 0.1 * 1.5)


def test_clipping_by_value_is_not_clipping_by_norm():
    """The gradient (3, 4) with a threshold of 2: cut to (2, 2), or shrunk to (1.2,
    1.6)."""
    for clipping, left in (({"clip_value": 2}, [-2, -2]), ({"clip_norm": 2}, [-1.2, -1.6])):
        theta = {"theta": np.zeros(2)}
        Training(theta, lambda: (1.0, {"theta": np.array([3.0, 4])}), SGD(1), **clipping).step()
        np.testing.assert_allclose(theta["theta"], left)


def test_a_net_learns():
    """The adding problem with six steps: from its baseline 1/6 to less than a fifth of
    it."""
    training, _ = adding()
    training.run(300)
    assert np.mean([record.loss for record in training.records[-20:]]) < 1 / 30


def test_it_goes_on_where_it_stopped():
    """Ten updates in one go, or four and six: the same to the last bit."""
    whole, _ = adding()
    whole.run(10)
    parts, _ = adding()
    parts.run(4)
    records = parts.run(6)
    assert [record.update for record in records] == [5, 6, 7, 8, 9, 10]
    assert [record.update for record in parts.records] == list(range(1, 11))
    for name, array in whole.parameters.items():
        np.testing.assert_array_equal(parts.parameters[name], array)


def test_a_snapshot_goes_on_elsewhere():
    """Restored into a net with other weights, with the Generator as it was then: the
    same to the last bit."""
    one, rng = adding()
    one.run(4)
    snapshot, state = one.snapshot(), rng.bit_generator.state
    one.run(6)
    other, other_rng = adding(seed=1)
    other.restore(snapshot)
    other_rng.bit_generator.state = state
    other.run(6)
    assert [record.loss for record in other.records] == [record.loss for record in one.records]
    for name, array in one.parameters.items():
        np.testing.assert_array_equal(other.parameters[name], array)
    one.restore(snapshot)
    assert len(one.records) == 4


def test_a_snapshot_of_other_parameters_is_refused():
    with pytest.raises(ValueError, match="the snapshot is of other parameters than theta as they are here"):
        parabola().restore(adding()[0].snapshot())


def drawn(seed=0, rng=True):
    """A parameter drawn to random places, by momentum."""
    generator = np.random.default_rng(seed)
    theta = {"theta": np.zeros(2)}

    def loss_and_gradients():
        return 1.0, {"theta": theta["theta"] - generator.normal(size=2)}

    options = {"rng": generator} if rng else {}
    return Training(theta, loss_and_gradients, SGD(0.1, momentum=0.9), **options)


def test_a_snapshot_holds_the_generators_state():
    """Restored in another process, with another generator: the same batches."""
    one, other = drawn(), drawn(seed=1)
    one.run(3)
    snapshot = pickle.loads(pickle.dumps(one.snapshot()))
    one.run(3)
    other.restore(snapshot)
    other.run(3)
    assert (other.parameters["theta"] == one.parameters["theta"]).all()
    assert other.rng.bit_generator.state == one.rng.bit_generator.state
    other.restore(snapshot)  # a snapshot stays what it was
    other.run(3)
    assert (other.parameters["theta"] == one.parameters["theta"]).all()


def test_an_update_that_fails_gives_back_what_it_drew():
    one, twin = drawn(), drawn()
    one.run(2)
    working = one.loss_and_gradients

    def failing():
        working()
        return np.nan, {"theta": np.ones(2)}

    one.loss_and_gradients = failing
    with pytest.raises(FloatingPointError):
        one.step()
    one.loss_and_gradients = working
    one.run(2)
    twin.run(4)
    assert (one.parameters["theta"] == twin.parameters["theta"]).all()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda s: None, "snapshot must be what training.snapshot\\(\\) gave; got None"),
        (lambda s: {name: s[name] for name in ("parameters", "optimizer")}, "snapshot must be what training.snap"),
        (lambda s: s | {"parameters": 5}, "the snapshot's parameters must be"),
        (lambda s: s | {"parameters": {"theta": "text"}}, "the snapshot's parameters.*must be an array of"),
        (lambda s: s | {"parameters": {"theta": np.ones(3)}}, "the snapshot is of other parameters than theta as"),
        (lambda s: s | {"optimizer": None}, "the snapshot's optimizer must be an optimizer, .*; got None"),
        (lambda s: s | {"optimizer": {}}, "the snapshot's optimizer must be an optimizer, .*; got {}"),
        (lambda s: s | {"records": 5}, "the snapshot's records must be a list of Record; got 5"),
        (lambda s: s | {"records": [1, 2]}, r"the snapshot's records must be a list of Record; got \[1, 2\]"),
        (lambda s: s | {"rng": None}, "the snapshot's rng must be the state of a PCG64; got None"),
        (lambda s: s | {"rng": {"bit_generator": "PCG64"}}, "the snapshot's rng must be the state of a PCG64; got"),
        (
            lambda s: s | {"rng": np.random.Generator(np.random.MT19937(0)).bit_generator.state},
            "the snapshot's rng must be the state of a PCG64; got",
        ),
    ],
)
def test_a_malformed_snapshot_is_refused_and_nothing_has_changed(change, sentence):
    one, twin = drawn(), drawn()
    snapshot = one.snapshot()
    one.run(2)
    with pytest.raises(ValueError, match=sentence):
        one.restore(change(snapshot))
    one.run(2)
    twin.run(4)
    assert len(one.records) == 4
    assert (one.parameters["theta"] == twin.parameters["theta"]).all()
    assert one.rng.bit_generator.state == twin.rng.bit_generator.state


def test_a_snapshot_with_a_generators_state_needs_a_generator():
    with pytest.raises(ValueError, match="of a training with a generator: give this one its rng"):
        drawn(rng=False).restore(drawn().snapshot())


@pytest.mark.parametrize("optimizer", [Adam(0.1), RMSprop(0.01), Adagrad(0.1)])
def test_a_huge_gradient_stops_with_a_sentence_and_freezes_nothing(optimizer):
    """3e200 is a number, and its square is none."""
    training = parabola()
    training.optimizer = optimizer
    training.run(2)
    theta = training.parameters["theta"].item()
    working = training.loss_and_gradients
    training.loss_and_gradients = lambda: (1.0, {"theta": np.array([3e200])})
    with pytest.raises(FloatingPointError) as error:
        training.step()
    assert str(error.value).startswith(
        f"training stopped at update 3: the gradient of theta goes up to 3e+200, too large for "
        f"{type(optimizer).__name__}, which squares it: clip the gradients first, as clip_norm=1 in Training does; "
        "at update 2 the loss was"
    )
    assert training.parameters["theta"].item() == theta
    training.loss_and_gradients = working
    training.step()
    assert 0 < training.parameters["theta"].item() < theta


def test_a_huge_gradient_that_is_clipped_is_taken():
    training = parabola(clip_norm=1)
    training.optimizer = Adam(0.1)
    training.loss_and_gradients = lambda: (1.0, {"theta": np.array([3e200])})
    training.run(2)
    assert training.parameters["theta"].item() == pytest.approx(0.8)


def test_an_optimizer_is_for_one_net():
    optimizer = Adam(0.1)
    one, other = parabola(), parabola()
    one.optimizer = other.optimizer = optimizer
    one.run(2)
    with pytest.raises(ValueError, match="this Adam has moved another theta before, and remembers it"):
        other.step()
    assert other.parameters["theta"] == 1
    assert other.records == []
    assert len(one.run(2)) == 2


def test_it_shows_itself_in_one_line():
    training = parabola(clip_norm=1)
    assert repr(training) == "Training(no update yet; SGD(learning_rate=0.1), clip_norm=1)"
    training.run(2)
    assert repr(training) == "Training(update 2: loss 2.43; SGD(learning_rate=0.1), clip_norm=1)"
    assert repr(training.records) == (
        "[Record(update 1: loss 3, norm 6 clipped to 1, learning rate 0.1), "
        "Record(update 2: loss 2.43, norm 5.4 clipped to 1, learning rate 0.1)]"
    )
    assert repr(training.snapshot()) == "Snapshot(after update 2: theta (1,))"
    scheduled = Training({"theta": np.ones(1)}, dict, Adam(), clip_value=0.5, schedule=LinearDecay(0.01, 50))
    assert repr(scheduled) == (
        "Training(no update yet; Adam(learning_rate=0.001), clip_value=0.5, "
        "schedule=LinearDecay(learning_rate=0.01, updates=50))"
    )


def test_gradients_may_be_lists():
    training = parabola()
    training.loss_and_gradients = lambda: (1.0, {"theta": [2]})
    training.step()
    assert training.parameters["theta"] == pytest.approx(0.8)


def test_an_optimizer_of_ones_own_has_to_leave_numbers_in_their_shape():
    class Own:
        def __init__(self, result):
            self.result = result

        def update(self, parameters, gradients):
            parameters["theta"] = self.result

    training = parabola()
    for result, error, sentence in (
        (np.ones(2), ValueError, r"the optimizer must leave theta its shape \(1,\); got \(2,\)"),
        (None, ValueError, "theta after the optimizer's update must be an array of numbers"),
        (np.array([np.nan]), FloatingPointError, "theta after the optimizer's update must be finite"),
    ):
        training.optimizer = Own(result)
        with pytest.raises(error, match=sentence):
            training.step()
        assert training.parameters["theta"] == 1
        assert training.records == []


def test_progress_wraps_the_loop():
    seen = []

    def progress(steps):
        for step in steps:
            seen.append(step)
            yield step

    parabola().run(3, progress=progress)
    assert seen == [0, 1, 2]


def test_an_interrupt_ends_the_run_and_keeps_what_was_learned():
    training = parabola()
    calls = []

    def interrupted():
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return 1.0, {"theta": np.ones(1)}

    training.loss_and_gradients = interrupted
    with pytest.raises(KeyboardInterrupt):
        training.run(10)
    assert [record.update for record in training.records] == [1, 2]
    assert training.parameters["theta"].item() == pytest.approx(1 - 0.2)
    assert [record.update for record in training.run(2)] == [3, 4]


def test_a_loss_that_is_nan_stops_with_one_sentence():
    """η = 1 makes θ five times as large with each update: the norms are 6, 30, 150.
    Then the loss is NaN."""
    training = parabola(learning_rate=1.0)
    training.run(3)
    theta = training.parameters["theta"].copy()
    training.loss_and_gradients = lambda: (np.nan, {"theta": np.ones(1)})
    with pytest.raises(FloatingPointError) as error:
        training.run(5)
    assert str(error.value) == (
        "training stopped at update 4: the loss is nan; at update 3 the loss was 1875 and the gradient's norm 150: "
        "a smaller learning rate or clipping may help"
    )
    assert len(training.records) == 3
    assert training.parameters["theta"] == theta


@pytest.mark.parametrize(
    ("loss", "gradient", "clipping", "sentence"),
    [
        (np.inf, 1.0, {}, "at update 1: the loss is inf; it was the first one: look at the data and the first"),
        (1.0, np.inf, {}, "at update 1: the loss is finite, the norm of its gradient is inf"),
        (1.0, np.nan, {"clip_norm": 1}, r"the loss is finite, its gradient is not \(the gradient of theta must be"),
        (
            1.0,
            np.inf,
            {"clip_value": 1},
            r"the loss is finite, its gradient is not \(the gradient of theta must be",
        ),
    ],
)
def test_a_gradient_that_is_not_finite_stops_too(loss, gradient, clipping, sentence):
    training = parabola(**clipping)
    training.loss_and_gradients = lambda: (loss, {"theta": np.array([gradient])})
    with pytest.raises(FloatingPointError, match=sentence):
        training.step()
    assert training.parameters["theta"] == 1
    assert training.records == []


def test_a_net_whose_numbers_leave_their_range_stops_in_the_same_words():
    """With such a learning rate the read-out overflows, and no warning comes of it."""
    training, _ = adding(optimizer=SGD(1e4))
    with pytest.raises(
        FloatingPointError, match=r"training stopped at update \d+: the numbers have left their range"
    ):
        training.run(200)
    assert 1 < len(training.records) < 199


def test_clipping_keeps_the_same_net_in_range():
    training, _ = adding(optimizer=SGD(1e4), clip_norm=1e-6)
    assert len(training.run(200)) == 200


@pytest.mark.parametrize(
    ("arguments", "named", "sentence"),
    [
        (({"theta": np.ones(1)}, None, SGD(1)), {}, "loss_and_gradients must be a function; got None"),
        (([np.ones(1)], dict, SGD(1)), {}, "parameters must be a dict of arrays"),
        (({"theta": [1.0]}, dict, SGD(1)), {}, "theta must be an array of floats, to be changed in place"),
        (({"theta": np.ones(1)}, dict, SGD), {}, "optimizer must be an optimizer, such as Adam"),
        (({"theta": np.ones(1)}, dict, SGD(1)), {"rng": 3}, "rng must be a generator"),
        (({"theta": np.ones(1)}, dict, SGD(1)), {"clip_norm": 0}, "clip_norm must be one number above 0; got 0"),
        (({"theta": np.ones(1)}, dict, SGD(1)), {"clip_norm": 1, "clip_value": 1}, "give clip_norm or clip_value"),
    ],
)
def test_what_is_refused(arguments, named, sentence):
    with pytest.raises(ValueError, match=sentence):
        Training(*arguments, **named)


def test_no_run_without_updates():
    with pytest.raises(ValueError, match="updates must be a whole number of at least 1; got 0"):
        parabola().run(0)
