"""What may know what: read from the sources themselves, and from what a fresh Python
has loaded.

The law of rooms: core ← kit ← lessons/<topic> ← faces ← notebooks, where an arrow means
"is imported by". `files` stands beside kit, on the core alone: kit and lessons may know
it. A lesson knows no other lesson, and only notebooks, tools and tests know a face.
What a file may draw or show is told by its name: `picture*` knows matplotlib,
`explorer*` the controls of a notebook, all others NumPy alone.
"""

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from case_by_case import case_by_case

import rnn_teach.checks

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "rnn_teach").rglob("*.py"))

FACES = {"figures.py", "explorers.py", "checks.py", "tasks.py"}
"""What notebooks import: `from rnn_teach.figures import plot_states`."""

COMMAND = "__main__.py"
"""What `rnn-teach` and `python -m rnn_teach` run."""

MAY_IMPORT = {
    "": {"core", "files"},
    "__main__": {"files", "kit"},
    "core": {"core"},
    "files": {"core", "files"},
    "kit": {"core", "files", "kit"},
}
"""Which rooms a room knows; a lesson knows core, files, kit and itself."""

OTHERS = {
    "picture": {"numpy", "matplotlib", "PIL"},
    "explorer": {"numpy", "ipywidgets", "traitlets", "anywidget", "IPython", "threadpoolctl", "tqdm"},
}
"""Other people's packages, by how the name of a file begins; all else has NumPy alone.
"""

KNOWS = {"picture": {"picture"}, "explorer": {"picture", "explorer"}}
"""Which files of our own that load such packages a file may import, by its own name;
none where it is not here."""


def room_of(module):
    """The room of a dotted name, after `rnn_teach`: core, kit, lessons.gru; or the name
    of a face."""
    parts = module.split(".")[1:]
    return ".".join(parts[:2]) if parts[:1] == ["lessons"] else parts[0] if parts else ""


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def kind_of(file):
    """How its name begins: picture, explorer or anything else."""
    return file.partition("_")[0]


