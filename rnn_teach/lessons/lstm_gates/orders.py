"""Orders to a memory, written as words: "add 3, add 4, 2, read, empty"."""

from __future__ import annotations

import re

import numpy as np

from rnn_teach.core.arguments import as_text
from rnn_teach.core.types import Array
from rnn_teach.lessons.lstm_gates import words as say

MOST_ORDERS = 10
LARGEST = 20


def as_orders(text: str) -> Array:
    """A line of orders as the inputs of a cell that obeys.

        "add 3"   (3, 1, 0)      "empty"   (0, -1, 0)
        "2"       (2, 0, 0)      "read"    (0, 0, 1)

    A number by itself arrives, and nobody says what to do with it. Orders are separated
    by commas; they may be Chinese: 加 3, 读, 清空.

    Returns
    -------
    array (T, 3)

    Raises
    ------
    ValueError
        If an order is none of these, a number is not from 0 to 20, or there are none or
        more than 10.
    """
    parts = [part.strip() for part in re.split(r"[,，、;]", as_text("orders", text)) if part.strip()]
    if not 1 <= len(parts) <= MOST_ORDERS:
        raise ValueError(f"write 1 to {MOST_ORDERS} orders, separated by commas; got {len(parts)}")
    return np.array([_as_order(part) for part in parts], dtype=float)


def _as_order(part):
    found = re.fullmatch(r"(\D*?)\s*(\d+(?:\.\d+)?)?", part.casefold())
    word, number = found.groups() if found else (part, "")
    if word in say.EMPTY_WORDS and number is None:
        return 0, -1, 0
    if word in say.READ_WORDS and number is None:
        return 0, 0, 1
    if word in (*say.ADD_WORDS, "") and number and float(number) <= LARGEST:
        return float(number), int(word != ""), 0
    raise ValueError(say.no_order(part, LARGEST))


def is_chinese(text):
    """Whether there is a Chinese character in it."""
    return re.search(r"[\u4e00-\u9fff]", text) is not None


def in_words(order, chinese=False):
    """An order as it is written."""
    number, command, asked = order
    if command == 1:
        return say.add(number, chinese)
    if command == -1:
        return say.EMPTY_WORDS[chinese]
    return say.READ_WORDS[chinese] if asked else say.just(number)
