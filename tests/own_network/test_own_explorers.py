"""The explorers of a net of one's own, on nets of every kind and size."""

import time

import numpy as np
import pytest
from explorer_moves import button
from foreign import npz_of, safetensors_of
from large_net import large_weights

from rnn_teach import (
    Bidirectional,
    GRUCell,
    LSTMCell,
    Readout,
    Reversed,
    RNNCell,
    Stack,
    joined,
    read_network,
    unroll,
)
from rnn_teach.explorers import (
    own_answers_explorer,
    own_gates_explorer,
    own_states_explorer,
    own_track_explorer,
    own_way_back_explorer,
)
from rnn_teach.kit.own_net.way_back import sizes_back
from rnn_teach.lessons.own_network.following import as_marks, as_steps, by_chance, follow, inside_quotes
from rnn_teach.tasks import quoting_file, quoting_net

SHOW_STATES = (own_states_explorer, own_gates_explorer, own_track_explorer, own_way_back_explorer)
MAKERS = (*SHOW_STATES, own_answers_explorer)
each_maker = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


def rng():
    return np.random.default_rng(0)


X = rng().normal(size=(9, 3))
NETS = {
    "a plain cell": lambda: RNNCell.random(3, 4, rng()),
    "one unit": lambda: LSTMCell.random(3, 1, rng()),
    "a GRU": lambda: GRUCell.random(3, 4, rng()),
    "two layers, both ways": lambda: Stack(
        Bidirectional(LSTMCell.random(3, 2, rng()), LSTMCell.random(3, 2, rng())),
        Bidirectional(GRUCell.random(4, 70, rng()), GRUCell.random(4, 70, rng())),
    ),
}


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
@pytest.mark.parametrize("make", SHOW_STATES, ids=lambda make: make.__name__)
def test_every_kind_of_net_is_shown(make, net):
    explorer = make(net(), x=X, words=list("abcdefghi"))
    assert "text" not in explorer.controls
    for control in explorer.controls.values():
        if hasattr(control, "options"):
            for option in control.options:
                control.value = option
                assert explorer.view.error == ""
        elif hasattr(control, "max"):
            control.value = control.max
            assert explorer.view.error == ""
    button(explorer, "Reset").click()
    assert "nan" not in explorer.sentence


@pytest.fixture(scope="module")
def large():
    return read_network(safetensors_of(large_weights()), words=[f"w{number}" for number in range(1000)])


def quickly(do, tries, limit):
    """What `do` gives, with one of these arguments, in less processor time than the
    limit: of the noise of a busy machine one try is free, and what is slow is slow in
    each."""
    took = []
    for argument in tries:
        start = time.process_time()
        given = do(argument)
        took.append(time.process_time() - start)
        if took[-1] < limit:
            return given
    raise AssertionError(f"took {took}: each time more than {limit} s")


@each_maker
def test_a_large_net_is_quick(make, large):
    """2 layers of 256 units in both directions over 100 words. No words and no step
    come twice, so that nothing is there from the try before."""
    texts = [" ".join(f"w{number}" for number in range(first, first + 100)) for first in (0, 100, 200)]
    explorer = quickly(lambda words: make(large, words=words), texts, 2)
    step = explorer.controls.get("t") or explorer.controls["rank"]
    for value in (1, 2, 3):
        quickly(lambda value: setattr(step, "value", value), (value, value + 3), 0.2)
        assert explorer.view.error == ""


def test_what_reads_from_the_right_stands_in_the_order_of_time():
    net = Bidirectional(GRUCell.random(3, 2, rng()), GRUCell.random(3, 2, rng()))
    explorer = own_states_explorer(net, x=X)
    explorer.controls["place"].value = "from the right: h"
    explorer.controls["order"].value = "as in the file"
    drawn = explorer._picture._map.get_array()
    np.testing.assert_allclose(drawn, unroll(net, X).h[1:, 2:, 0].T)


def test_a_net_that_reads_the_last_states_is_asked_at_each_step():
    net = Bidirectional(LSTMCell.random(3, 2, rng()), LSTMCell.random(3, 2, rng()))
    network = read_network(npz_of(joined(net=net, readout=Readout.random(4, 3, rng()))), reads="last")
    explorer = own_answers_explorer(network, x=X, answers=["no", "maybe", "yes"])
    assert "yes" in explorer.sentence
    with pytest.raises(ValueError, match="answers must be 3 names"):
        own_answers_explorer(network, x=X, answers=["no", "yes"])


@each_maker
def test_what_cannot_be_read_is_refused(make):
    with pytest.raises(ValueError, match="give the net something to read"):
        make(NETS["a GRU"]())
    with pytest.raises(ValueError, match="there must be a word for each of the 9 steps"):
        make(NETS["a GRU"](), x=X, words=["a"])
    with pytest.raises(ValueError, match="121 words, and a picture has room for 120"):
        make(quoting_net(), words="the " * 121)
    with pytest.raises(ValueError, match=r"must be a"):
        make("a path", x=X)


def test_a_picture_says_where_a_text_of_long_words_ends():
    network = quoting_net()
    words = ["a" * 30] * 120
    with pytest.raises(ValueError, match=r"takes \d+ lines, and the picture has room for 9"):
        own_states_explorer(network, words=words)


def test_the_shipped_net_is_a_file_like_any_other():
    network = read_network(quoting_file(), words=quoting_net().words)
    assert "layer 1    LSTM, 16 → 32 units" in str(network)
    assert "read-out   21 outputs at each step, softmax" in str(network)
    assert network.unroll("the king").h.tolist() == quoting_net().unroll("the king").h.tolist()


