"""What whoever installs the package meets: its version, and what is missing said in a
sentence."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import rnn_teach

ROOT = Path(__file__).parents[1]


def told_without(module, face):
    """What Python says when a face is imported and a package is not installed."""
    hide = f"import sys; sys.modules[{module!r}] = None; "
    spec = "import importlib.util as u; f = u.find_spec; "
    hide += f"{spec}u.find_spec = lambda name, *rest: None if name == {module!r} else f(name, *rest); "
    command = [sys.executable, "-c", f"{hide}import rnn_teach.{face}"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 1
    return ended.stderr.strip().splitlines()[-1]


def test_it_has_the_version_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert rnn_teach.__version__ == project["version"]
    with pytest.raises(AttributeError, match="has no attribute 'version'"):
        _ = rnn_teach.version


@pytest.mark.parametrize(
    ("module", "face", "sentence"),
    [
        ("matplotlib", "figures", "pictures need matplotlib, which is not installed"),
        ("matplotlib", "explorers", "pictures need matplotlib, which is not installed"),
        ("ipywidgets", "explorers", "explorers need ipywidgets, not installed here"),
        ("tqdm", "explorers", "explorers need tqdm, not installed here"),
    ],
)
def test_what_is_missing_is_told_with_how_to_get_it(module, face, sentence):
    assert told_without(module, face) == f"ModuleNotFoundError: {sentence}: pip install 'rnn-teach[explorers]'"


def test_the_checkers_need_neither():
    hide = "import sys; sys.modules['matplotlib'] = sys.modules['ipywidgets'] = None; import rnn_teach.checks"
    assert subprocess.run([sys.executable, "-c", hide], cwd=ROOT).returncode == 0
