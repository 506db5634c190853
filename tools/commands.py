"""What `start.py` can do: a function for each command, handed the arguments that follow
its name.

The first line of a docstring is the command's line in `start.py --help`. A new command
is a function and its name in COMMANDS.
"""

import argparse
import inspect
import os
import sys
from pathlib import Path
from urllib.parse import quote

from tools import chromium, environment, lite_environment, locking, lowest, node, steps

FIRST_NOTEBOOK = "notebooks/00_start_here.ipynb"
SIDE_BY_SIDE = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
"""For all tests: as many processes as `tests/side_by_side.py` says, in its order."""


def lab(arguments):
    """Open the course in JupyterLab.

    A notebook among the arguments is opened instead of the first; all others go to
    JupyterLab, for example --no-browser or --port 9999.
    """
    python = environment.ready()
    as_root = ["--allow-root"] if steps.is_root() else []
    # From the root, as on Binder, so that the package's source can be opened next to
    # the notebook.
    start = [python, "-m", "jupyterlab", "--ServerApp.root_dir=.", *as_root]
    return steps.hand_over([*start, *_opening_a_notebook(arguments)])


def _opening_a_notebook(arguments):
    """The arguments for JupyterLab, with the notebook as the address that it opens and
    prints.

    Named as a file, it would be opened in a browser on this machine alone: the printed
    address, which is copied where JupyterLab runs in a container or over ssh, would
    lead to an empty launcher.
    """
    named = [each for each in arguments if each.endswith(".ipynb") and _is_here(each)]
    if any("default_url" in argument for argument in arguments) or (not named and _name_a_path(arguments)):
        return arguments
    path = Path(*named[:1] or [FIRST_NOTEBOOK]).resolve().relative_to(environment.ROOT)
    others = [argument for argument in arguments if argument not in named[:1]]
    return [f"--LabApp.default_url=/lab/tree/{quote(path.as_posix())}", *others]


def _is_here(name):
    """Whether it is a file of this checkout:
    nothing else can be opened from its root."""
    return Path(name).is_file() and Path(name).resolve().is_relative_to(environment.ROOT)


def test(arguments):
    """Run all tests: the package, the notebooks, and a real JupyterLab in a real
    browser.

    --no-browser leaves the last out. Further arguments go to pytest; a path among them
    is run alone. --processors instead runs all notebooks, or those named after it, as
    other processors would. --lowest instead tests the package, its pictures and its
    explorers with the lowest versions that it allows of other packages.
    """
    if "--lowest" in arguments:
        arguments = [argument for argument in arguments if argument != "--lowest"]
        return lowest.test(arguments, [] if _name_a_path(arguments) else [*SIDE_BY_SIDE, "tests"])
    python = environment.ready()
    if "--processors" in arguments:
        names = [argument for argument in arguments if argument != "--processors"]
        return steps.hand_over([python, "-m", "tools.processors", *names])
    without_browser = "--no-browser" in arguments
    arguments = [argument for argument in arguments if argument != "--no-browser"]
    if without_browser:
        arguments.append("--ignore=tests/browser")
        os.environ.pop("CHROME_PATH", None)  # then tests/tools/test_build_notebooks.py runs all notebooks in Python
    else:
        os.environ.update(node.setting(python))
        os.environ["CHROME_PATH"] = chromium.find_or_get(python)
    everything = [] if _name_a_path(arguments) else ["tests"]
    at_once = SIDE_BY_SIDE if everything else []
    code = steps.hand_over([python, "-m", "pytest", *at_once, *everything, *arguments])
    if without_browser:
        steps.say(
            "\nNOT RUN, because of --no-browser: the tests of the notebooks in a real JupyterLab in a real browser"
            " (tests/browser).\nRun all tests with: python3 start.py test"
        )
    elif everything:
        _say_what_the_site_lacked()
    return code


def _say_what_the_site_lacked():
    """Say which tests of the site for the browser alone could not run on
    this machine."""
    if lite_environment.find_python() is None:
        steps.say(f"\nNOT RUN: the building of the site (tests/tools/test_lite.py). {lite_environment.NONE_FOUND}")
    elif not os.environ.get("RNN_TEACH_PYODIDE"):
        steps.say(
            "\nNOT RUN, because RNN_TEACH_PYODIDE names no folder of a Pyodide distribution: the notebooks in the "
            "site\nfor the browser alone (tests/browser/test_lite_in_browser.py). Its building was tested."
        )


