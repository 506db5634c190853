"""A text file that comes from the page."""

import pytest

from rnn_teach.explorers import upload_text
from rnn_teach.lessons.language_model import explorer_upload

TEXT = "the old king said now. " * 400


@pytest.fixture(autouse=True)
def nothing_came(monkeypatch):
    monkeypatch.setattr(explorer_upload, "_kept", {})


def send(field, raw, name):
    """As the page does, in two pieces."""
    field._hear(field, {"begin": name, "size": len(raw)}, [])
    for first, last in ((0, len(raw) // 2), (len(raw) // 2, len(raw))):
        field._hear(field, {"piece": first}, [memoryview(raw[first:last])])
    field._hear(field, {"end": name}, [])


def test_a_text_comes_and_stays_when_the_cell_is_run_again():
    field = upload_text()
    assert field.text is None
    send(field, TEXT.encode("utf-8-sig"), "king.txt")
    assert field.text == TEXT
    assert field.said == "king.txt: 9,200 characters, 15 different ones."
    assert upload_text().text == TEXT
    assert upload_text().said == field.said


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (("Überall häßlich. " * 999).encode("latin-1"), "no text in UTF-8: byte 1 is 0xdc"),
        (TEXT.encode("utf-16"), "no text in UTF-8"),
        (b"a\0b" * 9999, "holds what is no text"),
        (b"", "has 0 characters"),
        (b"hello", "has 5 characters"),
        (b"too long " * 250_000, "take at most 2,000,000"),
        (b"far too long " * 700_000, "The file is too large"),
    ],
)
def test_a_file_that_is_no_text_to_learn_from_gets_a_sentence_and_the_text_stays(raw, why):
    field = upload_text()
    send(field, TEXT.encode(), "king.txt")
    send(field, raw, "bad.txt")
    assert why in field.said
    assert field.text == TEXT
