"""Opinions: who is friendly, told anew by rules; the bag of words and the nets that
read them."""

import re

import numpy as np
import pytest

from rnn_teach.lessons.sequence_tasks import moods
from rnn_teach.lessons.sequence_tasks.mood_run import ASKED
from rnn_teach.tasks import BagOfWords, MoodRun, make_opinions, make_reviews

each_language = pytest.mark.parametrize("language", moods.GRAMMARS)
NEGATIONS = {
    "English": (" not ", " never ", "anything but ", "nobody "),
    "Chinese": (" 不 ",),
}


def opinions(language, n=400, seed=0):
    return make_opinions(language, n, np.random.default_rng(seed))


def mood_of_clause(text, language):
    """Its adjective, turned round once where something negates it."""
    bad, good = moods.GRAMMARS[language][0]
    friendly = any(word in good for word in text.split())
    assert friendly != any(word in bad for word in text.split()), text
    return friendly != any(word in f" {text} " for word in NEGATIONS[language])


def clause_that_counts(text):
    text = re.sub(r"^I expected something \S+ but |^本来 以为 \S+ 很 \S+ 结果 ", "", text)
    text = re.sub(r"^虽然 .* 但 |^.* 但是 ", "", text)
    if text.startswith("although"):
        return re.split(r" (?=the |I did|nobody)", text.removeprefix("although "))[-1]
    return re.split(r"(?<!anything) but ", text.partition(" although ")[0])[-1]


@each_language
def test_a_sentence_is_as_friendly_as_the_clause_that_counts(language):
    """Where a split at "the" has cut a clause's beginning off, nothing is asked."""
    asked = 0
    for words, friendly in opinions(language):
        clause = clause_that_counts(" ".join(words))
        if words[0] != "although" or not {"find", "call"} & set(words):
            asked += 1
            assert mood_of_clause(clause, language) == friendly, " ".join(words)
    assert asked > 350


@each_language
def test_half_of_them_are_friendly(language):
    assert 0.42 < np.mean([friendly for _, friendly in opinions(language)]) < 0.58


def test_reviews_come_in_pairs_of_both_moods_and_no_sentence_twice():
    for language, n in (("English", 140), ("Chinese", 100)):
        reviews = make_reviews(language)
        assert len({tuple(words) for words, _ in reviews}) == len(reviews) == n
        assert [friendly for _, friendly in reviews] == [1, 0] * (n // 2)


def test_a_pair_of_reviews_is_about_the_same():
    reviews = make_reviews("English")
    shared = [len(set(one) & set(other)) for (one, _), (other, _) in zip(reviews[::2], reviews[1::2], strict=True)]
    assert np.mean(np.array(shared) >= 2) > 0.9


@pytest.fixture(scope="module")
def bag():
    return BagOfWords(opinions("English"))


def test_a_bag_of_words_does_not_know_their_order(bag):
    words = ["although", "the", "film", "was", "dull", "the", "music", "was", "never", "great"]
    assert bag.friendly([words, words[::-1]])[0] == pytest.approx(bag.friendly([words[::-1]])[0])


def test_a_word_that_is_not_known_says_nothing(bag):
    words = ["the", "film"]
    assert bag.friendly([words]) == pytest.approx(bag.friendly([[*words, "xylophone"]]))


def test_a_bag_learns_what_single_words_say():
    simple = [moods.Opinion(["it", "was", word], k) for k, word in enumerate(["bad", "good"]) for _ in range(5)]
    bag = BagOfWords(simple)
    assert bag.share_right(simple) == 1
    assert bag.w[bag.known.place("good")] > 0 > bag.w[bag.known.place("bad")]


def test_the_cost_of_large_weights_keeps_them_small():
    few = opinions("English", 40)
    assert np.abs(BagOfWords(few, keep_small=1.0).w).max() < np.abs(BagOfWords(few).w).max() / 3


def test_where_order_decides_a_net_learns_what_a_bag_cannot():
    known, unseen = opinions("Chinese", 1000), opinions("Chinese", 300, seed=9)
    assert MoodRun(known, "GRU", updates=200).run().share_right(unseen) > 0.95
    assert BagOfWords(known).share_right(unseen) < 0.68


def test_along_a_sentence_the_last_value_is_the_answer():
    some = opinions("English", 30)
    run = MoodRun(some, updates=30).run()
    told = np.array([run.along(words)[-1] > 0.5 for words, _ in some])
    assert run.share_right(some) == pytest.approx(np.mean(told == [friendly for _, friendly in some]))
    words = some[0].words
    assert run.along(words[:2]) == pytest.approx(run.along(words)[:2])


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_where(asked):
    """With V = 0 and c = 0 all answers are a half: the gradient of c is ½ less the
    share of each class among the steps that are asked.

    A friendly sentence of four words has four where each word is asked, one at its end.
    """
    some = [moods.Opinion(["a"] * 4, 1), moods.Opinion(["a"], 0)]
    run = MoodRun(some, asked=asked, updates=1)
    run.readout.V[:] = 0
    chosen = np.random.default_rng(0)
    chosen.bit_generator.state = run._rng.bit_generator.state
    friendly = chosen.integers(0, 2, 32) == 0
    steps = np.where(friendly & (asked == "at every word"), 4, 1)
    share = steps[friendly].sum() / steps.sum()
    _, gradients = run._loss()
    assert gradients["readout.c"].ravel() == pytest.approx([0.5 - (1 - share), 0.5 - share], abs=1e-6)
