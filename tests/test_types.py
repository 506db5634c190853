"""What is public has types. Whether they are right, `python3 start.py types` tells:
mypy reads the package, and `tests/typed`, which uses it rightly and wrongly."""

import inspect

import pytest

import rnn_teach
from rnn_teach import checks, explorers, figures, tasks

FACES = (rnn_teach, figures, explorers, checks, tasks)
BY_PYTHON = {"self", "cls"}


def public(thing):
    """A function itself; of a class what a caller calls or asks of its objects, by its
    own name, as far as it is ours."""
    if inspect.isfunction(thing):
        yield thing.__name__, thing
    for kind in inspect.getmro(thing) if inspect.isclass(thing) else ():
        if kind.__module__.startswith("rnn_teach"):
            for name, member in vars(kind).items():
                if isinstance(member, property):
                    member = member.fget
                member = getattr(member, "__func__", member)
                ours = inspect.isfunction(member) and member.__module__ == kind.__module__
                if ours and (not name.startswith("_") or name in ("__init__", "__call__")):
                    yield f"{kind.__name__}.{name}", member


def untyped(function):
    """The names of its parameters without a type, and "->" where it says nothing of
    what it returns."""
    signature = inspect.signature(function)
    return [
        *(
            name
            for name, parameter in signature.parameters.items()
            if parameter.annotation is parameter.empty and name not in BY_PYTHON
        ),
        *(["->"] if signature.return_annotation is signature.empty else []),
    ]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_every_public_signature_is_typed(face):
    signatures = dict(signature for name in face.__all__ for signature in public(getattr(face, name)))
    assert {name: missing for name, function in signatures.items() if (missing := untyped(function))} == {}
