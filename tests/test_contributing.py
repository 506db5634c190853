"""CONTRIBUTING and README are true: what they name is there, and the tables hold every
notebook."""

import ast
import inspect
import json
import re
from functools import cache
from pathlib import Path

from case_by_case import case_by_case

from rnn_teach import checks, explorers
from tools import build_notebooks, commands

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "rnn_teach"
CONTRIBUTING, README = ((ROOT / name).read_text(encoding="utf-8") for name in ("CONTRIBUTING.md", "README.md"))
NOTEBOOKS = build_notebooks.paths()

MADE = {".venv/bin/ruff", ".venv/bin/python", ".venv/set-up.log", "build/pages", "build/lite"}
"""Paths that are there only after a command has run."""

EXAMPLES = {"NN_one_idea.ipynb", "exercise_<what>.py", "explorer_<what>.py", "picture_<what>.py"}
EXAMPLES |= {"tests/exercises/test_<what>_handed_in.py"}
"""Names of files to come."""

NOTATION = {"(n, B)", "(gates, n_h, n_h)", "h[t]", "x[0]", "U @ x[t]", "x h o", "U W b", "V c", "h", "d", "W", "c"}
NOTATION |= {"# N. A claim or a question", "# Exercises", "cell.W_f", "<what>_explorer(*, state=None)"}
NOTATION |= {"check_<what>(function, rng=None)", "RNN_TEACH_PYODIDE", "numpy.random.Generator", "Protocol"}
NOTATION |= {"RNN_TEACH_SITE", "details", "summary", "**a tenth**: ...", "## Exercise 2: ..."}
NOTATION |= {
    '"jupyter": {"source_hidden": true}',
    '"jupyter": {"outputs_hidden": true}',
    'print("After eleven steps:")',
}
NOTATION |= {'at_work="rnn_teach.lessons.<topic>.picture_at_work:<name>"', "<name>(function)"}
NOTATION |= {"window.change_to(put(server, name, cells))"}
NOTATION |= {'interpolation="none"', 'film=("t", "order")', 'my_answers = {"a": ..., "b": ...}'}
"""What names nothing of ours."""

VERBS = {"plot_", "plot_...", "check_", "make_", "refuse_", "_explorer"}
"""How names begin or end."""

each_notebook = case_by_case("path", {path.stem: path for path in NOTEBOOKS})


def in_code_type(text):
    """What stands between backticks, outside of blocks of code."""
    return sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))))


def is_path(text):
    """Whether it reads as the path of a file or a folder."""
    return " " not in text and bool("/" in text or re.search(r"\.(py|md|toml|txt|lock|ipynb|yml)$", text))


def is_there(path):
    """Whether it is in the tree: from the top, or as one says in the package, the core
    or a lesson."""
    tops = (ROOT, PACKAGE, PACKAGE / "core", *(PACKAGE / "lessons").iterdir())
    return path in MADE or any((top / path).exists() for top in tops)


@cache
def defined():
    """All functions, classes, constants and attributes that our Python defines."""
    names = set()
    for path in (path for folder in ("rnn_teach", "tests") for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
                names.add(node.id if isinstance(node, ast.Name) else node.attr)
    return names


@cache
def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


@cache
def source(path):
    return "\n".join("".join(cell["source"]) for cell in cells(path))


@cache
def tags():
    return {tag for path in NOTEBOOKS for cell in cells(path) for tag in cell["metadata"].get("tags", [])}


@case_by_case("text", {text: text for text in in_code_type(CONTRIBUTING + README) if is_path(text)})
def test_every_path_is_there(text):
    assert text in EXAMPLES or is_there(text), "name a file that is there, or add it to EXAMPLES"


@case_by_case(
    "text",
    {
        text: text
        for text in in_code_type(CONTRIBUTING)
        if not is_path(text) and " start.py" not in text and not text.startswith(".venv/")
    },
)
def test_every_name_is_one_of_ours(text):
    """A function with its arguments, a class, a constant, or a tag of cells."""
    if text in NOTATION:
        return
    if text in VERBS:
        assert any(name.startswith(text.rstrip(".")) or name.endswith(text) for name in defined())
        return
    called = re.fullmatch(r"(?:[A-Z]+\.)?([\w-]+)(?:\(.*\))?", text)
    assert called, f"what is {text}? Add it to NOTATION if it names nothing of ours"
    assert called[1] in defined() | tags()


@case_by_case("line", {line: line for line in re.findall(r"python3 start\.py [^`#\n]+", CONTRIBUTING + README)})
def test_every_command_is_one_of_start_py(line):
    name, *arguments = line.split()[2:]
    command = {command.__name__: command for command in commands.COMMANDS}[name]
    for option in (argument for argument in arguments if argument.startswith("--")):
        assert option in inspect.getsource(command)


def test_every_command_is_told():
    told = set(re.findall(r"start\.py (\w+)", CONTRIBUTING + README))
    assert told == {command.__name__ for command in commands.COMMANDS}


# The notebooks in the tables


def rows(text):
    """The rows of the table that links to notebooks, by the notebook's file."""
    found = re.findall(r"^\| \[[^\]]+\]\((?:notebooks/)?(\d\d_\w+\.ipynb)\) \|(.*)$", text, re.MULTILINE)
    assert len(found) == len({name for name, _ in found})
    return dict(found)


def test_every_notebook_is_in_the_tables_in_order():
    """A new one gets its row in the README and in notebook 0."""
    names = [path.name for path in NOTEBOOKS]
    assert list(rows(README)) == names
    assert list(rows(source(NOTEBOOKS[0]))) == names


@each_notebook
def test_the_readme_tells_the_minutes_of_the_notebook(path):
    minutes = re.search(r"\*\*Time\*\*: (\d+ minutes)\.", source(path))[1]
    assert f"| {minutes} |" in rows(README)[path.name]


@case_by_case("name", {name: name for name in {*explorers.__all__, *checks.__all__} - {"Verdict"}})
def test_what_is_made_for_learners_is_in_a_notebook(name):
    assert any(f"{name}(" in source(path) for path in NOTEBOOKS), f"no notebook uses {name}: show it in one"


# The map of the package


def test_the_map_of_the_package_has_every_room():
    table = README.partition("## The package")[2].partition("\n## ")[0]
    told = {text for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for text in in_code_type(row)}
    faces = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert {Path(text).name for text in told if (PACKAGE / Path(text).name).exists()} == faces | rooms
    assert {"tests", "tools", "docs", "benchmarks", "start.py"} <= told
