"""Which version this is, and all places that name it.

    python3 start.py version 0.2.0

writes another one into pyproject.toml, into CITATION.cff and CHANGELOG.md with the day,
and into the links that lead to its tag, v0.2.0.
"""

import datetime
import re
import sys
import tomllib

from tools import address

FORM = re.compile(r"\d+\.\d+\.\d+")
UNRELEASED = "## Unreleased\n"


def main(arguments=None):
    """Write a new version everywhere, say which one it is, or see that a tag names it
    (`--tag v0.2.0`)."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        print(current())
        return 0
    if arguments[0] == "--tag" and len(arguments) == 2:
        return _see_that_it_is(arguments[1])
    if len(arguments) > 1 or not FORM.fullmatch(arguments[0]):
        sys.exit("give one version of the form 1.2.3")
    changed = write(arguments[0], datetime.date.today())
    print(f"{arguments[0]} now stands in {len(changed)} files. Commit them, and then: git tag v{arguments[0]}")
    return 0


def current(root=address.ROOT):
    """The version in pyproject.toml."""
    return tomllib.loads((root / address.SETTING.name).read_text(encoding="utf-8"))["project"]["version"]


def binder(root=address.ROOT):
    """How links to Binder begin: they name the tag, so that a commit on main makes
    nobody wait for a new image."""
    return f"{address.links(address.repository(root))['binder']}/v{current(root)}?"


def write(new, day, root=address.ROOT):
    """Write a version and its day into all places that name it; what changed."""
    old = current(root)
    link = address.links(address.repository(root))["binder"]
    changed = []
    for path in address.files(root):
        text = read = path.read_text(encoding="utf-8")
        text = text.replace(f"{link}/v{old}?", f"{link}/v{new}?")
        if path == root / "pyproject.toml":
            text = text.replace(f'\nversion = "{old}"\n', f'\nversion = "{new}"\n')
        elif path == root / "CITATION.cff":
            text = re.sub(
                r"\nversion: .*\n(date-released: .*\n)?", f"\nversion: {new}\ndate-released: {day}\n", text
            )
        elif path == root / "CHANGELOG.md":
            text = text.replace(UNRELEASED, f"{UNRELEASED}\n## {new} ({day})\n", 1)
        if text != read:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _see_that_it_is(tag):
    if tag != f"v{current()}":
        sys.exit(f"the tag is {tag} and the version is {current()}: tag v{current()}, or write the version anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
