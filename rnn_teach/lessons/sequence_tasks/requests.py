"""Requests to a travel desk, in English and Chinese, and the slot of each word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_choice, as_flag, as_rng, as_size, in_short
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.kit.reader import SLOTS, UNKNOWN
from rnn_teach.lessons.sequence_tasks import requests_en, requests_zh

GRAMMARS = {"English": requests_en, "Chinese": requests_zh}
FORM_SLOTS = SLOTS
"""What a word can be to a travel desk."""
OTHER = FORM_SLOTS.index("other")
"""The class that means: in no slot."""
SLOT_OF = {"{to}": "destination", "{from}": "departure", "{city}": "other"}
FILLER, SLIP = 0.15, 0.1
"""How often something is put in between, and how often a word is mistyped."""


class Request(NamedTuple):
    """A sentence and the slot of each of its words, a number of SLOTS."""

    words: list
    slots: list


class RequestBatch(NamedTuple):
    """Requests side by side.

    words : array (T, B) of int
        Places of words in a list of known ones; the last place, and the padding, is
        what is not known.
    targets : array (T, B) of int
        Slots, NO_TARGET at the padding.
    lengths : array (B,)
    """

    words: np.ndarray
    targets: np.ndarray
    lengths: np.ndarray


def as_requests(requests):
    """`requests` as a list of Request.

    Raises
    ------
    ValueError
        If they are none, or one has no words, or not as many slots as words.
    """
    listed = list(requests) if isinstance(requests, (list, tuple)) else []
    for one in listed or [None]:
        whole = isinstance(one, (list, tuple)) and len(one) == 2 and all(isinstance(part, list) for part in one)
        if not whole or not one[0] or len(one[0]) != len(one[1]) or not _are(str, one[0]) or not _are(int, one[1]):
            raise ValueError(
                "requests must be a list of pairs, words and slots, as make_requests gives it; "
                f"got {in_short(requests)}"
            )
    return [Request(*one) for one in listed]


def _are(kind, values):
    return all(isinstance(value, kind) for value in values)


def make_requests(
    language: Literal["English", "Chinese"],
    n: int,
    rng: np.random.Generator,
    *,
    new_cities: bool = False,
    noise: bool = True,
) -> list[Request]:
    """Requests drawn from a grammar of our own.

        I live in Lima and have to be in Cairo on Monday
        台北 明天 出发 的 航班

    Parameters
    ----------
    language : "English" or "Chinese"
    n : int
        How many.
    rng : numpy.random.Generator
    new_cities : bool
        Whether all cities are those of no training sentence.
    noise : bool
        Whether in some sentences something is put in between (15 %), or a word is
        mistyped (10 %).

    Returns
    -------
    list of Request

    Raises
    ------
    ValueError
        If the language, the number, the generator or a flag is none.
    """
    grammar = GRAMMARS[as_choice("language", language, GRAMMARS)]
    n, rng, noise = as_size("n", n), as_rng(rng), as_flag("noise", noise)
    cities = grammar.NEW_CITIES if as_flag("new_cities", new_cities) else grammar.CITIES
    return [_drawn(grammar, cities, rng, noise) for _ in range(n)]


def _drawn(grammar, cities, rng, noise):
    def draw(things):
        return things[int(rng.integers(len(things)))]

    pairs, chosen = [], [cities[k] for k in rng.permutation(len(cities))[:3]]
    for piece in draw(grammar.SENTENCES).split():
        if piece == "{on}":
            for text, is_date in grammar.date(draw):
                pairs += [(word, "date" if is_date else "other") for word in text.split()]
        else:
            pairs.append((chosen.pop(), SLOT_OF[piece]) if piece in SLOT_OF else (piece, "other"))
    if noise:
        pairs = _with_noise(grammar, pairs, rng, draw)
    words, slots = zip(*pairs, strict=True)
    return Request(list(words), [SLOTS.index(slot) for slot in slots])


def _with_noise(grammar, pairs, rng, draw):
    if rng.random() < SLIP:
        place = draw(range(len(pairs)))
        pairs[place] = (grammar.mistyped(pairs[place][0], draw), pairs[place][1])
    if rng.random() < FILLER:
        place = draw(range(len(pairs) + 1))
        pairs[place:place] = [(word, "other") for word in draw(grammar.FILLERS).split()]
    return pairs


class KnownWords:
    """The words that a net knows; all others are one and the same, the last.

    Parameters
    ----------
    words : list of str
        Upper and lower case count as the same word.
    """

    def __init__(self, words):
        self.words = list(words)
        self._places = {word.casefold(): place for place, word in enumerate(self.words)}

    def __len__(self):
        return len(self.words) + 1

    def __repr__(self):
        return f"KnownWords({len(self.words)}, {UNKNOWN})"

    def knows(self, word):
        """Whether a word has a place of its own."""
        return word.casefold() in self._places

    def place(self, word):
        """Where in the one-hot vector a word has its 1."""
        return self._places.get(word.casefold(), len(self.words))

    def padded(self, sentences):
        """Lists of words side by side: their places (T, B), and their lengths."""
        lengths = np.array([len(words) for words in sentences])
        places = np.full((lengths.max(), len(sentences)), len(self.words))
        for b, words in enumerate(sentences):
            places[: len(words), b] = [self.place(word) for word in words]
        return places, lengths

    def batch(self, requests):
        """Requests side by side, as RequestBatch has them."""
        words, lengths = self.padded([request.words for request in requests])
        targets = np.full(words.shape, NO_TARGET)
        for b, request in enumerate(requests):
            targets[: lengths[b], b] = request.slots
        return RequestBatch(words, targets, lengths)


def request_words(language):
    """The words of a language's requests, without new cities and typing errors.

    Raises
    ------
    ValueError
        If it is another language.
    """
    return KnownWords(GRAMMARS[as_choice("language", language, GRAMMARS)].words())


def most_from_the_left(requests: Sequence[Request]) -> float:
    """The largest share of requests that a net can label wholly right if it reads from
    left to right.

    After the same words it has the same state, and gives the same slot. At each word
    the best such net chooses the slot that leaves most sentences right to the end.

    Parameters
    ----------
    requests : list of Request
        All that can be said, each as often as it is said. Let one name stand for all
        cities (`with_one_city`), or a sentence said once would be known by heart.

    Raises
    ------
    ValueError
        If they are no requests.
    """
    requests = as_requests(requests)
    counts = Counter((tuple(request.words), tuple(request.slots)) for request in requests)
    return _most_right(counts, 0) / sum(counts.values())


def _most_right(counts, t):
    """How many of the sentences, alike up to word t, can be right to their ends."""
    by_word = {}
    done = 0
    for (words, slots), count in counts.items():
        if len(words) == t:
            done += count
        else:
            by_word.setdefault(words[t], Counter())[words, slots] = count
    return done + sum(_best_slot(alike, t) for alike in by_word.values())


def _best_slot(alike, t):
    by_slot = {}
    for (words, slots), count in alike.items():
        by_slot.setdefault(slots[t], Counter())[words, slots] = count
    return max(_most_right(group, t + 1) for group in by_slot.values())


def with_one_city(requests: Sequence[Request], language: Literal["English", "Chinese"]) -> list[Request]:
    """The same requests in which one name stands for all cities, one for all words of
    a date, and one for all words that are not known.

    Raises
    ------
    ValueError
        If they are no requests, or it is another language.
    """
    grammar = GRAMMARS[as_choice("language", language, GRAMMARS)]
    known, cities = request_words(language), {*grammar.CITIES, *grammar.NEW_CITIES}
    return [
        Request([_kind(word, slot, known, cities) for word, slot in zip(*request, strict=True)], request.slots)
        for request in as_requests(requests)
    ]


def _kind(word, slot, known, cities):
    if word in cities:
        return "{city}"
    if not known.knows(word):
        return UNKNOWN
    return "{date}" if SLOTS[slot] == "date" else word
