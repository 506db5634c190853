"""The net that the lesson opens, trained with PyTorch by tools/train_quoting_net.py."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rnn_teach.files import read_network

ROOM = Path(__file__).parent
FILE, VOCABULARY = ROOM / "quoting_net.safetensors", ROOM / "quoting_words.json"
TEXT = (
    '. the king said " go home ( a red wind sleeps ) and go " and the old queen said now . '
    'a wind ( of the sea " go to a red king " home ) sleeps .'
)
OTHER_TEXT = '. a queen said " the sea ( the old wind ) " go . now " home " and red .'


@cache
def quoting_net():
    """A net that guesses the next word of sentences with quotations and brackets: two
    layers of 32 LSTM units, with the words it knows.

    It is a file like yours: `quoting_file()` gives its path.
    """
    return read_network(FILE, words=VOCABULARY)


def quoting_file() -> str:
    """The path of its file."""
    return str(FILE)
