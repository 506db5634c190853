"""A Firefox that a script drives: it speaks WebDriver BiDi by itself, over a socket for
which JupyterLab brings the client. No driver beside it is needed."""

import itertools
import json
import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from websocket import create_connection

from tools import patience

LISTENS = re.compile(r"WebDriver BiDi listening on (\S+)")
QUIET = 'user_pref("ui.prefersReducedMotion", 1);\n'
FLAGS = ("--headless", "--no-remote", "--remote-debugging-port", "0", "--profile")


@contextmanager
def browser():
    """The window of the Firefox at FIREFOX_PATH, with a profile of its own; nothing
    plays by itself in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        (Path(profile) / "user.js").write_text(QUIET, encoding="utf-8")
        command = [os.environ.get("FIREFOX_PATH", "firefox"), *FLAGS, profile]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            address = next(filter(None, map(LISTENS.search, process.stderr)))[1]
            yield Window(f"{address}/session")
        finally:
            process.terminate()
            process.communicate()


class Window:
    """The one window of a Firefox."""

    def __init__(self, address):
        self._socket = create_connection(address, timeout=patience.RUN_S, suppress_origin=True)
        self._numbers = itertools.count()
        self._ask("session.new", capabilities={})
        self._window = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def goto(self, url):
        """Open a page, and wait until it is complete."""
        self._ask("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def evaluate(self, expression):
        """What an expression, or its promise, becomes."""
        promised = f"Promise.resolve({expression}).then(JSON.stringify)"
        of_window = {"target": {"context": self._window}, "awaitPromise": True}
        answer = self._ask("script.evaluate", expression=promised, **of_window)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def _ask(self, method, **parameters):
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != number:
            pass  # what happens meanwhile
        if answer["type"] == "error":
            raise RuntimeError(answer["message"])
        return answer["result"]
