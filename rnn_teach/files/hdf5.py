"""The part of HDF5 that Keras writes, read with the standard library alone.

    file        a superblock, which leads to the root group
    group       an object header, whose message 0x11 leads to a tree of names
    dataset     an object header: its shape (0x01), type (0x03) and place (0x08)
    attribute   a message 0x0C of either

(HDF5 File Format Specification, version 1.1, as `h5py.File(path, "w")` writes by
default.) What is compressed, chunked, in another file or in the newer layout is refused
in a sentence.
"""

import struct

from rnn_teach.files.limits import MOST_ARRAYS, MOST_AXES, size_of
from rnn_teach.files.stored import Stored

MAGIC = b"\x89HDF\r\n\x1a\n"
NOWHERE = (1 << 64) - 1
SPACE, TYPE, EXTERNAL, LAYOUT, FILTERS, ATTRIBUTE, CONTINUED, TABLE = 0x01, 0x03, 0x07, 0x08, 0x0B, 0x0C, 0x10, 0x11
NEWER = {0x02, 0x06}
"""Messages of a group that keeps its names in the newer way, or links to other files.
"""
WHOLE, FLOAT, TEXT, VARIABLE = 0, 1, 3, 9
DEEPEST = 32
CURE = "in Keras, model.save('model.keras') or np.savez of the weights by name"


