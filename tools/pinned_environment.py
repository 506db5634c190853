"""An environment apart from the course's own: it holds what a file of pins says, and no
pip."""

import hashlib
import os
import shutil

from tools import environment, one_at_a_time, steps


def ready(folder, pins, *, pip, base, which, expect):
    """The environment's Python, after making the environment where it is not what it
    should be.

    `pip` is a Python that has pip, `base` the one that the environment is made from;
    `which` tells a reader what it is for ("that builds the site"), `expect` what it
    costs.

    Raises
    ------
    StepFailed
        If a step fails.
    """
    with one_at_a_time.alone(environment.LOCK, "setting up an environment"):
        python, stamp, log = python_in(folder), folder / "complete", folder / "set-up.log"
        wanted = f"{folder} {base} {hashlib.sha256(pins.read_bytes()).hexdigest()}"
        if _found(stamp) == wanted and steps.answer(python, "-c", "") is not None:
            return str(python)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        steps.run(f"Making the environment {which}", [base, "-m", "venv", "--without-pip", folder], log)
        what = f"Installing what is pinned for the environment {which}"
        into = [pip, "-m", "pip", "--python", python, *environment.install("-r", pins)]
        steps.run(what, into, log, expect, **environment.FOR_PIP)
        stamp.write_text(wanted, encoding="utf-8")
        return str(python)


def python_in(folder):
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _found(stamp):
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
