"""`start.py lab` itself: the address it prints opens the notebook, and whoever ends it
ends JupyterLab too."""

import os
import re
import signal
import subprocess
import sys

import psutil
import pytest

from tools import lab, patience, steps

STARTER = """
import sys
from tools import commands, environment
environment.ready = lambda: sys.executable
sys.exit(commands.main(["lab", "--no-browser", "--ServerApp.port=0", *sys.argv[1:]]))
"""
OPEN_NOTEBOOK = "window.jupyterapp?.shell.currentWidget?.context?.path"


@pytest.fixture
def start(tmp_path):
    """`start(*arguments)` starts it; the process, and the address that it prints."""
    started = []

    def start(*arguments):
        command = [sys.executable, "-c", STARTER, "--expose-app-in-browser", *arguments]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        process = subprocess.Popen(
            command, cwd=lab.ROOT, env=lab.own_environment(tmp_path), encoding="utf-8", **pipes
        )
        started.append(process)
        for line in process.stdout:
            if address := re.search(r"http://127\.0\.0\.1:\S+", line):
                return process, address[0]
        raise AssertionError("it printed no address")

    yield start
    for process in started:
        for child in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []:
            child.kill()
        with process:
            process.kill()


def test_the_address_opens_the_notebook_and_all_ends_together(chromium, start):
    """The first notebook, which stands for any: that another one gets such an address
    too, `tests/tools/test_start.py` holds."""
    process, address = start()
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address, timeout=lab.PATIENCE_MS)
    page.wait_for_function(lab.KERNEL_IS_IDLE, timeout=lab.PATIENCE_MS, polling=lab.LOOK_MS)
    assert page.evaluate(OPEN_NOTEBOOK) == "notebooks/00_start_here.ipynb"
    context.close()
    family = psutil.Process(process.pid).children(recursive=True)
    assert any("ipykernel" in " ".join(each.cmdline()) for each in family)
    if os.name != "nt":  # where no signal can be waited for
        process.send_signal(steps.ENDS[0])
        process.stdout.read()
        process.wait(patience.ANSWER_S)
        assert psutil.wait_procs(family, patience.ANSWER_S)[1] == []


def test_a_terminal_that_is_closed_counts_as_an_end():
    assert os.name == "nt" or steps.ENDS == [signal.SIGTERM, signal.SIGHUP]
