"""The explorers, driven as a learner drives them: every control, every mistake, two at
a time."""

import json
import sys
import threading
import time
from functools import cache

import ipywidgets as widgets
import numpy as np
import pytest
from explorer_moves import at_view, button, click, computed_by, everything_in, seen, the_second, to_view
from explorer_moves import player as player_of

from rnn_teach import RNNCell, unroll
from rnn_teach.explorers import echo_explorer, gru_explorer, unrolling_explorer
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import in_one_line, in_two_columns, slider, wide
from rnn_teach.kit.explorer_view import PictureWidget
from rnn_teach.kit.picture import DRAWING, Picture
from rnn_teach.kit.picture_script import Script
from rnn_teach.lessons.unrolling.explorer import ORDERS
from rnn_teach.lessons.unrolling.languages import CHINESE_SENTENCES
from rnn_teach.tasks import TRAVEL_SENTENCES, Vocabulary


@cache  # many tests come back to the same views
def seen_afresh(make, state="{}"):
    return seen(to_view(the_second(make.__name__), **json.loads(state)))


def assert_as_made_afresh(explorer, make):
    assert seen(explorer) == seen_afresh(make, explorer.state)


# What a state may not hold


@pytest.mark.parametrize(
    ("make", "state", "sentence"),
    [
        (echo_explorer, '{"w": 2.5}', r"w cannot be 2.5 here: it goes from -2.0 to 2.0"),
        (echo_explorer, '{"w": NaN}', r"w cannot be nan here: it goes from -2.0 to 2.0"),
        (echo_explorer, '{"w": 1e999}', r"w cannot be inf here: it goes from -2.0 to 2.0"),
        (echo_explorer, '{"w": "0.5"}', r"w cannot be '0.5' here: it goes from -2.0 to 2.0"),
        (echo_explorer, '{"w": null}', r"w cannot be None here"),
        (echo_explorer, '{"w": true}', r"w cannot be True here"),
        (echo_explorer, '{"w": [1]}', r"w cannot be \[1\] here"),
        (echo_explorer, '{"w": {}}', r"w cannot be {} here"),
        (unrolling_explorer, '{"t": 6}', "t cannot be 6 here: it goes from 1 to 5"),
        (unrolling_explorer, '{"t": 0}', "t cannot be 0 here: it goes from 1 to 5"),
        (unrolling_explorer, '{"sentence": "I like Taipei", "t": 4}', "t cannot be 4 here: it goes from 1 to 3"),
        (unrolling_explorer, '{"seed": 1.5}', "seed cannot be 1.5 here: it goes from 0 to 20"),
        (unrolling_explorer, '{"n_h": 9}', "n_h cannot be 9 here: it goes from 1 to 8"),
        (
            unrolling_explorer,
            '{"order": "sorted"}',
            "order cannot be 'sorted' here: choose among as written, first",
        ),
        (unrolling_explorer, '{"order": 1}', "order cannot be 1 here: choose among as written, first"),
        (unrolling_explorer, '{"sentence": 5}', "sentence cannot be 5 here"),
        (unrolling_explorer, '{"sentence": ""}', "the sentence is empty: type at least one word"),
        (
            unrolling_explorer,
            '{"sentence": "arrive Rome"}',
            "the word 'Rome' is not among the 18 words of this net",
        ),
    ],
)
def test_a_state_with_a_value_out_of_reach_is_refused(make, state, sentence):
    with pytest.raises(ValueError, match=sentence):
        make(state=state)


def test_a_state_may_leave_out_what_stays_as_it_is():
    explorer = unrolling_explorer(state='{"seed": 7}')
    assert explorer.values == {**at_view(unrolling_explorer).values, "seed": 7}


# The echo


def test_the_echo_says_its_numbers():
    """w = 0: h[1] = tanh(1) = 0.7616 and nothing is left at once."""
    explorer = at_view(echo_explorer)
    explorer.controls["w"].value = 0
    assert explorer.sentence == (
        "With w = 0.00 the one input makes h[1] = 0.76; 11 steps later h[12] = 0.0000, 0.0 % of h[1]."
    )


