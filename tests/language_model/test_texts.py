"""Texts to learn from: what is taken and what gets a sentence."""

import subprocess
import sys

import numpy as np
import pytest

from rnn_teach.lessons.language_model import texts
from rnn_teach.tasks import Alphabet, as_text_to_learn, course_prose, held_out, python_help, split_into_words

LONG = "台北 arrives. " * 500


def test_the_course_talks_about_nets_in_few_symbols():
    prose = course_prose()
    assert 150_000 < len(prose) <= 250_000
    assert prose.isascii()
    assert prose == prose.lower()
    assert len(Alphabet(prose)) < 70
    assert prose.count("gradient") > 100
    assert max(map(len, prose.split("\n"))) < 150


def test_pythons_help_is_a_text_to_learn():
    text = as_text_to_learn(python_help().encode())
    assert "iterable" in text
    assert len(text) > 120_000
    assert text.count("Return the number of items in a container.") == 1


def test_pythons_help_needs_nothing_that_a_python_in_a_page_lacks():
    """Pyodide leaves these out of the standard library (its documentation, "Pyodide
    Python compatibility")."""
    left_out = {"curses", "dbm", "ensurepip", "fcntl", "grp", "idlelib", "lib2to3", "msvcrt", "pwd", "pydoc_data",
                "resource", "syslog", "termios", "test", "tkinter", "turtle", "venv", "winreg"}  # fmt: skip
    code = f"""
import sys
sys.modules |= dict.fromkeys({sorted(left_out)})  # an import of None is an error
from rnn_teach.tasks import python_help
print(len(python_help()))
"""
    assert int(subprocess.check_output([sys.executable, "-c", code])) > 120_000


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a mark in front"])
def test_a_file_in_utf_8_is_taken_with_any_line_ends(tmp_path, mark):
    raw = mark + LONG.replace(" ", "\r\n", 1).encode()
    file = tmp_path / "mine.txt"
    file.write_bytes(raw)
    for given in (raw, bytearray(raw), memoryview(raw), file, str(file)):
        assert as_text_to_learn(given) == LONG.replace(" ", "\n", 1)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (LONG.encode("utf-16"), "this file is no text in UTF-8: byte 1 is 0xff"),
        ("é".encode("latin-1") * 6000, "this file is no text in UTF-8: byte 1 is 0xe9"),
        (b"a\0b" * 3000, "this file holds what is no text"),
        (b"short", "this text has 5 characters; a net needs at least 5,000"),
        (b"", "this text has 0 characters"),
        ("nowhere.txt", "'nowhere.txt' cannot be opened: No such file"),
        ("a\0b", "cannot be opened: "),
        (None, "give the name of a text file, or its bytes; got None"),
        (LONG.encode()[:-2].replace(b"s", b"\xe5\x8f", 1), "this file is no text in UTF-8"),
    ],
)
def test_what_is_no_text_to_learn_gets_a_sentence(given, sentence):
    with pytest.raises(ValueError, match=sentence) as refusal:
        as_text_to_learn(given)
    assert "\n" not in str(refusal.value)


def test_a_text_that_is_too_large_is_not_even_read(tmp_path, monkeypatch):
    monkeypatch.setattr(texts, "MOST", 6000)
    file = tmp_path / "large.txt"
    file.write_bytes(b"a" * 24_001)
    with pytest.raises(ValueError, match="this text has 6,000 characters; take at most 6,000"):
        as_text_to_learn(file)
    with pytest.raises(ValueError, match="this text has 6,001 characters; take at most 6,000"):
        as_text_to_learn(b"a" * 6001)


def test_a_part_from_the_middle_is_held_out():
    text = "".join(map(chr, range(1000, 2000)))
    train, test = held_out(text)
    assert (len(train), len(test)) == (900, 100)
    assert train[:500] + test + train[500:] == text


def test_there_and_back():
    alphabet = Alphabet("banana split")
    assert alphabet.symbols == [" ", "a", "b", "i", "l", "n", "p", "s", "t"]
    np.testing.assert_array_equal(alphabet.encode("ban"), [2, 1, 5])
    assert alphabet.decode(alphabet.encode("a split banana")) == "a split banana"
    with pytest.raises(ValueError, match=r"the net does not know 'é' \(symbol 2\)"):
        alphabet.encode("bé")
    with pytest.raises(ValueError, match="numbers must be whole numbers from 0 to 8"):
        alphabet.decode([9])


def test_words_are_symbols_too():
    text = "The net's state, 台北;\n\n 1.5 ŷ[t]"
    words = split_into_words(text)
    assert "".join(words) == text
    assert words[:5] == ["The", " ", "net", "'", "s"]
    alphabet = Alphabet(words)
    assert alphabet.decode(alphabet.encode(words)) == text
