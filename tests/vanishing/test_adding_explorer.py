"""Training live: play, pause, step, go on, begin anew; errors and interruptions leave
the explorer usable."""

import json

import ipywidgets as widgets
import numpy as np
import pytest
from explorer_moves import button, computed_by, picture_of
from explorer_moves import player as player_of
from interruptions import EveryLine

from rnn_teach.core import Interrupted
from rnn_teach.explorers import adding_explorer, race_explorer
from rnn_teach.kit import explorer as explorer_module
from rnn_teach.kit import explorer_live as live_module
from rnn_teach.kit import picture as picture_module
from rnn_teach.kit.adding.picture import AddingPicture
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import whole
from rnn_teach.kit.explorer_live import LiveExplorer
from rnn_teach.kit.picture import Picture


def losses(explorer):
    return [record.loss for record in explorer.records]


def with_values(**values):
    return adding_explorer(state=json.dumps(values))


def test_it_begins_with_an_untrained_net_and_says_so():
    explorer = adding_explorer()
    assert explorer.records == []
    assert explorer.sentence.startswith("A new net: tanh RNN, T = 10, Adam 0.01, clipping off. No update made yet.")


def test_training_goes_on_where_it_stopped():
    in_one, in_three = adding_explorer(), adding_explorer()
    in_one.train(12)
    for updates in (5, 0, 7):
        in_three.train(updates)
    assert losses(in_one) == losses(in_three)
    assert len(losses(in_one)) == 12
    assert picture_of(in_one) == picture_of(in_three)
    assert "after 12 updates" in in_one.sentence


def test_the_short_problem_is_learned_and_the_sentence_has_the_number():
    explorer = adding_explorer()
    explorer.train(400)
    recent = np.mean(losses(explorer)[-50:])
    assert recent < 0.03
    assert f"the loss is {recent:.4f} (mean of the last 50)" in explorer.sentence


def test_a_tick_of_the_player_trains_for_a_moment_and_draws(monkeypatch, page_clock):
    monkeypatch.setattr(live_module, "SECONDS_A_TICK", 0.02)
    explorer = adding_explorer()
    before = picture_of(explorer)
    player_of(explorer).value = 1
    made = len(explorer.records)
    assert made >= 1
    assert picture_of(explorer) != before
    page_clock.now += 0.2
    player_of(explorer).value = 2
    assert len(explorer.records) > made


@pytest.mark.parametrize("apart", [0.01, 0.1, 0.16, 0.19])
@pytest.mark.parametrize("make", [adding_explorer, race_explorer])
def test_of_two_tabs_that_play_one_clock_trains(monkeypatch, page_clock, make, apart):
    """Each tab ticks every 0.2 seconds, the second one so much later than the first:
    some ticks more than one tab's must not train more."""
    monkeypatch.setattr(live_module, "SECONDS_A_TICK", 0)
    explorer = make(state='{"T": 10}')
    monkeypatch.setattr(explorer, "_advance", lambda goal: explorer._run.step())
    for now in sorted(0.2 * tick + later for tick in range(10) for later in (0, apart)):
        page_clock.now = now
        player_of(explorer).value += 1
    assert 10 <= len(explorer.records) <= 11


def test_the_players_stop_button_neither_trains_nor_forgets():
    explorer = adding_explorer()
    player_of(explorer).value = 1
    made = losses(explorer)
    player_of(explorer).value = 0
    assert losses(explorer) == made


def test_a_step_is_one_update_and_pauses_the_player():
    explorer = adding_explorer()
    player_of(explorer).playing = True
    button(explorer, "step ▶").click()
    assert len(explorer.records) == 1
    assert not player_of(explorer).playing


