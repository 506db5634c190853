"""Which processors a machine can behave like, and what is said of the others.

That the notebooks show the same on another one,
`tests/browser/test_notebooks_in_lab.py` holds."""

import nbformat
import pytest

from tools import build_notebooks, processors

NEW = {"baseline": ["X86_V2"], "found": ["X86_V3", "X86_V4", "AVX512_ICL"], "not found": ["AVX512_SPR"]}
SOME = {"baseline": ["X86_V2"], "found": ["X86_V3"], "not found": ["X86_V4"]}
OLD = {"baseline": ["X86_V2"], "not found": ["X86_V3", "X86_V4"]}


@pytest.fixture
def machine(monkeypatch):
    """`machine(instructions, kernels, name)` is what we then seem to run on."""

    def machine(instructions, kernels=("Haswell",), name="x86_64"):
        config = {"SIMD Extensions": instructions}
        pools = [{"internal_api": "openblas", "architecture": kernel} for kernel in kernels]
        monkeypatch.setattr(processors.numpy, "show_config", lambda mode: config)
        monkeypatch.setattr(processors, "threadpool_info", lambda: pools)
        monkeypatch.setattr(processors.platform, "machine", lambda: name)
        return {each.name: each.lacking for each in processors.everything()}

    return machine


def test_a_machine_with_all_instructions_can_be_all_and_names_only_what_it_has(machine):
    assert machine(NEW) == dict.fromkeys(
        ("Prescott", "Sandybridge", "Haswell", "SkylakeX", "NumPy without AVX-512"), ""
    )
    assert processors.everything()[-1].settings == {"NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL"}


def test_what_a_machine_lacks_is_said(machine):
    lacking = machine(OLD)
    assert lacking["Prescott"] == ""
    assert lacking["Haswell"] == "it needs AVX2, which this machine lacks"
    assert lacking["SkylakeX"] == "it needs AVX-512, which this machine lacks"
    assert lacking["NumPy without AVX-512"].startswith("NumPy here uses none")
    assert machine(NEW, kernels=())["Haswell"] == "NumPy here does not multiply with OpenBLAS"
    assert machine(NEW, name="arm64")["Prescott"] == "its kernels are for x86-64, and this is arm64"


@pytest.mark.parametrize(
    ("instructions", "kernel", "name"),
    [
        (NEW, "SkylakeX", "Haswell"),
        (NEW, "Haswell", "SkylakeX"),
        (SOME, "Haswell", "Sandybridge"),
        (SOME, "Katmai", "Haswell"),
        (OLD, "Sandybridge", "Prescott"),
    ],
)
def test_another_is_the_newest_that_is_not_in_use(instructions, kernel, name, machine):
    machine(instructions, kernels=[kernel])
    assert processors.another().name == name


def test_where_there_is_no_other_it_says_why(machine):
    machine(NEW, kernels=())
    assert processors.another().lacking


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """A notebook that shows which kernels it runs with, stored as run with those of
    Prescott."""
    cell = nbformat.v4.new_code_cell(
        "import os, numpy\nprint(os.environ['OPENBLAS_CORETYPE'])",
        id="a",
        execution_count=1,
        outputs=[nbformat.v4.new_output("stream", name="stdout", text="Prescott\n")],
    )
    heading = nbformat.v4.new_markdown_cell("# 0. Start", id="b")
    notebook = nbformat.v4.new_notebook(cells=[heading, cell], metadata=build_notebooks.METADATA)
    nbformat.write(notebook, tmp_path / "00_start_here.ipynb")
    monkeypatch.setattr(build_notebooks, "NOTEBOOKS", tmp_path)
    return tmp_path / "00_start_here.ipynb"


def pretend(name, kernels, lacking=""):
    return processors.Processor(name, {"OPENBLAS_CORETYPE": name}, kernels, lacking=lacking)


def test_a_run_on_other_kernels_than_wanted_is_no_run_of_them(notebook):
    told = processors.check(pretend("Prescott", ("a kernel of tomorrow",)), notebook)
    assert told.startswith("OpenBLAS did not take the kernels of Prescott but of [")


def test_all_is_told_and_a_difference_fails(notebook, monkeypatch, capsys):
    same, other = pretend("Prescott", ()), pretend("Haswell", ())
    monkeypatch.setattr(processors, "everything", lambda: [same, pretend("SkylakeX", (), "it lacks it")])
    assert processors.main([]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "",
        "Prescott:",
        "  00_start_here.ipynb: the same",
        "",
        "NOT RUN: SkylakeX: it lacks it.",
    ]
    monkeypatch.setattr(processors, "everything", lambda: [other])
    assert processors.main(["notebooks/00_start_here.ipynb"]) == 1
    said = capsys.readouterr().out
    assert "  00_start_here.ipynb: DIFFERS\ncell 1:\n" in said
    assert '+    "Haswell\\n"' in said


def test_a_notebook_that_is_not_there_is_said(notebook, capsys):
    assert processors.main(["09_absent.ipynb"]) == 1
    assert capsys.readouterr().err == "There is no notebook called 09_absent.ipynb.\n"
