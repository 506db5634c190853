"""The environment that builds the site for the browser alone: not the course's own, and
of Python 3.12 or newer."""

import os
import shutil
import sys
from pathlib import Path

from tools import environment, pinned_environment, steps

LOWEST = (3, 12)
NAMES = ("python3.13", "python3.14", "python3.12", "python3", "python")
FOLDER = environment.ROOT / "build" / "lite-environment"
PINS = environment.PINS / "lite.txt"
NONE_FOUND = (
    "The site for the browser alone is built with Python {}.{} or newer, and none was found: install one "
    "(from python.org, your system's packages, pyenv or uv) so that python3.13 or another of its names starts it."
).format(*LOWEST)
WHO = "import sys; print(sys.executable, *sys.version_info[:2], sep='\\n')"


def ready(pip):
    """The environment's Python, after making the environment where it is not what it
    should be.

    `pip` is a Python that has pip; it installs into the new environment, which has
    none.

    Raises
    ------
    StepFailed
        If there is no Python that is new enough, or a step fails.
    """
    base = find_python()
    if base is None:
        raise steps.StepFailed(NONE_FOUND)
    return pinned_environment.ready(
        FOLDER, PINS, pip=pip, base=base, which="that builds the site", expect="40 MB to download"
    )


def find_python():
    """The path of a Python that is new enough; None where there is none."""
    for command in _candidates():
        said = steps.answer(*command, "-c", WHO)
        if said:
            path, *version = said.splitlines()
            if tuple(map(int, version)) >= LOWEST:
                return path
    return None


def _candidates():
    """Commands that may start a Python: ours, those on PATH, those that pyenv and uv
    keep, those of Windows."""
    yield [sys._base_executable]
    yield from ([path] for path in map(shutil.which, NAMES) if path)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    uv = Path.home() / ".local" / "share" / "uv" / "python"
    for folder in (pyenv, uv):
        yield from ([str(path)] for path in sorted(folder.glob("*3.1[2-9]*/bin/python3"), reverse=True))
    if shutil.which("py"):
        yield from (["py", f"-3.{minor}"] for minor in (13, 14, 12))
