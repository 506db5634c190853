"""Running other programs: asking one, running one as a step of the set-up, handing the
terminal over to one.

Whoever ends us, ends what we have started.
"""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

PATIENCE_S = 120
FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What asks us to end: `kill` and a terminal that is closed."""
UNREACHABLE = re.compile(
    "NameResolution|NewConnection|ConnectTimeout|ReadTimeout|ConnectionReset|RemoteDisconnected|IncompleteRead|"
    "ProxyError|SSLError"
)


class StepFailed(Exception):
    """What failed and how to mend it, in one sentence."""


class Ended(BaseException):
    """Somebody asks us to end."""


def in_a_sentence(error):
    """What an error of the system means for the set-up, and how to mend it."""
    if error.errno in FULL:
        return f"No space is left on the disk ({error}): free 1 GB and call again."
    if isinstance(error, FileNotFoundError):
        return f"{error.filename} is missing: bring it back (`git status` and `git restore` do) and call again."
    if isinstance(error, PermissionError):
        return f"{error.filename} may not be written or read: see that you may, and call again."
    return f"The system refuses something ({error}): mend that and call again."


def say(sentence):
    """Print at once, also where the output is no terminal."""
    print(sentence, flush=True)


def is_root():
    """Whether we are allowed everything here, as in most containers;
    never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def answer(*command, **settings):
    """What a command prints; None where it does not start, fails,
    or takes two minutes."""
    try:
        ended = _ask(command, settings)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout.decode(errors="replace").strip() if ended.returncode == 0 else None


def succeeds(*command, **settings):
    """Whether a command starts and does not fail; one that takes long, on a slow disk,
    is given the benefit."""
    try:
        return _ask(command, settings).returncode == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _ask(command, settings):
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S, env=os.environ | settings
    )


def run(what, command, log, expect="", **settings):
    """Run a step of the set-up: its output goes to the file `log`, the terminal shows
    its last line.

    `expect` says what it costs; `settings` are environment variables.

    Raises
    ------
    StepFailed
        If the command fails.
    """
    say(f"{what} ({expect}) ..." if expect else f"{what} ...")
    start = time.monotonic()
    with open(log, "a", encoding="utf-8") as story:
        code, lines = _follow(command, story, settings)
    _show("")
    if code:
        raise StepFailed(f"{what} failed. {_reason(lines)} All that was said is in {log}.")
    say(f"  done in {time.monotonic() - start:.0f} s")


def _follow(command, story, settings):
    """Run a command, write what it says into the file `story`; its exit code, and its
    lines."""
    print("$", *command, file=story)
    lines = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=os.environ | settings,
    ) as process:
        try:
            for line in process.stdout:
                story.write(line)
                lines.append(line.strip())
                _show(line.strip())
        except BaseException:
            process.terminate()  # a step goes on for nobody
            raise
    return process.returncode, lines


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
    """Run a command that has the terminal, Ctrl-C included, to itself; its exit code.

    When we are asked to end, it is, and we wait until it has ended all that it has
    started.
    """
    asked = []
    process = None

    def pass_on(number, frame):
        asked.append(number)
        if process is not None:
            process.terminate()

    # Ctrl-C is not SIG_IGN, which the command would inherit.
    with _signals({signal.SIGINT: lambda *_: None} | dict.fromkeys(ENDS, pass_on)):
        process = subprocess.Popen(command)
        if asked:  # before there was somebody to pass it on to
            process.terminate()
        code = process.wait()
    return code if code >= 0 else 128 - code


@contextmanager
def ended_by_signals():
    """Make what asks us to end an exception, so that what has been begun can be put
    away.

    Raises
    ------
    Ended
        When we are asked to.
    """

    def end(number, frame):
        raise Ended(number)

    with _signals(dict.fromkeys(ENDS, end)):
        yield


@contextmanager
def _signals(handlers):
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
