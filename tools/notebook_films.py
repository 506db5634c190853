"""The films of a notebook: one of each explorer that it shows, made when pages are
built, and kept in build/films until something that they are made of changes."""

import hashlib
import pickle
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import nbformat

from tools import one_at_a_time
from tools.film import Film, film_of
from tools.notebook_explorers import shown_explorers

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "films"
MADE_OF = ("rnn_teach/**/*.py", "rnn_teach/kit/fonts/*", "tools/film*.py", "tools/notebook_*.py")
MADE_WITH = ("numpy", "matplotlib", "ipywidgets")


class Shown(NamedTuple):
    """A film, and where its explorer stands in the notebook."""

    cell: str
    """The id of its cell."""
    name: str
    """Which explorer it is: what makes it."""
    film: Film
    png: str
    """The explorer's picture with its sentence, as base64."""


def films_of(path):
    """The films of the notebook at `path`, in its order."""
    KEPT.mkdir(parents=True, exist_ok=True)
    notebook = nbformat.read(path, as_version=4)
    kept = KEPT / f"{path.stem}-{_fingerprint(notebook)}.pickle"
    with one_at_a_time.alone(KEPT / f"{path.stem}.lock", f"making the films of {path.name}"):
        if not kept.is_file():
            films = [_shown(cell, explorer) for cell, explorer in shown_explorers(notebook)]
            for old in KEPT.glob(f"{path.stem}-*.pickle"):
                old.unlink()
            kept.write_bytes(pickle.dumps(films))
    return pickle.loads(kept.read_bytes())


def _shown(cell, explorer):
    data, _ = explorer._repr_mimebundle_()
    return Shown(cell.id, explorer.name, film_of(explorer), data["image/png"])


def _fingerprint(notebook):
    """Another one whenever other films could come out."""
    files = sorted(file for pattern in MADE_OF for file in ROOT.glob(pattern))
    made_of = [file.read_bytes() for file in files]
    made_of += [cell.source.encode() for cell in notebook.cells if cell.cell_type == "code"]
    made_of += [version(package).encode() for package in MADE_WITH]
    return hashlib.sha256(b"\0".join(made_of)).hexdigest()[:16]
