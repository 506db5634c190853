"""The site for the browser alone: it is built, and holds what a learner opens."""

import json
import os
import re
import sys
import tomllib
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from lite_site import build_site, make_stand_in
from packaging.requirements import Requirement

from tools import build_lite, build_notebooks, lite_environment, pinned_environment, steps

STARTED = re.compile(r"\.start\(([^()]*)\), ?await \w+\.restored")
"""How each application of the site begins, and with which options."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lite")
    pyodide = os.environ.get("RNN_TEACH_PYODIDE") or make_stand_in(folder / "pyodide")
    return build_site(folder / "site", Path(pyodide))


def read(file):
    return json.loads(file.read_text(encoding="utf-8"))


def test_it_lists_every_notebook(site):
    listed = {entry["name"] for entry in read(site / "api" / "contents" / "all.json")["content"]}
    assert listed == {path.name for path in build_notebooks.paths()}
    for path in build_notebooks.paths():
        assert (site / "files" / path.name).read_bytes() == path.read_bytes()


def test_our_package_brings_what_explorers_need(site):
    packages = read(site / "static" / "pyodide-lock" / build_lite.LOCK)["packages"]
    ours = packages["rnn-teach"]
    assert ours["imports"] == ["rnn_teach"]
    extra = tomllib.loads((build_lite.ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    wanted = {Requirement(line).name for line in extra["explorers"]}
    assert set(ours["depends"]) == {"numpy", *wanted} <= set(packages)
    with zipfile.ZipFile(site / "static" / "pyodide-lock" / Path(ours["file_name"]).name) as wheel:
        assert "rnn_teach/kit/explorer_view.js" in wheel.namelist()


def test_it_holds_every_package_and_asks_no_other_address(site):
    folder = site / "static" / "pyodide-lock"
    packages = read(folder / build_lite.LOCK)["packages"]
    assert "absent" not in packages
    assert "needy" not in packages
    for entry in packages.values():
        assert (folder / entry["file_name"]).is_file(), entry["file_name"]


def test_the_page_side_of_the_widgets_is_there(site):
    extensions = read(site / "jupyter-lite.json")["jupyter-config-data"]["federated_extensions"]
    assert {"@jupyter-widgets/jupyterlab-manager", "anywidget"} <= {entry["name"] for entry in extensions}


def test_a_field_gets_a_key_before_the_shortcuts_do(site):
    """Otherwise Enter in a text is lost now and then: JupyterLab, which looks whether
    the key is a shortcut, cancels the line break, and the field does not tell that it
    has changed."""
    options = [each for file in (site / "build").glob("*.js") for each in STARTED.findall(file.read_text("utf-8"))]
    assert set(options) == {"{bubblingKeydown:!0}"}


def test_a_folder_without_a_distribution_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="holds no Pyodide distribution: it has no pyodide-lock"):
        build_lite.take_pyodide(tmp_path, tmp_path / "into")


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SystemExit, match="holds something other than a site"):
        build_lite.main(["--into", str(tmp_path)])
    assert (tmp_path / "thesis.txt").read_text() == "mine"


# The Python that builds it


def test_a_new_enough_python_is_taken_before_others(monkeypatch):
    asked = {"/old": "/old\n3\n11", "/new": "/new\n3\n13", "/newer": "/newer\n3\n14"}
    monkeypatch.setattr(lite_environment, "_candidates", lambda: [["/gone"], *([path] for path in asked)])
    monkeypatch.setattr(steps, "answer", lambda path, *_: asked.get(path))
    assert lite_environment.find_python() == "/new"


def test_where_there_is_none_one_sentence_says_so(monkeypatch):
    monkeypatch.setattr(lite_environment, "_candidates", lambda: [["/gone"]])
    with pytest.raises(steps.StepFailed, match=r"Python 3.12 or newer, and none was found: install one"):
        lite_environment.ready(sys.executable)


def test_the_environment_is_made_once_and_again_for_other_pins(tmp_path, monkeypatch):
    done = []
    pins = tmp_path / "lite.txt"
    pins.write_text("one")
    monkeypatch.setattr(lite_environment, "FOLDER", tmp_path / "environment")
    monkeypatch.setattr(lite_environment, "PINS", pins)
    monkeypatch.setattr(lite_environment, "find_python", lambda: "/new")
    answers = SimpleNamespace(answer=lambda *_: "", run=lambda what, *_, **__: done.append(what))
    monkeypatch.setattr(pinned_environment, "steps", answers)
    for text, steps_needed in (("one", 2), ("one", 0), ("two", 2)):
        done.clear()
        pins.write_text(text)
        lite_environment.ready(sys.executable)
        assert len(done) == steps_needed
