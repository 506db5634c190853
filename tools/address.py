"""Where the course lives: one address, in pyproject.toml, and all links that follow
from it.

    python3 start.py address https://github.com/OWNER/NAME

writes another one into pyproject.toml and into every link of ours.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTING = ROOT / "pyproject.toml"
FORM = re.compile(r"https://github\.com/([A-Za-z0-9-]+)/([A-Za-z0-9._-]+)")
KINDS = {".md", ".ipynb", ".py", ".toml", ".cff", ".yml"}
"""Files that may hold links."""


def main(arguments=None):
    """Write a new address everywhere, or say which one it is now."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        print(repository())
        return 0
    new = FORM.fullmatch(arguments[0].removesuffix("/").removesuffix(".git"))
    if new is None or len(arguments) > 1:
        sys.exit("give one address of the form https://github.com/OWNER/NAME")
    changed = write(new[0])
    print(f"{new[0]} now stands in {len(changed)} files.")
    return 0


def repository(root=ROOT):
    """The address in pyproject.toml."""
    return tomllib.loads((root / SETTING.name).read_text(encoding="utf-8"))["project"]["urls"]["Repository"]


def links(address):
    """What links of ours contain, by what they are for: of the repository, the site,
    Binder, and links in links."""
    owner, name = FORM.fullmatch(address).groups()
    return {
        "repository": f"github.com/{owner}/{name}",
        "site": f"{owner.lower()}.github.io/{name}",
        "binder": f"mybinder.org/v2/gh/{owner}/{name}",
        "colab": f"colab.research.google.com/github/{owner}/{name}",
        "quoted": f"github.com%2F{owner}%2F{name}",
        "tree": f"urlpath=lab%2Ftree%2F{name}%2F",
    }


def site(root=ROOT):
    """Where the pages and the site for the browser alone are published."""
    return f"https://{links(repository(root))['site']}/"


def write(new, root=ROOT):
    """Write an address into pyproject.toml and all links; the files that changed."""
    before, after = links(repository(root)), links(new)
    changed = []
    for path in files(root):
        text = read = path.read_text(encoding="utf-8")
        for kind, old in before.items():
            text = re.sub(re.escape(old) + r"(?![A-Za-z0-9_-])" * (kind != "tree"), after[kind], text)
        if text != read:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def files(root=ROOT):
    """All files of the project that may hold links."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    paths = [root / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.suffix in KINDS and path.is_file()]


if __name__ == "__main__":
    sys.exit(main())
