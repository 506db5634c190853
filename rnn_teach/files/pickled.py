"""A reader of pickles that runs nothing.

A pickle is a little program: "take this function, call it with these arguments". So a
file of weights can delete your files. This reader knows the commands that
`torch.save(model.state_dict(), path)` needs and does them on plain dicts, lists and
tuples. It calls nothing that a file names: of the names it knows it keeps the name, and
every other one it refuses.
"""

import pickletools
from collections.abc import Callable
from dataclasses import dataclass

from rnn_teach.core.arguments import in_short
from rnn_teach.files.stored import BFLOAT16

MOST_COMMANDS = 500_000
STORAGES = {
    "DoubleStorage": "<f8",
    "FloatStorage": "<f4",
    "HalfStorage": "<f2",
    "BFloat16Storage": BFLOAT16,
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "i1",
    "ByteStorage": "u1",
    "BoolStorage": "?",
}
KNOWN = {
    ("collections", "OrderedDict"),
    ("torch._utils", "_rebuild_tensor_v2"),
    ("torch._utils", "_rebuild_parameter"),
}
KNOWN |= {("torch", name) for name in STORAGES}
CURE = "save the weights alone: torch.save(model.state_dict(), path), or better as safetensors or by np.savez"


@dataclass(frozen=True)
class Name:
    """A name of Python's that the pickle mentions, and no more than the name."""

    module: str
    name: str


@dataclass(frozen=True)
class Storage:
    """Where the numbers of a tensor are: a member of the file."""

    kind: str
    key: str
    count: int


@dataclass(frozen=True)
class Tensor:
    """A tensor as the pickle describes it: a view of a storage."""

    storage: Storage
    offset: int
    shape: tuple
    strides: tuple


class _Mark:
    """Where a group of things on the stack begins."""


class Pickle:
    """One pickle, read.

    Parameters
    ----------
    raw : bytes
    name : str
        What the sentences call the file.
    """

    def __init__(self, raw, name):
        self._raw, self._name, self._stack, self._memo = raw, name, [], {}

    def read(self):
        """What it describes: dicts, lists, tuples, texts, numbers and `Tensor`.

        Raises
        ------
        ValueError
            If it names something else than tensors, or is damaged.
        """
        for count, (command, argument) in enumerate(self._commands()):
            if count > MOST_COMMANDS:
                raise ValueError(
                    f"{self._name} gives more than {MOST_COMMANDS:,} commands, which no state dict needs"
                )
            if command.name == "STOP":
                return self._pop()
            if command.name not in COMMANDS:
                raise ValueError(
                    f"{self._name} gives the command {command.name}, which no state dict needs: {CURE}"
                )
            COMMANDS[command.name](self, argument)
        raise EOFError

    def _commands(self):
        """The commands with their arguments, one by one."""
        try:
            for command, argument, _ in pickletools.genops(self._raw):
                yield command, argument
        except ValueError as error:
            raise EOFError from error

    def _pop(self):
        if not self._stack or self._stack[-1] is _Mark:
            raise EOFError
        return self._stack.pop()

    def _since_mark(self):
        things = []
        while self._stack and self._stack[-1] is not _Mark:
            things.append(self._stack.pop())
        if not self._stack:
            raise EOFError
        self._stack.pop()
        return things[::-1]

    def _push(self, thing):
        self._stack.append(thing)

    def _tuple(self, count):
        self._push(tuple([self._pop() for _ in range(count)][::-1]))

    def _memoize(self, place):
        thing = self._pop()
        self._memo[len(self._memo) if place is None else place] = thing
        self._push(thing)

    def _recall(self, place):
        self._push(self._memo[place])

    def _named(self, module, name):
        if (module, name) not in KNOWN:
            raise ValueError(
                f"{self._name} wants to use {in_short(f'{module}.{name}')[1:-1]}, which is no tensor; "
                f"nothing of it was run. If it is yours, {CURE}"
            )
        self._push(Name(module, name))

    def _global(self, argument):
        self._named(*argument.split(" ", 1))

    def _stack_global(self, _):
        name, module = self._pop(), self._pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise EOFError
        self._named(module, name)

    def _set_items(self, items):
        target = self._pop()
        if not isinstance(target, dict) or len(items) % 2:
            raise EOFError
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, (str, int)):
                raise ValueError(f"{self._name} has a dict whose keys are neither names nor numbers: {CURE}")
            target[key] = value
        self._push(target)

    def _append(self, items):
        target = self._pop()
        if not isinstance(target, list):
            raise EOFError
        target.extend(items)
        self._push(target)

    def _find(self, _):
        """What torch.save says of a storage: ("storage", type, key, where, count)."""
        said = self._pop()
        if (
            not isinstance(said, tuple)
            or len(said) < 5
            or not isinstance(said[1], Name)
            or said[1].name not in STORAGES
        ):
            raise EOFError
        _, kind, key, _, count = said[:5]
        if not isinstance(key, str) or type(count) is not int:
            raise EOFError
        self._push(Storage(STORAGES[kind.name], key, count))

    def _call(self, _):
        """Not a call: what the three known functions would make, made here."""
        arguments, function = self._pop(), self._pop()
        if not isinstance(function, Name) or not isinstance(arguments, tuple):
            raise EOFError
        if function.name == "OrderedDict":
            self._push({})
            if arguments:
                pairs = arguments[0]
                self._set_items([part for pair in pairs for part in (pair[0], pair[1])])
        elif function.name == "_rebuild_parameter":
            self._push(arguments[0])
        elif function.name == "_rebuild_tensor_v2":
            self._push(_as_tensor(self._name, *arguments[:4]))
        else:
            raise EOFError

    def _build(self, _):
        """Attributes of an object, such as the versions that PyTorch notes in a state
        dict: not kept."""
        self._pop()


