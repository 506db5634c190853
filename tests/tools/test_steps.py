"""The steps of the set-up: what is said of one that fails, and who gets Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import patience, steps

ROOT = Path(__file__).resolve().parents[2]


def python(source):
    return [sys.executable, "-c", source]


def test_an_answer_is_what_a_command_prints():
    assert steps.answer(*python("print(' 1.2 ')")) == "1.2"


def test_a_command_that_fails_or_is_not_there_gives_no_answer(tmp_path):
    assert steps.answer(*python("print(1); raise SystemExit(1)")) is None
    assert steps.answer(tmp_path / "absent", "--version") is None


def test_a_command_succeeds_or_not(tmp_path):
    assert steps.succeeds(*python("pass"))
    assert not steps.succeeds(*python("raise SystemExit(1)"))
    assert not steps.succeeds(tmp_path / "absent", "--version")
    assert not steps.succeeds(*python("import os; raise SystemExit(int(os.environ['CODE']))"), CODE="3")


def test_what_takes_long_gives_no_answer_and_is_not_called_broken(monkeypatch):
    monkeypatch.setattr(steps, "PATIENCE_S", 0.1)
    assert steps.answer(*python("import time; time.sleep(20)")) is None
    assert steps.succeeds(*python("import time; time.sleep(20)"))


def test_an_answer_sees_its_settings():
    assert steps.answer(*python("import os; print(os.environ['TEA'])"), TEA="green") == "green"


def test_a_step_keeps_what_was_said(tmp_path, capsys):
    log = tmp_path / "log"
    steps.run("Making tea", python("import os; print(os.environ['TEA'])"), log, "3 minutes", TEA="green")
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "green"
    assert re.fullmatch(r"Making tea \(3 minutes\) \.\.\.\n  done in \d+ s\n", capsys.readouterr().out)


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


PATIENT = """
import signal, sys, time
from pathlib import Path
def end(*_):
    Path("ended").touch()
    sys.exit(7)
signal.signal(signal.SIGTERM, end)
Path("ready").touch()
time.sleep(60)
"""
STARTERS = {
    "the command that has the terminal": "raise SystemExit(steps.hand_over(command))",
    "the step of the set-up": "with steps.ended_by_signals(): steps.run('Making tea', command, 'log')",
}


def wait_for(condition):
    end = time.monotonic() + patience.ANSWER_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that ask a process to end")
@pytest.mark.parametrize("number", steps.ENDS, ids=lambda number: number.name)
@pytest.mark.parametrize("starter", STARTERS.values(), ids=STARTERS)
def test_who_ends_us_ends_what_we_have_started(starter, number, tmp_path):
    source = (
        f"import sys\nfrom tools import patience, steps\ncommand = [sys.executable, '-c', {PATIENT!r}]\n{starter}"
    )
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(python(source), cwd=tmp_path, env=surroundings, stderr=subprocess.DEVNULL) as process:
        wait_for((tmp_path / "ready").is_file)
        process.send_signal(number)
        assert (
            process.wait(timeout=patience.ANSWER_S) == 7
            if "hand_over" in starter
            else process.wait(timeout=patience.ANSWER_S) != 0
        )
    assert (tmp_path / "ended").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to send Ctrl-C to")
def test_ctrl_c_is_for_the_command_that_has_the_terminal():
    patient = "import time\ntry: print('ready', flush=True); time.sleep(20)\nexcept KeyboardInterrupt: exit(7)"
    starter = f"from tools import steps\nraise SystemExit(steps.hand_over([{sys.executable!r}, '-c', {patient!r}]))"
    with subprocess.Popen(python(starter), cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout.readline() == b"ready\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=patience.ANSWER_S) == 7
