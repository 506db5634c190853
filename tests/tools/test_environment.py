"""When the environment is made, mended, kept, or left alone."""

import importlib.metadata
import shutil
import sys
import threading
from types import SimpleNamespace

import pytest

from tools import environment, patience, steps


class Checkout:
    """A checkout whose environment is made of empty files.

    Attributes
    ----------
    done : list of str
        The steps that were needed.
    fails, stops : str
        The step at which the set-up fails, or is stopped by Ctrl-C.
    has_all_pins : bool
        Whether the packages that are there meet other requirements too.
    """

    def __init__(self, monkeypatch, root):
        self.monkeypatch = monkeypatch
        self.done = []
        self.fails = self.stops = None
        self.has_all_pins = False
        root.mkdir()
        for name in ("requirements.lock", "pyproject.toml"):
            (root / name).write_text(name)
        self.move_to(root)
        monkeypatch.setattr(environment, "_make_bare", self._make_bare)
        monkeypatch.setattr(environment, "pip_install", self._pip_install)
        monkeypatch.setattr(environment, "_works", lambda: environment.PYTHON.is_file())
        monkeypatch.setattr(environment, "_has_all_pins", lambda: self.has_all_pins)
        monkeypatch.setattr(environment, "_packages", lambda: environment.VENV)

    def move_to(self, root):
        self.root = root
        for name, place in {
            "ROOT": ".",
            "VENV": ".venv",
            "ASIDE": ".venv-before",
            "LOCK": ".venv-lock",
            "PYTHON": ".venv/bin/python",
            "STAMP": ".venv/complete",
            "LOG": ".venv/set-up.log",
        }.items():
            self.monkeypatch.setattr(environment, name, root / place)

    def change(self, name="requirements.lock", text="another"):
        (self.root / name).write_text(text)

    def _make_bare(self):
        self._step("afresh")
        shutil.rmtree(environment.VENV, ignore_errors=True)
        environment.PYTHON.parent.mkdir(parents=True)
        environment.PYTHON.touch()
        script = environment.PYTHON.with_name("jupyter")
        script.write_text(f"#!{environment.PYTHON}\nnumber {len(self.made)}")
        self.made.append(script.read_text())

    made = ()

    def _pip_install(self, what, *arguments, **_):
        environment.LOG.write_text(f"log of {arguments[-1]}")
        self._step(arguments[-1])

    def _step(self, name):
        self.done.append(name)
        if name == self.fails:
            raise steps.StepFailed(f"{name} failed.")
        if name == self.stops:
            raise KeyboardInterrupt

    def set_up(self):
        """The steps that a call needs."""
        self.done.clear()
        assert environment.ready() == str(environment.PYTHON)
        assert environment.PYTHON.is_file()
        assert not environment.ASIDE.exists()
        return list(self.done)

    def which(self):
        """The line in a script of the environment that says which one it is."""
        return environment.PYTHON.with_name("jupyter").read_text().splitlines()[-1]


AFRESH = ["afresh", "requirements.lock", "."]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(Checkout, "made", [])
    return Checkout(monkeypatch, tmp_path / "course")


def test_the_first_call_makes_it_and_the_second_leaves_it_alone(checkout):
    assert checkout.set_up() == AFRESH
    assert checkout.set_up() == []


def test_where_it_is_right_nothing_is_written(checkout):
    """As in a folder that a class may only read."""
    checkout.set_up()
    environment.LOCK.unlink()
    checkout.set_up()
    assert not environment.LOCK.exists()


def test_two_first_calls_at_once_make_it_once(checkout, monkeypatch):
    """The second one finds it made when it has waited."""
    is_made, asked = threading.Event(), threading.Event()
    make_bare = environment._make_bare

    def slowly():
        asked.set()
        is_made.wait(patience.ANSWER_S)
        make_bare()

    monkeypatch.setattr(environment, "_make_bare", slowly)
    says = []

    def say(sentence):
        says.append(sentence)
        is_made.set()

    monkeypatch.setattr(steps, "say", say)
    first = threading.Thread(target=environment.ready)
    first.start()
    assert asked.wait(patience.ANSWER_S)
    second = threading.Thread(target=environment.ready)
    second.start()
    for thread in (first, second):
        thread.join(patience.ANSWER_S)
    assert checkout.done == AFRESH
    assert says == ["Another start.py is setting up the environment: waiting until it is done ..."]


def test_jupyterlab_does_not_ask_about_news(checkout):
    checkout.set_up()
    overrides = environment.VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    assert '"fetchNews": "false"' in overrides.read_text()


def test_the_package_is_found_in_any_folder(checkout, tmp_path):
    """Also where its name is not ASCII: Pythons before 3.13 read the file in the
    encoding of the place."""
    checkout.root.rename(tmp_path / "Jürgen")
    checkout.move_to(tmp_path / "Jürgen")
    checkout.set_up()
    assert (environment.VENV / "rnn_teach.pth").read_bytes() == b".."


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_for_other_requirements_it_is_made_anew(name, checkout):
    checkout.set_up()
    checkout.change(name)
    assert checkout.set_up() == AFRESH
    assert checkout.which() == "number 1"
    assert checkout.set_up() == []


