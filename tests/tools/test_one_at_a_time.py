"""Two processes that want to do the same: the second one waits, says so, and then goes
on."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tools import one_at_a_time

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from tools import one_at_a_time
with one_at_a_time.alone(Path(sys.argv[1]), "holding it"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def hold():
    """`hold(path)` starts a process that holds the lock until its input is closed."""
    started = []

    def hold(path):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = subprocess.Popen([sys.executable, "-c", HOLDER, path], cwd=ROOT, text=True, **pipes)
        started.append(process)
        return process

    yield hold
    for process in started:
        with process:
            process.kill()


def test_who_comes_alone_does_not_wait(tmp_path, capsys):
    for _ in range(2):
        with one_at_a_time.alone(tmp_path / "lock", "setting up"):
            pass
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("how", ["done", "killed"])
def test_the_second_waits_until_the_first_is_gone(how, hold, tmp_path):
    first = hold(tmp_path / "lock")
    assert first.stdout.readline() == "held\n"
    second = hold(tmp_path / "lock")
    assert second.stdout.readline() == "Another start.py is holding it: waiting until it is done ...\n"
    assert second.poll() is None
    first.stdin.close() if how == "done" else first.kill()
    assert second.stdout.readline() == "held\n"


def test_where_there_are_no_locks_all_go_on(tmp_path, monkeypatch, capsys):
    def take(file):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(one_at_a_time, "_take", take)
    with one_at_a_time.alone(tmp_path / "lock", "setting up"):
        assert capsys.readouterr().out == ""