@pytest.mark.parametrize(
    ("name", "value"), [("cell", "ReLU RNN"), ("T", 100), ("steps", "SGD 0.1"), ("clip", "0.5"), ("seed", 20)]
)
def test_a_changed_control_starts_a_new_net(name, value):
    explorer = adding_explorer()
    explorer.train(3)
    explorer.controls[name].value = value
    assert explorer.records == []
    assert "No update made yet" in explorer.sentence
    afresh = with_values(**{name: value})
    assert picture_of(explorer) == picture_of(afresh)
    assert explorer.sentence == afresh.sentence
    explorer.train(2)
    afresh.train(2)
    assert losses(explorer) == losses(afresh)
    assert picture_of(explorer) == picture_of(afresh)


def test_reset_begins_anew_and_pauses_even_where_no_control_was_moved():
    explorer = adding_explorer()
    first = picture_of(explorer)
    explorer.train(3)
    player_of(explorer).playing = True
    button(explorer, "Reset").click()
    assert explorer.records == []
    assert picture_of(explorer) == first
    assert not player_of(explorer).playing


def test_the_state_brings_the_run_back():
    explorer = with_values(T=20, seed=3, clip="1")
    explorer.train(7)
    again = adding_explorer(state=explorer.state)
    assert losses(again) == losses(explorer)
    assert picture_of(again) == picture_of(explorer)
    assert again.sentence == explorer.sentence


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ('{"updates": -1}', "updates cannot be -1"),
        ('{"updates": 100000}', "from 0 to 4000"),
        ('{"updates": 1.5}', "updates cannot be 1.5"),
        ('{"T": 7}', "T cannot be 7"),
        ('{"length": 10}', "the state is of another one"),
        ("nonsense", "the line that explorer.state gives"),
    ],
)
def test_a_state_of_something_else_is_refused(state, said):
    with pytest.raises(ValueError, match=said):
        adding_explorer(state=state)


@pytest.mark.parametrize("updates", [-1, 1.5, True, "ten"])
def test_train_refuses_what_is_no_number_of_updates(updates):
    with pytest.raises(ValueError, match="updates must be a whole number"):
        adding_explorer().train(updates)


@pytest.mark.parametrize("cell", ["tanh RNN", "ReLU RNN", "LSTM", "GRU"])
@pytest.mark.parametrize("steps", ["Adam 0.01", "SGD 0.1"])
@pytest.mark.parametrize("clip", ["off", "0.5"])
def test_the_code_computes_the_loss_and_the_norm_that_are_seen(cell, steps, clip):
    explorer = with_values(cell=cell, T=10, steps=steps, clip=clip, seed=2)
    explorer.train(6)
    seen = explorer.records[-1]
    assert np.allclose(computed_by(explorer), [seen.loss, seen.norm], rtol=1e-9)


def test_a_run_that_has_no_finite_loss_any_more_stops_and_says_why():
    explorer = with_values(cell="ReLU RNN", T=30, steps="SGD 0.3", seed=0)
    explorer.train(50)
    made = len(explorer.records)
    assert made < 50
    assert "training stopped at update" in explorer.sentence
    assert explorer.view.error == ""
    player_of(explorer).playing = True
    player_of(explorer).value = 1
    assert not player_of(explorer).playing
    explorer.train(3)
    assert len(explorer.records) == made
    explorer.controls["clip"].value = "0.5"
    explorer.train(50)
    assert len(explorer.records) == 50


class Run:
    """A run of any kind: `trouble` is raised at its third update, once."""

    def __init__(self, trouble):
        self.records, self.trouble = [], trouble

    def step(self):
        if len(self.records) == 2 and self.trouble:
            trouble, self.trouble = self.trouble, None
            raise trouble
        self.records.append(len(self.records))


def explorer_of(trouble):
    return LiveExplorer(
        AddingPicture(["any"], baseline=1),
        {"a": widgets.IntSlider(0, 0, 3)},
        lambda a: Run(trouble),
        lambda run, stopped, a: f"{len(run.records)} updates {stopped}",
        lambda updates, a: f"{updates}",
        most=10,
    )


def test_an_interruption_keeps_what_was_recorded_and_one_can_go_on():
    explorer = explorer_of(KeyboardInterrupt())
    with pytest.raises(Interrupted) as stop:
        explorer.train(5)
    assert str(stop.value) == "The training was stopped after update 2: train(...) goes on from there."
    assert explorer.records == [0, 1]
    assert explorer.sentence == "2 updates "
    explorer.train(3)
    assert explorer.records == [0, 1, 2, 3, 4]


