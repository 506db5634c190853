"""English sentences and their translations, word by word with where each word comes
from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_choice, as_flag, as_rng, as_size, in_short
from rnn_teach.lessons.translation import lexicon

LANGUAGES = ("German", "Chinese")
_COLUMN = {"German": 1, "Chinese": 2}
TIMED = 0.75
"""The share of sentences of one clause that have a time."""
CONTENT, FUNCTION, MEASURE = KINDS = "content", "function", "measure"


class Pair(NamedTuple):
    """A sentence and its translation.

    source, target : tuples of str
        The words of both.
    comes_from : tuple of tuples of int
        For each word of the target the places in the source that it may come from, the
        first of all being 0: the phrase that means the same.
    kinds : tuple of str
        For each word of the target "content", "function" (the, will, in) or "measure"
        (Chinese measure words).
    """

    source: tuple
    target: tuple
    comes_from: tuple
    kinds: tuple


def make_translations(
    language: Literal["German", "Chinese"],
    n: int,
    rng: np.random.Generator,
    *,
    wide: bool = False,
    besides: Sequence[Pair] = (),
) -> list[Pair]:
    """Pairs of an English sentence and its translation, of a grammar of our own.

        i will not buy the red book at the market tomorrow
        ich werde morgen auf dem markt das rote buch nicht kaufen
        我 明天 不 在 市场 买 那 本 红 书

    German puts the verb at the end and time before place; Chinese puts time and place
    before the verb, and a measure word that fits the noun. Which words belong together
    is known, so attention can be scored.

    Parameters
    ----------
    language : "German" or "Chinese"
        Of the translations. Chinese words are given one by one.
    n : int
        How many pairs.
    rng : numpy.random.Generator
        Draws them.
    wide : bool
        Also two or three clauses in a sentence, relative clauses, none or two
        adjectives, and verbs without an object: 3 words to more than 40. Otherwise one
        clause of 6 to 18 words. One in four has no time, so that no time can be told
        from the absence of all others.
    besides : list of Pair
        Sentences that must not come again, such as those of training.

    Returns
    -------
    list of Pair

    Raises
    ------
    ValueError
        If it is another language, n no whole number of at least 1, or the rng none.
    """
    as_choice("language", language, LANGUAGES)
    as_size("n", n)
    as_rng(rng)
    draw = _wide if as_flag("wide", wide) else _simple
    taken, made = {pair.source for pair in as_besides(besides)}, []
    while len(made) < n:
        pair = _pair(*draw(_Sentence(language, rng)))
        if pair.source not in taken:
            made.append(pair)
    return made


def as_besides(besides):
    """`besides` as a list of what has a source.

    Raises
    ------
    ValueError
        If it is none.
    """
    listed = list(besides) if isinstance(besides, (list, tuple)) else None
    if listed is None or not all(hasattr(one, "source") for one in listed):
        raise ValueError(f"besides must be a list of pairs that were made before; got {in_short(besides)}")
    return listed


class _Word(NamedTuple):
    """A word, the number of the meaning that it shares with words of the other
    language, and its kind."""

    word: str
    meaning: int
    kind: str


class _Sentence:
    """Draws phrases, in English and in the other language at once."""

    def __init__(self, language, rng):
        self.language, self.rng, self.meanings = language, rng, 0

    def chance(self, p):
        return self.rng.random() < p

    def one_of(self, phrases):
        return phrases[self.rng.integers(len(phrases))]

    def meaning(self):
        """A number for the next meaning."""
        self.meanings += 1
        return self.meanings

    def translated(self, phrase):
        """A phrase of the lexicon in both languages."""
        number = self.meaning()
        return _words(phrase[0], number), _words(phrase[_COLUMN[self.language]], number)

    def verb_and_subject(self, verbs):
        """Subject, *will* and verb: each in English and in the other language."""
        (who, other), will, verb = self._subject(), self.meaning(), self.translated(self.one_of(verbs))
        if self.language == "German":
            *other, form = other
            will_word = [_Word(form.word, will, FUNCTION)]
        else:
            will_word = [_Word("要", will, FUNCTION)]
        return (who, other), ([_Word("will", will, FUNCTION)], will_word), verb

    def _subject(self):
        return self.translated(self.one_of(lexicon.SUBJECTS))

    def noun(self, adjectives, relative):
        """The, adjectives, a noun, perhaps a relative clause: English, other."""
        noun, number, the = self.one_of(lexicon.NOUNS), self.meaning(), self.meaning()
        each = [self.translated(self.one_of(lexicon.ADJECTIVES)) for _ in range(adjectives)]
        english = [
            _Word("the", the, FUNCTION),
            *(word for one, _ in each for word in one),
            *_words(noun[0], number),
        ]
        like = [word for _, one in each for word in one]
        that, clause = self._relative() if relative else ([], [])
        english += that
        if self.language == "German":
            return english, [_Word("das", the, FUNCTION), *like, *_words(noun[1], number), *clause]
        measure = [_Word("那", the, FUNCTION), _Word(noun[3], number, MEASURE)]
        return english, [*measure, *clause, *like, *_words(noun[2], number)]

    def _relative(self):
        """That somebody will do something with: English, other."""
        (who, other), (will, will_word), (does, verb) = self.verb_and_subject(lexicon.VERBS_WITH_OBJECT)
        that = self.meaning()
        english = [_Word("that", that, FUNCTION), *who, *will, *does]
        if self.language == "German":
            return english, [_Word("das", that, FUNCTION), *other, *verb, *will_word]
        return english, [*other, *will_word, *verb, _Word("的", that, FUNCTION)]

    def clause(self, *, negated, objects, place, time, verbs):
        """Somebody will do something: English, other. An object is a number of
        adjectives, and whether a relative clause follows."""
        (who, other), (will, will_word), (does, verb) = self.verb_and_subject(verbs)
        no = self.meaning()
        english = [*who, *will, *([_Word("not", no, CONTENT)] if negated else []), *does]
        what = self._joined([self.noun(*one) for one in objects], "and", {"German": "und", "Chinese": "和"})
        where = self.translated(self.one_of(lexicon.PLACES)) if place else ([], [])
        when = self.translated(self.one_of(lexicon.TIMES)) if time else ([], [])
        english += [*what[0], *where[0], *when[0]]
        if self.language == "German":
            never = [_Word("nicht", no, CONTENT)] if negated else []
            return english, [*other, *will_word, *when[1], *where[1], *what[1], *never, *verb]
        will_or_not = [_Word("不", no, CONTENT)] if negated else will_word
        return english, [*other, *when[1], *will_or_not, *where[1], *verb, *what[1]]

    def clauses(self, several):
        """Several clauses, joined by *and*."""
        return self._joined(several, "and", {"German": "und", "Chinese": "而且"})

    def _joined(self, phrases, english, other):
        both = [], []
        for number, (one, translated) in enumerate(phrases):
            if number:
                meaning = self.meaning()
                both[0].append(_Word(english, meaning, FUNCTION))
                both[1].append(_Word(other[self.language], meaning, FUNCTION))
            both[0].extend(one)
            both[1].extend(translated)
        return both


def _words(text, meaning):
    """The words of a phrase; a function word beside others counts as one."""
    return [_Word(word, meaning, FUNCTION if word in lexicon.FUNCTION_WORDS else CONTENT) for word in text.split()]


def _simple(sentence):
    """One clause with one adjective to each object, and mostly a time.

    Where there always is one, a net may say *heute* whenever it finds no other, and
    never look at *today*: one net of five did.
    """
    negated, two = sentence.chance(0.25), sentence.chance(0.4)
    return sentence.clause(
        negated=negated,
        objects=[(1, False)] * (1 + two),
        place=sentence.chance(0.5),
        time=sentence.chance(TIMED),
        verbs=lexicon.VERBS_WITH_OBJECT,
    )


def _wide(sentence):
    """One clause to three, with objects that may have relative clauses, or with
    none."""
    clauses = []
    for _ in range(1 + sentence.chance(0.5) + sentence.chance(0.25)):
        has_object = sentence.chance(0.75)
        objects = [(int(sentence.rng.integers(3)), sentence.chance(0.25)) for _ in range(1 + sentence.chance(0.3))]
        clauses.append(
            sentence.clause(
                negated=sentence.chance(0.25),
                objects=objects if has_object else [],
                place=sentence.chance(0.4),
                time=sentence.chance(0.5),
                verbs=lexicon.VERBS_WITH_OBJECT if has_object else lexicon.VERBS_ALONE,
            )
        )
    return sentence.clauses(clauses)


def _pair(english, other):
    """What was drawn as a Pair."""
    places = {}
    for place, word in enumerate(english):
        places.setdefault(word.meaning, []).append(place)
    return Pair(
        tuple(word.word for word in english),
        tuple(word.word for word in other),
        tuple(tuple(places[word.meaning]) for word in other),
        tuple(word.kind for word in other),
    )
