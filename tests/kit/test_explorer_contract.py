"""What every explorer keeps: a new one is under this contract by being exported.

The wire between page and kernel is proved in the browser, with one slider and one menu
each.
"""

import base64
import gc
import io
import itertools
import json
from functools import cache

import ipywidgets as widgets
import ipywidgets.widgets.widget as registry
import numpy as np
import pytest
from explorer_moves import (
    as_numbers,
    box_of,
    button,
    computed_by,
    ends,
    everything_in,
    move_all,
    places,
    seconds,
    seen,
    set_back_undrawn,
    the_first,
    the_second,
)
from matplotlib.text import Text
from PIL import Image

from rnn_teach import explorers
from rnn_teach.kit import words

MAKERS = {name: getattr(explorers, name) for name in explorers.__all__ if name.endswith("_explorer")}
every_explorer = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
both_bases = pytest.mark.parametrize("make", [explorers.echo_explorer, explorers.adding_explorer])
"""One explorer that draws, and one that goes on: the bases of all."""


def seen_afresh(make, state=None):
    """What a new explorer shows, or one that came to this state on another way."""
    views = seen_on_another_way(make)
    if state not in views:
        other = the_second(make.__name__)
        set_to(other, json.loads(state))
        views[state] = seen(other)
        other.reset()
    return views[state]


def set_to(explorer, values):
    """As a state does; what it refuses is raised."""
    explorer._set(values)
    if explorer.view.error:
        raise ValueError(explorer.view.error)


@cache
def seen_on_another_way(make):
    """What a new explorer shows, and what it shows at both ends of each control, the
    last control first, and of each the other end first: by its state."""
    explorer = the_second(make.__name__)
    views = {None: seen(explorer), explorer.state: seen(explorer)}
    for control in reversed(explorer.controls.values()):
        for end in ends(control)[::-1]:
            control.value = end
            views[explorer.state] = seen(explorer)
        set_back_undrawn(explorer)
    explorer.reset()
    return views


