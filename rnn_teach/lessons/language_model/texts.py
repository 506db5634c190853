"""Texts to learn from: the course's own prose, Python's help, a file of the
learner's."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from rnn_teach.core.arguments import as_text, in_short
from rnn_teach.lessons.language_model import words as say

PROSE = Path(__file__).with_name("prose.txt")
LEAST, MOST = 5_000, 2_000_000
"""Characters. With less there is nothing to learn from; more takes too long to read."""
EXPLAINED = ("builtins", "collections", "datetime", "functools", "itertools", "json", "math", "random", "re",
             "statistics")  # fmt: skip
"""Modules of Python's own, by whose docstrings it explains itself."""


@cache
def course_prose():
    """What the notebooks of this course say, in lower case: about 200,000 characters.

    A snapshot, which `tools/collect_prose.py` made.
    """
    return PROSE.read_text(encoding="utf-8")


def python_help() -> str:
    """What Python's own `help()` says of its built-in types and functions and of a few
    modules: about 150,000 characters, read from the Python that runs this notebook, so
    other versions say other things. A Python that runs in a page has them too."""
    told = (doc for module in EXPLAINED for doc in _docstrings(vars(import_module(module))))
    return "\n\n".join(dict.fromkeys(told)) + "\n"


def _docstrings(members):
    """Those of classes and functions, and of what the classes have."""
    for _, member in sorted(members.items()):
        doc = getattr(member, "__doc__", None)
        if isinstance(doc, str) and (callable(member) or isinstance(member, property)):
            yield doc.strip()
        if isinstance(member, type) and member is not type:
            yield from _docstrings(
                {name: part for name, part in vars(member).items() if not isinstance(part, type)}
            )


def as_text_to_learn(file: str | Path | bytes) -> str:
    """A text file of one's own as text.

    Parameters
    ----------
    file : bytes, or the name of a file
        Bytes as an upload gives them, in UTF-8.

    Returns
    -------
    str
        With line ends as \\n.

    Raises
    ------
    ValueError
        If there is no such file, it is no text in UTF-8, too short, or too long.
    """
    raw = bytes(file) if isinstance(file, (bytes, bytearray, memoryview)) else _bytes_of(file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(say.no_utf8(error.start, raw[error.start])) from None
    if "\0" in text:
        raise ValueError(say.NO_TEXT)
    return refuse_sizes(text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_sizes(text):
    """The text itself, where it is neither too short nor too long."""
    if len(as_text("text", text)) < LEAST:
        raise ValueError(say.too_short(len(text), LEAST))
    if len(text) > MOST:
        raise ValueError(say.too_large(len(text), MOST))
    return text


def _bytes_of(file):
    if not isinstance(file, (str, Path)):
        raise ValueError(say.no_file(in_short(file)))
    try:
        size = Path(file).stat().st_size
        if size > 4 * MOST:  # UTF-8 has at most four bytes a character
            raise ValueError(say.too_large(size // 4, MOST))
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise ValueError(say.cannot_be_opened(in_short(str(file)), getattr(error, "strerror", error))) from None
