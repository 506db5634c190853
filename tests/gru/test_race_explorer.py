"""The race: each net is the one that the adding explorer trains, and the view can
change while it goes on."""

import json

import numpy as np
import pytest
from explorer_moves import computed_by, picture_of
from interruptions import EveryLine, stop_after

from rnn_teach.core import interrupts, training_update
from rnn_teach.core.training import Record
from rnn_teach.explorers import adding_explorer, race_explorer
from rnn_teach.kit.adding import run as adding_run
from rnn_teach.lessons.gru import explorer_race as race_module
from rnn_teach.lessons.gru.explorer_race import MOST_UPDATES, RUNNERS, Race, reached


def with_values(**values):
    return race_explorer(state=json.dumps(values))


def losses(explorer, cell):
    return [records[cell].loss for records in explorer.records]


@pytest.mark.parametrize("cell", RUNNERS)
def test_each_net_runs_as_it_does_alone(cell):
    race = with_values(T=10, clip="0.5", seed=3)
    race.train(4)
    alone = adding_explorer(state=json.dumps({"cell": cell, "T": 10, "clip": "0.5", "seed": 3}))
    alone.train(4)
    assert losses(race, cell) == [record.loss for record in alone.records]


@pytest.mark.parametrize("cell", RUNNERS)
def test_the_code_computes_the_loss_of_the_net_that_is_watched(cell):
    race = with_values(cell=cell, T=10)
    race.train(5)
    seen = race.records[-1][cell]
    assert np.allclose(computed_by(race), [seen.loss, seen.norm], rtol=1e-9)


def test_another_net_to_watch_begins_no_new_race():
    race = with_values(T=10)
    race.train(3)
    made, before = race.records, picture_of(race)
    race.controls["cell"].value = "LSTM"
    assert race.records == made
    assert picture_of(race) != before
    assert "The LSTM answers" in race.sentence
    assert json.loads(race.state)["updates"] == 3
    assert picture_of(race_explorer(state=race.state)) == picture_of(race)


@pytest.mark.parametrize(("name", "value"), [("T", 100), ("steps", "SGD 0.1"), ("clip", "off"), ("seed", 20)])
def test_any_other_control_begins_a_new_race(name, value):
    race = with_values(T=10)
    race.train(2)
    race.controls[name].value = value
    assert race.records == []
    assert "no update made yet" in race.sentence
    assert picture_of(race) == picture_of(race_explorer(state=race.state))


def test_the_sentence_has_the_update_at_which_a_net_has_learned_the_sum():
    race = with_values(T=10)
    race.train(230)
    means = {cell: np.mean(losses(race, cell)[-50:]) for cell in RUNNERS}
    gru = losses(race, "GRU")
    update = reached([records["GRU"] for records in race.records])
    assert np.mean(gru[update - 50 : update]) < 0.01 <= np.mean(gru[update - 51 : update - 1])
    assert f"GRU is at {means['GRU']:.4f}, first below 0.01 at update {update}" in race.sentence
    assert f"tanh RNN is at {means['tanh RNN']:.4f};" in race.sentence


def test_a_goal_is_reached_with_fifty_updates_or_more():
    def records(losses):
        return [Record(k, loss, 1.0, 1.0, 0.0) for k, loss in enumerate(losses)]

    assert reached(records([0.001] * 49)) is None
    assert reached(records([0.001] * 50)) == 50
    assert reached(records([0.5] + [0.001] * 60)) == 51
    assert reached(records([0.001] * 50 + [1.0] * 50)) == 50


def where(race):
    """Of each net: parameters, optimizer, generator, to the bit, and the number of its
    records."""
    trainings = {cell: run.training for cell, run in race._runs.items()}
    return {
        cell: (
            [array.tobytes() for array in training.parameters.values()],
            [array.tobytes() for array in training.optimizer.memory.values()],
            training.optimizer.updates,
            training.rng.bit_generator.state,
            len(training.records),
        )
        for cell, training in trainings.items()
    }


def losses_of(race):
    return [{cell: record.loss for cell, record in records.items()} for records in race.records]


@pytest.mark.parametrize(
    "lines",
    [
        EveryLine(race_module, adding_run, training_update, interrupts),
        EveryLine(race_module, within=("step", "make")),
    ],
    ids=["lines", "within lines"],
)
def test_whichever_line_an_interrupt_hits_the_nets_stand_level(lines, monkeypatch):
    """All at the update that the records tell, to the bit those of a race that was
    never stopped."""
    monkeypatch.setattr(adding_run, "N_H", 3)
    monkeypatch.setattr(adding_run, "B", 2)
    settings = {"T": 2, "steps": "Adam 0.01", "clip": "1", "seed": 0}
    cut, twin = Race(**settings), Race(**settings)
    cut.step()
    before = after = 0
    while lines.left:
        made = len(cut.records)
        with lines.next_one():
            cut.step()
        assert len(cut.records) - made in (0, 1)
        before, after = before + (len(cut.records) == made), after + (len(cut.records) > made)
        while len(twin.records) < len(cut.records):
            twin.step()
        assert where(cut) == where(twin)
        assert losses_of(cut) == losses_of(twin)
        assert cut.stopped == []
    assert after > 20
    assert before > 3
    assert before + after > 80


def test_real_interrupts_leave_a_race_that_its_state_brings_back():
    race = with_values(T=10)
    for moment in np.random.default_rng(0).uniform(0.01, 0.1, 10):
        stop_after(moment, lambda: race.train(MOST_UPDATES))
        made = len(race.records)
        assert {number for *_, number in where(race._run).values()} == {made}
        assert json.loads(race.state)["updates"] == made
        assert f"after {made} updates" in race.sentence
    assert made > 5
    again = race_explorer(state=race.state)
    assert where(again._run) == where(race._run)
    assert again.sentence == race.sentence
    assert picture_of(again) == picture_of(race)


def test_an_interrupt_while_a_net_leaves_the_race_lets_it_leave_once():
    for cut_at in range(1, 200, 3):
        race = Race(T=2, steps="SGD 0.1", clip="off", seed=0)
        race._runs["LSTM"].training.parameters["readout.V"][:] = np.inf
        lines = EveryLine(race_module, training_update, interrupts)
        lines.cut = cut_at
        with lines.next_one():
            race.step()
        race.step()
        assert race.stopped == ["LSTM"]
        assert {len(race._runs[cell].records) for cell in ("tanh RNN", "GRU")} == {len(race.records)}
        if not lines.left:
            return
    raise AssertionError("the step had more lines than that")


def test_a_net_without_a_finite_loss_leaves_the_race_and_the_others_go_on():
    race = Race(T=10, steps="SGD 0.1", clip="off", seed=0)
    parameters = race._runs["LSTM"].training.parameters
    race.step()
    parameters["readout.V"][:] = np.inf
    for _ in range(2):
        race.step()
    assert race.stopped == ["LSTM"]
    assert [set(records) for records in race.records] == [set(RUNNERS), {"tanh RNN", "GRU"}, {"tanh RNN", "GRU"}]
    for cell in ("tanh RNN", "GRU"):
        race._runs[cell].training.parameters["readout.V"][:] = np.inf
    with pytest.raises(FloatingPointError, match="no net has a finite loss any more"):
        race.step()