def test_the_unit_of_the_quotations_follows_them_on_other_sentences():
    """On new sentences. A quotation of one word it has never seen, and does not end."""
    network, draw, words = quoting_net(), rng(), ["."]
    known = network.words.words[5:]
    for _ in range(12):
        for inside in (False, True):
            some = [known[place] for place in draw.integers(len(known), size=draw.integers(2, 8))]
            words += ['"', *some, '"'] if inside else some
        words += ["."] if draw.random() < 0.5 else []
    c = np.tanh(network.unroll(words).layer_1.c[1:, :, 0])
    r = follow(c, inside_quotes(words))
    assert np.argmax(np.abs(r)) == 23
    assert abs(r[23]) > 0.9 > by_chance(c, inside_quotes(words))


def test_a_quotation_of_one_word_stays_open():
    """As the lesson says: in its training each had two words or more."""
    c = quoting_net().unroll('. the king said " home " and the queen').layer_1.c[:, 23, 0]
    assert (c[5:9] < 0).all()
    c = quoting_net().unroll('. the king said " go home " and the queen').layer_1.c[:, 23, 0]
    assert c[9] > 0


def log_answer(network, x, t, output):
    """What `sizes_back` differentiates: log ŷ[t]; of a net that reads the last states
    that of the text that ends at t."""
    return np.log(network.answer(x)[t, output])


@pytest.mark.parametrize("reads", ["each step", "last"])
@pytest.mark.parametrize("n_y", [1, 3])
@pytest.mark.parametrize("name", ["a GRU", "two ways", "two layers", "from the right"])
def test_the_way_back_is_the_gradient_by_central_differences(name, n_y, reads):
    net = {
        "a GRU": lambda: GRUCell.random(3, 4, rng()),
        "two ways": lambda: Bidirectional(LSTMCell.random(3, 2, rng()), RNNCell.random(3, 2, rng())),
        "from the right": lambda: Reversed(GRUCell.random(3, 4, rng())),
        "two layers": lambda: Stack(RNNCell.random(3, 2, rng()), GRUCell.random(2, 4, rng())),
    }[name]()
    readout = Readout.random(4, n_y, rng())
    network = read_network(npz_of(joined(net=net, readout=readout)), reads=reads)
    x, t, output, step = rng().normal(size=(5, 3, 1)), 4, n_y - 1, 1e-5
    of_x, of_layers = sizes_back(network, x, t, output)
    for k in range(5):
        moved = np.zeros(3)
        for unit in range(3):
            there, back = x.copy(), x.copy()
            there[k, unit] += step
            back[k, unit] -= step
            moved[unit] = log_answer(network, there, t, output) - log_answer(network, back, t, output)
        assert np.linalg.norm(moved / (2 * step)) == pytest.approx(of_x[k], rel=1e-5, abs=1e-9)
    assert len(of_layers) == (2 if name == "two layers" else 1)
    assert all(sizes.max() > 0 for sizes in of_layers.values())


def test_correlations_are_those_of_numpy():
    values, marks = rng().normal(size=(30, 5)), rng().random(30) < 0.4
    right = [np.corrcoef(unit, marks)[0, 1] for unit in values.T]
    np.testing.assert_allclose(follow(values, marks), right)
    values[:, 2] = 1.0
    assert follow(values, marks)[2] == 0


@pytest.mark.parametrize(
    ("text", "steps"), [("3", [3]), ("2-4", [2, 3, 4]), (" 1 , 5-6,", [1, 5, 6]), ("5–9", [5, 6]), ("9", [])]
)
def test_marks_are_read_and_written(text, steps):
    marks = as_marks(text, 6)
    assert (1 + np.flatnonzero(marks)).tolist() == steps
    assert not steps or as_marks(as_steps(marks), 6).tolist() == marks.tolist()


@pytest.mark.parametrize("text", ["", "a", "3-", "4-2", "0", "1;2", "9" * 13, "-1"])
def test_what_are_no_marks_is_refused(text):
    with pytest.raises(ValueError, match="marked cannot be"):
        as_marks(text, 6)


def test_a_click_marks_a_word_and_a_second_takes_the_mark_off():
    explorer = own_track_explorer()
    before = explorer.values["marked"]
    clicked = explorer._picture.places[0].sets
    explorer.view.click = {"sets": clicked, "count": 1}
    assert explorer.values["marked"].startswith("1, ")
    explorer.view.click = {"sets": explorer._picture.places[0].sets, "count": 2}
    assert explorer.values["marked"] == before


@pytest.mark.parametrize(
    "make", [*SHOW_STATES[:2], SHOW_STATES[3], own_answers_explorer], ids=lambda make: make.__name__
)
def test_a_word_as_long_as_a_line_leaves_the_sentence_its_place(make):
    """It would be cut off, since it has no space at which a line may break."""
    explorer = make()
    explorer._set({"text": "a" * 400})
    assert "“" + "a" * 29 + "…”" in explorer.sentence
    assert max(map(len, explorer.sentence.split())) < 40


def test_a_step_alone_is_a_dot_and_its_axis_counts():
    """Of one step there is no line to draw."""
    for make in (own_answers_explorer, own_way_back_explorer):
        explorer = make()
        explorer._set({"text": "king"})
        picture = explorer._pictures.now
        curves = [line for ax in picture.axes for line in ax.lines if line.get_marker() == "o"]
        assert curves
        ticks = curves[0].axes.get_xticks()
        assert all(tick == int(tick) for tick in ticks)
