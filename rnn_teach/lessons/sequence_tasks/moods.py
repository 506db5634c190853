"""Opinions from a grammar of our own, in which the order of the words decides:
negations turn an opinion round, and of two halves one counts.

    the film was never dull but the ending was terrible      unfriendly
"""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_choice, as_rng, as_size, in_short
from rnn_teach.lessons.sequence_tasks.reviews import REVIEWS

GOOD = "wonderful lovely superb charming moving funny clever brilliant excellent gripping warm great".split()
BAD = "dull terrible boring clumsy awful weak slow stupid dreadful bland poor tedious".split()
THINGS = "film story plot cast ending music book acting meal service room hotel soup phone concert".split()
CLAUSES = (
    "the {thing} was {as}",
    "the {thing} was really {as}",
    "the {thing} was very {as}",
    "the {thing} was not {un}",
    "the {thing} was never {un}",
    "the {thing} was anything but {un}",
    "I did not find the {thing} {un}",
    "nobody would call the {thing} {un}",
)
SENTENCES = (
    "{yes}",
    "{yes}",
    "{yes}",
    "{no} but {yes}",
    "although {no} {yes}",
    "{yes} although {no}",
    "I expected something {un} but {yes}",
)

GOOD_ZH = "精彩 感人 有趣 好看 出色 温馨 好吃 舒服".split()
BAD_ZH = "无聊 糟糕 难看 沉闷 差劲 难吃 吵闹 失望".split()
THINGS_ZH = "电影 故事 结局 音乐 演员 这本书 房间 服务 早餐 汤".split()
CLAUSES_ZH = (
    "{thing} 很 {as}",
    "{thing} 非常 {as}",
    "{thing} 真 {as}",
    "{thing} 不 {un}",
    "{thing} 一点 也 不 {un}",
    "我 不 觉得 {thing} {un}",
)
SENTENCES_ZH = (
    "{yes}",
    "{yes}",
    "{yes}",
    "{no} 但是 {yes}",
    "虽然 {no} 但 {yes}",
    "本来 以为 {thing} 很 {un} 结果 {yes}",
)
GRAMMARS = {
    "English": ((BAD, GOOD), THINGS, CLAUSES, SENTENCES),
    "Chinese": ((BAD_ZH, GOOD_ZH), THINGS_ZH, CLAUSES_ZH, SENTENCES_ZH),
}


class Opinion(NamedTuple):
    """A sentence, and 1 where it is friendly."""

    words: list
    friendly: int


def make_opinions(language: Literal["English", "Chinese"], n: int, rng: np.random.Generator) -> list[Opinion]:
    """Opinions from the grammar.

    Parameters
    ----------
    language : "English" or "Chinese"
    n : int
        How many.
    rng : numpy.random.Generator

    Returns
    -------
    list of Opinion

    Raises
    ------
    ValueError
        If the language, the number or the generator is none.
    """
    grammar = GRAMMARS[as_choice("language", language, GRAMMARS)]
    n, rng = as_size("n", n), as_rng(rng)
    return [_drawn(*grammar, rng) for _ in range(n)]


def make_reviews(language: Literal["English", "Chinese"]) -> list[Opinion]:
    """All sentences of the language that we wrote by hand: 140 in English, 100 in
    Chinese.

    A friendly one and an unfriendly one on the same thing stand together, in mixed
    order: who holds some of them out in one piece holds out such pairs.

    Returns
    -------
    list of Opinion

    Raises
    ------
    ValueError
        If it is another language.
    """
    sentences = REVIEWS[as_choice("language", language, REVIEWS)]
    half, rng = len(sentences) // 2, np.random.default_rng(0)
    order = [place for k in rng.permutation(half) for place in (k, k + half)]
    return [Opinion(sentences[place][0].split(), sentences[place][1]) for place in order]


def _drawn(adjectives, things, clauses, sentences, rng):
    def draw(some):
        return some[int(rng.integers(len(some)))]

    def said(template, friendly):
        parts = {
            "{thing}": lambda: [draw(things)],
            "{as}": lambda: [draw(adjectives[friendly])],
            "{un}": lambda: [draw(adjectives[1 - friendly])],
            "{yes}": partial(clause, friendly),
            "{no}": partial(clause, 1 - friendly),
        }
        return [word for piece in template.split() for word in parts.get(piece, lambda piece=piece: [piece])()]

    def clause(friendly):
        return said(draw(clauses), friendly)

    friendly = int(rng.integers(2))
    return Opinion(said(draw(sentences), friendly), friendly)


def as_opinions(opinions):
    """`opinions` as a list of Opinion.

    Raises
    ------
    ValueError
        If they are none.
    """
    listed = list(opinions) if isinstance(opinions, (list, tuple)) else []
    for one in listed or [None]:
        whole = isinstance(one, (list, tuple)) and len(one) == 2 and isinstance(one[0], list) and one[0]
        if not whole or not all(isinstance(word, str) for word in one[0]) or one[1] not in (0, 1):
            raise ValueError(
                "opinions must be a list of pairs, words and 0 or 1, as make_opinions gives it; "
                f"got {in_short(opinions)}"
            )
    return [Opinion(*one) for one in listed]


def words_of(opinions):
    """All their words, each once, in the order in which they come."""
    return list(dict.fromkeys(word for words, _ in opinions for word in words))