def test_the_echo_says_what_is_left_at_the_last_step():
    explorer = at_view(echo_explorer)
    explorer.controls["w"].value = 1
    h = np.tanh(1.0)
    for _ in range(11):
        h = np.tanh(h)
    assert f"h[12] = {h:.4f}, {100 * h / np.tanh(1):.1f} % of h[1]." in explorer.sentence


@pytest.mark.parametrize(("w", "beyond"), [(0.8, False), (1.0, False), (2.0, True), (-2.0, True)])
def test_it_is_told_where_rings_are_too_large_for_the_echos_picture(w, beyond):
    picture = at_view(echo_explorer, w=w)._picture
    assert (
        ("beyond the picture" in picture._said.get_text()) == beyond == np.isnan(picture._rings.get_ydata()).any()
    )


@pytest.mark.parametrize("w", [-2.0, 0.8, 2.0])
def test_the_echos_code_computes_the_states(w):
    explorer = at_view(echo_explorer, w=w)
    states = computed_by(explorer)
    np.testing.assert_allclose(states, unroll(RNNCell([[1]], [[w]]), np.eye(12)[:, :1]).h[1:, 0, 0], rtol=1e-12)
    left = f"h[12] = {states[-1]:.4f},".replace("-", "−")
    assert left in explorer.sentence


# The unrolled sentence


def trace_of(sentence, seed=0, n_h=4, sentences=TRAVEL_SENTENCES):
    """What the explorer shows, computed here."""
    vocabulary = Vocabulary(sentences)
    cell = RNNCell.random(len(vocabulary), n_h, np.random.default_rng(seed), U_std=1)
    return unroll(cell, vocabulary.one_hot(sentence))


def test_the_sentence_says_what_the_step_did():
    explorer = at_view(unrolling_explorer)
    h = trace_of("arrive Taipei on November 2nd").h[:, :, 0]
    unit = np.abs(h[3] - h[2]).argmax()
    explorer.controls["t"].value = 3
    assert explorer.sentence == (
        f"Step 3 of 5 reads “on”: the state moves by {np.linalg.norm(h[3] - h[2]):.2f}, "
        f"most in unit {unit + 1}, from {h[2, unit]:.2f} to {h[3, unit]:.2f}."
    ).replace("-", "−")


@pytest.mark.parametrize(
    ("order", "read"),
    [
        ("as written", "on Monday we leave Paris"),
        ("first two words swapped", "Monday on we leave Paris"),
        ("last two words swapped", "on Monday we Paris leave"),
        ("backwards", "Paris leave we Monday on"),
    ],
)
def test_the_orders_of_the_words(order, read):
    explorer = at_view(unrolling_explorer, sentence="on Monday we leave Paris", order=order, t=5)
    written, now = trace_of("on Monday we leave Paris").h, trace_of(read).h
    assert f"reads “{read.split()[-1]}”" in explorer.sentence
    distance = np.linalg.norm(now[5] - written[5])
    assert explorer.sentence.endswith(f"It is {distance:.2f} away from h[5] of the order as written.") == (
        order != "as written"
    )


@pytest.mark.parametrize("order", ["first two words swapped", "last two words swapped", "backwards"])
def test_orders_of_one_and_two_words(order):
    assert ORDERS[order](["one"]) == ["one"]
    assert ORDERS[order](["one", "two"]) == ["two", "one"]


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"sentence": "LEAVE, taipei!", "t": 2, "seed": 3, "n_h": 1},
        {"sentence": "I would like to arrive in Boston on May 3rd", "t": 10, "n_h": 8, "seed": 20},
    ],
)
def test_the_code_computes_the_state_in_the_picture(view):
    explorer = at_view(unrolling_explorer, **view)
    values = explorer.values
    truth = trace_of(values["sentence"], values["seed"], values["n_h"]).h[values["t"], :, 0]
    np.testing.assert_allclose(computed_by(explorer), truth, rtol=1e-12)


def test_the_code_follows_the_order_of_the_words():
    explorer = at_view(unrolling_explorer, order="backwards", t=5)
    assert "words=['2nd', 'November', 'on', 'Taipei', 'arrive']" in explorer.code()
    np.testing.assert_allclose(
        computed_by(explorer), trace_of("2nd November on Taipei arrive").h[5, :, 0], rtol=1e-12
    )


