"""The pinned, hashed requirements, made by uv from pyproject.toml for all platforms and Pythons."""

import os
import subprocess

from tools import environment, steps

COMPILE = ["-m", "uv", "pip", "compile", "--generate-hashes", "--universal", "--fork-strategy", "fewest"]
COMPILE += ["--no-header", "--no-annotate", "--quiet"]
UV = environment.VENV / "uv"
SITE_PINS = environment.PINS / "lite.txt"


def lock(python, arguments):
    """Write requirements.lock, and the pins of what the set-up itself and the site need; `arguments` go to uv."""
    environment.pip_install("Fetching uv", "--upgrade", "--target", UV, "-r", environment.PINS / "uv.txt")
    course = ["--python-version", "3.11", "--extra", "notebooks", "--group", "test", "pyproject.toml"]
    _compile(python, [*course, "-o", "requirements.lock", *arguments])
    # The site takes the course's versions where both use a package.
    site = ["--python-version", "3.12", "--group", "lite", "--constraint", "requirements.lock"]
    _compile(python, [*site, "-o", SITE_PINS, *arguments])
    for pin in sorted(set(environment.PINS.glob("*.txt")) - {SITE_PINS}):
        _compile(python, ["--python-version", "3.11", "-", "-o", pin, *arguments], requirement=pin.stem)
    steps.say("requirements.lock and tools/pins are up to date.")


def _compile(python, arguments, requirement=""):
    surroundings = os.environ | {"PYTHONPATH": str(UV)}
    ended = subprocess.run([python, *COMPILE, *arguments], input=requirement, encoding="utf-8", env=surroundings)
    if ended.returncode:
        raise steps.StepFailed("uv found no pins: what it says above names the requirement to change.")
