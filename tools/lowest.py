"""The tests with the lowest versions of other people's packages that ours allows:
`start.py test --lowest`.

What older versions do otherwise, such as draw, is seen nowhere else: the course's own
environment has new ones. Tests of the notebooks, the tools and the browser are left
out; they need the course's own environment.
"""

import os
import sys

from tools import environment, pinned_environment, steps

FOLDER = environment.ROOT / "build" / "lowest-environment"
PINS = environment.PINS / "lowest.txt"
HIGHEST = (3, 13)
"""The newest Python for which the lowest versions can be installed as they were built.
"""
LEFT_OUT = ("browser", "tools", "test_notebooks.py", "test_teaching.py", "test_defects.py")
OLD_ABOVE_NEW = ["-W", "ignore::DeprecationWarning"]
"""An old package may use what a newer one below it advises against; of our own uses the
other tests tell."""


def test(arguments, everything):
    """Run what pytest's `arguments` name, else the arguments `everything`, for all
    tests; the exit code.

    Raises
    ------
    StepFailed
        If this Python is too new, or a step of the set-up fails.
    """
    ours = sys.version_info[:2]
    if ours > HIGHEST:
        raise steps.StepFailed(
            "The lowest versions were never built for Python {}.{}: call start.py with Python {}.{} or an older "
            "one.".format(*ours, *HIGHEST)
        )
    python = pinned_environment.ready(
        FOLDER,
        PINS,
        pip=environment.bare(),
        base=sys._base_executable,
        which="with the lowest versions",
        expect="70 MB to download",
    )
    os.environ["PYTHONPATH"] = str(environment.ROOT)  # the package itself, for kernels too
    left_out = [f"--ignore=tests/{name}" for name in LEFT_OUT] if everything else []
    return steps.hand_over([python, "-m", "pytest", *OLD_ABOVE_NEW, *everything, *left_out, *arguments])
