"""What the kernel of a notebook that runs is asked: the verdicts on its exercises, and
which kernels of OpenBLAS it computes with.

It is told to take those of another processor than this one, where there is one that the
machine can behave like: so what was stored on some machine is seen to be the same on
another one.
"""

import ast
import re

import pytest

from tools import compare_notebooks, processors

ANOTHER = processors.another()
PROCESSOR = processors.Processor("this machine", {}) if ANOTHER.lacking else ANOTHER
TRIED = """(lambda space: (
    exec({imports!r}, space),
    eval({checker!r}, space).state,
    exec({solution!r}, space),
    bool(eval({checker!r}, space)),
)[1:])(dict(globals()))"""
"""Asked of the kernel after the cell of a checker: its verdict on the stub, and on the
solution."""


def asked_for(statement):
    """The name of the function that a stub defines, or of the answers that it sets."""
    return statement.name if isinstance(statement, ast.FunctionDef) else statement.targets[0].id


def exercises(notebook):
    """What each exercise asks for, by the place of its checker, with the question to
    ask there."""
    found = {}
    for place, cell in enumerate(notebook.cells):
        if "exercise" in compare_notebooks.tags(cell):
            *imports, checker = map(ast.unparse, ast.parse(notebook.cells[place + 1].source).body)
            folded = notebook.cells[place + 2].source
            solution = re.search(r"<summary>Solution.*?```python\n(.*?)```", folded, flags=re.S)[1]
            name = asked_for(ast.parse(cell.source).body[-1])
            found[place + 1] = name, TRIED.format(imports="\n".join(imports), checker=checker, solution=solution)
    return found


def nothing_differs(stored, fresh, name):
    """Fail with all that a notebook of this name shows otherwise than is stored."""
    found = compare_notebooks.differences(stored, fresh)
    if found:
        what = f"{name} shows something else when it is run on {PROCESSOR.name} (in cells, counted from 0)"
        pytest.fail("\n\n".join([f"{what}:", *found]), pytrace=False)


def each_stub_is_not_attempted_and_each_solution_correct(stored, verdicts):
    """`verdicts` are the answers, by place and exercise."""
    assert verdicts == dict.fromkeys(verdicts, ("not attempted yet", None, True))
    assert len(verdicts) == sum("<summary>Solution" in cell.source for cell in stored.cells)


def kernels_are_those_of_another_processor(in_use):
    """`in_use` is the answer to `processors.ASKED`."""
    if ANOTHER.lacking:
        pytest.skip(f"NOT RUN: {ANOTHER.name}: {ANOTHER.lacking}")
    ANOTHER.must_be(*in_use)
