"""The missing word: a gap in a sentence, and what fills it is decided by what stands on
both sides of it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_choice, as_flag, as_text
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.kit.sentences import Vocabulary

GAP = "____"
MISSING = ("bought", "ate", "drank", "mended", "cooked", "made")
"""What may be missing: the first three out of the house, the others at home, in the
same order of objects."""
MISSING_IN_CHINESE = ("买", "吃", "喝", "修", "煮", "泡")

_ENGLISH = {
    "left": [f"{time} {who}" for time in ("today", "this morning") for who in ("I", "he", "we")],
    "out": ("went to the supermarket and", "went to the market and"),
    "home": ("stayed at home and", "stayed in the dorm and"),
    "right": (
        ("a pair of shoes", "a pair of boots"),
        ("a bowl of noodles", "a bowl of dumplings"),
        ("a cup of tea", "a cup of coffee"),
    ),
}
_CHINESE = {
    "left": [f"{who}{time}" for time in ("今天", "今天早上") for who in ("我", "他", "我们")],
    "out": ("去超市，", "去市场，"),
    "home": ("在家，", "在宿舍，"),
    "right": (("了一双鞋", "了一双靴子"), ("了一碗面", "了一碗饺子"), ("了一杯茶", "了一杯咖啡")),
}
LANGUAGES = ("English", "Chinese")


class MissingWords(NamedTuple):
    """Sentences with a gap, as a padded batch.

    sentences : list of lists of str
        The words of each, or in Chinese its characters, the gap among them.
    vocabulary : Vocabulary
        Of all sentences of the language, those held out too.
    x : array (T, n_x, B)
        One-hot, zero after the end of a sentence.
    lengths : array (B,)
        How many words each sentence has.
    targets : array (T, B)
        The place in `MISSING` of the missing word, at the gap; NO_TARGET everywhere
        else.
    """

    sentences: list
    vocabulary: Vocabulary
    x: np.ndarray
    lengths: np.ndarray
    targets: np.ndarray


def split_characters(sentence: str) -> list[str]:
    """The characters of a sentence that is written without spaces; a gap is one of
    them.

    Raises
    ------
    ValueError
        If it is no text.
    """
    return re.findall(r"_+|\S", as_text("sentence", sentence))


def make_missing_words(
    language: Literal["English", "Chinese"] = "English", *, held_out: bool = False
) -> MissingWords:
    """All sentences of a small world in which two things decide the missing word.

        today I went to the supermarket and ____ a pair of shoes        bought
        today I stayed at home and ____ a pair of shoes                 mended
        today I went to the supermarket and ____ a bowl of noodles      ate

    24 beginnings, half of them out of the house, meet 3 kinds of objects: 6 words, each
    in a sixth of the sentences. After each beginning three words are equally frequent,
    before each object two. A net that has read one side alone can therefore be right in
    a third or in half of the sentences and no more, whatever its weights are.

    Parameters
    ----------
    language : "English" or "Chinese"
        Chinese is split into characters.
    held_out : bool
        Each kind of object has two names (shoes and boots); after a given beginning one
        is in the 72 sentences to train with, the other in the 72 that are held out.

    Returns
    -------
    MissingWords

    Raises
    ------
    ValueError
        If it is another language, or `held_out` neither True nor False.
    """
    as_choice("language", language, LANGUAGES)
    training, rest = _sentences(language)
    vocabulary = Vocabulary([sentence for sentence, _ in training + rest])
    chosen = rest if as_flag("held_out", held_out) else training
    sentences = [sentence for sentence, _ in chosen]
    lengths = np.array([len(sentence) for sentence in sentences])
    T = max(len(sentence) for sentence, _ in training + rest)
    x = np.zeros((T, len(vocabulary), len(chosen)))
    targets = np.full((T, len(chosen)), NO_TARGET)
    for number, (sentence, word) in enumerate(chosen):
        x[: len(sentence), :, number] = vocabulary.one_hot(sentence)
        targets[sentence.index(GAP), number] = word
    return MissingWords(sentences, vocabulary, x, lengths, targets)


def _sentences(language):
    """The sentences to train with and those held out, each with the place of its
    missing word."""
    pieces = _ENGLISH if language == "English" else _CHINESE
    space, split = (" ", str.split) if language == "English" else ("", split_characters)
    training, rest = [], []
    for first, left in enumerate(pieces["left"]):
        for place, where in enumerate((*pieces["out"], *pieces["home"])):
            for kind, names in enumerate(pieces["right"]):
                for number, what in enumerate(names):
                    sentence = split(space.join((left, where, GAP, what)))
                    at_home = place >= len(pieces["out"])
                    to_train_with = (first + place + kind) % 2 == number
                    (training if to_train_with else rest).append((sentence, kind + 3 * at_home))
    return training, rest
