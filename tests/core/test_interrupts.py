"""The stop button: whichever line it hits, what stands is a whole number of updates,
and the rest can be made."""

import os
import subprocess
import sys
import tempfile

import numpy as np
import pytest
from interruptions import EveryLine, cut_at_third, stop_after

from rnn_teach import (
    SGD,
    Adagrad,
    Adam,
    Interrupted,
    LinearDecay,
    LSTMCell,
    Readout,
    RMSprop,
    Training,
    bptt,
    squared_error,
    unroll,
)
from rnn_teach.core import clipping, interrupts, movable, moving, optimizers, snapshots, training, training_update
from rnn_teach.kit.adding.task import make_adding

UPDATES = (clipping, interrupts, movable, moving, optimizers, training, training_update)
OPTIMIZERS = {
    "SGD": lambda: SGD(0.1, momentum=0.9, nesterov=True),
    "Adagrad": Adagrad,
    "RMSprop": lambda: RMSprop(centered=True),
    "Adam": Adam,
}


def noisy(optimizer, **options):
    """L = Σ (θ - random)², two parameters, a new random target at each update."""
    rng = np.random.default_rng(0)
    theta = {"W": np.ones((2, 3)), "b": np.ones((2, 1), np.float32)}

    def loss_and_gradients():
        away = {name: array - rng.normal(size=array.shape) for name, array in theta.items()}
        return sum(np.sum(d * d) for d in away.values()), {name: 2 * d for name, d in away.items()}

    return Training(theta, loss_and_gradients, optimizer, rng=rng, **options)


def net(seed=0):
    """An LSTM on the adding problem, large enough that an interrupt can hit any part of
    its update."""
    rng = np.random.default_rng(seed)
    cell, readout = LSTMCell.random(2, 12, rng), Readout.random(12, 1, rng, answer="linear")

    def loss_and_gradients():
        batch = make_adding(6, 8, rng)
        trace = readout.read(unroll(cell, batch.x))
        loss = squared_error(trace.readout, batch.targets, batch.weights, average=True)
        above = readout.read_backward(trace, loss.d_o, terms=False)
        return loss.value, {**bptt(cell, trace, above.d.h, terms=False).total, **above.total}

    return Training({**cell.parameters, **readout.parameters}, loss_and_gradients, Adam(), clip_norm=1, rng=rng)


def bits(training):
    """All that a training is, but for the seconds."""
    optimizer = training.optimizer
    return (
        {name: array.tobytes() for name, array in training.parameters.items()},
        {key: array.tobytes() for key, array in optimizer.memory.items()},
        (optimizer.updates, optimizer.learning_rate),
        [(one.update, one.loss, one.norm, one.clipped_norm, one.learning_rate) for one in training.records],
        training.rng.bit_generator.state,
    )


def catch_up(twin, with_what):
    """The same training, never interrupted, after as many updates."""
    while len(twin.records) < len(with_what.records):
        twin.step()


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("options", [{"clip_norm": 1}, {"clip_value": 0.5, "schedule": LinearDecay(0.1, 900)}])
def test_an_interrupt_at_any_line_leaves_a_whole_number_of_updates(name, options):
    """Parameters, optimizer, records and generator: to the bit those of a run that was
    never stopped."""
    cut, twin = noisy(OPTIMIZERS[name](), **options), noisy(OPTIMIZERS[name](), **options)
    cut.step()  # the first one has more lines: nothing is remembered yet
    lines, before, after = EveryLine(*UPDATES), 0, 0
    while lines.left:
        made = len(cut.records)
        with lines.next_one():
            cut.step()
        assert len(cut.records) - made in (0, 1)
        before, after = before + (len(cut.records) == made), after + (len(cut.records) > made)
        catch_up(twin, cut)
        assert bits(cut) == bits(twin)
        assert np.geterr()["over"] == "warn"
    assert lines.cut > 100
    assert before > 50
    assert after > 5
    assert {"compute", "make", "rule", "make_whole"} <= {function for function, _ in lines.places}


def test_an_interrupt_within_a_line_does_so_too():
    """A list has grown, say, and the line that asked for it is not yet done."""
    cut, twin = noisy(Adam(), clip_norm=1), noisy(Adam(), clip_norm=1)
    cut.step()
    steps = EveryLine(interrupts, moving, training, training_update, within=("step", "make_whole", "make"))
    while steps.left:
        with steps.next_one():
            cut.step()
        catch_up(twin, cut)
        assert bits(cut) == bits(twin)
    assert steps.cut > 50


def test_an_optimizer_alone_moves_everything_or_nothing():
    theta, twin = ({"W": np.ones(2), "b": np.ones(1)} for _ in range(2))
    gradients = {"W": np.array([1.0, 2]), "b": np.ones(1)}
    cut, whole = Adam(), Adam()
    cut.update(theta, gradients)
    lines = EveryLine(movable, moving, optimizers, interrupts)
    while lines.left:
        with lines.next_one():
            cut.update(theta, gradients)
        while whole.updates < cut.updates:
            whole.update(twin, gradients)
        assert {name: array.tolist() for name, array in theta.items()} == {k: a.tolist() for k, a in twin.items()}
        assert {key: a.tolist() for key, a in cut.memory.items()} == {
            k: a.tolist() for k, a in whole.memory.items()
        }
        assert np.geterr()["over"] == "warn"
    assert lines.cut > 50


