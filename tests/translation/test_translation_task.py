"""Sentences whose word alignment is known; wordings; BLEU; nets that translate."""

import numpy as np
import pytest
from sacrebleu import corpus_bleu

from rnn_teach import check_gradients
from rnn_teach.core import central_differences
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.bleu import bleu
from rnn_teach.lessons.translation.lexicon import FUNCTION_WORDS, SYNONYMS, TIMES
from rnn_teach.lessons.translation.measure import looks_right, sentences_right, words_right
from rnn_teach.lessons.translation.net import Translator
from rnn_teach.lessons.translation.search import hypothesis_words, search_translation
from rnn_teach.lessons.translation.stored import trained_translator
from rnn_teach.lessons.translation.task import make_translations
from rnn_teach.lessons.translation.task_wordings import is_right_wording, make_wordings
from rnn_teach.lessons.translation.training import TranslationRun

WORDS = {
    "German": {"book": "buch", "buy": "kaufen", "tomorrow": "morgen", "not": "nicht", "red": "rote", "that": "das"},
    "Chinese": {"book": "书", "buy": "买", "tomorrow": "明天", "not": "不", "red": "红", "that": "的"},
}


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("language", WORDS)
def test_each_word_comes_from_where_its_meaning_stands(language, wide):
    seen = 0
    for pair in make_translations(language, 300, np.random.default_rng(0), wide=wide):
        assert len(pair.target) == len(pair.comes_from) == len(pair.kinds)
        for word, places, kind in zip(pair.target, pair.comes_from, pair.kinds, strict=True):
            phrase = [pair.source[place] for place in places]
            for english, other in WORDS[language].items():
                if english in phrase and kind == "content" and len(phrase) == 1:
                    assert word == other, (pair.source, word)
                    seen += 1
            assert kind == "function" or word not in FUNCTION_WORDS
    assert seen > 200


def test_german_puts_the_verb_at_the_end_and_chinese_a_measure_word_before_the_noun():
    rng = np.random.default_rng(1)
    for pair in make_translations("German", 50, rng):
        verb = next(k for k, word in enumerate(pair.source) if k > pair.source.index("will") and word != "not")
        assert verb in pair.comes_from[-1]
    for pair in make_translations("Chinese", 50, rng):
        assert (
            pair.kinds.count("measure")
            == pair.target.count("那")
            == pair.source.count("the")
            - sum(pair.source[:2] == ("the", "teacher") for _ in (1,))
            - sum(
                pair.source[k : k + 2] in (("the", "city"), ("the", "market"), ("the", "station"))
                for k in range(20)
            )
        )


def test_no_sentence_comes_again_and_lengths_are_those_told():
    rng = np.random.default_rng(2)
    first = make_translations("German", 400, rng)
    other = make_translations("German", 400, rng, besides=first)
    assert not {pair.source for pair in first} & {pair.source for pair in other}
    lengths = [len(pair.source) for pair in first]
    assert min(lengths) == 6
    assert 15 < max(lengths) <= 18
    wide = [len(pair.source) for pair in make_translations("German", 400, rng, wide=True)]
    assert min(wide) <= 4
    assert max(wide) > 24


def test_one_sentence_in_four_has_no_time_so_that_none_is_said_by_default():
    times = {phrase.split()[0] for phrase, *_ in TIMES}
    pairs = make_translations("German", 400, np.random.default_rng(4))
    assert 0.15 < np.mean([not times & set(pair.source) for pair in pairs]) < 0.35


def test_wordings_are_right_in_each_order_and_with_each_synonym_and_no_other_word():
    rng = np.random.default_rng(3)
    kept = make_wordings(300, rng, empty=0.2)
    empty = [one for one in kept if not one.target]
    assert 30 < len(empty) < 90
    for one in kept:
        assert not one.target or is_right_wording(one.target, one)
        assert not is_right_wording((), one)
        assert not is_right_wording([*one.orders[0], "und"], one)
        for order in one.orders:
            assert is_right_wording([SYNONYMS.get(word, word) for word in order], one)


# BLEU


RIGHT = [
    ["das", "ist", "ein", "kleines", "haus", "am", "see"],
    ["wir", "gehen", "heute", "nicht", "in", "die", "stadt"],
]


def some_corpora():
    """Pairs of corpora: those above, with a word exchanged, too short, too long, a word
    again and again; and others at random, of two words, so that n-grams come again."""
    same, other = RIGHT
    yield RIGHT, RIGHT
    yield [["das", "ist", "ein", "rotes", "haus", "am", "see"], other], RIGHT
    yield [same[:5], other], RIGHT
    yield [["das"] * 7, other], RIGHT
    yield [[*same, "und", "das", "haus"], other], RIGHT
    rng = np.random.default_rng(9)
    for _ in range(40):
        size = int(rng.integers(1, 6))
        yield tuple(
            [[str(word) for word in rng.integers(2, size=rng.integers(4, 12))] for _ in range(size)]
            for _ in range(2)
        )


