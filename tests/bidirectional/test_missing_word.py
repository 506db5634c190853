"""The missing word: that one side alone leaves three words or two, exactly, and both
sides one."""

from collections import Counter, defaultdict

import numpy as np
import pytest

from rnn_teach.core import RNNCell, unroll
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.lessons.bidirectional.task import LANGUAGES
from rnn_teach.tasks import GAP, MISSING, MISSING_IN_CHINESE, make_look_ahead, make_missing_words, split_characters


def sides(task):
    """For each sentence what stands left of the gap, what stands right of it, and the
    missing word."""
    for number, words in enumerate(task.sentences):
        gap = words.index(GAP)
        yield tuple(words[:gap]), tuple(words[gap + 1 :]), int(task.targets[gap, number])


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.mark.parametrize("held_out", [False, True])
def test_each_beginning_is_followed_by_three_words_equally_often_and_each_object_by_two(language, held_out):
    task = make_missing_words(language, held_out=held_out)
    after_left, before_right = defaultdict(list), defaultdict(list)
    for left, right, word in sides(task):
        after_left[left].append(word)
        before_right[right].append(word)
    assert len(after_left) == 24
    assert all(sorted(words) in ([0, 1, 2], [3, 4, 5]) for words in after_left.values())
    for words in before_right.values():
        assert sorted(Counter(words).values()) == [6, 6]
    assert list(Counter(word for _, _, word in sides(task)).values()) == [12] * 6


def test_no_held_out_sentence_is_trained_with_and_both_have_the_same_words(language):
    training, rest = make_missing_words(language), make_missing_words(language, held_out=True)
    assert not {tuple(words) for words in training.sentences} & {tuple(words) for words in rest.sentences}
    assert training.vocabulary.words == rest.vocabulary.words
    assert training.x.shape == rest.x.shape
    seen = {word for words in training.sentences for word in words}
    assert {word for words in rest.sentences for word in words} == seen


def test_the_batch_holds_the_sentences_padded_with_zeros_and_one_target_each(language):
    task = make_missing_words(language)
    for number, words in enumerate(task.sentences):
        L = task.lengths[number]
        assert len(words) == L
        np.testing.assert_array_equal(task.x[:L, :, number], task.vocabulary.one_hot(words))
        assert not task.x[L:, :, number].any()
        asked = np.flatnonzero(task.targets[:, number] != NO_TARGET)
        assert [words[t] for t in asked] == [GAP]
    assert len(set(task.lengths)) > 1


def test_what_is_missing_is_what_one_would_say():
    task = make_missing_words()
    missing = {" ".join(words): MISSING[task.targets[:, n].max()] for n, words in enumerate(task.sentences)}
    assert missing["today I went to the supermarket and ____ a pair of shoes"] == "bought"
    assert missing["today I stayed at home and ____ a pair of shoes"] == "mended"
    task = make_missing_words("Chinese")
    missing = {
        "".join(words): MISSING_IN_CHINESE[task.targets[:, n].max()] for n, words in enumerate(task.sentences)
    }
    assert missing["我今天去超市，____了一双鞋"] == "买"


def test_a_forward_net_is_right_in_a_third_at_most_whatever_its_weights_are(language):
    task = make_missing_words(language)
    cell = RNNCell.random(len(task.vocabulary), 5, np.random.default_rng(0), U_std=1)
    h = unroll(cell, task.x, lengths=task.lengths).h[1:]
    at_gap = [h[words.index(GAP), :, number].tobytes() for number, words in enumerate(task.sentences)]
    assert sorted(Counter(at_gap).values()) == [3] * 24


def test_characters_are_split_and_a_gap_is_one_of_them():
    assert split_characters("我去，____了 鞋") == ["我", "去", "，", "____", "了", "鞋"]


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="language must be one of English, Chinese; got 'Klingon'"):
        make_missing_words("Klingon")


@pytest.mark.parametrize("T", [2, 5])
def test_the_next_bit_is_asked_of_every_step_but_the_last(T):
    x, targets = make_look_ahead(T)
    assert x.shape == (T, 1, 2**T)
    assert len(np.unique(x[:, 0].T, axis=0)) == 2**T
    np.testing.assert_array_equal(targets[:-1], x[1:, 0] > 0)
    assert (targets[-1] == NO_TARGET).all()


@pytest.mark.parametrize("T", [1, 13])
def test_sequences_of_one_bit_and_of_too_many_are_refused(T):
    with pytest.raises(ValueError, match="T must be from 2 to 12"):
        make_look_ahead(T)