def test_restoring_is_whole_too():
    one = noisy(Adam())
    one.run(2)
    earlier, at_two = one.snapshot(), bits(one)
    one.run(3)
    later, at_five = one.snapshot(), bits(one)
    lines = EveryLine(snapshots, interrupts)
    while lines.left:
        one.restore(later)
        with lines.next_one():
            one.restore(earlier)
        assert bits(one) in (at_two, at_five)
    assert bits(one) == at_two
    assert lines.cut > 20


def test_a_real_interrupt_ends_the_run_between_two_updates_and_it_goes_on():
    """Forty signals at random moments, each ends a run that would go on for ever."""
    cut, twin = net(), net()
    moments = np.random.default_rng(1).uniform(0.001, 0.02, 40)
    for moment in moments:
        stop_after(moment, lambda: cut.run(1_000_000))
        catch_up(twin, cut)
        assert bits(cut) == bits(twin)
    assert len(cut.records) > 20


def test_the_sentence_says_where_it_was_cut_and_how_to_go_on():
    one = noisy(SGD(0.1))
    calls = []

    def progress(steps):
        for step in steps:
            yield step
            calls.append(step)
            if len(calls) == 3:
                raise KeyboardInterrupt

    one.run(2)
    with pytest.raises(Interrupted) as stop:
        one.run(10, progress=progress)
    sentence = "The training was stopped after update 5 of 12. Nothing is lost: run(7) makes the rest."
    assert str(stop.value) == sentence
    assert stop.value._render_traceback_() == [sentence]
    assert [record.update for record in one.run(7)] == list(range(6, 13))


def test_after_the_last_update_nothing_is_left_to_make():
    def progress(steps):
        yield from steps
        raise KeyboardInterrupt

    with pytest.raises(Interrupted, match=r"stopped after update 3 of 3. Nothing is lost\.$"):
        noisy(SGD(0.1)).run(3, progress=progress)


def test_a_loop_of_runs_ends_with_the_run_that_is_cut():
    """As in a notebook that compares seeds: the next seed is not begun, and no result
    of this one is told."""
    begun, told = [], []

    def compare():
        for seed in range(4):
            one = noisy(SGD(0.1))
            begun.append(seed)
            if seed == 1:
                one.loss_and_gradients = cut_at_third(one.loss_and_gradients)
            told.append(one.run(5)[-1].loss)

    with pytest.raises(KeyboardInterrupt):
        compare()
    assert begun == [0, 1]
    assert len(told) == 1


def test_another_optimizer_moves_copies_so_that_the_parameters_stay_whole():
    class Own:
        """θ ← θ - g, interrupted at the second parameter."""

        def update(self, parameters, gradients):
            for name in parameters:
                if name == "b" and interrupting:
                    raise KeyboardInterrupt
                parameters[name] -= gradients[name].astype(parameters[name].dtype)

    interrupting = [1]
    one = noisy(Own())
    with pytest.raises(KeyboardInterrupt):
        one.step()
    assert (one.parameters["W"] == 1).all()
    assert one.records == []
    interrupting.clear()
    W = one.parameters["W"]
    assert one.step().learning_rate is None
    assert one.parameters["W"] is W
    assert (W != 1).all()
    assert (one.parameters["b"] != 1).all()


CELL = """
import os, signal
import numpy as np
from rnn_teach import SGD, Training

calls = []

def loss_and_gradients():
    calls.append(1)
    if len(calls) == 4:
        os.kill(os.getpid(), signal.SIGINT)
        deep_inside()
    return 1.0, {"theta": np.ones(1)}

def deep_inside():
    for _ in range(10**6):
        np.ones(1)

training = Training({"theta": np.zeros(1)}, loss_and_gradients, SGD(1))
last = training.run(10)[-1]
print("the last loss is", last.loss)
"""


def test_in_a_notebooks_cell_the_sentence_is_all_that_is_seen():
    """No line of the package, no number; and the next cell trains the rest."""
    with tempfile.TemporaryDirectory() as folder:
        program = (
            "from IPython.core.interactiveshell import InteractiveShell\n"
            "shell = InteractiveShell.instance(colors='NoColor', history_manager=None)\n"
            f"result = shell.run_cell({CELL!r})\n"
            "print(type(result.error_in_exec).__name__)\n"
            "shell.run_cell('print([one.update for one in training.run(7)])')\n"
        )
        environment = os.environ | {"IPYTHONDIR": folder}
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            env=environment,
            timeout=120,
            check=True,
        )
    assert done.stdout.splitlines() == [
        "The training was stopped after update 3 of 10. Nothing is lost: run(7) makes the rest.",
        "Interrupted",
        "[4, 5, 6, 7, 8, 9, 10]",
    ]
