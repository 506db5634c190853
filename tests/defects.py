"""Plant defects in a copy of the tree, one after the other, and see that the tests
catch them.

    python tests/defects.py                       the list
    python tests/defects.py "forget gate" Adam    those named so
    python tests/defects.py --all                 every one: some minutes

`defects.toml` beside this file is the kept list. A defect is a small replacement in one
file and the test that must fail then; a defect that slips through has to be answered
with a test that catches it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_suffix(".toml")

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "build", "*.pyc.*", ".*_cache", ".hypothesis", "*.egg-info")
"""What no test of a defect needs. What was compiled comes along: it serves the files
that stay as they are."""

FAILED = 1
"""The status of pytest when tests were run and some failed; an error on the way has
another."""


@dataclass(frozen=True)
class Defect:
    """What is wrong, in words; in which file; what stands there, and what instead; and
    the test that must fail."""

    name: str
    file: str
    was: str
    becomes: str
    test: str

    def planted_in(self, source):
        """The file's text with the defect in it.

        Raises
        ------
        ValueError
            If what it replaces does not stand there exactly once: the list is out of
            date.
        """
        places = source.count(self.was)
        if places != 1:
            raise ValueError(
                f"{self.name!r}: {self.was!r} must stand once in {self.file}, and stands there {places} times; "
                "bring tests/defects.toml up to date"
            )
        return source.replace(self.was, self.becomes)


def kept_list():
    """All defects of the kept list."""
    return [Defect(**entry) for entry in tomllib.loads(LIST.read_text(encoding="utf-8"))["defect"]]


class Copy:
    """A copy of the tree in a folder of its own, to be used in a `with` statement."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="defects-")
        self.root = Path(self._folder.name) / "tree"
        shutil.copytree(ROOT, self.root, ignore=LEFT_OUT)
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def catches(self, defect):
        """Plant a defect, run its test, and take the defect out again.

        Returns
        -------
        (bool, str)
            Whether the test failed, and what pytest printed.
        """
        file = self.root / defect.file
        source = file.read_text(encoding="utf-8")
        file.write_text(defect.planted_in(source), encoding="utf-8")
        try:
            done = self._run(defect.test)
        finally:
            file.write_text(source, encoding="utf-8")
        return done.returncode == FAILED and f"FAILED {defect.test}" in done.stdout, done.stdout + done.stderr

    def _run(self, test):
        settings = {
            "PYTHONPATH": str(self.root),
            "PYTHONDONTWRITEBYTECODE": "1",  # or what was compiled of one defect might serve the next
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # loading them takes longer than most of these tests
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
        }
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "--tb=line", "-rf", "-p", "no:cacheprovider", test],
            cwd=self.root,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
        )


def main(arguments=None):
    """List or plant; the number of defects that slip through."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="texts, one of which the name of a defect holds")
    parser.add_argument("--all", action="store_true", help="plant every defect")
    given = parser.parse_args(arguments)
    chosen = [one for one in kept_list() if given.all or any(text in one.name for text in given.names)]
    if not chosen:
        print("\n".join(f"{one.name}  ({one.file})" for one in kept_list()))
        return 0
    slipped = 0
    with Copy() as copy:
        for defect in chosen:
            caught, printed = copy.catches(defect)
            slipped += not caught
            print(f"{'caught' if caught else 'SLIPPED THROUGH'}: {defect.name}  ({defect.test})", flush=True)
            if not caught:
                print(printed)
    print(f"{len(chosen) - slipped} of {len(chosen)} planted defects are caught")
    return slipped


if __name__ == "__main__":
    sys.exit(min(main(), 1))
