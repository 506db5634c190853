"""Code for a learner to take along: functions as they stand in the course, and the line
that calls them."""

import inspect
from pprint import pformat

import numpy as np

WIDTH = 88
"""The longest line."""


class Lines(str):
    """A text that stands in a call as it is, without quotes."""

    __slots__ = ()


def code_of(function, *needs, imports="", **values):
    """Lines of NumPy that compute what is seen, complete in themselves.

    Parameters
    ----------
    function : function
        What computes it; it takes the values by name, and what it returns is printed.
    needs : functions
        Others that these call. Functions among the values are taken along by
        themselves.
    imports : str
        Lines besides `import numpy as np`.
    values
        Its arguments; an array becomes a list.

    Returns
    -------
    str
    """
    passed = [value for value in values.values() if inspect.isfunction(value)]
    sources = "\n\n".join(inspect.getsource(each) for each in dict.fromkeys([*needs, *passed, function]))
    return f"import numpy as np\n{imports}\n\n{sources}\n\n{_printed(call(function, **values))}\n"


def call(function, **values):
    """The call of a function with these values, in lines that are not too long."""
    arguments = [f"{name}={as_text(value)}" for name, value in values.items()]
    inside = ", ".join(arguments)
    if len(inside) + len(function.__name__) <= WIDTH - len("print(())") and "\n" not in inside:
        return Lines(f"{function.__name__}({inside})")
    lines = [""]
    for argument in arguments:
        joined = f"{lines[-1]} {argument},".lstrip()
        if "\n" in lines[-1] + argument or len(joined) > WIDTH - 4:
            lines.append(f"{argument},")
        else:
            lines[-1] = joined
    return Lines(f"{function.__name__}(\n{_indented(chr(10).join(filter(None, lines)))}\n)")


def as_text(value):
    """A value as one writes it in Python."""
    if isinstance(value, Lines):
        return str(value)
    if isinstance(value, np.ufunc):
        return f"np.{value.__name__}"
    if inspect.isfunction(value):
        return value.__name__
    if isinstance(value, float) and not np.isfinite(value):
        return f"np.{value}"
    value = value.tolist() if isinstance(value, np.ndarray) else value
    texts_alone = isinstance(value, list) and all(isinstance(part, str) for part in value)
    text = pformat(value, width=WIDTH - 24, compact=texts_alone, sort_dicts=False)
    return text if "\n" not in text else f"{text[0]}\n{_indented(text[1:-1], ' ')}\n{text[-1]}"


def _printed(text):
    return f"print({text})" if "\n" not in text else f"found = {text}\nprint(found)"


def _indented(lines, already=""):
    return "\n".join(f"    {line.removeprefix(already)}" for line in lines.split("\n"))
