"""Building the notebooks again would change nothing but pictures, and what a cell tagged `timing` has measured."""

import errno

import nbformat
import pytest

from tools import build_notebooks


def without_pictures_and_timings(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("image/png", None)
        if "timing" in cell.metadata.get("tags", []):
            del cell["outputs"]
    return notebook


@pytest.mark.parametrize("path", build_notebooks.paths(), ids=lambda path: path.stem)
def test_a_rebuild_changes_nothing_but_pictures_and_timings(path):
    stored = nbformat.read(path, as_version=4)
    assert without_pictures_and_timings(build_notebooks.build(path)) == without_pictures_and_timings(stored)


def test_the_bar_leads_back_and_on(tmp_path, monkeypatch):
    monkeypatch.setattr(build_notebooks, "NOTEBOOKS", tmp_path)
    for name, heading in (("00_start_here", "# 0. Start"), ("01_one", "# 1. One"), ("02_two", "# 2. Two")):
        cells = [nbformat.v4.new_markdown_cell(heading)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    first, middle, last = (build_notebooks.navigation(path) for path in build_notebooks.paths())
    assert first == "[1. One](01_one.ipynb) →"
    assert (
        middle == "← [0. Start](00_start_here.ipynb) · [Contents](00_start_here.ipynb) · [2. Two](02_two.ipynb) →"
    )
    assert last == "← [1. One](01_one.ipynb) · [Contents](00_start_here.ipynb)"


def test_a_warning_in_a_cell_is_refused():
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("stream", name="stderr", text="Careful!")])
    with pytest.raises(ValueError, match="Careful!"):
        build_notebooks.clean(nbformat.v4.new_notebook(cells=[cell]))


def test_a_full_disk_leaves_the_old_notebook_whole(tmp_path, monkeypatch, capsys):
    """The space ends in the middle of the new file: the old one stays, nothing else is left, and it is said."""
    (tmp_path / "00_start_here.ipynb").write_text("the old one", encoding="utf-8")

    def write_half(_, path):
        path.write_text("the new o", encoding="utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build_notebooks, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(build_notebooks, "build", lambda path: None)
    monkeypatch.setattr(build_notebooks.nbformat, "write", write_half)
    assert build_notebooks.main([]) == 1
    assert "00_start_here.ipynb cannot be built: [Errno 28] No space left on device" in capsys.readouterr().err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("00_start_here.ipynb", "the old one")
    ]
