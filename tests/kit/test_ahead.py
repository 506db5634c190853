"""The frames that the page holds of other steps: right ones, for as long as they are
right, and never for more than a moment of the kernel's time.

What the page does with them is tested in the browser.
"""

import asyncio
import contextlib
import gc
import json
import sys
from types import SimpleNamespace

import ipywidgets as widgets
import ipywidgets.widgets.widget as registry
import numpy as np
import pytest
from explorer_moves import at_first, button, seen, the_second, to_view
from replay import fingerprint

from rnn_teach import explorers
from rnn_teach.explorers import unrolling_explorer
from rnn_teach.kit import explorer_ahead
from rnn_teach.kit.picture_places import as_message
from rnn_teach.kit.picture_script import Frame

MAKERS = {name: getattr(explorers, name) for name in explorers.__all__ if name.endswith("_explorer")}
PLAYED = {name: make for name, make in MAKERS.items() if hasattr(sys.modules[make.__module__], "time_row")}
"""Those with a player for their time steps, without making them all to see it."""
every_played = pytest.mark.parametrize("name", PLAYED)


ASKED = 4
"""Of so many steps, and the two at the ends, the kernel's answer is compared."""


@pytest.fixture
def all_the_time(monkeypatch):
    """A rest that is long enough for all frames."""
    monkeypatch.setattr(explorer_ahead, "BUDGET_S", 1000)


@pytest.fixture
def processor(monkeypatch):
    """A processor whose time goes by only while an explorer shows something."""
    processor = SimpleNamespace(now=0.0, cost=0.0)
    monkeypatch.setattr(explorer_ahead.time, "process_time", lambda: processor.now)
    return processor


def slowed(explorer, processor):
    explorer._show = slowly(explorer._show, processor)
    return explorer


def slowly(show, processor):
    def slow(**values):
        processor.now += processor.cost
        return show(**values)

    return slow


def held(explorer):
    """What the page holds: by step, the frame, the sentence, and what stands where."""
    sent, view = explorer.view.ahead, explorer.view
    return {
        step: (
            Frame(view.background, view.glyphs + view.more_glyphs, frame["commands"]),
            frame["alt"],
            (frame["places_now"], frame["places_at"]),
        )
        for step, frame in zip(sent.get("steps", ()), sent.get("frames", ()), strict=True)
    }


def steps_of(explorer):
    slider = explorer.controls[explorer._ahead.name]
    return slider, list(range(slider.min, slider.max + 1))


def test_explorers_that_play_along_a_slider_look_ahead():
    assert {"unrolling_explorer", "gate_explorer", "gru_explorer", "deep_explorer"} <= set(PLAYED)
    assert "vanishing_explorer" not in PLAYED


