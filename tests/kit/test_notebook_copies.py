"""`rnn-teach notebooks FOLDER`: the notebooks of the installed version, but never over
a learner's answers."""

import pytest

from rnn_teach import __main__ as command
from rnn_teach.kit import notebook_copies


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Two notebooks of an installed package."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "00_start_here.ipynb").write_text("zero")
    (package / "01_unrolling.ipynb").write_text("one")
    (package / "notes.txt").write_text("none")
    monkeypatch.setattr(notebook_copies, "PLACES", (tmp_path / "nowhere", package))
    return package


def test_a_checkout_has_the_notebooks_too():
    assert notebook_copies.notebooks_here()[0].name == "00_start_here.ipynb"


def test_they_are_copied_into_a_new_folder_and_again(course, tmp_path, capsys):
    folder = tmp_path / "my" / "course"
    for _ in range(2):
        assert command.main(["notebooks", str(folder)]) == 0
        said = capsys.readouterr()
        assert said.out == f"2 notebooks are in {folder}. To begin: jupyter lab {folder / '00_start_here.ipynb'}\n"
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "00_start_here.ipynb": "zero",
        "01_unrolling.ipynb": "one",
    }


def test_one_that_was_changed_stays_and_so_does_all_else(course, tmp_path, capsys):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "01_unrolling.ipynb").write_text("my answers")
    assert command.main(["notebooks", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"{folder / '01_unrolling.ipynb'} is there and was changed: name another folder, or move it away first\n"
    )
    assert [path.name for path in folder.iterdir()] == ["01_unrolling.ipynb"]
    assert (folder / "01_unrolling.ipynb").read_text() == "my answers"


def test_what_is_no_folder_or_no_command_is_told(course, tmp_path, capsys):
    file = tmp_path / "file"
    file.write_text("")
    assert command.main(["notebooks", str(file)]) == 1
    assert capsys.readouterr().err.startswith(f"{file} cannot be written (")
    for odd in ([], ["notebooks"], ["copy", "here"], ["notebooks", "one", "two"]):
        assert command.main(odd) == 2
        assert capsys.readouterr().err.startswith("usage: rnn-teach notebooks FOLDER\n")


def test_a_package_without_notebooks_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(notebook_copies, "PLACES", (tmp_path,))
    with pytest.raises(ValueError, match="install rnn-teach again"):
        notebook_copies.copy_notebooks(tmp_path / "course")
