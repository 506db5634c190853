"""The grammar of requests: its slots, its noise, what is held out, and how much of it
can be known from the left."""

from collections import Counter

import numpy as np
import pytest

from rnn_teach.lessons.sequence_tasks import requests_en, requests_zh
from rnn_teach.lessons.sequence_tasks.ladder import TRAINED_WITH, make_unseen_requests
from rnn_teach.lessons.sequence_tasks.requests import GRAMMARS, Request, request_words
from rnn_teach.tasks import make_requests, most_from_the_left, with_one_city

TO, FROM, DATE, OTHER = range(4)
each_language = pytest.mark.parametrize("language", GRAMMARS)


def drawn(language, n=600, seed=0, **options):
    return make_requests(language, n, np.random.default_rng(seed), **options)


@each_language
def test_only_cities_are_places_and_each_request_has_at_most_one_of_each(language):
    cities = GRAMMARS[language].CITIES
    for words, slots in drawn(language, noise=False):
        places = [word for word, slot in zip(words, slots, strict=True) if slot in (TO, FROM)]
        assert set(places) <= set(cities)
        assert max(Counter(slot for slot in slots if slot in (TO, FROM)).values(), default=0) <= 1


def test_what_is_said_before_a_city_tells_its_slot():
    slots = {"arrive in": set(), "leave": set(), "the weather": set()}
    for words, its in drawn("English", 3000, noise=False):
        for beginning, found in slots.items():
            if " ".join(words).startswith(f"{beginning} "):
                found |= set(its) - {DATE, OTHER}
    assert slots == {"arrive in": {TO}, "leave": {FROM}, "the weather": set()}


def test_in_chinese_the_word_after_a_city_tells_its_slot():
    after = {"出发": set(), "降落": set(), "到达": set()}
    for words, slots in drawn("Chinese", 3000, noise=False):
        for word, found in after.items():
            if word in words[1:]:
                found.add(slots[words.index(word) - 1])
    assert after == {"出发": {FROM}, "降落": {TO}, "到达": {TO}}


@each_language
def test_each_sentence_of_the_grammar_is_drawn(language):
    requests = with_one_city(drawn(language, 3000, noise=False), language)
    skeletons = {tuple(word for word in words if word != "{date}") for words, _ in requests}
    assert len(skeletons) >= len(GRAMMARS[language].SENTENCES) - 2


@each_language
def test_new_cities_are_new_and_all_other_words_are_known(language):
    known, new = request_words(language), set(GRAMMARS[language].NEW_CITIES)
    for words, slots in drawn(language, noise=False, new_cities=True):
        assert {word for word in words if not known.knows(word)} <= new
        assert not {word for word, slot in zip(words, slots, strict=True) if slot == DATE} & new


@each_language
def test_with_noise_some_requests_have_a_word_that_is_not_known_and_without_none(language):
    known = request_words(language)

    def strange(requests):
        return np.mean([not all(map(known.knows, words)) for words, _ in requests])

    assert strange(drawn(language, noise=False)) == 0
    assert 0.02 < strange(drawn(language, 3000)) < 0.12


def test_a_typing_error_is_another_word_of_the_same_length_or_one_letter_less():
    def draw(things):
        return list(things)[-1]

    assert requests_en.mistyped("arrive", draw) == "arriev"
    assert requests_en.mistyped("arrive", lambda things: next(iter(things))) == "arive"
    assert requests_en.mistyped("to", draw) == "to"
    assert requests_zh.mistyped("出发", draw) == "初发"
    for slip, instead in requests_zh.SLIPS.items():
        assert len(slip) == len(instead)
        assert slip != instead


@pytest.mark.parametrize("noise", [True, False])
@each_language
def test_unseen_requests_are_none_of_those_trained_with(language, noise):
    trained = {tuple(words) for words, _ in drawn(language, TRAINED_WITH, seed=1, noise=noise)}
    unseen = make_unseen_requests(language, 400, np.random.default_rng(5), noise=noise)
    assert len(unseen) == 400
    assert not trained & {tuple(words) for words, _ in unseen}
    known = request_words(language)
    assert noise != all(known.knows(word) for words, _ in unseen for word in words)


def test_a_batch_is_padded_and_asks_nothing_there():
    known = request_words("English")
    batch = known.batch([Request(["leave", "Atlantis"], [OTHER, FROM]), Request(["BACK"], [OTHER])])
    unknown = len(known) - 1
    assert batch.words.tolist() == [[known.place("leave"), known.place("back")], [unknown, unknown]]
    assert batch.targets.tolist() == [[OTHER, OTHER], [FROM, -1]]
    assert batch.lengths.tolist() == [2, 1]


# From the left


def test_what_begins_alike_and_goes_on_differently_is_right_once():
    """ "a x" with slots 0 0 twice, "a y" with 1 0 once: at "a" slot 0 is right for two
    of three."""
    requests = [Request(["a", "x"], [0, 0])] * 2 + [Request(["a", "y"], [1, 0])]
    assert most_from_the_left(requests) == pytest.approx(2 / 3)


def test_a_choice_is_made_for_the_whole_sentence():
    """At "a" slot 0 is the more frequent, and slot 1 leaves more sentences right at
    "b"."""
    requests = [Request(["a", "b"], [0, 0])] * 3 + [Request(["a", "b"], [0, 1])] * 3
    requests += [Request(["a", "b"], [1, 0])] * 5
    assert most_from_the_left(requests) == pytest.approx(5 / 11)


def test_a_sentence_that_ends_is_right_where_another_goes_on():
    requests = [Request(["a"], [0]), Request(["a", "b"], [0, 1]), Request(["c"], [2])]
    assert most_from_the_left(requests) == 1


def test_no_answers_by_prefix_do_better():
    """All ways to give each prefix a slot, of a few short sentences."""
    rng = np.random.default_rng(0)
    requests = [
        Request([str(w) for w in rng.integers(0, 2, n)], rng.integers(0, 2, n).tolist())
        for n in rng.integers(1, 4, 9)
    ]
    prefixes = sorted({tuple(words[: t + 1]) for words, _ in requests for t in range(len(words))})
    best = 0
    for answers in range(2 ** len(prefixes)):
        of = {prefix: answers >> k & 1 for k, prefix in enumerate(prefixes)}
        right = [all(of[tuple(w[: t + 1])] == slot for t, slot in enumerate(slots)) for w, slots in requests]
        best = max(best, np.mean(right))
    assert most_from_the_left(requests) == pytest.approx(best)


@pytest.mark.parametrize(("language", "least", "most"), [("English", 0.87, 0.94), ("Chinese", 0.75, 0.81)])
def test_the_ceiling_of_one_direction(language, least, most):
    requests = with_one_city(drawn(language, 8000), language)
    assert least < most_from_the_left(requests) < most


def test_one_name_stands_for_all_cities_and_for_all_words_of_a_date():
    request = Request(["leave", "Lima", "on", "May", "3rd", "plaese"], [OTHER, FROM, OTHER, DATE, DATE, OTHER])
    (simple,) = with_one_city([request], "English")
    assert simple.words == ["leave", "{city}", "on", "{date}", "{date}", "<unk>"]
    assert simple.slots == request.slots
