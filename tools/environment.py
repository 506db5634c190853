"""The course's own Python environment, `.venv`: made, mended, and left alone where it is right.

It holds what requirements.lock pins and the package itself. A stamp, written last, says what it was made for.
Without a stamp the set-up was interrupted; with another one the checkout was moved, another Python is used, or
the requirements have changed.
"""

import hashlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path

from tools import news, steps

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "complete"
LOG = VENV / "set-up.log"
PINS = ROOT / "tools" / "pins"


def ready():
    """The environment's Python, after making or mending the environment where it is not what it should be."""
    found, wanted = _found_stamp(), _wanted_stamp()
    if found == wanted and _works():
        return str(PYTHON)
    if found[:1] != wanted[:1] or not _works():
        _make_bare()
    STAMP.unlink(missing_ok=True)
    pip_install(
        "Installing the pinned packages", "-r", "requirements.lock", expect="about a minute; 160 MB to download"
    )
    _install_the_package()
    news.turn_off(VENV)
    STAMP.write_text("\n".join(wanted), encoding="utf-8")
    return str(PYTHON)


def bare():
    """The environment's Python, which has pip but perhaps nothing else."""
    if not _works():
        _make_bare()
    return str(PYTHON)


def pip_install(what, *arguments, python=PYTHON, expect=""):
    """Install with pip, as a step called `what`; what a requirements file pins must have the hash given there."""
    hashes = ["--require-hashes"] if "-r" in arguments else []
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", *hashes, *arguments]
    # A pip that is set to install for the user, or only in environments, would refuse.
    steps.run(what, command, LOG, expect, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")


def _wanted_stamp():
    """Where and for which Python the environment is made; from which requirements."""
    place = f"{VENV}, Python {sys.version_info.major}.{sys.version_info.minor}"
    files = [(ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")]
    return [place, hashlib.sha256(b"".join(files)).hexdigest()]


def _found_stamp():
    return STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []


def _works():
    """Whether the environment's Python starts (the one it was made from may be gone) and has pip."""
    return steps.answer(PYTHON, "-m", "pip", "--version") is not None


def _make_bare():
    """Make the environment afresh, with pip alone."""
    base = sys._base_executable  # the system's Python, also when start.py is run by an environment's
    has_ensurepip = importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    if not has_ensurepip and steps.answer(base, "-m", "pip", "--version") is None:
        raise steps.StepFailed(
            f"{base} has neither ensurepip nor pip: install one of them (Debian, Ubuntu: "
            "apt-get install python3-venv) and call again."
        )
    _empty_the_folder()
    make = [base, "-m", "venv", VENV]
    if has_ensurepip:
        steps.run(f"Making the environment {VENV}", make, LOG)
        return
    # Debian keeps ensurepip in a package of its own; its pip refuses to touch the system, but puts a pip here.
    steps.run(f"Making the environment {VENV}", [*make, "--without-pip"], LOG)
    pip_install("Installing pip in it", "--target", _packages(), "-r", PINS / "pip.txt", python=base)


def _packages():
    """The folder of the environment's packages."""
    return steps.answer(PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")


def _install_the_package():
    """Install the package so that it is used from where it stands."""
    packages = _packages()
    pip_install("Installing the package of the course", "--no-deps", "--no-build-isolation", "-e", ".")
    # Not the path in full: Pythons before 3.13 do not start where it has a letter that the locale's encoding lacks.
    Path(packages, "rnn_teach.pth").write_text(os.path.relpath(ROOT, packages), encoding="ascii")


def _empty_the_folder():
    try:
        if VENV.exists():
            steps.say("The environment is incomplete, was moved, or is for another Python: making it afresh.")
            shutil.rmtree(VENV)
        VENV.mkdir()
    except OSError as error:
        raise steps.StepFailed(
            f"{VENV} cannot be made afresh ({error}): close what uses it, such as JupyterLab, see that you may "
            "write there, and call again."
        ) from None