class HDF5:
    """A file of HDF5.

    Parameters
    ----------
    raw : bytes
        All of it.
    name : str
        What the sentences call it.

    Raises
    ------
    ValueError
        If it is none, or written in the newer layout.
    """

    def __init__(self, raw, name):
        self._raw, self._name, self._left = memoryview(raw), name, 25 * MOST_ARRAYS
        if bytes(self._raw[:8]) != MAGIC:
            raise ValueError(f"{name} is no HDF5 file")
        version, offsets, lengths = self._raw[8], self._raw[13], self._raw[14]
        if version > 1 or (offsets, lengths) != (8, 8):
            raise ValueError(f"{name} is written in the newer layout of HDF5, which is not read here: {CURE}")
        entry = 56 if version == 0 else 60
        (self._root,) = self._unpack("<Q", entry + 8)

    def arrays(self):
        """All its datasets by their path, "layers/lstm/cell/vars/0", as `Stored`."""
        return {path: self._dataset(path, messages) for path, messages in self._walk() if TABLE not in messages}

    def attributes(self):
        """Texts and lists of texts among the attributes, by the path of their
        group: {"": {"model_config": "..."}}."""
        return {path: self._texts(messages) for path, messages in self._walk()}

    def _unpack(self, form, place):
        size = struct.calcsize(form)
        return struct.unpack(form, self._bytes(place, size))

    def _bytes(self, place, size):
        if not 0 <= place <= place + size <= len(self._raw):
            raise EOFError
        return self._raw[place : place + size]

    def _walk(self):
        """Each object with its path and its messages, from the root on, each once."""
        waiting, seen = [("", self._root, 0)], set()
        while waiting:
            path, place, depth = waiting.pop(0)
            if place in seen or depth > DEEPEST:
                raise ValueError(f"{self._name} holds a group that holds itself: it was not written by Keras")
            seen.add(place)
            messages = self._messages(place)
            yield path, messages
            if NEWER & messages.keys():
                raise ValueError(
                    f"{self._name} has links in {path or 'its root'!r}, perhaps to other files, and none is "
                    f"followed: {CURE}"
                )
            if TABLE in messages:
                tree, heap = struct.unpack("<QQ", messages[TABLE][0][:16])
                names = self._names(heap)
                for start, header in self._entries(tree, 0):
                    inner = bytes(names[start:]).partition(b"\0")[0].decode("utf-8")
                    waiting.append((f"{path}/{inner}" if path else inner, header, depth + 1))

    def _once_more(self):
        """Count what is looked at: a tree that leads back to itself ends."""
        self._left -= 1
        if self._left < 0:
            raise ValueError(f"{self._name} holds more objects than any file of weights")

    def _messages(self, place):
        """The messages of an object header, version 1: {type: [bytes, ...]}."""
        version, _, count, _, size = self._unpack("<BBHII", place)
        if version != 1:
            raise ValueError(f"{self._name} is written in the newer layout of HDF5, which is not read here: {CURE}")
        messages, blocks = {}, [(place + 16, size)]
        while blocks and count:
            at, left = blocks.pop(0)
            while left >= 8 and count:
                self._once_more()
                kind, length = self._unpack("<HH", at)
                body = self._bytes(at + 8, length)
                if kind == CONTINUED:
                    blocks.append(struct.unpack("<QQ", body[:16]))
                messages.setdefault(kind, []).append(body)
                at, left, count = at + 8 + length, left - 8 - length, count - 1
        return messages

    def _names(self, heap):
        """The segment of a local heap that holds names."""
        if bytes(self._bytes(heap, 4)) != b"HEAP":
            raise EOFError
        size, _, place = self._unpack("<QQQ", heap + 8)
        return self._bytes(place, size)

    def _entries(self, tree, depth):
        """Where names and headers of a group's members are."""
        self._once_more()
        kind, level, used = self._unpack("<BBH", tree + 4)
        if bytes(self._bytes(tree, 4)) != b"TREE" or kind != 0 or depth > DEEPEST:
            raise EOFError
        for number in range(used):
            (child,) = self._unpack("<Q", tree + 24 + 8 + 16 * number)
            yield from self._entries(child, depth + 1) if level else self._leaf(child)

    def _leaf(self, place):
        self._once_more()
        if bytes(self._bytes(place, 4)) != b"SNOD":
            raise EOFError
        (count,) = self._unpack("<H", place + 6)
        for number in range(count):
            self._once_more()
            start, header, linked = self._unpack("<QQI", place + 8 + 40 * number)
            if linked == 2:
                raise ValueError(f"{self._name} has a link in it, and none is followed: {CURE}")
            yield start, header

    def _dataset(self, path, messages):
        what = f"{path!r} in {self._name}"
        if EXTERNAL in messages:
            raise ValueError(f"{what} keeps its numbers in another file, which is not opened")
        if not {SPACE, TYPE, LAYOUT} <= messages.keys():
            raise ValueError(f"{what} is neither a group nor an array")
        shape, (kind, size) = _shape(messages[SPACE][0]), _kind(messages[TYPE][0], what)
        length = size_of(what, shape) * size
        layout = messages[LAYOUT][0]
        if FILTERS in messages or layout[0] != 3 or layout[1] > 1:
            raise ValueError(f"{what} is compressed or in pieces, as Keras does not write it: {CURE}")
        if layout[1] == 0:  # within the header itself
            raw = layout[4 : 4 + struct.unpack("<H", layout[2:4])[0]]
        else:
            place, _ = struct.unpack("<QQ", layout[2:18])
            raw = self._bytes(place, length) if length else b""
        if len(raw) < length:
            raise ValueError(f"{what} says that it has the shape {shape} and holds fewer bytes than that")
        return Stored(shape, kind, lambda: bytes(raw[:length]))

    def _texts(self, messages):
        return dict(filter(None, map(self._text, messages.get(ATTRIBUTE, []))))

    def _text(self, body):
        """One attribute, name and value, where it is a text or a list of texts."""
        version, _, name, kind, space = struct.unpack("<BBHHH", body[:8])
        pad = (lambda size: -(-size // 8) * 8) if version == 1 else (lambda size: size)
        at = 8 + (version == 3)
        key = bytes(body[at : at + name]).partition(b"\0")[0].decode("utf-8")
        at += pad(name)
        its_kind, at = body[at : at + kind], at + pad(kind)
        shape, values = _shape(body[at : at + space]), body[at + pad(space) :]
        sort, size = its_kind[0] & 15, struct.unpack("<I", its_kind[4:8])[0]
        count = size_of(key, shape)
        if sort not in (TEXT, VARIABLE) or count > MOST_ARRAYS or count * size > len(values):
            return None
        pieces = [bytes(values[number * size : (number + 1) * size]) for number in range(count)]
        texts = [self._variable(piece) if sort == VARIABLE else piece.rstrip(b"\0") for piece in pieces]
        texts = [text.decode("utf-8") for text in texts]
        return key, texts if shape else texts[0]

    def _variable(self, piece):
        """A text of any length, from the global heap."""
        length, heap, number = struct.unpack("<IQI", piece[:16])
        if bytes(self._bytes(heap, 4)) != b"GCOL":
            raise EOFError
        (size,) = self._unpack("<Q", heap + 8)
        at, end = heap + 16, heap + size
        while at + 16 <= end:
            self._once_more()
            index, _, _, its_size = self._unpack("<HHIQ", at)
            if index == number:
                return bytes(self._bytes(at + 16, min(length, its_size)))
            at += 16 + -(-its_size // 8) * 8
        raise EOFError


def _shape(body):
    version, rank = body[0], body[1]
    start = 8 if version == 1 else 4
    if rank > MOST_AXES or len(body) < start + 8 * rank:
        raise EOFError
    return struct.unpack(f"<{rank}Q", body[start : start + 8 * rank])


def _kind(body, what):
    """The type of its numbers as NumPy calls it, and how many bytes one takes."""
    sort, order, size = body[0] & 15, body[1] & 1, struct.unpack("<I", body[4:8])[0]
    letter = {FLOAT: "f", WHOLE: "i" if body[1] & 8 else "u"}.get(sort)
    if letter is None or size not in ((2, 4, 8) if sort == FLOAT else (1, 2, 4, 8)):
        raise ValueError(f"{what} holds no numbers of a usual type: save it as float32")
    if sort == FLOAT and (body[13], body[15]) != {2: (5, 10), 4: (8, 23), 8: (11, 52)}[size]:
        raise ValueError(f"{what} holds numbers of an unusual type: save it as float32")
    return f"{'>' if order else '<'}{letter}{size}", size
