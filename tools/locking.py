"""The pinned, hashed requirements, made by uv from pyproject.toml for all platforms and
Pythons."""

import os
import subprocess

from tools import environment, lite_environment, lowest, steps

COMPILE = ["-m", "uv", "pip", "compile", "--generate-hashes", "--universal", "--fork-strategy", "fewest"]
COMPILE += ["--no-header", "--no-annotate", "--quiet"]
UV = environment.VENV / "uv"
BINDER_PINS = environment.ROOT / "binder" / "requirements.txt"
OWN_FILES = {lite_environment.PINS, lowest.PINS}
"""Those of tools/pins that are made from pyproject.toml; each other one is named after
the package it pins."""
LEFT_OUT = ("rfc3987-syntax", "lark")
"""Jupyter names them to check international addresses, which nobody here writes, and
does without where they are missing. With them each start of JupyterLab takes two
seconds more. Binder has them: its pip would miss them."""
LOWEST_TOO = ("pytest", "pytest-xdist", "hypothesis", "sacrebleu")
"""What tests the lowest versions, itself as new as the lock has it."""


def lock(python, arguments):
    """Write requirements.lock, and the pins of what Binder, the site and the set-up
    itself need.

    `arguments` go to uv.
    """
    environment.pip_install("Fetching uv", "--upgrade", "--target", UV, "-r", environment.PINS / "uv.txt")
    without = [word for name in LEFT_OUT for word in ("--no-emit-package", name)]
    course = ["--python-version", "3.11", "--extra", "notebooks", "--group", "test", "pyproject.toml", *without]
    _compile(python, [*course, "-o", "requirements.lock", *arguments])
    # Binder takes the same versions, without what only tests need; flit_core installs
    # the package itself.
    binder = ["--python-version", "3.13", "--extra", "notebooks", "--constraint", "requirements.lock"]
    _compile(python, [*binder, "pyproject.toml", "-", "-o", BINDER_PINS, *arguments], requirement="flit_core")
    # The site takes the course's versions where both use a package.
    site = ["--python-version", "3.12", "--group", "lite", "--constraint", "requirements.lock", *without]
    _compile(python, [*site, "-o", lite_environment.PINS, *arguments])
    old = ["--python-version", "3.11", "--extra", "notebooks", "--resolution", "lowest-direct"]
    _compile(python, [*old, "pyproject.toml", "-", "-o", lowest.PINS, *arguments], requirement=_locked(LOWEST_TOO))
    for pin in sorted(set(environment.PINS.glob("*.txt")) - OWN_FILES):
        _compile(python, ["--python-version", "3.11", "-", "-o", pin, *arguments], requirement=pin.stem)
    steps.say("requirements.lock, binder/requirements.txt and tools/pins are up to date.")


def _locked(names):
    """The lines that ask for the versions that requirements.lock has of
    these packages."""
    lines = (environment.ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    found = [line.split()[0] for line in lines if line.partition("==")[0] in names]
    return "\n".join(found)


def _compile(python, arguments, requirement=""):
    surroundings = os.environ | {"PYTHONPATH": str(UV)}
    ended = subprocess.run([python, *COMPILE, *arguments], input=requirement, encoding="utf-8", env=surroundings)
    if ended.returncode:
        raise steps.StepFailed("uv found no pins: what it says above names the requirement to change.")