def test_an_interruption_pauses_the_player():
    explorer = explorer_of(KeyboardInterrupt())
    player_of(explorer).playing = True
    player_of(explorer).value = 1
    assert explorer.records == [0, 1]
    assert explorer.sentence == "2 updates "
    assert not player_of(explorer).playing


def test_an_interruption_of_a_step_by_hand_is_no_error():
    explorer = explorer_of(KeyboardInterrupt())
    for made in (1, 2, 2, 3):
        button(explorer, "step ▶").click()
        assert explorer.sentence == f"{made} updates "
        assert explorer.view.error == ""


def test_whichever_line_an_interruption_hits_the_explorer_shows_what_its_run_has_made():
    """Picture, sentence, state and records agree, and the next call goes on. The signal
    comes once at each line."""
    explorer, lines = explorer_of(None), EveryLine(live_module)
    while lines.left:
        made = len(explorer.records)
        if made > 8:
            explorer.reset()
            made = 0
        with lines.next_one():
            explorer.train(1)
        assert len(explorer.records) - made in (0, 1)
        assert explorer.sentence == f"{len(explorer.records)} updates "
        assert json.loads(explorer.state)["updates"] == len(explorer.records)
        assert explorer.view.error == ""
    assert lines.cut > 20


def dial(show):
    """An explorer of one slider, that is no run."""
    return Explorer(Picture(2, 1), {"a": whole("a", 0, 0, 100)}, show, str)


def test_whichever_line_an_interrupt_hits_the_move_is_made_all_the_same():
    """Never an old picture under new values. The three lines on the way to the drawing
    cannot be watched."""
    explorer, lines = dial(lambda a: f"a is {a}"), EveryLine(explorer_module, picture_module)
    missed = 0
    while lines.left:
        with lines.next_one():
            explorer.controls["a"].value += 1
        assert explorer.view.error == ""
        if explorer.sentence != f"a is {explorer.values['a']}":
            missed += 1
            continue
        assert json.loads(explorer.state) == explorer.values
    assert lines.cut > 20
    assert missed <= 3
    assert {name for name, _ in lines.places} >= {"_redraw", "_draw", "frame"}


def test_a_drawing_that_was_stopped_twice_says_so_and_the_next_move_draws():
    stops = [KeyboardInterrupt(), KeyboardInterrupt()]

    def show(a):
        if a == 1 and stops:
            raise stops.pop()
        return f"a is {a}"

    explorer = dial(show)
    with pytest.raises(KeyboardInterrupt):
        explorer.controls["a"].value = 1
    assert explorer.view.error == "The drawing was stopped: move a control, and this view is drawn."
    assert explorer.sentence == "a is 0"
    for value in (0, 1):
        explorer.controls["a"].value = value
        assert (explorer.sentence, explorer.view.error) == (f"a is {value}", "")


def test_an_error_while_playing_is_shown_and_the_explorer_goes_on_working():
    explorer = explorer_of(RuntimeError("something broke"))
    player_of(explorer).playing = True
    player_of(explorer).value = 1
    assert explorer.view.error == "The run cannot go on (RuntimeError: something broke)."
    assert not player_of(explorer).playing
    button(explorer, "step ▶").click()
    assert explorer.records == [0, 1, 2]
    assert explorer.view.error == ""


def test_an_error_in_a_script_is_raised():
    with pytest.raises(RuntimeError, match="something broke"):
        explorer_of(RuntimeError("something broke")).train(5)


def test_a_run_ends_at_the_most_and_the_player_pauses():
    explorer = explorer_of(None)
    explorer.train(9)
    player_of(explorer).playing = True
    player_of(explorer).value = 1
    assert len(explorer.records) == 10
    assert not player_of(explorer).playing
    explorer.train(5)
    assert len(explorer.records) == 10
