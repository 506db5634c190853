"""What may know what: read from the sources themselves, and from what a fresh Python has loaded.

The arrows of the design: core ← figures ← explorers, and core ← tasks ← checks, explorers.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "rnn_teach").rglob("*.py"))

MAY_IMPORT = {
    "core": set(),
    "tasks": {"core"},
    "checks": {"core", "tasks"},
    "figures": {"core"},
    "explorers": {"core", "figures", "tasks"},
    "__init__.py": {"core"},
}
OTHERS = {
    "core": {"numpy"},
    "tasks": {"numpy"},
    "checks": {"numpy"},
    "figures": {"numpy", "matplotlib", "PIL"},
    "explorers": {"numpy", "ipywidgets", "traitlets", "anywidget", "IPython", "threadpoolctl"},
    "__init__.py": set(),
}
"""Other people's packages, a layer: only figures draw, only explorers have controls."""


def layer_of(path):
    return path.relative_to(ROOT / "rnn_teach").parts[0]


def name_of(path):
    return str(path.relative_to(ROOT))


def nodes(path, kind):
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kind)]


def imports(path):
    """The dotted names of all that a file imports, wherever in the file it does."""
    names = [alias.name for node in nodes(path, ast.Import) for alias in node.names]
    for node in nodes(path, ast.ImportFrom):
        assert node.level == 0, f"{name_of(path)} imports relatively"
        names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


each_source = pytest.mark.parametrize("path", SOURCES, ids=name_of)


@each_source
def test_a_layer_imports_only_the_layers_below(path):
    layer = layer_of(path)
    ours = {name.split(".")[1] for name in imports(path) if name.split(".")[0] == "rnn_teach"}
    assert ours <= MAY_IMPORT[layer] | {layer}


@each_source
def test_other_packages_stay_in_their_layer(path):
    others = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"rnn_teach"}
    assert others <= OTHERS[layer_of(path)]


@each_source
def test_nothing_draws_on_pyplot_or_prints(path):
    assert not [name for name in imports(path) if "pyplot" in name or "pylab" in name]
    names = {node.id for node in nodes(path, ast.Name)}
    assert not names & {"print", "input", "breakpoint"}
    assert "rcParams" not in {node.attr for node in nodes(path, ast.Attribute)} | names


@each_source
def test_random_numbers_come_from_an_rng_with_a_seed(path):
    """`np.random.default_rng(seed)` is all that anyone takes from np.random, and never without a seed."""
    assert "random" not in imports(path)
    taken = {ast.unparse(node) for node in nodes(path, ast.Attribute)}
    drawn = {name for name in taken if name.startswith(("np.random.", "numpy.random."))}
    assert drawn <= {"np.random.default_rng", "np.random.Generator"}
    for call in nodes(path, ast.Call):
        if ast.unparse(call.func).endswith("default_rng"):
            assert len(call.args) == 1


@each_source
def test_every_public_name_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
            for method in node.body if isinstance(node, ast.ClassDef) else []:
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                    assert ast.get_docstring(method), f"{node.name}.{method.name}"


def in_a_fresh_python(code):
    """What `code` prints as JSON, in a Python that has loaded nothing yet."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import json, sys\n{code}"],
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


def test_drawing_leaves_pyplot_unloaded_and_the_settings_as_they_were():
    settings, loaded = in_a_fresh_python("""
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
""")
    assert settings
    assert "rnn_teach.explorers.unrolled" in loaded
    assert "matplotlib.pyplot" not in loaded


def test_every_layer_is_tested_for_something():
    """A new folder has to find its place in the arrows above."""
    assert {layer_of(path) for path in SOURCES} == set(MAY_IMPORT) == set(OTHERS)
