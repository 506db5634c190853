"""The nets that describe pictures: their gradients, and what is counted of them."""

import numpy as np
import pytest

from rnn_teach import central_differences, check_gradients
from rnn_teach.explorers import caption_explorer
from rnn_teach.lessons.captions.captioner import AttendingCaptioner, OnceCaptioner, make_captioner
from rnn_teach.lessons.captions.measure import looks_right, places_of_words
from rnn_teach.lessons.captions.scenes import MOST_STEPS, START, WORDS, Scenes, is_true, make_scenes, words_before
from rnn_teach.lessons.captions.trained import measured_captioners, trained_captioner

KINDS = AttendingCaptioner, OnceCaptioner


@pytest.fixture(scope="module")
def new_scenes():
    return make_scenes(300, np.random.default_rng(7))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dropped", [0.0, 0.5])
def test_all_gradients_agree_with_central_differences(kind, dropped):
    """Of each array along three directions at random: an error in any number of it
    changes all three."""
    rng = np.random.default_rng(0)
    net, scenes = kind.random(rng, dtype=float, n_h=3, n_x=2, F=2), make_scenes(2, rng)
    scenes = Scenes(scenes.pictures.astype(float), scenes.targets, scenes.things)

    start = {name: array.copy() for name, array in net.parameters.items()}
    directions = {name: rng.normal(size=(3, *array.shape)) for name, array in start.items()}

    def loss(**steps):
        for name, along in steps.items():
            net.parameters[name][:] = start[name] + np.tensordot(along, directions[name], 1)
        return net.loss_and_gradients(scenes, dropped=dropped, rng=np.random.default_rng(3))[0]

    _, found = net.loss_and_gradients(scenes, dropped=dropped, rng=np.random.default_rng(3))
    assert set(found) == set(start)
    slopes = {name: np.tensordot(directions[name], found[name], found[name].ndim) for name in start}
    at_start = {name: np.zeros(3) for name in start}
    assert check_gradients(loss, at_start, slopes, reference=central_differences).agrees(1e-6)


def test_what_is_read_before_each_word():
    targets = np.array([[1, 1], [2, 0], [0, -1]])
    np.testing.assert_array_equal(words_before(targets), [[START, START], [1, 1], [2, 0]])


@pytest.mark.parametrize("kind", KINDS)
def test_captions_are_the_likeliest_words_one_after_the_other(kind):
    rng = np.random.default_rng(0)
    net, scenes = kind.random(rng), make_scenes(5, rng)
    captions, trace = net.describe(scenes.pictures)
    for number, words in enumerate(captions):
        assert 1 <= len(words) <= MOST_STEPS
        assert "<end>" not in words[:-1]
        best = trace.readout.y_hat[1 : len(words) + 1, :, number].argmax(axis=1)
        assert [WORDS[word] for word in best] == words


@pytest.mark.parametrize("count", [1, 4, 9])
def test_words_that_are_given_come_first_and_it_goes_on(count):
    net, scenes = trained_captioner(), make_scenes(1, np.random.default_rng(0))
    first = ["a", "yellow", "cross", "above", "a", "red", "cross", "a", "a"][:count]
    (words,), trace = net.describe(scenes.pictures, first=first)
    assert words[:count] == first
    assert len(words) <= MOST_STEPS
    assert len(words) <= trace.T


def test_the_places_of_colors_and_shapes(new_scenes):
    for pair in new_scenes.things:
        assert [place for _, place in places_of_words(pair)] == [pair[0].place] * 2 + [pair[1].place] * 2


def test_looking_where_it_speaks_is_counted(new_scenes):
    alpha = np.zeros((MOST_STEPS + 1, 16, len(new_scenes)))
    assert looks_right(alpha, new_scenes) < 0.3
    for number, pair in enumerate(new_scenes.things):
        for step, place in places_of_words(pair):
            alpha[step, place, number] = 1
    assert looks_right(alpha, new_scenes) == 1
    assert looks_right(np.roll(alpha, 1, axis=1), new_scenes) == 0


def test_the_shipped_net_is_as_good_as_the_lesson_says(new_scenes):
    score = trained_captioner().score(new_scenes)
    assert score.captions > 0.95
    assert score.looks > 0.95
    captions, _ = trained_captioner().describe(new_scenes.pictures)
    true = [is_true(words, pair) for words, pair in zip(captions, new_scenes.things, strict=True)]
    assert np.mean(true) > 0.95


def test_the_shipped_net_does_not_combine_pairs_that_it_has_never_seen():
    scenes = make_scenes(300, np.random.default_rng(8), held_out=True)
    score = trained_captioner().score(scenes)
    assert score.captions < 0.25
    assert score.looks > 0.9


def test_what_was_measured_bears_out_the_claims_of_the_lesson():
    captions, looks = measured_captioners("captions"), measured_captioners("looks")
    never, always, hidden = captions["once"], looks["at every word"], looks["at every word, words dropped"]
    assert max(never) < 0.1 < 0.9 < min(captions["at every word"])
    assert list(looks) == ["at every word", "at every word, words dropped"]
    assert min(hidden) > 0.9 > min(always)
    assert all(more >= less for more, less in zip(hidden, always, strict=True))
    new = measured_captioners("captions", "new pairs")
    assert max(max(shares) for shares in new.values()) < 0.25


@pytest.mark.parametrize("shape", [(3, 20, 20, 1), (3, 64, 64, 2), (32, 32, 3), (1, 32, 32, 1)])
def test_a_picture_of_another_size_is_refused_in_a_sentence(shape):
    with pytest.raises(ValueError, match=r"pictures must be \(3, 32, 32, B\)"):
        trained_captioner().describe(np.zeros(shape))


SCENES = make_scenes(3, np.random.default_rng(1))


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda net: net.score(5), "scenes must be Scenes, as make_scenes gives them; got 5"),
        (lambda net: net.loss_and_gradients(SCENES.pictures), "scenes must be Scenes"),
        (lambda net: net.loss_and_gradients(SCENES, dropped=2), "dropped must be a share from 0 to 1; got 2"),
        (lambda net: net.loss_and_gradients(SCENES, dropped=0.5), "rng must be a generator"),
        (
            lambda net: net.describe(SCENES.pictures, first=["pink"]),
            "first must be a list of words of the net, which are",
        ),
        (lambda net: net.describe(SCENES.pictures, first="red"), "got 'red'"),
        (lambda net: SCENES.chosen([0, 3]), "numbers must be an array of whole numbers from 0 to 2; got array"),
        (lambda net: SCENES.chosen("red"), "numbers must be an array of whole numbers"),
        (lambda net: caption_explorer(5), "captioner must look at every word"),
        (lambda net: caption_explorer(make_captioner(np.random.default_rng(0), looks="once")), "got <"),
    ],
)
def test_what_a_net_cannot_take_is_told_in_a_sentence(ask, sentence):
    with pytest.raises(ValueError, match=sentence):
        ask(trained_captioner())


def test_one_picture_needs_no_batch():
    pictures = make_scenes(2, np.random.default_rng(1)).pictures
    captions, _ = trained_captioner().describe(pictures)
    assert trained_captioner().describe(pictures[..., 0])[0] == captions[:1]


def test_a_share_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="of must be"):
        measured_captioners("luck")


def test_a_net_is_made_by_when_it_looks():
    rng = np.random.default_rng(0)
    assert [type(make_captioner(rng, looks=looks)) for looks in ("at every word", "once")] == list(KINDS)