def test_bleu_is_that_of_sacrebleu():
    """With the settings that leave words as they are and smooth nothing."""
    asked = {"tokenize": "none", "smooth_method": "none", "force": True}
    scores = []
    for written, right in some_corpora():
        one, other = ([" ".join(words) for words in corpus] for corpus in (written, right))
        scores.append(corpus_bleu(one, [other], **asked).score)
        assert bleu(written, right) == pytest.approx(scores[-1], rel=1e-10, abs=1e-10)
    assert 0 in scores
    assert np.mean(np.array(scores) > 10) > 0.5


def test_bleu_where_nothing_is_alike_or_given():
    assert bleu([["a", "b", "c", "d"]], [["x", "y", "z", "w"]]) == 0
    with pytest.raises(ValueError, match="as many right translations as written ones; got 1 and 2"):
        bleu([["a"]], RIGHT)


# Nets


@pytest.mark.parametrize("attention", [False, True])
def test_the_gradients_of_a_translator_agree_with_central_differences(attention):
    rng = np.random.default_rng(4)
    pairs = make_translations("German", 3, rng)
    net = Translator.random(pairs, 4, rng, attention=attention)
    for part in (net.encoder, net.decoder, net.readout):
        for cell in getattr(part, "parts", {"": getattr(part, "readout", part)}).values():
            for name in [
                name for name in ("U", "W", "b", "V", "c") if isinstance(vars(cell).get(name), np.ndarray)
            ]:
                setattr(cell, name, vars(cell)[name].astype(float))
    batch = net.batch(*net.numbered(pairs))
    parameters = {name: array for name, array in net.parameters.items() if name.endswith(("W", "c"))}
    _, found = net.loss_and_gradients(batch)

    def loss(**values):
        kept = {name: net.parameters[name].copy() for name in values}
        for name, value in values.items():
            net.parameters[name][...] = value
        value, _ = net.loss_and_gradients(batch)
        for name, value_before in kept.items():
            net.parameters[name][...] = value_before
        return value

    check = check_gradients(
        loss, parameters, {name: found[name] for name in parameters}, reference=central_differences
    )
    assert check.agrees(1e-6), check


def test_attention_learns_to_translate_in_few_updates():
    rng = np.random.default_rng(5)
    learned = make_translations("German", 1500, rng)
    fresh = make_translations("German", 60, rng, besides=learned)
    run = TranslationRun(learned, 48, 0, attention=True, updates=150, drop=0.3)
    assert np.isnan(words_right(run.net, fresh, freely=True)).any()
    run.run()
    assert len(run.records) == 150
    assert sentences_right(run.net, fresh) > 0.8
    assert looks_right(run.net, fresh) > 0.75


@pytest.mark.parametrize("name", ["German", "German-undropped", "Chinese"])
def test_stored_translators_translate(name):
    net, language = trained_translator(name), name.partition("-")[0]
    pairs = make_translations(language, 60, np.random.default_rng(77), wide=True)
    pairs = [pair for pair in pairs if len(pair.source) <= 16]
    assert sentences_right(net, pairs) > 0.9
    assert looks_right(net, pairs) > 0.9


def test_a_wide_beam_finds_the_empty_sentence_and_normalization_does_not():
    net, rng = trained_translator("wordings"), np.random.default_rng(78)
    tried = make_wordings(25, rng)
    found = {
        (width, alpha): [
            hypothesis_words(net, search_translation(net, one.source, width=width, alpha=alpha).best)
            for one in tried
        ]
        for width, alpha in ((1, 0.0), (32, 0.0), (32, 0.6))
    }
    empty = {key: np.mean([not words for words in ones]) for key, ones in found.items()}
    assert empty[1, 0.0] == empty[32, 0.6] == 0
    assert empty[32, 0.0] > 0.1
    assert np.mean([is_right_wording(*both) for both in zip(found[1, 0.0], tried, strict=True)]) > 0.9
    greedy = net.translate([one.source for one in tried])
    assert greedy == found[1, 0.0]


@pytest.mark.parametrize("sources", [None, [], "i will wait", 5])
def test_what_is_no_list_of_sentences_is_refused_in_a_sentence(sources):
    with pytest.raises(ValueError, match="sources must be a list of sentences, each a list of words"):
        trained_translator("German").translate(sources)


def test_of_one_word_that_follows_a_wrong_one_it_is_said_whether_it_is_as_before():
    assert say.planted("du", 3, 0, 1, 1).endswith(
        "is another under teacher forcing and as before when the net runs freely."
    )