@every_played
def test_a_frame_that_is_held_is_the_one_that_the_kernel_answers_with(name, all_the_time):
    """All are held; the kernel is asked for some of them, both ends among them."""
    explorer = at_first(name)
    before = seen(explorer)
    explorer._ahead.look()
    assert seen(explorer) == before
    assert (fingerprint(explorer._picture.frame()), explorer._picture.sentence) == before[:2]
    frames = held(explorer)
    slider, steps = steps_of(explorer)
    assert sorted(frames) == steps
    for step in sorted({*steps[:: -max(1, len(steps) // ASKED)], *steps[:1]}, reverse=True):
        slider.value = step
        view = explorer.view
        frame, sentence, places = frames[step]
        assert (view.background, view.commands) == (frame.background, frame.commands)
        assert (view.alt, (view.places_now, view.places_at)) == (sentence, places)
        assert view.step == step
        picture = explorer._picture  # drawn for this step
        assert picture.frame()[::2] == frame[::2]
        assert (picture.sentence, (as_message(picture.places_now), picture.places_at)) == (sentence, places)
        assert held(explorer).keys() == frames.keys()


@every_played
def test_what_the_page_holds_is_of_what_its_controls_say(name, processor, monkeypatch):
    """In a walk at random, with rests in between, each long enough for the three
    nearest steps."""
    explorer, other, rng = at_first(name), the_second(name), np.random.default_rng(0)
    monkeypatch.setattr(explorer, "_show", slowly(explorer._show, processor))
    processor.cost = 0.016
    name, slider = explorer._ahead.name, steps_of(explorer)[0]
    controls = [one for one in explorer.controls.values() if not isinstance(one, widgets.Text)]
    ratios = [1.0, 2.0]
    for _ in range(8):
        if rng.random() < 0.2:
            explorer.view.pixel_ratio = ratios[0]
            ratios.reverse()
        elif rng.random() < 0.6:
            move(controls[rng.integers(len(controls))], rng)
        else:
            slider.value = int(rng.integers(slider.min, slider.max + 1))
        assert all(getattr(widget(number), trait) == value for number, trait, value in others(explorer))
        if rng.random() < 0.7:
            explorer._ahead.look()
            assert explorer.view.ahead or explorer.view.error
        for step in rng.permutation(list(held(explorer)))[:1]:
            frame, sentence, _ = held(explorer)[step]
            other._set(json.loads(explorer.state) | {name: int(step)})
            other.view.pixel_ratio = explorer.view.pixel_ratio
            assert (fingerprint(frame), sentence, "") == seen(other)
    to_view(other, **json.loads(explorer.state)).view.pixel_ratio = explorer.view.pixel_ratio
    assert seen(explorer)[:2] == seen(other)[:2]  # the third may be the error of controls that do not go together


def move(control, rng):
    """Move a control somewhere."""
    if hasattr(control, "options"):
        control.index = int(rng.integers(len(control.options)))
    elif isinstance(control, widgets.Checkbox):
        control.value = not control.value
    else:
        count = round((control.max - control.min) / control.step)
        control.value = type(control.value)(control.min + control.step * int(rng.integers(count + 1)))


def others(explorer):
    return explorer.view.ahead.get("others", ())


def widget(number):
    return registry._instances[number]


def test_an_error_of_the_kernel_takes_back_what_the_page_holds(all_the_time):
    explorer = unrolling_explorer()
    explorer._ahead.look()
    assert len(held(explorer)) == 5
    sentence = explorer.controls["sentence"]
    good = sentence.value
    sentence.value = "arrive nowhere"
    assert "nowhere" in explorer.view.error
    assert held(explorer) == {}
    explorer._ahead.look()
    assert held(explorer) == {}
    sentence.value = good
    explorer._ahead.look()
    assert len(held(explorer)) == 5


def test_a_step_that_cannot_be_drawn_is_not_held_and_its_error_is_shown(all_the_time):
    explorer = unrolling_explorer()
    show = explorer._show

    def fails(**values):
        if values["t"] == 4:
            raise ValueError("not this one")
        return show(**values)

    explorer._show = fails
    explorer._ahead.look()
    assert sorted(held(explorer)) == [1, 2, 3, 5]
    explorer.controls["t"].value = 4
    assert explorer.view.error == "not this one"
    assert held(explorer) == {}
    explorer.controls["t"].value = 3
    assert explorer.view.error == ""
    assert explorer.sentence.startswith("Step 3 of 5")


# What was drawn once


@pytest.fixture
def shown(monkeypatch):
    """An explorer that has looked ahead, and the values that it was asked to show since
    then."""
    explorer = at_first("unrolling_explorer")
    monkeypatch.setattr(explorer_ahead, "BUDGET_S", 1000)
    explorer._ahead.look()
    show, asked = explorer._show, []
    monkeypatch.setattr(explorer, "_show", lambda **values: (asked.append(values), show(**values))[1])
    return explorer, asked


def test_a_step_that_is_held_is_not_drawn_again_for_the_page(shown):
    explorer, asked = shown
    for step in (5, 1, 4):
        explorer.controls["t"].value = step
    assert asked == []
    assert explorer.sentence.startswith("Step 4 of 5")
    assert explorer.view.step == 4
    explorer.controls["seed"].value = 3  # nothing is held of another net
    assert [values["seed"] for values in asked] == [3]


def test_the_picture_that_is_stored_is_the_one_on_the_page(shown):
    explorer, asked = shown
    explorer.controls["t"].value = 5
    assert (fingerprint(explorer._picture.frame()), explorer._picture.sentence) == seen(explorer)[:2]
    assert [values["t"] for values in asked] == [5]
    assert explorer._picture is explorer._picture
    assert len(asked) == 1
    explorer.controls["t"].value = 1
    explorer.view.pixel_ratio = 2.0
    other = the_second("unrolling_explorer")
    other._set(json.loads(explorer.state))
    other.view.pixel_ratio = 2.0
    assert seen(explorer) == seen(other)
    explorer.view.pixel_ratio = other.view.pixel_ratio = 1.0


# Never more than a moment


@pytest.mark.parametrize(
    ("cost", "at_each_rest"),
    [(0.003, [3, 0]), (0.016, [3, 0]), (0.024, [2, 1, 0]), (0.026, [1, 1, 1, 0]), (0.051, [0, 0])],
)
def test_a_rest_takes_no_more_than_its_budget(processor, cost, at_each_rest):
    explorer = slowed(unrolling_explorer(), processor)
    processor.cost = cost
    explorer.controls["t"].value = 3  # a step tells what a step costs; two are held now
    drawn = []
    for _ in at_each_rest:
        start, before = processor.now, len(held(explorer))
        explorer._ahead.look()
        drawn.append(len(held(explorer)) - max(before, 2))
        assert processor.now - start <= explorer_ahead.BUDGET_S + 1e-9
    assert drawn == at_each_rest


def test_the_nearest_steps_come_first(processor):
    explorer = slowed(unrolling_explorer(state=unrolling_explorer().state.replace('"t": 2', '"t": 3')), processor)
    processor.cost = 0.024
    explorer.controls["t"].value = 2
    explorer._ahead.look()
    assert sorted(held(explorer)) == [1, 2, 3, 4]


# When


class LoopByHand(asyncio.SelectorEventLoop):
    """A loop whose time goes by only where it is told, however busy the machine is."""

    now = 0.0

    def time(self):
        return self.now

    async def let_go_by(self, seconds):
        """Everything that is then due is done."""
        self.now += seconds
        for _ in range(3):
            await asyncio.sleep(0)


def test_frames_are_drawn_when_nobody_moves_anything(monkeypatch):
    looks, loop = [], LoopByHand()
    monkeypatch.setattr(explorer_ahead.Ahead, "_look", lambda self: iter(looks.append(loop.now) or ()))

    async def drag():
        explorer = unrolling_explorer()
        for step in (3, 4, 5, 4, 3):
            await loop.let_go_by(0.9 * explorer_ahead.REST_S)
            explorer.controls["t"].value = step
        moved = loop.now
        await loop.let_go_by(0.9 * explorer_ahead.REST_S)
        assert looks == []
        for _ in range(5):
            await loop.let_go_by(0.2 * explorer_ahead.REST_S)
        assert looks == pytest.approx([moved + 1.1 * explorer_ahead.REST_S])

    with contextlib.closing(loop):
        loop.run_until_complete(drag())


def test_a_move_waits_for_no_more_than_the_frame_that_is_being_drawn(monkeypatch, all_the_time):
    drawn, loop, draw = [], LoopByHand(), explorer_ahead.Ahead._draw
    monkeypatch.setattr(
        explorer_ahead.Ahead,
        "_draw",
        lambda self, explorer, step: (drawn.append(step), draw(self, explorer, step))[1],
    )

    async def rest_and_move():
        explorer = unrolling_explorer()
        explorer.controls["t"].value = 3
        await loop.let_go_by(1.1 * explorer_ahead.REST_S)
        assert drawn == [4]
        await loop.let_go_by(1.1 * explorer_ahead.BETWEEN_S)
        assert drawn == [4, 5]
        explorer.controls["seed"].value = 3
        await loop.let_go_by(0.9 * explorer_ahead.REST_S)
        assert drawn == [4, 5]
        assert held(explorer) == {}
        for _ in range(9):
            await loop.let_go_by(explorer_ahead.REST_S)
        assert sorted(held(explorer)) == [1, 2, 3, 4, 5]

    with contextlib.closing(loop):
        loop.run_until_complete(rest_and_move())


def test_without_a_loop_nothing_is_drawn_ahead():
    explorer = unrolling_explorer()
    explorer.controls["t"].value = 4
    assert held(explorer) == {}
    assert explorer.sentence.startswith("Step 4 of 5")


def test_an_explorer_that_is_gone_draws_nothing(all_the_time):
    closed = unrolling_explorer()
    closed.close()
    closed._ahead.look()
    gc.freeze()  # what tests before have left need not be looked through
    ahead = unrolling_explorer()._ahead
    gc.collect()
    ahead.look()
    assert ahead._view.ahead == {}


def test_an_interrupt_at_a_rest_ends_it_and_leaves_nothing_wrong(monkeypatch, all_the_time):
    explorer = unrolling_explorer()
    show = explorer._show

    def stopped(**values):
        raise KeyboardInterrupt

    explorer._show = stopped
    explorer._ahead._look_if_nothing_has_moved(explorer._ahead._turn)
    explorer._show = show
    assert held(explorer) == {}
    explorer.controls["t"].value = 5
    assert seen(explorer) == seen(unrolling_explorer(state=explorer.state))
    button(explorer, "Reset").click()
    assert seen(explorer) == seen(unrolling_explorer())
