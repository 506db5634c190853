"""Write copies of the notebooks that run in Google Colab: each installs the package
itself, and its links lead to the other copies.

The workflow that publishes a version puts them on the branch `colab`, to which the
badges lead; they install that version.
"""

import argparse
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools import address, version

INTO = address.ROOT / "build" / "colab"
LINK = re.compile(r"\]\((\d\d_\w+\.ipynb)")
SET_UP = """# Run this cell first: it installs the package of the course (a minute, once a session)
# and lets Colab show its explorers.
%pip install --quiet "rnn-teach[explorers]=={version}"
from google.colab import output

output.enable_custom_widget_manager()"""


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="start.py colab", description=__doc__)
    parser.add_argument("--into", type=Path, default=INTO, help="the folder to write to")
    into = parser.parse_args(arguments).into
    into.mkdir(parents=True, exist_ok=True)
    paths = sorted((address.ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    for path in paths:
        text = json.dumps(copy(json.loads(path.read_text(encoding="utf-8"))), ensure_ascii=False, indent=1)
        (into / path.name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(f"{len(paths)} notebooks for Colab are in {into}.")
    return 0


def copy(notebook):
    """The notebook, as it came from its file, with the cell that sets Colab up before
    its first code, and with links to other copies."""
    cells = [cell | {"source": _linked(cell)} for cell in notebook["cells"]]
    first = next(place for place, cell in enumerate(cells) if cell["cell_type"] == "code")
    cells.insert(first, set_up_cell())
    colab = {"provenance": [], "toc_visible": True}
    return notebook | {"cells": cells, "metadata": notebook["metadata"] | {"colab": colab}}


def set_up_cell():
    """The one cell that Colab needs."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "set-up-colab",
        "metadata": {},
        "outputs": [],
        "source": SET_UP.format(version=version.current()).splitlines(keepends=True),
    }


def _linked(cell):
    if cell["cell_type"] != "markdown":
        return cell["source"]
    return [LINK.sub(lambda found: f"]({link(found[1])}", line) for line in cell["source"]]


def link(name):
    """Where the copy of a notebook opens."""
    return f"https://{address.links(address.repository())['colab']}/blob/colab/{name}"


if __name__ == "__main__":
    sys.exit(main())
