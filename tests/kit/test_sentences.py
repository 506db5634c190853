"""Sentences as sequences of one-hot vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_teach import RNNCell, unroll
from rnn_teach.tasks import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)


@pytest.fixture
def travel():
    return Vocabulary(TRAVEL_SENTENCES)


def test_one_hot_by_hand():
    """Three words in the order of their first appearance;
    a sentence is a row a word."""
    vocabulary = Vocabulary(["arrive Taipei", "leave Taipei"])
    assert vocabulary.words == ["arrive", "Taipei", "leave"]
    np.testing.assert_array_equal(vocabulary.one_hot("leave Taipei"), [[0, 0, 1], [0, 1, 0]])


def test_the_same_word_is_the_same_input_wherever_it_stands(travel):
    """Lee's slot filling: nothing in Taipei's own vector tells whether one goes there
    or comes from there."""
    arrive, leave = travel.one_hot("arrive Taipei on"), travel.one_hot("leave Taipei on")
    np.testing.assert_array_equal(arrive[1], leave[1])
    assert (arrive[0] != leave[0]).any()


def test_upper_and_lower_case_and_punctuation_make_no_difference(travel):
    np.testing.assert_array_equal(
        travel.one_hot('  ARRIVE, "Taipei"\n(on) november 2nd!  '), travel.one_hot("arrive Taipei on November 2nd")
    )


def test_a_word_is_spelled_as_it_first_appeared():
    assert Vocabulary("Taipei taipei TAIPEI").words == ["Taipei"]


def test_words_within_keep_their_marks():
    assert split_words("don't, re-enter... o'clock") == ["don't", "re-enter", "o'clock"]


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_rows_sum_to_one_and_give_the_words_back(words):
    sentence = " ".join(words)
    vocabulary = Vocabulary([sentence])
    rows = vocabulary.one_hot(sentence)
    assert rows.shape == (len(words), len(vocabulary))
    assert set(np.unique(rows)) <= {0.0, 1.0}
    np.testing.assert_array_equal(rows.sum(axis=1), 1)
    back = [vocabulary.words[place] for place in rows.argmax(axis=1)]
    assert [word.casefold() for word in back] == [word.casefold() for word in words]


def test_a_sentence_of_200_words_is_read_like_any_other(travel):
    x = travel.one_hot("leave Taipei " * 100)
    assert x.shape == (200, len(travel))
    assert unroll(RNNCell.random(len(travel), 3, np.random.default_rng(0)), x).T == 200


def test_size_and_look():
    vocabulary = Vocabulary(["I like Taipei"])
    assert len(vocabulary) == 3
    assert repr(vocabulary) == "Vocabulary of 3 words: I, like, Taipei"


def test_an_unknown_word_is_answered_with_near_ones(travel):
    with pytest.raises(ValueError, match=r"'Taipeh' is not among the 18 words of this net; did you mean Taipei\?"):
        travel.one_hot("arrive Taipeh")


def test_an_unknown_word_like_no_other_is_answered_with_some_that_are_known(travel):
    with pytest.raises(
        ValueError, match=r"'zzz' is not .*; it knows arrive, Taipei, on, November, 2nd, leave, and, in \.\.\.$"
    ):
        travel.one_hot("zzz")
    with pytest.raises(ValueError, match=r"'zzz' is not among the 2 words of this net; it knows one, two$"):
        Vocabulary("one two").place("zzz")


def test_a_very_long_word_is_quoted_in_short(travel):
    with pytest.raises(ValueError, match=r"the word 'a{12}\.\.\.a{13}' is not among"):
        travel.one_hot("a" * 10_000)


@pytest.mark.parametrize("sentence", ["", "   ", "\n\t", " ,.!? ()"])
def test_an_empty_sentence_is_refused(travel, sentence):
    for function in (split_words, travel.one_hot, Vocabulary):
        with pytest.raises(ValueError, match="the sentence is empty: type at least one word"):
            function(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"), [(None, "NoneType"), (3, "int"), (["a", "b"], "list"), (b"a", "bytes")]
)
def test_what_is_no_text_is_refused(travel, sentence, kind):
    functions = [split_words] if kind == "list" else [split_words, travel.one_hot]  # a list is words, split before
    for function in functions:
        with pytest.raises(ValueError, match=f"a sentence is a text, like 'arrive Taipei'; got {kind}"):
            function(sentence)
    with pytest.raises(ValueError, match=f"a word is a text; got {kind}"):
        travel.place(sentence)


def test_a_sentence_alone_is_a_list_of_one():
    assert as_sentences("I like Taipei") == ["I like Taipei"]
    assert as_sentences(iter(["a", "b"])) == ["a", "b"]


@pytest.mark.parametrize(
    ("sentences", "sentence"),
    [
        ([], "the list of sentences is empty: give at least one"),
        (None, "sentences must be a list of texts; got NoneType"),
        (7, "sentences must be a list of texts; got int"),
        (["I like", 7], "a sentence is a text, like 'arrive Taipei'; got int"),
        (["I like", ""], "the sentence is empty: type at least one word"),
    ],
)
def test_a_vocabulary_of_nothing_is_refused(sentences, sentence):
    with pytest.raises(ValueError, match=sentence):
        Vocabulary(sentences)
