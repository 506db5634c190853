"""The words that a net knows, from a list or a file.

.txt       a word in each line, in the order of the net's columns
.json      ["a", "b", ...]  or  {"a": 0, "b": 1, ...}; also the tokenizers of Keras and
           of Hugging Face, which keep such a dict within
"""

import json
import re
from pathlib import Path

from rnn_teach.core.arguments import in_short
from rnn_teach.files.limits import MOST_TEXT
from rnn_teach.files.source import opened

UNKNOWN = ("<unk>", "[unk]", "<UNK>", "[UNK]", "UNK", "unk", "<oov>", "[OOV]", "<OOV>")
WORD = re.compile(r"\w+(?:'\w+)*|[^\w\s]")


class Words:
    """Words by their number.

    Attributes
    ----------
    words : list of str
    """

    def __init__(self, words):
        self.words = words
        self._places = {word: place for place, word in enumerate(words) if word}
        self._unknown = next((self._places[word] for word in UNKNOWN if word in self._places), None)

    def __len__(self):
        return len(self.words)

    def __repr__(self):
        return f"Words({len(self)}: {' '.join(self.words[:8])} ...)"

    def split(self, text):
        """A text as the words of this vocabulary: characters where it holds only such,
        else what stands between spaces, punctuation apart."""
        if all(len(word) == 1 for word in self._places if word not in UNKNOWN and not re.fullmatch(r"<.*>", word)):
            return list(text)
        return [
            word if word in self._places or word.lower() not in self._places else word.lower()
            for word in self._pieces(text)
        ]

    def _pieces(self, text):
        """Between spaces; where that is unknown, punctuation apart."""
        for piece in text.split():
            yield from [piece] if piece in self._places else WORD.findall(piece)

    def numbers(self, words):
        """The number of each word.

        Raises
        ------
        ValueError
            If a word is unknown and the vocabulary has no word for that.
        """
        numbers = [self._places.get(word, self._unknown) for word in words]
        if None in numbers:
            word = words[numbers.index(None)]
            raise ValueError(
                f"the word {in_short(word)} is not among the {len(self)} words of this net, such as "
                f"{', '.join(list(self._places)[:6])}"
            )
        return numbers


def as_words(source, K=None):
    """A vocabulary from a list, a dict or the path of a file.

    Parameters
    ----------
    source : list of str, dict, path, or Words
    K : int
        How many columns the net has; more words than that are refused, fewer are
        filled up.

    Raises
    ------
    ValueError
        If it is none, or does not fit the net.
    """
    words = source.words if isinstance(source, Words) else _listed(source)
    if K is not None and len(words) > K:
        raise ValueError(
            f"the vocabulary has {len(words)} words, and the net has columns for {K}: is it that of this net?"
        )
    return Words(words + [""] * ((K or 0) - len(words)))


def _listed(source):
    if isinstance(source, (str, Path)):
        source = _from_file(source)
    if isinstance(source, dict):
        return _in_order(source)
    if not isinstance(source, (list, tuple)) or not source or not all(isinstance(word, str) for word in source):
        raise ValueError(
            f"a vocabulary is a list of words, a dict of their numbers, or a file of either; got {in_short(source)}"
        )
    return list(source)


def _from_file(path):
    with opened(path) as (file, name, size):
        if size > MOST_TEXT:
            raise ValueError(f"{name} is too large for a vocabulary")
        raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
        if not str(path).lower().endswith(".json"):
            return text.splitlines()
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name} is no vocabulary: a text with a word in each line, or JSON") from error
    for keys in (("model", "vocab"), ("config", "word_index"), ("vocab",), ("word_index",)):
        inner = found
        for key in keys:
            inner = inner.get(key) if isinstance(inner, dict) else None
        if isinstance(inner, str):  # Keras writes JSON in JSON
            inner = json.loads(inner)
        if isinstance(inner, (dict, list)):
            return inner
    return found


def _in_order(places):
    """Words by number, from a dict either way round."""
    pairs = [(word, place) if isinstance(place, int) else (place, word) for word, place in places.items()]
    try:
        pairs = [(word, int(place)) for word, place in pairs]
    except (TypeError, ValueError):
        pairs = []
    most = max((place for _, place in pairs), default=-1)
    if not pairs or min(place for _, place in pairs) < 0 or most > 4 * len(pairs) + 1000:
        raise ValueError("the dict of a vocabulary gives each word its number, {'a': 0, 'b': 1}")
    words = [""] * (most + 1)
    for word, place in pairs:
        words[place] = str(word)
    return words
