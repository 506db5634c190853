"""The pinned, hashed requirements, made by uv from pyproject.toml for all platforms and Pythons."""

import os
import subprocess

from tools import environment, steps

COMPILE = ["-m", "uv", "pip", "compile", "--generate-hashes", "--universal", "--fork-strategy", "fewest"]
COMPILE += ["--no-header", "--no-annotate", "--python-version", "3.11", "--quiet"]
UV = environment.VENV / "uv"


def lock(python, arguments):
    """Write requirements.lock, and the pins of what the set-up itself needs; `arguments` go to uv."""
    environment.pip_install("Fetching uv", "--upgrade", "--target", UV, "-r", environment.PINS / "uv.txt")
    project = ["--extra", "notebooks", "--group", "test", "pyproject.toml", "-o", "requirements.lock"]
    _compile(python, [*project, *arguments])
    for pin in sorted(environment.PINS.glob("*.txt")):
        _compile(python, ["-", "-o", pin, *arguments], requirement=pin.stem)
    steps.say("requirements.lock and tools/pins are up to date.")


def _compile(python, arguments, requirement=""):
    surroundings = os.environ | {"PYTHONPATH": str(UV)}
    ended = subprocess.run([python, *COMPILE, *arguments], input=requirement, encoding="utf-8", env=surroundings)
    if ended.returncode:
        raise steps.StepFailed("uv found no pins: what it says above names the requirement to change.")
