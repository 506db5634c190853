"""The explorers that a notebook shows, as they are then: its cells are run for it."""

import ast
import contextlib
import io

from rnn_teach.kit.explorer import Explorer


def shown_explorers(notebook):
    """Run a notebook's cells in order, to the last that makes an explorer, and hand out
    each explorer that one shows, with the cell, before the next is run.

    They are run as plain Python, without a kernel. What they print is not kept.
    """
    last = max((place for place, cell in enumerate(notebook.cells) if _makes_one(cell)), default=-1)
    shown = []
    names = {"__name__": "__main__", "display": lambda *objects, **_: shown.extend(objects)}
    for cell in notebook.cells[: last + 1]:
        if cell.cell_type == "code":
            shown.clear()
            with contextlib.redirect_stdout(io.StringIO()):
                shown.append(_run(cell, names))
            yield from ((cell, each) for each in shown if isinstance(each, Explorer))


def _makes_one(cell):
    return cell.cell_type == "code" and "_explorer(" in cell.source


def _run(cell, names):
    """The value of a cell's last line, if that is an expression."""
    lines = ast.parse(cell.source)
    last = lines.body.pop() if lines.body and isinstance(lines.body[-1], ast.Expr) else None
    exec(compile(lines, cell.id, "exec"), names)
    return None if last is None else eval(compile(ast.Expression(last.value), cell.id, "eval"), names)
