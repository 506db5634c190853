"""The steps of the set-up: what is said of one that fails, and who gets Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tools import steps

ROOT = Path(__file__).resolve().parents[2]


def python(source):
    return [sys.executable, "-c", source]


def test_an_answer_is_what_a_command_prints():
    assert steps.answer(*python("print(' 1.2 ')")) == "1.2"


def test_a_command_that_fails_or_is_not_there_gives_no_answer(tmp_path):
    assert steps.answer(*python("print(1); raise SystemExit(1)")) is None
    assert steps.answer(tmp_path / "absent", "--version") is None


def test_an_answer_sees_its_settings():
    assert steps.answer(*python("import os; print(os.environ['TEA'])"), TEA="green") == "green"


def test_a_step_keeps_what_was_said(tmp_path, capsys):
    log = tmp_path / "log"
    steps.run("Making tea", python("import os; print(os.environ['TEA'])"), log, "3 minutes", TEA="green")
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "green"
    assert capsys.readouterr().out == "Making tea (3 minutes) ...\n  done in 0 s\n"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Collecting a\nERROR: No matching distribution\nsome more", "ERROR: No matching distribution"),
        ("E: Unable to locate package\nsome more", "E: Unable to locate package"),
        ("it broke", "it broke"),
        ("", "It said nothing."),
        (
            "WARNING: Retrying after NewConnectionError()\nERROR: No matching distribution",
            "The server was not reached",
        ),
    ],
)
def test_a_step_that_fails_says_why_and_where_to_read_on(said, reason, tmp_path):
    log = tmp_path / "log"
    with pytest.raises(steps.StepFailed) as failed:
        steps.run("Making tea", python(f"print({said!r}); raise SystemExit(1)" if said else "exit(1)"), log)
    assert str(failed.value).startswith(f"Making tea failed. {reason}")
    assert str(log) in str(failed.value)


def test_the_exit_code_is_handed_back():
    assert steps.hand_over(python("raise SystemExit(7)")) == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to send Ctrl-C to")
def test_ctrl_c_is_for_the_command_that_has_the_terminal():
    patient = "import time\ntry: print('ready', flush=True); time.sleep(20)\nexcept KeyboardInterrupt: exit(7)"
    starter = f"from tools import steps\nraise SystemExit(steps.hand_over([{sys.executable!r}, '-c', {patient!r}]))"
    with subprocess.Popen(python(starter), cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout.readline() == b"ready\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=10) == 7