def is_face(path):
    return path.parent == ROOT / "rnn_teach" and path.name not in ("__init__.py", COMMAND)


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@cache
def all_nodes(path):
    """Of a source, which many tests read."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.fixture(scope="module", autouse=True)
def sources_are_let_go():
    """A million nodes would keep the garbage collector busy in all other tests."""
    yield
    all_nodes.cache_clear()


def nodes(path, kind):
    return [node for node in all_nodes(path) if isinstance(node, kind)]


def imports(path):
    """The dotted names of all that a file imports, wherever in the file it does."""
    names = [alias.name for node in nodes(path, ast.Import) for alias in node.names]
    for node in nodes(path, ast.ImportFrom):
        assert node.level == 0, f"{name_of(path)} imports relatively"
        names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def ours(path):
    """What it imports of our own."""
    return [name for name in imports(path) if name.split(".")[0] == "rnn_teach"]


each_source = case_by_case("path", {name_of(path): path for path in SOURCES})


@each_source
def test_a_room_imports_only_the_rooms_below(path):
    room = room_of(module_of(path))
    if is_face(path):
        allowed = {room_of(name) for name in ours(path)} - {face.removesuffix(".py") for face in FACES}
    else:
        allowed = MAY_IMPORT.get(room, {"core", "files", "kit", room})
    assert {room_of(name) for name in ours(path)} <= allowed


@each_source
def test_other_packages_are_known_by_the_name_of_the_file(path):
    others = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"rnn_teach"}
    assert others <= OTHERS.get(kind_of(path.stem), {"numpy"})


@each_source
def test_what_needs_numpy_alone_loads_no_picture_and_a_picture_no_controls(path):
    if is_face(path):
        return
    files = {part for name in ours(path) for part in name.split(".")[2:]}
    loading = {kind_of(file) for file in files} & set(OTHERS)
    assert loading <= KNOWS.get(kind_of(path.stem), set())


def test_the_faces_are_what_notebooks_import_and_say_what_they_offer():
    for face in FACES:
        path = ROOT / "rnn_teach" / face
        exported = ast.literal_eval(
            next(node.value for node in nodes(path, ast.Assign) if node.targets[0].id == "__all__")
        )
        assert exported == sorted(exported, key=isort_key)
        assert len(exported) == len(set(exported)) > 5
    assert {path.name for path in SOURCES if is_face(path)} == FACES


def isort_key(name):
    """Constants, then classes, then functions, as the sorter of imports has them."""
    return (not name.isupper(), name[0].islower(), name)


@case_by_case("path", {name_of(path): path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))})
def test_notebooks_import_through_the_faces(path):
    source = "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])
    deep = re.findall(r"(?:from|import) rnn_teach\.(\w+)(?:\.\w+)?", source)
    assert {f"{name}.py" for name in deep} <= FACES
    assert not re.findall(r"rnn_teach\.\w+\.\w+", source)


@each_source
def test_nothing_draws_on_pyplot_or_prints(path):
    assert not [name for name in imports(path) if "pyplot" in name or "pylab" in name]
    names = {node.id for node in nodes(path, ast.Name)}
    assert not names & {"print", "input", "breakpoint"}
    assert "rcParams" not in {node.attr for node in nodes(path, ast.Attribute)} | names


@each_source
def test_random_numbers_come_from_an_rng_with_a_seed(path):
    """`np.random.default_rng(seed)` is all that anyone takes from np.random, and never
    without a seed."""
    assert "random" not in imports(path)
    of_random = [node for node in nodes(path, ast.Attribute) if getattr(node.value, "attr", "") == "random"]
    taken = {ast.unparse(node) for node in of_random}
    drawn = {name for name in taken if name.startswith(("np.random.", "numpy.random."))}
    assert drawn <= {"np.random.default_rng", "np.random.Generator"}
    for call in nodes(path, ast.Call):
        if getattr(call.func, "attr", getattr(call.func, "id", "")).endswith("default_rng"):
            assert len(call.args) == 1


@each_source
def test_every_public_name_says_what_it_is(path):
    tree = all_nodes(path)[0]
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
            for method in node.body if isinstance(node, ast.ClassDef) else []:
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                    assert ast.get_docstring(method), f"{node.name}.{method.name}"


@each_source
def test_what_is_named_check_gives_a_verdict_and_what_refuses_is_named_refuse(path):
    """`check_...` is what a learner or a caller asks;
    what only raises is `refuse_...`."""
    asked = {*rnn_teach.__all__, *rnn_teach.checks.__all__}
    names = {node.name for node in nodes(path, ast.FunctionDef)}
    assert {name for name in names if name.lstrip("_").startswith("check_")} <= asked


def in_a_fresh_python(code, warnings=()):
    """What `code` prints as JSON, in a Python that has loaded nothing yet and takes a
    warning for an error, but for `warnings`."""
    filters = [f"-W{each}" for each in ("error", *warnings)]
    done = subprocess.run(
        [sys.executable, *filters, "-c", f"import json, sys\n{code}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_package_itself_loads_numpy_and_nothing_else():
    loaded = in_a_fresh_python("""
before = set(sys.modules)
import rnn_teach
print(json.dumps(sorted({name.split(".")[0] for name in set(sys.modules) - before})))
""")
    assert set(loaded) - set(sys.stdlib_module_names) == {"rnn_teach", "numpy"}


def test_drawing_leaves_pyplot_unloaded_and_the_settings_as_they_were(pytestconfig):
    warnings = pytestconfig.getoption("pythonwarnings") or []  # of packages with their lowest versions
    settings, loaded = in_a_fresh_python(
        """
import matplotlib
matplotlib.use("agg")  # else looking at the settings loads pyplot, to choose a backend
before = dict(matplotlib.rcParams)
from rnn_teach.explorers import echo_explorer, unrolling_explorer
from rnn_teach.figures import plot_rolled, plot_states, plot_unrolled
for explorer in (echo_explorer(), unrolling_explorer()):
    explorer._repr_mimebundle_()
for ax in (plot_rolled(), plot_unrolled(["on", "Monday"])):
    ax.figure.png()
print(json.dumps([dict(matplotlib.rcParams) == before, sorted(sys.modules)]))
""",
        warnings,
    )
    assert settings
    assert "rnn_teach.lessons.unrolling.explorer" in loaded
    assert "matplotlib.pyplot" not in loaded


def test_the_exercises_and_tasks_load_neither_pictures_nor_controls():
    loaded = in_a_fresh_python("""
import rnn_teach.checks, rnn_teach.tasks
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
""")
    assert not {"matplotlib", "ipywidgets"} & set(loaded)