def _as_tensor(name, storage, offset, shape, strides):
    numbers = (offset, *shape, *strides)
    if not isinstance(storage, Storage) or any(type(number) is not int or number < 0 for number in numbers):
        raise ValueError(f"{name} describes a tensor that cannot be one")
    if len(shape) != len(strides):
        raise ValueError(f"{name} describes a tensor with {len(shape)} sizes and {len(strides)} strides")
    return Tensor(storage, offset, tuple(shape), tuple(strides))


def _push_argument(pickle, argument):
    pickle._push(argument)


COMMANDS: dict[str, Callable] = {
    "PROTO": lambda pickle, _: None,
    "FRAME": lambda pickle, _: None,
    "MARK": lambda pickle, _: pickle._push(_Mark),
    "POP": lambda pickle, _: pickle._pop(),
    "EMPTY_DICT": lambda pickle, _: pickle._push({}),
    "EMPTY_LIST": lambda pickle, _: pickle._push([]),
    "EMPTY_TUPLE": lambda pickle, _: pickle._push(()),
    "NONE": lambda pickle, _: pickle._push(None),
    "NEWTRUE": lambda pickle, _: pickle._push(True),
    "NEWFALSE": lambda pickle, _: pickle._push(False),
    **dict.fromkeys(("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8"), _push_argument),
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"), _push_argument),
    **dict.fromkeys(("BINPUT", "LONG_BINPUT", "MEMOIZE"), lambda pickle, place: pickle._memoize(place)),
    **dict.fromkeys(("BINGET", "LONG_BINGET"), lambda pickle, place: pickle._recall(place)),
    "TUPLE": lambda pickle, _: pickle._push(tuple(pickle._since_mark())),
    "TUPLE1": lambda pickle, _: pickle._tuple(1),
    "TUPLE2": lambda pickle, _: pickle._tuple(2),
    "TUPLE3": lambda pickle, _: pickle._tuple(3),
    "SETITEM": lambda pickle, _: pickle._set_items([pickle._pop(), pickle._pop()][::-1]),
    "SETITEMS": lambda pickle, _: pickle._set_items(pickle._since_mark()),
    "APPEND": lambda pickle, _: pickle._append([pickle._pop()]),
    "APPENDS": lambda pickle, _: pickle._append(pickle._since_mark()),
    "GLOBAL": Pickle._global,
    "STACK_GLOBAL": Pickle._stack_global,
    "BINPERSID": Pickle._find,
    "REDUCE": Pickle._call,
    "BUILD": Pickle._build,
}
"""The commands that a state dict needs, and what each does."""
