"""Run each notebook from a fresh kernel and store what a reader without a kernel shall
see.

What changes from run to run (widget state, model ids, timings) is left out, and the bar
previous · contents · next is written anew, so that building twice gives the same files.
"""

import argparse
import os
import sys
from pathlib import Path

import nbformat

from tools import run_notebook

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
CONTENTS = "00_start_here.ipynb"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="start.py notebooks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", help="notebooks to build, such as 01_unrolling.ipynb; all of them if none"
    )
    parser.add_argument("--into", type=Path, help="the folder to write to")
    chosen = parser.parse_args(arguments)
    for path in paths():
        if not chosen.names or path.name in chosen.names:
            print(f"Building {path.name} ...", flush=True)
            try:
                save(build(path), (chosen.into or NOTEBOOKS) / path.name)
            except (run_notebook.CellFailed, ValueError, OSError) as error:
                print(f"{path.name} cannot be built: {error}", file=sys.stderr)
                return 1
    return 0


def save(notebook, path):
    """Write it beside the old one and then put it in its place, so that a full disk
    leaves the old one whole."""
    new = path.with_suffix(".new")
    try:
        nbformat.write(notebook, new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def paths(folder=None):
    """The notebooks in the order of the course."""
    return sorted((folder or NOTEBOOKS).glob("[0-9][0-9]_*.ipynb"))


def build(path):
    """The notebook at `path`, run and cleaned."""
    return build_and_ask(path)[0]


def build_and_ask(path, questions=None, **settings):
    """The notebook, run and cleaned, and what its kernel answered: see
    `run_notebook.run`."""
    notebook = nbformat.read(path, as_version=4)
    write_navigation(notebook, path)
    answers = run_notebook.run(notebook, path, questions, **settings)
    clean(notebook)
    return notebook, answers


def write_navigation(notebook, path):
    """Write the bar previous · contents · next into the cells that are
    tagged for it."""
    bar = navigation(path)
    for cell in notebook.cells:
        if "navigation" in cell.metadata.get("tags", []):
            cell.source = bar


def navigation(path):
    """The links to the notebook before, the first one, and the one after."""
    everything = paths(path.parent)
    place = everything.index(path)
    parts = []
    if place > 0:
        parts.append(f"← [{title(everything[place - 1])}]({everything[place - 1].name})")
    if path.name != CONTENTS:
        parts.append(f"[Contents]({CONTENTS})")
    if place + 1 < len(everything):
        parts.append(f"[{title(everything[place + 1])}]({everything[place + 1].name}) →")
    return " · ".join(parts)


def title(path):
    """The heading of a notebook, without its `#`."""
    first = nbformat.read(path, as_version=4).cells[0].source
    return first.splitlines()[0].removeprefix("# ")


def clean(notebook):
    """Take out what changes from run to run; refuse what no reader should see.

    Raises
    ------
    ValueError
        If a cell wrote a warning or anything else to the error stream.
    """
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "outputs" in cell:  # of the line that tells how far a training is, blanks remain
            cell.outputs = [output for output in cell.outputs if output.get("text", "kept").strip()]
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                raise ValueError(f"a cell writes to the error stream: {output.text.strip()}")
            output.get("data", {}).pop(WIDGET_VIEW, None)


if __name__ == "__main__":
    sys.exit(main())
