"""Sentences in two languages, each with a vocabulary of its own: so that Chinese words
change no number of the net that reads English."""

from rnn_teach.kit.sentences import CHINESE, Vocabulary, as_sentences, in_known_words, split_words

CHINESE_SENTENCES = (
    "十一月 二日 到 台北",
    "十一月 二日 离开 台北",
    "星期一 从 巴黎 到 上海",
    "我 想 去 上海",
)
"""Requests to the travel desk, with a space between two words."""


class Languages:
    """What the sentences of an explorer are made of.

    Attributes
    ----------
    sentences : list of str
        As one writes them: Chinese without spaces, where the words are found again.
    """

    def __init__(self, sentences):
        given = as_sentences(sentences)
        split = [split_words(sentence) for sentence in given]  # which refuses what is no sentence
        groups = {kind: [words for words in split if _is_chinese(words) is kind] for kind in (False, True)}
        self._vocabularies = {kind: Vocabulary(own) for kind, own in groups.items() if own}
        self.sentences = [self._as_written(*one) for one in zip(given, split, strict=True)]

    def vocabulary(self, sentence):
        """The words that the net of this sentence's language knows."""
        own = self._vocabularies.get(_is_chinese([sentence]))
        return own or next(iter(self._vocabularies.values()))

    def split(self, sentence):
        """Its words."""
        return in_known_words(sentence, self.vocabulary(sentence).words)

    def _as_written(self, sentence, words):
        joined = "".join(words)
        return joined if _is_chinese(words) and self.split(joined) == words else sentence


def _is_chinese(words):
    return any(CHINESE.search(word) is not None for word in words)
