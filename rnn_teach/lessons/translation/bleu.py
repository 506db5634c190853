"""BLEU of a corpus, as its authors define it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from rnn_teach.core.arguments import in_short

LONGEST = 4
"""Words of the longest n-gram."""


def bleu(written: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> float:
    """How alike translations are to the right ones, n-gram by n-gram: 0 to 100.

        p_n = Σ min(count written, count right) / Σ count written        n-grams, n ≤ 4
        BLEU = 100 · min(1, exp(1 - r/c)) · (p_1 p_2 p_3 p_4)^(1/4)

    c and r count the words written and right. (Papineni and others 2002, BLEU: a method
    for automatic evaluation of machine translation, section 2.3. One reference each,
    words as they are, no smoothing: what sacrebleu calls tokenize="none" gives the same
    wherever every p_n is above 0.)

    Parameters
    ----------
    written, right : lists of lists of str
        As many of the one as of the other.

    Raises
    ------
    ValueError
        If there are none, or not as many of both.
    """
    written, right = as_sentences("written", written), as_sentences("right", right)
    if not written or len(written) != len(right):
        raise ValueError(f"give as many right translations as written ones; got {len(written)} and {len(right)}")
    precisions = []
    for n in range(1, LONGEST + 1):
        pairs = [(ngrams(mine, n), ngrams(yours, n)) for mine, yours in zip(written, right, strict=True)]
        matched = sum((mine & yours).total() for mine, yours in pairs)  # & keeps the smaller count
        precisions.append(matched / max(1, sum(mine.total() for mine, _ in pairs)))
    if min(precisions) == 0:
        return 0.0
    c, r = sum(map(len, written)), sum(map(len, right))
    return 100 * min(1.0, math.exp(1 - r / c)) * math.prod(precisions) ** (1 / LONGEST)


def as_sentences(name, sentences):
    """`sentences` as a list of lists of words.

    Raises
    ------
    ValueError
        If it is none.
    """
    usual = isinstance(sentences, (list, tuple)) and all(
        isinstance(one, (list, tuple)) and all(isinstance(word, str) for word in one) for one in sentences
    )
    if not usual:
        raise ValueError(f"{name} must be a list of lists of words; got {in_short(sentences)}")
    return list(sentences)


def ngrams(words, n):
    """How often each row of n words comes."""
    words = tuple(words)
    return Counter(words[k : k + n] for k in range(len(words) - n + 1))
