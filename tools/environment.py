"""The course's own Python environment, `.venv`: made, mended, and left alone where it
is right.

It holds what requirements.lock pins and the package itself. A stamp, written last, says
what it was made for: without one the set-up was interrupted. One that works is kept
aside until its successor stands, and comes back where that cannot be made, for want of
a network or of space.
"""

import hashlib
import importlib.util
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from tools import news, one_at_a_time, steps

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
ASIDE = ROOT / ".venv-before"
LOCK = ROOT / ".venv-lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "complete"
LOG = VENV / "set-up.log"
PINS = ROOT / "tools" / "pins"
FOR_PIP = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
"""A pip that is set to install for the user, or only in environments, would refuse."""


def ready():
    """The environment's Python, after making or mending the environment where it is not
    what it should be."""
    if not _is_right():
        with one_at_a_time.alone(LOCK, "setting up the environment"):
            if _found_stamp() == [] and (ASIDE / STAMP.name).is_file():
                _bring_back()
            if not _is_right():
                _make_right()
            shutil.rmtree(ASIDE, ignore_errors=True)
    return str(PYTHON)


def bare():
    """The environment's Python, which has pip but perhaps nothing else."""
    with one_at_a_time.alone(LOCK, "setting up the environment"):
        if not _works():
            _make_bare()
    return str(PYTHON)


def pip_install(what, *arguments, python=PYTHON, expect=""):
    """Install with pip, as a step called `what`; what a requirements file pins must
    have the hash given there."""
    steps.run(what, _pip(python, *arguments), LOG, expect, **FOR_PIP)


def install(*arguments):
    """What pip is told; of what is pinned nothing else is needed."""
    pinned = ["--require-hashes", "--no-deps"] if "-r" in arguments else []
    return ["install", "--disable-pip-version-check", "--no-compile", *pinned, *arguments]


def _pip(python, *arguments):
    return [python, "-m", "pip", *install(*arguments)]


def _wanted_stamp():
    """Where and for which Python the environment is made; from which requirements."""
    files = [(ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")]
    python = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return [str(VENV), python, hashlib.sha256(b"".join(files)).hexdigest()]


def _found_stamp():
    return STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []


def _is_right():
    return _found_stamp() == _wanted_stamp() and _works()


def _works():
    """Whether the environment's Python starts (the one it was made from may be gone)
    and has pip."""
    return steps.succeeds(PYTHON, "-m", "pip", "--version")


def _make_right():
    """Mend it where that needs no network, otherwise make it anew; where that fails,
    keep what works."""
    found, wanted = _found_stamp(), _wanted_stamp()
    try:
        if found[1:2] == wanted[1:2] and _works() and (found[2:] == wanted[2:] or _has_all_pins()):
            _mend(found)
        else:
            _make()
    except (steps.StepFailed, OSError) as error:
        _bring_back()
        if not (_found_stamp() and _works()):
            raise
        why = error if isinstance(error, steps.StepFailed) else steps.in_a_sentence(error)
        steps.say(
            f"The environment is not up to date. {why}\nUntil then, the one from before, which works, is used."
        )


def _mend(found):
    """Tell the environment where it stands now, and of a package whose settings have
    changed."""
    _name_the_place(before=found[0])
    if found[2:] != _wanted_stamp()[2:]:
        _install_the_package()
    _finish()


def _make():
    """Make the environment, after keeping aside the one that is complete."""
    if _found_stamp():
        _keep_aside()
    _make_bare()
    pip_install(
        "Installing the pinned packages", "-r", "requirements.lock", expect="about a minute; 160 MB to download"
    )
    _install_the_package()
    _finish()


def _finish():
    news.turn_off(VENV)
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text("\n".join(_wanted_stamp()), encoding="utf-8")
    os.replace(unfinished, STAMP)


def _has_all_pins():
    """Whether all pinned packages are installed already; asks no server."""
    ask = _pip(PYTHON, "--dry-run", "--no-index", "--quiet", "-r", ROOT / "requirements.lock")
    return steps.succeeds(*ask, **FOR_PIP)


def _name_the_place(before):
    """Write in the scripts of the environment where it stands now, as moving the folder
    does not."""
    for script in PYTHON.parent.iterdir():
        with suppress(UnicodeDecodeError):  # a program, which does not say where it stands
            if script.is_file() and not script.is_symlink():
                text = script.read_text(encoding="utf-8")
                if before in text:
                    script.write_text(text.replace(before, str(VENV)), encoding="utf-8")


def _keep_aside():
    try:
        shutil.rmtree(ASIDE, ignore_errors=True)
        VENV.rename(ASIDE)
    except OSError as error:
        raise steps.StepFailed(_in_the_way(error)) from None


def _bring_back():
    """Put back what was kept aside, if anything was, with the log of what has failed
    since."""
    if (ASIDE / STAMP.name).is_file():
        with suppress(OSError):
            os.replace(LOG, ASIDE / LOG.name)
        shutil.rmtree(VENV, ignore_errors=True)
        ASIDE.rename(VENV)


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
    # Debian keeps ensurepip in a package of its own; its pip refuses to touch the
    # system, but puts a pip here.
    steps.run(f"Making the environment {VENV}", [*make, "--without-pip"], LOG)
    pip_install("Installing pip in it", "--target", _packages(), "-r", PINS / "pip.txt", python=base)


def _packages():
    """The folder of the environment's packages."""
    folder = steps.answer(PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    if folder is None:
        raise steps.StepFailed(f"{PYTHON} does not say where its packages are: see that it starts, and call again.")
    return folder


def _install_the_package():
    """Install the package so that it is used from where it stands."""
    packages = _packages()
    pip_install("Installing the package of the course", "--no-deps", "--no-build-isolation", "-e", ".")
    # Not the path in full: Pythons before 3.13 do not start where it has a letter that
    # the locale's encoding lacks.
    Path(packages, "rnn_teach.pth").write_text(os.path.relpath(ROOT, packages), encoding="ascii")


def _empty_the_folder():
    try:
        if VENV.exists():
            steps.say("The environment is incomplete, or its Python is gone: making it afresh.")
            shutil.rmtree(VENV)
        VENV.mkdir()
    except OSError as error:
        raise steps.StepFailed(_in_the_way(error)) from None


def _in_the_way(error):
    return (
        f"{VENV} cannot be made afresh ({error}): close what uses it, such as JupyterLab, see that you may write "
        "there, and call again."
    )