MISTAKES = {
    "unknown word": ("arrive Rome", "the word 'Rome' is not among the 18 words of this net"),
    "empty": ("", "the sentence is empty: type at least one word"),
    "blank": ("  ...  ", "the sentence is empty: type at least one word"),
    "200 words": ("leave Taipei " * 100, "the drawing has room for 10 words; this sentence has 200: shorten it"),
    "200 unknown words": ("zzz " * 200, "the drawing has room for 10 words; this sentence has 200"),
}


@pytest.mark.parametrize(("typed", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_answered_and_the_explorer_goes_on(typed, sentence):
    explorer = at_view(unrolling_explorer)
    good, state, code = seen(explorer), explorer.state, explorer.code()
    explorer.controls["sentence"].value = typed
    assert sentence in explorer.view.error
    assert seen(explorer)[:2] == good[:2]  # the last good picture stays, with its sentence ...
    assert (explorer.state, explorer.code()) == (state, code)  # ... its state and its code
    explorer.controls["t"].value = 4
    assert sentence in explorer.view.error
    explorer.controls["sentence"].value = TRAVEL_SENTENCES[0]
    assert explorer.view.error == ""
    assert explorer.values["t"] == 4
    assert_as_made_afresh(explorer, unrolling_explorer)


def test_taking_a_mistake_back_takes_the_message_back():
    explorer = at_view(unrolling_explorer)
    before = seen(explorer)
    explorer.controls["sentence"].value = "arrive Rome"
    assert seen(explorer) != before
    explorer.controls["sentence"].value = TRAVEL_SENTENCES[0]
    assert seen(explorer) == before


def test_reset_leads_out_of_a_mistake():
    explorer = at_view(unrolling_explorer)
    explorer.controls["sentence"].value = "arrive Rome"
    button(explorer, "Reset").click()
    assert seen(explorer) == seen_afresh(unrolling_explorer)


def test_the_last_step_is_the_sentences():
    explorer = at_view(unrolling_explorer)
    t = explorer.controls["t"]
    t.value = 5
    explorer.controls["sentence"].value = "I like Taipei"
    assert (t.value, t.max) == (3, 3)
    assert explorer.sentence.startswith("Step 3 of 3 reads “Taipei”")
    explorer.controls["sentence"].value = "leave Taipei and arrive in Paris on Monday"
    assert (t.value, t.max) == (3, 8)


def test_the_player_goes_on_rests_at_the_end_begins_again_and_stops(page_clock):
    """The page's clock counts its ticks; stop sets it to 0, and Reset stops it too."""
    explorer = unrolling_explorer()
    player = player_of(explorer)
    steps, goes_on = [explorer.values["t"]], []
    for _ in range(5):
        page_clock.now += 0.9
        player.playing = True
        player.value += 1
        steps.append(explorer.values["t"])
        goes_on.append(player.playing)
    assert steps == [2, 3, 4, 5, 1, 2]
    assert goes_on == [True, True, False, True, True]
    for _ in range(2):
        explorer.controls["t"].value = 4
        player.value = player.min
        assert explorer.values["t"] == 1
    player.playing = True
    explorer.reset()
    assert (player.playing, explorer.values["t"]) == (False, 2)
    assert_as_made_afresh(explorer, unrolling_explorer)


@pytest.mark.parametrize("apart", [0.05, 0.3, 0.44, 0.6, 0.85])
def test_of_two_tabs_that_play_one_clock_counts(page_clock, apart):
    """Each tab ticks every 0.9 seconds, the second one so much later than the first."""
    explorer = unrolling_explorer()
    player = player_of(explorer)
    player.playing = True
    steps = [explorer.values["t"]]
    for now in sorted(0.9 * tick + later for tick in range(1, 8) for later in (0, apart)):
        if player.playing:
            page_clock.now = now
            player.value += 1
            steps.append(explorer.values["t"])
    page_clock.now += 0.2  # the tick of a tab that has not heard yet that the player rests
    player.value += 1
    steps.append(explorer.values["t"])
    assert [step for step, before in zip(steps[1:], steps, strict=False) if step != before] == [3, 4, 5]


def test_the_buttons_step_and_stop_at_the_ends():
    explorer = at_view(unrolling_explorer)
    back, on = button(explorer, "◀ back"), button(explorer, "step ▶")
    steps = []
    for press in (on, on, on, on, back, back, back, back, back):
        press.click()
        steps.append(explorer.values["t"])
    assert steps == [3, 4, 5, 5, 4, 3, 2, 1, 1]
    assert_as_made_afresh(explorer, unrolling_explorer)


def test_a_click_goes_to_the_step_of_its_column():
    """The columns h[0] ... h[5] share 0.565 of the width, from 0.43 on."""
    explorer = at_view(unrolling_explorer)

    def click_on_column(t):
        click(explorer, 0.43 + 0.565 * (t + 0.5) / 6, 0.3)

    for t in (4, 1, 5):
        click_on_column(t)
        assert explorer.values["t"] == t
        assert_as_made_afresh(explorer, unrolling_explorer)
    explorer.view.pixel_ratio = 2.0
    click_on_column(3)
    assert explorer.values["t"] == 3
    click_on_column(0)  # h[0] was not computed by a step
    assert explorer.values["t"] == 3
    click(explorer, 0.1, 0.9)  # beside the columns
    assert explorer.values["t"] == 3
    assert explorer.view.error == ""


def test_a_click_beside_an_error_message_breaks_nothing():
    explorer = at_view(unrolling_explorer)
    explorer.controls["sentence"].value = "arrive Rome"
    click(explorer, 0.43 + 0.565 * 4.5 / 6, 0.3)
    assert "'Rome'" in explorer.view.error
    explorer.controls["sentence"].value = TRAVEL_SENTENCES[0]
    assert explorer.values["t"] == 4
    assert_as_made_afresh(explorer, unrolling_explorer)


def test_the_list_of_sentences_and_the_text_field_follow_each_other():
    explorer = at_view(unrolling_explorer)
    text = explorer.controls["sentence"]
    (chooser,) = [
        widget
        for widget in everything_in(explorer.widget)
        if isinstance(widget, widgets.Dropdown) and widget.description == "sentence"
    ]
    chooser.value = "I like Taipei"
    assert text.value == "I like Taipei"
    text.value = "I like Paris"
    assert chooser.value == "(your own)"
    assert explorer.sentence.startswith("Step 2 of 3 reads “like”")
    explorer.reset()
    assert chooser.value == TRAVEL_SENTENCES[0]
    chooser.value = "(your own)"  # nothing is written yet
    assert chooser.value == text.value == TRAVEL_SENTENCES[0]


@pytest.mark.parametrize(
    ("sentence", "word", "T"),
    [("十一月二日到台北", "二日", 4), ("我去巴黎", "去", 3), ("我 想 去 上海。", "想", 4)],
)
def test_chinese_sentences_are_read_without_spaces_by_a_net_of_their_own(sentence, word, T):
    explorer = at_view(unrolling_explorer, sentence=sentence, t=2)
    assert explorer.sentence.startswith(f"Step 2 of {T} reads “{word}”")
    words = [one for known in CHINESE_SENTENCES for one in known.split()]
    vocabulary, rng = list(dict.fromkeys(words)), np.random.default_rng(0)
    U, W = rng.normal(0, 1, (4, len(vocabulary))), rng.normal(0, 0.5, (4, 4))
    read = [vocabulary.index("十一月" if sentence[0] == "十" else "我"), vocabulary.index(word)]
    h = np.tanh(U[:, read[1]] + W @ np.tanh(U[:, read[0]]))
    np.testing.assert_allclose(computed_by(explorer), h, atol=1e-12)


def test_a_word_that_no_language_knows_is_told():
    explorer = at_view(unrolling_explorer)
    for sentence, word in (("到東京", "東京"), ("arrive 台北", "arrive")):
        explorer.controls["sentence"].value = sentence
        assert f"the word '{word}' is not among the 12 words" in explorer.view.error


def test_sentences_of_ones_own():
    explorer = unrolling_explorer("cats like fish")
    assert explorer.sentence.startswith("Step 2 of 3 reads “like”")
    assert unrolling_explorer(["fish"]).sentence.startswith("Step 1 of 1 reads “fish”")
    assert unrolling_explorer(iter(["我 去 台北"])).sentence.startswith("Step 2 of 3 reads “去”")
    assert unrolling_explorer(["costs $5 or $^$"]).view.error == ""


@pytest.mark.parametrize(
    ("sentences", "sentence"),
    [
        ([], "the list of sentences is empty"),
        ([""], "the sentence is empty"),
        (["I like fish", "word " * 11], "the drawing has room for 10 words; this sentence has 11"),
        (None, "sentences must be a list of texts; got NoneType"),
        ([1], "a sentence is a text, like 'arrive Taipei'; got int"),
    ],
)
def test_sentences_that_cannot_be_shown_are_refused(sentences, sentence):
    with pytest.raises(ValueError, match=sentence):
        unrolling_explorer(sentences)


# The base, with the smallest explorer there is


class Dial(Picture):
    """A picture that shows one number."""

    def __init__(self):
        super().__init__(2, 1)
        self.text = self.add_axes((0, 0, 1, 1)).text(0.5, 0.5, "")
        self.let_change(self.text)


def dial_explorer(seen_values=None, **options):
    picture = Dial()

    def show(value):
        if seen_values is not None:
            seen_values.append(value)
        picture.text.set_text(str(10 // (value - 3)))
        return f"10 // {value - 3} = {10 // (value - 3)}"

    return Explorer(picture, {"value": widgets.IntSlider(0, 0, 100)}, show, str, **options)


def test_whatever_fails_is_shown_and_the_explorer_goes_on():
    explorer = dial_explorer()
    good = seen(explorer)
    explorer.controls["value"].value = 3
    assert explorer.view.error.startswith("This view cannot be drawn (ZeroDivisionError: ")
    assert seen(explorer)[:2] == good[:2]
    explorer.controls["value"].value = 5
    assert seen(explorer)[1:] == ("10 // 2 = 5", "")


def test_several_values_set_at_once_are_drawn_once():
    drawn = []
    explorer = dial_explorer(drawn)
    explorer.reset()
    assert drawn == [0]  # it shows what it showed: nothing to draw
    explorer.controls["value"].value = 8
    explorer.reset()
    assert drawn == [0, 8, 0]


def test_a_control_that_means_nothing_in_a_view_is_gray():
    """Both ways, and from the first view on; its value can still be set, as by a
    state."""
    controls = {"value": widgets.IntSlider(0, 0, 100), "other": widgets.IntSlider(0, 0, 100)}
    enabled = {"other": lambda value, other: value > 5}
    explorer = Explorer(Dial(), controls, lambda value, other: f"{value}, {other}", str, enabled=enabled)
    assert controls["other"].disabled
    controls["value"].value = 6
    assert not controls["other"].disabled
    controls["value"].value = 5
    controls["other"].value = 7
    assert (controls["other"].disabled, controls["value"].disabled) == (True, False)
    assert explorer.sentence == "5, 7"
    explorer.controls["value"].value = 6
    explorer.reset()
    assert controls["other"].disabled


def test_the_order_of_one_word_and_the_reset_of_a_held_gate_mean_nothing():
    """What is gray changes nothing but the words of it."""
    explorer = unrolling_explorer(["fish", "cats like fish"])
    assert explorer.controls["order"].disabled
    before = seen(explorer)[0]
    explorer.controls["order"].value = "backwards"
    assert "0.00 away" in explorer.sentence
    explorer.controls["sentence"].value = "cats like fish"
    assert not explorer.controls["order"].disabled
    assert seen(explorer)[0] != before
    explorer = at_view(gru_explorer)
    for hold, gray in (("none", False), ("z = 1", False), ("r = 0", True), ("r = 1", True)):
        for nets in (explorer.controls["nets"].options[0], explorer.controls["nets"].options[-1]):
            explorer.controls["nets"].value = nets
            explorer.controls["gru_hold"].value = hold
            assert explorer.controls["reset"].disabled == gray
            codes = []
            for place in explorer.controls["reset"].options:
                explorer.controls["reset"].value = place
                codes.append(computed_by(explorer))
            assert np.allclose(*codes) or not gray


def test_the_code_is_shown_while_its_button_is_down():
    """And follows the controls; closed, none of it is made."""
    explorer = echo_explorer()
    (open_,) = [part for part in everything_in(explorer.widget) if isinstance(part, widgets.ToggleButton)]
    assert explorer.view.code == ""
    open_.value = True
    assert explorer.view.code == explorer.code()
    explorer.controls["w"].value = 1.5
    assert "w=1.5" in explorer.view.code
    open_.value = False
    explorer.controls["w"].value = 1
    assert explorer.view.code == ""


def test_picture_and_sentence_reach_the_page_in_one_message(monkeypatch):
    """In two, a reader could hear one view's sentence with another view's picture."""
    explorer = dial_explorer()
    messages = []
    monkeypatch.setattr(PictureWidget, "send_state", lambda self, key=None: messages.append(set(key)))
    explorer.controls["value"].value = 8
    assert messages == [{"commands", "alt", "moved"}]


def test_values_that_came_while_it_was_drawing_are_drawn_once_with_the_last():
    """Five messages in threads of their own wait for a drawing; only the newest value
    is drawn then."""
    drawn = []
    explorer = dial_explorer(drawn)
    slider = explorer.controls["value"]
    threads = [threading.Thread(target=setattr, args=(slider, "value", value)) for value in (10, 20, 30, 40, 50)]
    with DRAWING:
        for thread, value in zip(threads, (10, 20, 30, 40, 50), strict=True):
            thread.start()
            while slider.value != value:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert drawn == [0, 50]
    assert explorer.sentence == "10 // 47 = 0"


@pytest.fixture
def quick_switching():
    """Let Python change threads a hundred times as often as usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 100)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("quick_switching")
def test_two_explorers_moved_at_once_end_with_their_own_pictures(monkeypatch):
    """matplotlib is not thread-safe: no two threads may be drawing at the same time."""
    busy, most = [], []
    frame = Script.frame

    def draw_and_count(script, picture, changing):
        busy.append(picture)
        most.append(len(busy))
        drawn = frame(script, picture, changing)
        busy.pop()
        return drawn

    monkeypatch.setattr(Script, "frame", draw_and_count)
    explorers = [unrolling_explorer(), unrolling_explorer(), echo_explorer()]
    moves = [("seed", range(1, 9)), ("t", [1, 2, 3, 4, 5, 4]), ("w", [-2, -1, 0, 0.5, 1, 1.5])]
    failures = []

    def move(explorer, name, values):
        try:
            for value in values:
                explorer.controls[name].value = value
        except Exception as error:
            failures.append(error)

    threads = [
        threading.Thread(target=move, args=(explorer, *moved))
        for explorer, moved in zip(explorers, moves, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert max(most) == 1
    assert [explorer.values[name] for explorer, (name, _) in zip(explorers, moves, strict=True)] == [8, 4, 1.5]
    for explorer, make in zip(explorers, (unrolling_explorer, unrolling_explorer, echo_explorer), strict=True):
        assert_as_made_afresh(explorer, make)


@pytest.mark.usefixtures("quick_switching")
def test_one_explorer_moved_from_two_threads_ends_with_what_its_controls_say():
    explorer = at_view(unrolling_explorer)

    def move(name, values):
        for value in values:
            explorer.controls[name].value = value

    threads = [
        threading.Thread(target=move, args=moved) for moved in (("seed", range(1, 7)), ("t", [1, 3, 4, 5, 1, 3]))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (explorer.values["seed"], explorer.values["t"]) == (6, 3)
    assert json.loads(explorer.state) == explorer.values
    assert_as_made_afresh(explorer, unrolling_explorer)


@pytest.mark.parametrize(
    ("kinds", "lines"),
    [
        ("ccc", "c c c b"),
        ("cc", "c cb"),
        ("cccl", "c c cb l"),
        ("cl", "cb l"),
        ("l", "l b"),
        ("ll", "l lb"),
        ("wc", "w c b"),
        ("wcc", "w c cb"),
    ],
)
def test_the_buttons_stand_with_the_last_control_that_leaves_them_room(kinds, lines):
    """`c` is a control, `l` a line of several, `w` one as wide as two, `b` the
    buttons; two stand in a line."""
    made = {"c": lambda: slider("w", 0, 0, 1, step=0.1), "l": lambda: in_one_line([widgets.Play()])}
    made["w"] = lambda: wide(made["c"]())
    cells, reset = [made[kind]() for kind in kinds], widgets.Button()
    names = {id(cell): kind for cell, kind in zip(cells, kinds, strict=True)} | {id(reset): "b"}
    grid = in_two_columns([cells], [reset])
    told = [names.get(id(cell)) or "".join(names[id(inner)] for inner in cell.children) for cell in grid.children]
    assert " ".join(told) == lines
