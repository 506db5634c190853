"""What differs between a stored notebook and one that has been run anew,
cell by cell."""

import difflib
import itertools
import json

NOT_COMPARED = {
    "timing": "what it prints is how long something took",
    "chaotic": "what it prints grows out of the last digits of rounding",
}
"""The tags of cells whose outputs are shown and not compared, and why."""


def differences(stored, fresh):
    """Each difference in a few lines that name its cell; empty where nothing differs.

    Pictures are left out, since their pixels depend on fonts, and so are the outputs of
    the cells that are tagged in the stored notebook as NOT_COMPARED.
    """
    found = []
    if _without_cells(stored) != _without_cells(fresh):
        found.append(f"the notebook itself: {_without_cells(stored)}, now {_without_cells(fresh)}")
    for place, pair in enumerate(itertools.zip_longest(stored.cells, fresh.cells)):
        is_compared = pair[0] is None or not set(NOT_COMPARED) & set(tags(pair[0]))
        before, after = (_lines(cell, is_compared) for cell in pair)
        if before != after:
            diff = difflib.unified_diff(before, after, "stored", "run anew", n=1, lineterm="")
            found.append("\n".join([f"cell {place}:", *diff]))
    return found


def tags(cell):
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def _without_cells(notebook):
    return {name: value for name, value in notebook.items() if name != "cells"}


def _lines(cell, with_outputs):
    """All of a cell that must stay the same, as in its file, with one line for each
    line of text."""
    if cell is None:
        return []
    parts = {name: value for name, value in cell.items() if name != "outputs"}
    if with_outputs:
        parts["outputs"] = [_without_picture(output) for output in cell.get("outputs", [])]
    return json.dumps(_split(parts), indent=1, sort_keys=True, ensure_ascii=False).splitlines()


def _without_picture(output):
    if "data" not in output:
        return output
    return output | {"data": {kind: value for kind, value in output["data"].items() if kind != "image/png"}}


def _split(value):
    """The same with each text of several lines as the list of them, with their ends."""
    if isinstance(value, dict):
        return {name: _split(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_split(part) for part in value]
    if isinstance(value, str) and "\n" in value:
        return value.splitlines(keepends=True)
    return value