def notebooks(arguments):
    """Build the notebooks: run each from a fresh kernel and store its pictures."""
    return steps.hand_over([environment.ready(), "-m", "tools.build_notebooks", *arguments])


def pages(arguments):
    """Render the notebooks as pages to read, to play with and to print, into
    build/pages.

    Explorers are recorded for it, which takes some minutes the first time; with
    --no-films they are pictures, and it takes seconds.
    --into FOLDER writes them elsewhere.
    """
    return steps.hand_over([environment.ready(), "tools/build_pages.py", *arguments])


def lite(arguments):
    """Build the site that runs the course in the browser alone, into build/lite.

    --into FOLDER writes it elsewhere; --pyodide FOLDER takes Python from there, and the
    site needs no network.
    """
    python = lite_environment.ready(environment.bare())
    return steps.hand_over([python, "tools/build_lite.py", *arguments])


def lock(arguments):
    """Write requirements.lock anew from pyproject.toml.

    Further arguments go to `uv pip compile`, for example --upgrade; without it, pins
    that still fit are kept.
    """
    return locking.lock(environment.bare(), arguments)


def address(arguments):
    """Say where the course lives, or write another address into all links.

    For a copy of your own: start.py address https://github.com/OWNER/NAME.
    """
    return steps.hand_over([environment.bare(), "-m", "tools.address", *arguments])


def version(arguments):
    """Say which version this is, or write another one into all places that name it.

    To cut a release: start.py version 1.2.3. With --tag v1.2.3 it only sees that the
    tag names this version.
    """
    return steps.hand_over([environment.bare(), "-m", "tools.version", *arguments])


def package(arguments):
    """Build what is published on PyPI, into dist: the wheel and the sources.

    --into FOLDER writes them elsewhere.
    """
    return steps.hand_over([environment.ready(), "-m", "tools.package_backend", *arguments])


def colab(arguments):
    """Write copies of the notebooks that run in Google Colab, into build/colab.

    --into FOLDER writes them elsewhere.
    """
    return steps.hand_over([environment.bare(), "-m", "tools.build_colab", *arguments])


def types(arguments):
    """Check the types of the package and of what uses it, with mypy."""
    return steps.hand_over([environment.ready(), "-m", "mypy", *arguments])


COMMANDS = (lab, test, types, notebooks, pages, lite, colab, lock, address, version, package)


def main(arguments):
    """Run the command that the arguments name; its exit code."""
    command, further = _chosen(arguments)
    _settle()
    try:
        with steps.ended_by_signals():
            return command(further)
    except (steps.StepFailed, OSError) as error:
        print(error if isinstance(error, steps.StepFailed) else steps.in_a_sentence(error), file=sys.stderr)
        return 1
    except (KeyboardInterrupt, steps.Ended) as error:
        print("\nStopped. The next call finishes what was begun.", file=sys.stderr)
        return 130 if isinstance(error, KeyboardInterrupt) else 128 + error.args[0]


def _chosen(arguments):
    """The command's function, and the arguments that are not ours."""
    parser = argparse.ArgumentParser(prog="start.py", description="Set the course up and start it.")
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        explanation = inspect.getdoc(command)
        parsers.add_parser(
            command.__name__,
            help=explanation.splitlines()[0],
            description=explanation,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        ).set_defaults(command=command)
    options, further = parser.parse_known_args(arguments)
    return options.command, further


def _settle():
    """Make all commands start from the same place and settings."""
    os.chdir(environment.ROOT)
    for name in ("PYTHONPATH", "PYTHONHOME"):  # packages from elsewhere must not hide those of the environment
        os.environ.pop(name, None)
    # What pip left to be compiled by whoever imports it first is kept, or each of the
    # many Pythons that a kernel or a test starts compiles it anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONUTF8"] = "1"  # so that Windows reads and writes what all others do
    # The course's matrices are small: threads that share a product wait for each other
    # longer than they compute.
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    sys.stdout.reconfigure(errors="replace")


def _name_a_path(arguments):
    """Whether one of the arguments is a file, a folder, or a test in a file
    (`tests/test_x.py::test_y`)."""
    return any(Path(argument.partition("::")[0]).exists() for argument in arguments)
