"""A file of weights as something to read from: a path, or the bytes themselves."""

import contextlib
import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

from rnn_teach.core.arguments import in_short
from rnn_teach.files.limits import refuse_too_large

DAMAGED = (
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    OverflowError,
    RecursionError,
    RuntimeError,
    TypeError,
    struct.error,
    UnicodeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What Python's readers raise where a file is not what it says."""


@contextlib.contextmanager
def opened(source):
    """The file, its name and its size.

    Raises
    ------
    ValueError
        If there is no such file, it is no ordinary one, it is empty or very large.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        name, size = "this file", len(source)
        _refuse_size(name, size)
        yield io.BytesIO(source), name, size
        return
    path = _as_path(source)
    name, size = path.name, path.stat().st_size
    _refuse_size(name, size)
    with path.open("rb") as file:
        yield file, name, size


def _as_path(source):
    if not isinstance(source, (str, os.PathLike)):
        raise ValueError(
            f"give the path of a file of weights, 'model.safetensors', or its bytes; got {in_short(source)}"
        )
    try:
        path = Path(source)
        there, ordinary = path.exists(), path.is_file()
    except (OSError, ValueError, TypeError):  # too long, or with a zero in it
        there = ordinary = False
    if not there:
        raise ValueError(
            f"there is no file {in_short(str(source))}: is it in this folder? Here is {in_short(os.getcwd())}"
        )
    if not ordinary:  # a folder; a device or a pipe would never end
        raise ValueError(
            f"{in_short(path.name)} is no file, but a folder or a device: give the file of weights itself"
        )
    return path


def _refuse_size(name, size):
    if size == 0:
        raise ValueError(f"{name} is empty")
    refuse_too_large(name, size)


@contextlib.contextmanager
def damage_of(name, what):
    """Whatever a reader of Python raises in here becomes one sentence.

    Raises
    ------
    ValueError
        If something is raised.
    """
    try:
        yield
    except ValueError as error:
        if isinstance(error, UnicodeError):
            raise ValueError(f"{name} is damaged, or is no {what}") from error
        raise
    except DAMAGED as error:
        raise ValueError(f"{name} is damaged, or is no {what}") from error


def exactly(file, start, count):
    """So many bytes of a file from a place on.

    Raises
    ------
    EOFError
        If it ends before.
    """
    file.seek(start)
    raw = file.read(count)
    if len(raw) != count:
        raise EOFError
    return raw
