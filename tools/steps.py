"""Running other programs: asking one, running one as a step of the set-up, handing the terminal over to one."""

import os
import re
import signal
import subprocess
import sys
import time

UNREACHABLE = re.compile(
    "NameResolution|NewConnection|ConnectTimeout|ReadTimeout|ConnectionReset|RemoteDisconnected|IncompleteRead|"
    "ProxyError|SSLError"
)


class StepFailed(Exception):
    """What failed and how to mend it, in one sentence."""


def say(sentence):
    """Print at once, also where the output is no terminal."""
    print(sentence, flush=True)


def is_root():
    """Whether we are allowed everything here, as in most containers; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def answer(*command, **settings):
    """What a command prints; None where it does not start, fails, or takes a minute."""
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, env=os.environ | settings
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout.decode(errors="replace").strip() if ended.returncode == 0 else None


def run(what, command, log, expect="", **settings):
    """Run a step of the set-up: its output goes to the file `log`, the terminal shows its last line.

    `expect` says what it costs; `settings` are environment variables.

    Raises
    ------
    StepFailed
        If the command fails.
    """
    say(f"{what} ({expect}) ..." if expect else f"{what} ...")
    start = time.monotonic()
    lines = []
    with (
        open(log, "a", encoding="utf-8") as story,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=os.environ | settings,
        ) as process,
    ):
        print("$", *command, file=story)
        for line in process.stdout:
            story.write(line)
            lines.append(line.strip())
            _show(line.strip())
    _show("")
    if process.returncode:
        raise StepFailed(f"{what} failed. {_reason(lines)} All that was said is in {log}.")
    say(f"  done in {time.monotonic() - start:.0f} s")


def _show(line):
    """Show the line in place of the last one, where somebody is watching."""
    if sys.stdout.isatty():
        print(f"\r  {line[:72]:<72}\r", end="", flush=True)


def _reason(lines):
    """Why a step failed, from what it printed."""
    if any(UNREACHABLE.search(line) for line in lines[-10:]):
        return (
            "The server was not reached: go online, or set the proxy or certificate that this network needs, and "
            "call again."
        )
    errors = [line for line in lines if line.lower().startswith(("error", "e:"))]
    return (errors or lines or ["It said nothing."])[-1]


def hand_over(command):
    """Run a command that has the terminal, Ctrl-C included, to itself; its exit code."""
    # Not SIG_IGN, which the command would inherit.
    ours = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.call(command)
    finally:
        signal.signal(signal.SIGINT, ours)
    return code if code >= 0 else 128 - code
