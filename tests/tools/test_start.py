"""start.py: what too old a Python gets to read, and what each command hands over to
whom."""

import ast
import errno
import os
import runpy
import signal
import sys
import tomllib
from pathlib import Path

import pytest

from tools import chromium, commands, environment, lite_environment, lowest, node, pinned_environment, steps

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "start.py"


def lowest_python():
    return runpy.run_path(str(START), run_name="read")["LOWEST"]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_too_old_a_python_gets_one_sentence(version, monkeypatch):
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(START), run_name="__main__")
    sentence = ended.value.code
    assert "needs Python 3.11 or newer" in sentence
    assert f"this is Python {version[0]}.{version[1]}:" in sentence
    assert "\n" not in sentence


def test_old_pythons_can_read_start():
    source = START.read_text(encoding="ascii")
    tree = ast.parse(source, feature_version=(3, 5))
    for new in ast.walk(tree):
        # What ast lets through for an old grammar all the same.
        assert not isinstance(
            new, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.AsyncFunctionDef | ast.Nonlocal
        )
        assert getattr(new, "annotation", None) is None
        assert getattr(new, "returns", None) is None
        if isinstance(new, ast.Call) and any(isinstance(argument, ast.Starred) for argument in new.args):
            # f(*x, ) is a SyntaxError up to Python 3.4.
            assert not ast.get_source_segment(source, new).rstrip(")").rstrip().endswith(",")


