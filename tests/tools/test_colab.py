"""The copies for Colab: the course's own notebooks, with the one cell that Colab needs
and links that lead to each other."""

import ast
import json
import re
from pathlib import Path

import pytest

from tools import address, build_colab, version

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
BADGE = "https://colab.research.google.com/assets/colab-badge.svg"


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("colab")
    build_colab.main(["--into", str(folder)])
    return folder


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_notebook_has_a_copy(copies):
    assert sorted(path.name for path in copies.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_the_notebook_and_the_cell_that_sets_colab_up(copies, name):
    cells, own = read(copies / name)["cells"], read(ROOT / "notebooks" / name)["cells"]
    (place,) = [place for place, cell in enumerate(cells) if cell["id"] == "set-up-colab"]
    assert not [cell for cell in cells[:place] if cell["cell_type"] == "code"]
    assert cells[place + 1]["cell_type"] == "code"
    del cells[place]
    assert [cell["id"] for cell in cells] == [cell["id"] for cell in own]
    assert [cell["source"] for cell in cells if cell["cell_type"] == "code"] == [
        cell["source"] for cell in own if cell["cell_type"] == "code"
    ]
    prose = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert not re.search(r"\]\((?!https?:|#)", prose), "a link that Colab cannot follow"


def test_the_cell_installs_this_version_and_lets_colab_show_explorers():
    source = "".join(build_colab.set_up_cell()["source"])
    assert f'%pip install --quiet "rnn-teach[explorers]=={version.current()}"' in source
    python = ast.parse(re.sub(r"^%.*$", "", source, flags=re.M))
    assert "output.enable_custom_widget_manager()" in ast.unparse(python)


def test_a_copy_opens_with_colab_s_own_settings(copies):
    metadata = read(copies / NAMES[0])["metadata"]
    assert metadata["colab"] == {"provenance": [], "toc_visible": True}
    assert metadata["kernelspec"]["name"] == "python3"


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_has_a_badge_for_it(name):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"[![Open in Colab]({BADGE})]({build_colab.link(name)}) |" in readme
    assert f"/{address.repository().removeprefix('https://github.com/')}/blob/colab/{name}" in build_colab.link(
        name
    )
