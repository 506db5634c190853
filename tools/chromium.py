"""A Chromium for the tests: the one that is there, otherwise one that is fetched.

In this order: CHROME_PATH; on PATH or in its usual place; Playwright's own; fetched by
Playwright; from Debian. It counts only if it answers `--version`: a launcher may be
there without its browser, or the browser without its libraries.
"""

import os
import shutil
from pathlib import Path

from tools import environment, steps

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
ON_LINUX = ("/opt/google/chrome/chrome", "/usr/lib/chromium/chromium", "/snap/bin/chromium")
ON_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WHERE_PLAYWRIGHT_KEEPS_ITS_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


def find_or_get(python):
    """The path of a Chromium that answers.

    Raises
    ------
    StepFailed
        If CHROME_PATH names none, or none is found or can be fetched: says what to
        install.
    """
    named = os.environ.get("CHROME_PATH")
    if named:
        if answers(named):
            return named
        raise steps.StepFailed(f"CHROME_PATH is {named}, which does not answer --version: correct it or unset it.")
    for path in _candidates(python):
        if answers(path):
            return str(path)
    raise steps.StepFailed(
        "No Chromium was found, and none could be fetched: install Google Chrome or Chromium, or set "
        "CHROME_PATH to one. Without it: python3 start.py test --no-browser."
    )


def answers(path):
    """Whether the browser starts; on Windows, where asking for a version opens a
    window, whether it is there."""
    if os.name == "nt":
        return Path(path).is_file()
    version = steps.answer(path, "--version")
    return version is not None and any(character.isdigit() for character in version)


def _candidates(python):
    """Paths to try, the next one fetched only when those before did not do."""
    yield from _installed()
    yield from _playwrights_own(python)
    if _fetched_by_playwright(python):
        yield from _playwrights_own(python)
    if _fetched_by_apt():
        yield from _installed()


def _installed():
    """Browsers on PATH, then those in the usual places of Linux, macOS and Windows."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from ON_LINUX
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in ON_MACOS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        folder = os.environ.get(variable)
        if folder:
            yield from (Path(folder, name) for name in ON_WINDOWS)


def _playwrights_own(python):
    """Where Playwright keeps a Chromium that it fetched."""
    path = steps.answer(python, "-c", WHERE_PLAYWRIGHT_KEEPS_ITS_OWN)
    if path:
        yield path


def _fetched_by_playwright(python):
    with_libraries = ["--with-deps"] if _may_use_apt() else []
    return _fetched(
        "Fetching Chromium with Playwright",
        [python, "-m", "playwright", "install", *with_libraries, "chromium"],
        "150 MB to download",
    )


def _fetched_by_apt():
    return (
        _may_use_apt()
        and _fetched("Reading Debian's list of packages", ["apt-get", "update"])
        and _fetched(
            "Installing Debian's Chromium",
            ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
            "130 MB to download",
        )
    )


def _may_use_apt():
    return steps.is_root() and shutil.which("apt-get") is not None


def _fetched(what, command, expect=""):
    """Whether the step succeeds; where not, the next way is tried."""
    try:
        steps.run(what, command, environment.LOG, expect, DEBIAN_FRONTEND="noninteractive")
    except steps.StepFailed:
        steps.say(f"  did not work (see {environment.LOG})")
        return False
    return True
