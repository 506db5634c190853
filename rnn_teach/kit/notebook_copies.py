"""The notebooks of this version, copied to where a learner wants them."""

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PLACES = (PACKAGE / "notebooks", PACKAGE.parent / "notebooks")
"""Where they stand: in the package that was installed, or beside it in a checkout."""


def notebooks_here():
    """The files of the notebooks that belong to this package, in the order of the
    course.

    Raises
    ------
    ValueError
        If there are none: a part of the package is missing.
    """
    for place in PLACES:
        if found := sorted(place.glob("[0-9][0-9]_*.ipynb")):
            return found
    raise ValueError("the notebooks are not where the package was installed: install rnn-teach again")


def copy_notebooks(into):
    """Copy all notebooks into a folder, which is made where it is not there; the paths
    of the copies.

    One that is there already and is the same stays as it is.

    Raises
    ------
    ValueError
        If one is there and is another: it may hold a learner's answers. Then nothing is
        written. Or if the folder cannot be written.
    """
    into = Path(into)
    copies = {into / path.name: path.read_bytes() for path in notebooks_here()}
    try:
        changed = [path for path, as_it_came in copies.items() if path.exists() and path.read_bytes() != as_it_came]
        if changed:
            raise ValueError(f"{changed[0]} is there and was changed: name another folder, or move it away first")
        into.mkdir(parents=True, exist_ok=True)
        for path, as_it_came in copies.items():
            path.write_bytes(as_it_came)
    except OSError as error:
        raise ValueError(f"{into} cannot be written ({error.strerror}): name another folder") from None
    return list(copies)