@pytest.fixture(scope="module", autouse=True)
def quick_collections():
    """The first tests ask the garbage collector what is left of an explorer. It need
    not look through what tests elsewhere have left: that took two seconds each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def explorer(make):
    kept = the_first(make.__name__)
    kept.view.pixel_ratio = 1.0
    kept.reset()
    yield kept
    kept.view.pixel_ratio = 1.0
    kept.reset()


@both_bases
@pytest.mark.parametrize("part", ["widget", "view"])
def test_the_parts_of_an_explorer_keep_it_alive(make, part, monkeypatch):
    """Whoever puts its widget, or its picture alone, among others goes on with an
    explorer that works."""
    monkeypatch.setattr(registry, "_instances", {})
    held = getattr(make(), part)
    gc.collect()
    assert held.comm is not None
    assert held.explorer.sentence


@every_explorer
def test_each_control_to_both_ends(explorer, make):
    """Whenever the picture changes so does the sentence; both are what another explorer
    shows that came there on another way, or was made there."""
    first = seen(explorer)
    for name, control in explorer.controls.items():
        views = [first]
        for end in ends(control):
            control.value = end
            views.append(seen(explorer))
            assert views[-1] == seen_afresh(make, explorer.state), name
            assert explorer.view.error == "", name
        for (picture, sentence, _), (next_picture, next_sentence, _) in itertools.pairwise(views):
            assert (picture == next_picture) == (sentence == next_sentence), name
        assert any(picture != views[0][0] for picture, _, _ in views), name
        set_back_undrawn(explorer)


@every_explorer
def test_after_a_drag_the_view_is_that_of_the_last_value(explorer, make):
    sliders = [c for c in explorer.controls.values() if isinstance(c, (widgets.IntSlider, widgets.FloatSlider))]
    for value in np.linspace(sliders[0].min, sliders[0].max, 4)[::-1]:
        sliders[0].value = value
    assert seen(explorer) == seen_afresh(make, explorer.state)


@every_explorer
def test_a_slider_hands_out_the_number_that_it_shows(explorer):
    """0.15000000000000002 is shown as 0.15, and so it stands in values,
    state and code."""
    for name, control in explorer.controls.items():
        if isinstance(control, widgets.FloatSlider):
            before = seen(explorer)
            control.value = control.value * (1 + 1e-14) + 1e-14
            assert explorer.values[name] == float(format(control.value, control.readout_format))
            assert seen(explorer) == before


@every_explorer
def test_a_state_is_one_line_that_brings_the_view_back(explorer, make):
    """In a new explorer, which leads to the usual beginning and leaves nothing when it
    is closed."""
    move_all(explorer)
    assert "\n" not in explorer.state
    assert json.loads(explorer.state) == explorer.values
    before = set(registry._instances)
    again = make(state=explorer.state)
    assert (again.values, again.state) == (explorer.values, explorer.state)
    assert seen(again) == seen(explorer)
    assert again.code() == explorer.code()
    button(again, "Reset").click()  # also a view that someone sent leads to the usual beginning
    assert seen(again) == seen_afresh(make)
    assert_closed_it_leaves_no_widget_and_can_still_be_read(again, before)


def assert_closed_it_leaves_no_widget_and_can_still_be_read(explorer, before):
    """`before` are the widgets that were there when it was made."""
    read = explorer.state, explorer.sentence, explorer.code()
    assert set(registry._instances) - before
    explorer.close()
    assert set(registry._instances) <= before
    assert (explorer.state, explorer.sentence, explorer.code()) == read
    assert "make a new one" in explorer._repr_mimebundle_()[0]["text/plain"]


@every_explorer
def test_reset_goes_back_to_the_view_of_the_beginning(explorer, make):
    first, state = seen(explorer), explorer.state
    move_all(explorer)
    assert seen(explorer) != first
    button(explorer, "Reset").click()
    assert (seen(explorer), explorer.state) == (first, state)
    assert first == seen_afresh(make)


@every_explorer
def test_controls_are_few_and_say_what_they_are(explorer):
    assert 1 <= len(explorer.controls) <= 5
    labels = [control.description for control in explorer.controls.values()]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    inside = everything_in(explorer.widget)
    assert all(control in inside for control in explorer.controls.values())
    assert explorer.view in inside


@every_explorer
def test_the_picture_has_its_size_and_text_that_can_be_read(explorer, monkeypatch):
    picture = explorer._picture
    assert round(picture.bbox.width) <= 820
    assert round(picture.bbox.height) <= 440
    drawn, draw = [], Text.draw  # matplotlib keeps more texts than it draws, as of ticks beyond the ends of an axis
    monkeypatch.setattr(Text, "draw", lambda text, renderer: (drawn.append(text), draw(text, renderer)))
    picture.background_changed()
    picture.pixels()
    shown = [text for text in drawn if text.get_visible() and text.get_text().strip()]
    assert len(shown) > 2
    for text in (text for text in shown if not text.get_text().startswith("$")):  # matplotlib's own, of log axes
        box = box_of(text)
        assert text.get_fontsize() >= 9.5, text.get_text()
        assert -1 <= box.x0 <= box.x1 <= picture.bbox.width + 1, text.get_text()
        assert -1 <= box.y0 <= box.y1 <= picture.bbox.height + 1, text.get_text()


@every_explorer
def test_a_notebook_stores_picture_and_sentence_beside_the_widget(explorer):
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.widget.model_id
    assert data["text/plain"] == f"{words.IN_WORDS}\n{explorer.sentence}"
    assert explorer.sentence == explorer.view.alt
    assert metadata["image/png"]["alt"] == explorer.sentence
    stored, live = decode(base64.b64decode(data["image/png"])), explorer._picture.pixels()
    np.testing.assert_array_equal(stored[: len(live)], live)
    lines = stored[len(live) :].min(axis=(1, 2)) < 128
    assert lines[:-28].any()  # the sentence, below
    assert lines[-28:].any()  # and that it can be moved
    assert (explorer.view.width, explorer.view.height) == live.shape[1::-1]


@both_bases
def test_the_picture_alone_shows_whatever_the_explorer_shows(explorer):
    alone = explorer.picture_alone()
    name, control = next(iter(explorer.controls.items()))
    control.value = ends(control)[0]
    data, metadata = alone._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.view.model_id
    assert everything_in(explorer.view) == [explorer.view]
    assert data["image/png"] == explorer._repr_mimebundle_()[0]["image/png"], name
    assert metadata["image/png"] == {"alt": explorer.sentence}


@every_explorer
def test_a_finer_screen_gets_a_finer_picture_that_goes_on_working(explorer, make):
    sentence = explorer.sentence
    explorer.view.pixel_ratio = 2.0
    assert explorer._picture.pixels().shape == (2 * explorer.view.height, 2 * explorer.view.width, 3)
    assert explorer.sentence == sentence
    control = list(explorer.controls.values())[-1]
    control.value = ends(control)[0]
    seen_on_another_way(make)
    other = the_second(make.__name__)
    set_to(other, explorer.values)
    other.view.pixel_ratio = 2.0
    assert seen(explorer) == seen(other)
    other.view.pixel_ratio = 1.0
    other.reset()
    explorer.view.pixel_ratio = 1.0
    assert seen(explorer) == seen_afresh(make, explorer.state)


def decode(png):
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGB"))


NO_STATES = {
    "no text": 3,
    "a dict": {"w": 1},
    "no JSON": "w = 1",
    "empty": "",
    "no bytes of text": b"\xff",
    "a list": "[1, 2]",
    "a number": "1",
    "too deep": "[" * 100_000,
}


@pytest.mark.parametrize("state", NO_STATES.values(), ids=NO_STATES)
@both_bases
def test_what_is_no_state_is_refused(make, state):
    with pytest.raises(
        ValueError, match=r"^a state is the line that explorer.state gives, with .*; got "
    ) as refusal:
        make(state=state)
    assert len(str(refusal.value)) < 200


@both_bases
def test_the_state_of_another_explorer_is_refused(make):
    with pytest.raises(ValueError, match=r"the state is of another one: it has gamma, delta$"):
        make(state='{"gamma": 1, "delta": 2}')


@every_explorer
def test_a_value_out_of_reach_is_refused_in_a_short_sentence(explorer, make):
    """As in a state: all are set by the one method that is asked here."""
    for name, control in explorer.controls.items():
        refused = rf"^{name} cannot be |^the word 'nonsense' is not among|^the sentence is empty"
        reads_any_word = make in READ_ANY_WORD and isinstance(control, widgets.Text)
        for value in (None, "" if reads_any_word else "nonsense", 1e9, np.inf):  # as 1e400 is read
            with pytest.raises(ValueError, match=refused) as refusal:
                set_to(explorer, {name: value})
            assert len(str(refusal.value)) < 200
        explorer.reset()


READ_ANY_WORD = {
    explorers.collapse_explorer,
    explorers.form_explorer,
    explorers.inside_explorer,
    explorers.mood_explorer,
    explorers.own_answers_explorer,
    explorers.own_gates_explorer,
    explorers.own_states_explorer,
    explorers.own_track_explorer,
    explorers.reader_explorer,
    explorers.score_explorer,
    explorers.travel_explorer,
    explorers.writer_explorer,
    explorers.own_way_back_explorer,
}
"""To these no sentence is nonsense."""


# Places: where numbers come from, and what a click sets


MOST_BYTES = 2500
"""So many bytes a move may tell of places."""


@every_explorer
def test_each_place_is_in_the_picture_and_says_something(explorer):
    for end in (None, *ends(next(iter(explorer.controls.values())))):
        if end is not None:
            next(iter(explorer.controls.values())).value = end
        for (left, top, width, height), text, sets in places(explorer):
            assert 0 <= left < left + width <= 1.001, text
            assert 0 <= top < top + height <= 1.001, text
            assert 0 < len(text) <= 160
            assert "nan" not in text
            assert set(sets) <= set(explorer.controls)


@every_explorer
def test_each_click_sets_what_it_says(explorer, make):
    """Every fourth of them; the view is then one made afresh of these values."""
    clickable = [sets for _, _, sets in places(explorer) if sets]
    for count, sets in enumerate(clickable[::4]):
        explorer.view.click = {"sets": sets, "count": count}
        assert {name: explorer.values[name] for name in sets} == sets
        assert explorer.view.error == ""
        explorer.reset()
    if clickable:
        explorer.view.click = {"sets": clickable[-1], "count": -1}
        assert seen(explorer) == seen_afresh(make, explorer.state)


@every_explorer
def test_a_move_tells_little_of_places(explorer):
    """Those that stay are sent once, and not with each step."""
    kept = explorer.view.places
    assert len(explorer.view.places_now.encode()) <= MOST_BYTES
    step = explorer.controls.get("t") or explorer.controls.get("step")
    if step is not None:
        step.value = step.value - 1 if step.value > step.min else step.value + 1
        assert explorer.view.places == kept
        assert len(explorer.view.places_now.encode()) <= MOST_BYTES


# The code to take along


def printed_numbers(explorer):
    """All that its code computes, in a row."""
    computed = computed_by(explorer)
    computed = list(computed.values()) if isinstance(computed, dict) else computed
    return np.ravel(np.array(computed, dtype=float))


def share_of_right_word(explorer):
    return as_numbers(explorer.sentence)[-1], 100 * printed_numbers(explorer).max()


def first_number_after(text, explorer):
    return as_numbers(explorer.sentence.partition(text)[2])[0]


def distances_moved(explorer):
    states = np.array(computed_by(explorer))
    moved = np.linalg.norm(states[:, -1] - states[:, -2], axis=1)
    return [first_number_after(f"layer {layer} by ", explorer) for layer in (1, 2, 3)], moved


AGREE = {
    "adding_explorer": lambda e: (first_number_after("the loss is", e), printed_numbers(e)[0]),
    "beam_explorer": lambda e: (first_number_after("with log p =", e), computed_by(e)[0]),
    "bidirectional_explorer": share_of_right_word,
    "clusters_explorer": lambda e: (e.records[-1].loss, computed_by(e)[0]),
    "roads_explorer": lambda e: (first_number_after("holds", e), printed_numbers(e)[0]),
    "scan_explorer": lambda e: (
        [first_number_after(f"as one: {text}", e) for text in ("a =", "a = 0.67, b =")],
        computed_by(e)[:, -1],
    ),
    "score_explorer": lambda e: (first_number_after("has", e), printed_numbers(e)[0]),
    "shapes_explorer": lambda e: (first_number_after("is", e), printed_numbers(e)[0]),
    "cliff_explorer": lambda e: ([first_number_after("both balls are at b =", e)] * 2, printed_numbers(e)),
    "deep_explorer": distances_moved,
    "collapse_explorer": lambda e: (first_number_after("= aab,", e), len(computed_by(e))),
    "lattice_explorer": lambda e: (first_number_after("P(s ih k s) =", e), printed_numbers(e)[0]),
    "echo_explorer": lambda e: (first_number_after("h[12] =", e), printed_numbers(e)[-1]),
    "fading_explorer": lambda e: (first_number_after("multiplied by at most", e), computed_by(e)[-1, 0]),
    "forget_bias_explorer": lambda e: (first_number_after("After 20 steps", e), printed_numbers(e)[1]),
    "form_explorer": lambda e: (as_numbers(e.sentence.replace("(", " "))[-1], 100 * computed_by(e)[-1].max()),
    "forms_explorer": lambda e: (first_number_after("∂L/∂h[1] =", e), printed_numbers(e)[0]),
    "mood_explorer": lambda e: (first_number_after("say friendly:", e) / 100, printed_numbers(e)[-1]),
    "gate_explorer": lambda e: (first_number_after("c[2] =", e), computed_by(e)[1, 0]),
    "gradient_ledger_explorer": lambda e: (first_number_after("‖∂L[8]/∂h[0]‖ =", e), printed_numbers(e)[0]),
    "gru_explorer": lambda e: (as_numbers(e.sentence.partition("LSTM")[2])[[1, 4, 6]], printed_numbers(e)),
    "inside_explorer": lambda e: (first_number_after("c goes from", e), printed_numbers(e)[0]),
    "caption_explorer": lambda e: (first_number_after("α =", e), printed_numbers(e).max()),
    "kernel_explorer": lambda e: (first_number_after(" = ", e), printed_numbers(e)[0]),
    "latch_explorer": lambda e: (first_number_after("is at h[20] =", e), computed_by(e)[-1, 0]),
    "memory_explorer": lambda e: (first_number_after("now holds", e), computed_by(e)[-1, 0]),
    "own_answers_explorer": lambda e: (first_number_after('“"” has', e), printed_numbers(e)[8]),
    "own_gates_explorer": lambda e: (
        [first_number_after(words, e) / 100 for words in ("below 0.1 in", "above 0.9 in")],
        printed_numbers(e),
    ),
    "own_states_explorer": lambda e: (first_number_after("unit 24 is", e), printed_numbers(e)[8]),
    "own_way_back_explorer": lambda e: (first_number_after("has the size", e), printed_numbers(e).max()),
    "own_track_explorer": lambda e: (first_number_after("r =", e), printed_numbers(e)[23]),
    "race_explorer": lambda e: (e.records[-1]["GRU"].loss, printed_numbers(e)[0]),
    "reader_explorer": lambda e: (first_number_after("probability", e), 100 * printed_numbers(e).max()),
    "translation_explorer": lambda e: (as_numbers(e.sentence)[-1], 100 * computed_by(e)[-1][1]),
    "wrong_word_explorer": lambda e: (as_numbers(e.sentence)[[3, 1]], computed_by(e)),
    "travel_explorer": lambda e: (e._picture._blocks[0]._states._image.get_array()[:, 2], computed_by(e)[1]),
    "unrolling_explorer": lambda e: (first_number_after("from −0.57 to", e), printed_numbers(e)[2]),
    "untied_explorer": lambda e: (first_number_after("L =", e), computed_by(e)["L"]),
    "vanishing_explorer": lambda e: (first_number_after("Here ‖∂h[50]/∂h[0]‖ is", e), computed_by(e)[-1, 0]),
    "vanishing_gates_explorer": lambda e: (
        first_number_after("‖∂state[50]/∂state[0]‖ is", e),
        computed_by(e)[-1, 1],
    ),
    "writer_explorer": lambda e: (first_number_after("the net gave it", e), 100 * printed_numbers(e)[1]),
}
"""What the sentence of each tells in its first view, and what its code computes: a new
explorer says it here."""


@every_explorer
def test_the_code_runs_alone_and_computes_what_is_seen(explorer):
    name = explorer.name
    if hasattr(explorer, "train"):
        explorer.train(1)  # the mean of one loss is that loss
    assert name in AGREE, f"say in AGREE which number the sentence of {name} and its code have in common"
    told, computed = AGREE[name](explorer)
    assert computed == pytest.approx(told, rel=0.05, abs=0.006)


@every_explorer
def test_the_code_is_short_enough_to_be_read(explorer):
    """It fits a cell: nothing scrolls sideways, and all but the last lines are
    functions of the course."""
    lines = explorer.code().splitlines()
    assert max(map(len, lines)) <= 116
    assert len(lines) <= 140
    assert lines[0] == "import numpy as np"


def test_what_nobody_has_seen_or_holds_is_closed_by_itself(monkeypatch):
    """As after `make();` in a cell. ipywidgets would keep its widgets as long as the
    kernel lives. Here go the second ones, which all tests above have moved, together:
    the garbage collector takes half a second to look through all that tests keep."""
    for name in MAKERS:
        the_second(name)
    made = {name: seconds.pop(name) for name in MAKERS}
    monkeypatch.setattr(
        registry, "_instances", {number: one for _, them in made.values() for number, one in them.items()}
    )
    numbers = {name: set(them) for name, (_, them) in made.items()}
    for name, (explorer, _) in made.items():
        assert explorer.widget.model_id in numbers[name]
        explorer.widget.explorer = explorer.view.explorer = None  # which asking for them has made
    del explorer, _, made
    gc.collect()
    left = set(registry._instances)
    assert [name for name in MAKERS if numbers[name] & left] == []
