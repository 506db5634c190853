"""When the environment is made afresh, mended, or left alone."""

import shutil
from types import SimpleNamespace

import pytest

from tools import environment, steps


class Checkout:
    """A checkout whose environment is made of empty files; `done` holds the steps that were needed."""

    def __init__(self, monkeypatch, root):
        self.monkeypatch = monkeypatch
        self.done = []
        self.fails = None
        root.mkdir()
        for name in ("requirements.lock", "pyproject.toml"):
            (root / name).write_text(name)
        self.move_to(root)
        monkeypatch.setattr(environment, "_make_bare", self._make_bare)
        monkeypatch.setattr(environment, "pip_install", self._pip_install)
        monkeypatch.setattr(environment, "_works", lambda: environment.PYTHON.is_file())
        monkeypatch.setattr(environment, "_packages", lambda: environment.VENV)

    def move_to(self, root):
        self.root = root
        for name, place in {
            "ROOT": ".",
            "VENV": ".venv",
            "PYTHON": ".venv/python",
            "STAMP": ".venv/complete",
        }.items():
            self.monkeypatch.setattr(environment, name, root / place)

    def _make_bare(self):
        self.done.append("afresh")
        shutil.rmtree(environment.VENV, ignore_errors=True)
        environment.VENV.mkdir()
        environment.PYTHON.touch()

    def _pip_install(self, what, *arguments, **_):
        self.done.append(arguments[-1])
        if arguments[-1] == self.fails:
            raise steps.StepFailed(what)

    def set_up(self):
        """The steps that a call needs."""
        self.done.clear()
        assert environment.ready() == str(environment.PYTHON)
        return list(self.done)


AFRESH = ["afresh", "requirements.lock", "."]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    return Checkout(monkeypatch, tmp_path / "course")


def test_the_first_call_makes_it_and_the_second_leaves_it_alone(checkout):
    assert checkout.set_up() == AFRESH
    assert checkout.set_up() == []


def test_jupyterlab_does_not_ask_about_news(checkout):
    checkout.set_up()
    overrides = environment.VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    assert '"fetchNews": "false"' in overrides.read_text()


def test_the_package_is_found_in_any_folder(checkout, tmp_path):
    """Also where its name is not ASCII: Pythons before 3.13 read the file in the encoding of the place."""
    checkout.root.rename(tmp_path / "Jürgen")
    checkout.move_to(tmp_path / "Jürgen")
    checkout.set_up()
    assert (environment.VENV / "rnn_teach.pth").read_bytes() == b".."


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_other_requirements_are_installed_into_it(name, checkout):
    checkout.set_up()
    (checkout.root / name).write_text("another")
    assert checkout.set_up() == AFRESH[1:]
    assert checkout.set_up() == []


@pytest.mark.parametrize("step", AFRESH[1:])
def test_an_interrupted_set_up_is_made_afresh(step, checkout):
    checkout.fails = step
    with pytest.raises(steps.StepFailed):
        checkout.set_up()
    checkout.fails = None
    assert checkout.set_up() == AFRESH


def test_an_interrupted_mending_is_made_afresh(checkout):
    checkout.set_up()
    (checkout.root / "requirements.lock").write_text("another")
    checkout.fails = "requirements.lock"
    with pytest.raises(steps.StepFailed):
        checkout.set_up()
    checkout.fails = None
    (checkout.root / "requirements.lock").write_text("requirements.lock")
    assert checkout.set_up() == AFRESH


def test_a_moved_checkout_is_made_afresh(checkout, tmp_path):
    checkout.set_up()
    checkout.root.rename(tmp_path / "moved")
    checkout.move_to(tmp_path / "moved")
    assert checkout.set_up() == AFRESH


def test_it_is_made_afresh_for_another_python(checkout, monkeypatch):
    checkout.set_up()
    monkeypatch.setattr(environment, "sys", SimpleNamespace(version_info=SimpleNamespace(major=3, minor=99)))
    assert checkout.set_up() == AFRESH


def test_it_is_made_afresh_when_its_python_is_gone(checkout):
    checkout.set_up()
    environment.PYTHON.unlink()
    assert checkout.set_up() == AFRESH


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The commands that make a bare environment in an empty folder, on a Python with pip and without ensurepip."""
    commands = []
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(steps, "answer", lambda *command: "an answer")
    monkeypatch.setattr(steps, "run", lambda what, command, *_, **__: commands.append(list(map(str, command))))
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    return commands


def test_without_ensurepip_a_pinned_pip_is_put_into_the_environment(made):
    environment._make_bare()
    venv, pip = made
    assert venv[1:3] == ["-m", "venv"]
    assert venv[-1] == "--without-pip"
    assert pip[1:4] == ["-m", "pip", "install"]
    assert "--require-hashes" in pip
    assert pip[-4:] == ["--target", "an answer", "-r", str(environment.PINS / "pip.txt")]


def test_with_ensurepip_venv_is_enough(made, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: name)
    environment._make_bare()
    [venv] = made
    assert venv[1:] == ["-m", "venv", str(environment.VENV)]


def test_without_ensurepip_and_pip_it_says_what_to_install(made, monkeypatch):
    monkeypatch.setattr(steps, "answer", lambda *command: None)
    with pytest.raises(steps.StepFailed, match="neither ensurepip nor pip: install one"):
        environment._make_bare()


def test_a_folder_in_use_is_named(made, monkeypatch):
    environment.VENV.mkdir()

    def rmtree(path):
        raise PermissionError("in use")

    monkeypatch.setattr(environment.shutil, "rmtree", rmtree)
    with pytest.raises(steps.StepFailed, match=r"cannot be made afresh \(in use\)"):
        environment._make_bare()