def test_start_imports_nothing_before_it_has_looked_at_the_version():
    imports = [node for node in ast.parse(START.read_text()).body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [name.name for line in imports for name in line.names] == ["os", "sys"]


def test_the_lowest_python_is_the_same_everywhere():
    dotted = ".".join(map(str, lowest_python()))
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"] == f">={dotted}"
    assert f'python: ["{dotted}", ' in (ROOT / ".github" / "workflows" / "ci.yml").read_text()


@pytest.fixture
def handed_over(monkeypatch):
    """Commands that would be run, with the environment variables that they would be
    given."""
    calls = []

    def hand_over(command):
        calls.append((command, dict(os.environ)))
        return 3

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(
        os, "environ", dict(os.environ) | {"PYTHONPATH": "elsewhere", "PYTHONDONTWRITEBYTECODE": "1"}
    )
    os.environ.pop("CHROME_PATH", None)
    os.environ["RNN_TEACH_PYODIDE"] = "a distribution"
    monkeypatch.setattr(lite_environment, "find_python", lambda: "another python")
    monkeypatch.setattr(environment, "ready", lambda: "python")
    monkeypatch.setattr(steps, "hand_over", hand_over)
    monkeypatch.setattr(steps, "is_root", lambda: False)
    monkeypatch.setattr(node, "setting", lambda python: {"PLAYWRIGHT_NODEJS_PATH": "the node"})
    monkeypatch.setattr(chromium, "find_or_get", lambda python: "the browser")
    return calls


def test_test_runs_everything_with_the_browser_that_was_found(handed_over, capsys):
    assert commands.main(["test"]) == 3
    [(command, variables)] = handed_over
    assert command == ["python", "-m", "pytest", *commands.SIDE_BY_SIDE, "tests"]
    assert variables["CHROME_PATH"] == "the browser"
    assert variables["PLAYWRIGHT_NODEJS_PATH"] == "the node"
    assert not {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"} & set(variables)
    assert "NOT RUN" not in capsys.readouterr().out


def test_test_without_a_browser_looks_for_none_and_says_what_did_not_run(handed_over, monkeypatch, capsys):
    monkeypatch.delattr(chromium, "find_or_get")
    monkeypatch.delattr(node, "setting")
    monkeypatch.setitem(os.environ, "CHROME_PATH", "a browser")  # where none is named, notebooks are run in Python
    assert commands.main(["test", "--no-browser", "-x"]) == 3
    [(command, variables)] = handed_over
    assert command[-3:] == ["tests", "-x", "--ignore=tests/browser"]
    assert "CHROME_PATH" not in variables
    assert "NOT RUN, because of --no-browser" in capsys.readouterr().out.splitlines()[-2]


def test_test_says_which_tests_of_the_site_did_not_run(handed_over, monkeypatch, capsys):
    del os.environ["RNN_TEACH_PYODIDE"]
    commands.main(["test"])
    assert "NOT RUN, because RNN_TEACH_PYODIDE names no folder" in capsys.readouterr().out
    monkeypatch.setattr(lite_environment, "find_python", lambda: None)
    commands.main(["test"])
    assert f"NOT RUN: the building of the site (tests/tools/test_lite.py). {lite_environment.NONE_FOUND}" in (
        capsys.readouterr().out
    )
    commands.main(["test", "tests/tools/test_start.py"])
    assert "NOT RUN" not in capsys.readouterr().out


def test_pages_and_the_site_are_built_by_their_own_pythons(handed_over, monkeypatch):
    monkeypatch.setattr(environment, "bare", lambda: "python with pip")
    monkeypatch.setattr(lite_environment, "ready", lambda pip: f"made by {pip}")
    assert commands.main(["pages", "--into", "x"]) == commands.main(["lite", "--into", "y"]) == 3
    assert [command for command, _ in handed_over] == [
        ["python", "tools/build_pages.py", "--into", "x"],
        ["made by python with pip", "tools/build_lite.py", "--into", "y"],
    ]


def test_arguments_go_to_pytest_in_their_order(handed_over):
    commands.main(["test", "-k", "a or b", "-x", "--maxfail", "2"])
    assert handed_over[0][0][-6:] == ["tests", "-k", "a or b", "-x", "--maxfail", "2"]


def test_a_path_is_tested_alone(handed_over):
    commands.main(["test", "-x", "tests/tools/test_start.py::test_a_path_is_tested_alone"])
    assert handed_over[0][0][3:] == ["-x", "tests/tools/test_start.py::test_a_path_is_tested_alone"]


def test_processors_are_tried_without_pytest_and_a_browser(handed_over, monkeypatch):
    monkeypatch.delattr(chromium, "find_or_get")
    assert commands.main(["test", "--processors", "07_gru.ipynb"]) == 3
    assert [command for command, _ in handed_over] == [["python", "-m", "tools.processors", "07_gru.ipynb"]]


@pytest.fixture
def lowest_at_hand(handed_over, monkeypatch):
    """An environment with the lowest versions; nothing else is set up."""
    for module, name in ((environment, "ready"), (chromium, "find_or_get"), (node, "setting")):
        monkeypatch.delattr(module, name)
    monkeypatch.setattr(environment, "bare", lambda: "python with pip")
    monkeypatch.setattr(sys, "version_info", (3, 13, 9))
    made = []

    def ready(folder, pins, **how):
        made.append((folder, pins, how["pip"], how["base"]))
        return "old python"

    monkeypatch.setattr(pinned_environment, "ready", ready)
    yield handed_over
    assert made == [(lowest.FOLDER, lowest.PINS, "python with pip", sys._base_executable)] * len(handed_over)


def test_lowest_tests_all_that_needs_neither_browser_nor_tools(lowest_at_hand):
    assert commands.main(["test", "--lowest", "-x"]) == 3
    [(command, variables)] = lowest_at_hand
    settings = ["-W", "ignore::DeprecationWarning", *commands.SIDE_BY_SIDE, "tests"]
    ignored = [f"--ignore=tests/{name}" for name in lowest.LEFT_OUT]
    assert command == ["old python", "-m", "pytest", *settings, *ignored, "-x"]
    assert variables["PYTHONPATH"] == str(ROOT)
    assert all((ROOT / "tests" / name).exists() for name in lowest.LEFT_OUT)


def test_lowest_tests_a_path_alone(lowest_at_hand):
    assert commands.main(["test", "tests/kit", "--lowest"]) == 3
    assert lowest_at_hand[0][0][3:] == ["-W", "ignore::DeprecationWarning", "tests/kit"]


def test_lowest_needs_a_python_that_the_lowest_versions_were_built_for(lowest_at_hand, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    assert commands.main(["test", "--lowest"]) == 1
    assert "built for Python 3.14: call start.py with Python 3.13 or an older one" in capsys.readouterr().err
    assert lowest_at_hand == []


@pytest.mark.parametrize("root", [True, False])
def test_lab_opens_the_first_notebook_and_says_when_it_is_root(root, handed_over, monkeypatch):
    monkeypatch.setattr(steps, "is_root", lambda: root)
    assert commands.main(["lab", "--no-browser", "--port", "9999"]) == 3
    command = handed_over[0][0]
    assert command[:3] == ["python", "-m", "jupyterlab"]
    assert ("--allow-root" in command) == root
    first = "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb"
    assert command[-4:] == [first, "--no-browser", "--port", "9999"]
    assert (ROOT / commands.FIRST_NOTEBOOK).is_file()


@pytest.mark.parametrize("name", ["notebooks/01_unrolling.ipynb", str(ROOT / "notebooks" / "01_unrolling.ipynb")])
def test_lab_opens_another_notebook_instead(name, handed_over):
    commands.main(["lab", "--no-browser", name])
    assert handed_over[0][0][4 + steps.is_root() :] == [
        "--LabApp.default_url=/lab/tree/notebooks/01_unrolling.ipynb",
        "--no-browser",
    ]


@pytest.mark.parametrize("named", ["docs", "another.ipynb", "--ServerApp.default_url=/tree"])
def test_lab_leaves_to_jupyterlab_what_is_no_notebook_of_the_course(named, handed_over, tmp_path):
    (tmp_path / "another.ipynb").touch()
    named = str(tmp_path / named) if named == "another.ipynb" else named
    commands.main(["lab", named])
    assert [part for part in handed_over[0][0] if "default_url" in part or part == named] == [named]


def test_a_failed_step_is_told_in_one_sentence(handed_over, monkeypatch, capsys):
    def ready():
        raise steps.StepFailed("No network.")

    monkeypatch.setattr(environment, "ready", ready)
    assert commands.main(["lab"]) == 1
    assert capsys.readouterr().err == "No network.\n"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "No space is left on the disk ([Errno 28] No space left",
        ),
        (FileNotFoundError(errno.ENOENT, "No such", "requirements.lock"), "requirements.lock is missing: bring it"),
        (PermissionError(errno.EACCES, "Denied", ".venv"), ".venv may not be written or read: see that you may"),
        (OSError(errno.EIO, "Input/output error"), "The system refuses something ([Errno 5] Input/output error)"),
    ],
)
def test_what_the_system_refuses_is_told_in_one_sentence(error, sentence, handed_over, monkeypatch, capsys):
    def ready():
        raise error

    monkeypatch.setattr(environment, "ready", ready)
    assert commands.main(["lab"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(sentence)
    assert told.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to wait for")
def test_who_asks_us_to_end_gets_no_traceback(handed_over, monkeypatch, capsys):
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(environment, "ready", lambda: signal.raise_signal(signal.SIGTERM))
    assert commands.main(["lab"]) == 128 + signal.SIGTERM
    assert "Stopped" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) is before


def test_ctrl_c_ends_a_set_up_without_a_traceback(handed_over, monkeypatch, capsys):
    def ready():
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "ready", ready)
    assert commands.main(["lab"]) == 130
    assert "Stopped" in capsys.readouterr().err


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.__name__)
def test_each_command_is_explained(command, capsys):
    with pytest.raises(SystemExit) as ended:
        commands.main([command.__name__, "--help"])
    assert ended.value.code == 0
    assert command.__doc__.splitlines()[0] in capsys.readouterr().out