def test_where_all_that_is_required_is_there_the_package_is_enough(checkout):
    checkout.set_up()
    checkout.change("pyproject.toml")
    checkout.has_all_pins = True
    assert checkout.set_up() == ["."]
    assert checkout.set_up() == []


@pytest.mark.parametrize(("has_all_pins", "step"), [*((False, step) for step in AFRESH), (True, ".")])
def test_what_works_is_used_where_its_successor_cannot_be_made(has_all_pins, step, checkout, capsys):
    """As without a network, or on a full disk; when that is over, the successor is
    made."""
    checkout.set_up()
    checkout.change()
    checkout.fails, checkout.has_all_pins = step, has_all_pins
    assert checkout.set_up()[-1] == step
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"The environment is not up to date. {step} failed.",
        "Until then, the one from before, which works, is used.",
    ]
    assert checkout.which() == "number 0"
    if step != "afresh":
        assert environment.LOG.read_text() == f"log of {step}"
    checkout.fails = None
    assert checkout.set_up() == (["."] if has_all_pins else AFRESH)
    assert checkout.set_up() == []


def test_what_works_is_used_where_the_disk_is_full(checkout, monkeypatch, capsys):
    checkout.set_up()
    checkout.change()

    def is_full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(environment, "pip_install", is_full)
    assert checkout.set_up() == ["afresh"]
    assert "No space is left on the disk" in capsys.readouterr().out
    assert checkout.which() == "number 0"


@pytest.mark.parametrize("step", AFRESH[1:])
def test_an_interrupted_set_up_is_made_afresh(step, checkout):
    checkout.stops = step
    with pytest.raises(KeyboardInterrupt):
        checkout.set_up()
    checkout.stops = None
    assert checkout.set_up() == AFRESH


@pytest.mark.parametrize("step", AFRESH)
def test_what_works_outlives_an_interrupted_renewal(step, checkout):
    """Also where the next call cannot make it either, or the requirements are again
    those from before."""
    checkout.set_up()
    checkout.change()
    checkout.stops = step
    with pytest.raises(KeyboardInterrupt):
        checkout.set_up()
    checkout.stops, checkout.fails = None, "requirements.lock"
    assert checkout.set_up() == AFRESH[:2]
    assert checkout.which() == "number 0"
    checkout.change(text="requirements.lock")
    assert checkout.set_up() == []


def test_a_renewal_that_is_stopped_and_no_longer_wanted_needs_no_step(checkout):
    checkout.set_up()
    checkout.change()
    checkout.stops = "requirements.lock"
    with pytest.raises(KeyboardInterrupt):
        checkout.set_up()
    checkout.change(text="requirements.lock")
    assert checkout.set_up() == []
    assert checkout.which() == "number 0"


def test_a_first_set_up_that_fails_is_an_error(checkout):
    checkout.fails = "requirements.lock"
    with pytest.raises(steps.StepFailed, match=r"^requirements.lock failed"):
        checkout.set_up()


def test_a_moved_checkout_needs_no_step_and_its_scripts_find_their_python(checkout, tmp_path):
    checkout.set_up()
    checkout.root.rename(tmp_path / "moved")
    checkout.move_to(tmp_path / "moved")
    environment.PYTHON.with_name("program").write_bytes(b"\xff\xfe" + bytes(tmp_path))
    assert checkout.set_up() == []
    assert environment.PYTHON.with_name("jupyter").read_text().startswith(f"#!{environment.PYTHON}\n")
    assert environment.PYTHON.with_name("program").read_bytes() == b"\xff\xfe" + bytes(tmp_path)
    assert environment.STAMP.read_text().startswith(f"{environment.VENV}\n")


def test_it_is_made_afresh_for_another_python(checkout, monkeypatch):
    checkout.set_up()
    monkeypatch.setattr(environment, "sys", SimpleNamespace(version_info=SimpleNamespace(major=3, minor=99)))
    assert checkout.set_up() == AFRESH


def test_it_is_made_afresh_when_its_python_is_gone(checkout):
    checkout.set_up()
    environment.PYTHON.unlink()
    assert checkout.set_up() == AFRESH


def test_one_whose_python_is_gone_is_not_used_for_want_of_another(checkout):
    checkout.set_up()
    environment.PYTHON.unlink()
    checkout.fails = "requirements.lock"
    with pytest.raises(steps.StepFailed):
        environment.ready()


def test_it_works_where_the_disk_is_slow(monkeypatch):
    """What does not answer in time is not taken for broken, and made afresh."""
    monkeypatch.setattr(steps, "PATIENCE_S", 0)
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    assert environment._works()


def test_all_pins_are_there_or_not(tmp_path, monkeypatch):
    """Asks pip itself, which reaches no server for it."""
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    for version, is_there in ((importlib.metadata.version("numpy"), True), ("0.0.1", False)):
        (tmp_path / "requirements.lock").write_text(f"numpy=={version} --hash=sha256:{'0' * 64}\n")
        assert environment._has_all_pins() == is_there


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The commands that make a bare environment in an empty folder, on a Python with
    pip and without ensurepip."""
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
    assert {"--require-hashes", "--no-deps", "--no-compile"} <= set(pip)
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
