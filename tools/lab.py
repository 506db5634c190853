"""A real JupyterLab in a real browser, for the tests, the benchmarks and the picture in
the README.

with serve(["notebooks/01_unrolling.ipynb"]) as server, browser() as chromium:
    with open_notebook(chromium, server, "01_unrolling.ipynb") as notebook:
        notebook.run_all()
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import news, patience, run_notebook, steps

ROOT = Path(__file__).parents[1]
PATIENCE_MS = 1000 * patience.RUN_S
ANSWER_MS = 1000 * patience.ANSWER_S
LOOK_MS = 50
"""What waits for a kernel looks that often. Playwright would look with each frame, and
the page would draw sixty of them a second, which takes as long as the cells do."""
SLIT = {"width": 700, "height": 300}
"""A window that shows little: to paint what nobody looks at takes a third as long as to
run it."""
CHROMIUM_FLAGS = (
    "--disable-dev-shm-usage",  # which is tiny in containers
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOTEBOOK = "jupyterapp.shell.currentWidget.content"
PATH = "window.jupyterapp?.shell.currentWidget?.context?.path"
IN_ITS_PLACE = """async path => {
    for (const tab of [...jupyterapp.shell.widgets("main")]) {
        await tab.sessionContext?.shutdown();
        tab.dispose();
    }
    await jupyterapp.commands.execute("docmanager:open", { path });
}"""
SESSION = "window.jupyterapp?.shell.currentWidget?.sessionContext"
ASK = f"""async ([code, value]) => {{
    const asked = {{ code, silent: true, store_history: false, user_expressions: {{ value }} }};
    const {{ content }} = await {SESSION}.session.kernel.requestExecute(asked).done;
    return content.status === "ok" ? content.user_expressions.value : content;
}}"""
RUN = f"""([command, first, last]) => {{
    const notebook = {NOTEBOOK};
    if (first !== undefined) {{
        notebook.deselectAll();
        notebook.activeCellIndex = first;
        if (last > first) notebook.extendContiguousSelectionTo(last);
    }}
    window.cellsHaveRun = false;
    jupyterapp.commands.execute(command).then(() => {{ window.cellsHaveRun = true; }});
}}"""
"""In one call: what a page is still about to do, such as to put the focus back, must
not choose another cell in between."""
ERRORS = f"""[...{NOTEBOOK}.model.cells].flatMap(cell => cell.outputs?.toJSON() ?? [])
    .filter(output => output.output_type === "error")"""
KERNEL_IS_IDLE = f"{SESSION}?.session?.kernel?.status === 'idle'"
STANDS_STILL = """() => {
    const place = document.querySelector(".jp-WindowedPanel-outer").scrollTop;
    const still = place === window.lastPlace;
    window.lastPlace = place;
    return still;
}"""  # after all cells have run, JupyterLab scrolls to the last one
SCROLLED_TO = """cell => {
    const before = cell.getBoundingClientRect().top;
    cell.scrollIntoView();
    return cell.getBoundingClientRect().top === before;
}"""  # not at once: cells on the way find their height only when they are drawn
OWN_FOLDERS = (
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "IPYTHONDIR",
)


class NoBrowser(Exception):
    """No browser was named."""


@dataclass
class Server:
    """A JupyterLab that runs.

    Attributes
    ----------
    url, token : str
        Its address, and what lets one in.
    folder : Path
        Where its notebooks lie; what is written there later it opens too.
    """

    url: str
    token: str
    folder: Path

    def request(self, path, method="GET"):
        """Ask its REST interface."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.url}/{path}", method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=patience.ANSWER_S) as answer:
            return answer.read()


@contextmanager
def serve(notebooks):
    """A JupyterLab of its own on copies of these notebooks: nothing outside a temporary
    folder is read or changed.

    Raises
    ------
    RuntimeError
        If it does not start: with the last it said.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folder = Path(folder)
        copies = folder / "notebooks"
        copies.mkdir()
        for notebook in notebooks:
            shutil.copy(notebook, copies)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Server(f"http://127.0.0.1:{port}", secrets.token_hex(16), copies)
        log = folder / "server.log"
        process = _start(server, port, copies, folder, log)
        try:
            _wait_until_it_answers(server, process, log)
            yield server
        finally:
            _end(server, process)


def _start(server, port, copies, folder, log):
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--expose-app-in-browser"),
        *(f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"),
        *(f"--IdentityProvider.token={server.token}", f"--ServerApp.root_dir={copies}"),
        *(["--allow-root"] if steps.is_root() else []),
    ]
    # A group of its own, so that whatever it starts can be ended together.
    group = (
        {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
    )
    with open(log, "wb") as story:
        return subprocess.Popen(
            command, env=own_environment(folder), stdin=subprocess.DEVNULL, stdout=story, stderr=story, **group
        )


def own_environment(folder):
    """Ours, but with Jupyter's own folders and settings in `folder` and the package of
    this checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    environment |= {name: str(folder / name.lower()) for name in OWN_FOLDERS}
    _turn_off_news(folder / "jupyterlab_settings_dir")
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return environment


def _turn_off_news(settings_folder):
    """JupyterLab would ask at its first start whether it may fetch news, in front of
    the notebook."""
    for plugin, settings in news.SETTINGS.items():
        file = settings_folder / f"{plugin.replace(':', '/')}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings), encoding="utf-8")


def _wait_until_it_answers(server, process, log):
    end = time.monotonic() + patience.RUN_S
    while time.monotonic() < end and process.poll() is None:
        try:
            server.request("api/status")
            return
        except OSError:
            time.sleep(0.1)
    last_words = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"JupyterLab does not start: read the last it said.\n{last_words}")


def _end(server, process):
    """Ask it to end, which ends its kernels too; make it where it does not listen."""
    with suppress(OSError):
        server.request("api/shutdown", method="POST")
    try:
        process.wait(timeout=patience.ANSWER_S)
    except subprocess.TimeoutExpired:
        _kill(process)


def _kill(process):
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def browser():
    """The Chromium at CHROME_PATH.

    Raises
    ------
    NoBrowser
        If CHROME_PATH is not set.
    """
    path = os.environ.get("CHROME_PATH")
    if not path:
        raise NoBrowser(
            "CHROME_PATH is not set: set it to a Chromium or Chrome, or call python3 start.py test, which finds one"
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=CHROMIUM_FLAGS, chromium_sandbox=not steps.is_root()
        )
        yield chromium
        chromium.close()


class Notebook:
    """A notebook that is open in JupyterLab.

    Attributes
    ----------
    page : playwright.sync_api.Page
    complaints : list of str
        What the page has written to the browser's console as an error, so far.
    """

    def __init__(self, page, scale=1):
        self.page = page
        self.complaints = []
        self._scale = scale
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go_to(self, url):
        """Open it, and wait until its kernel is ready and JupyterLab says so."""
        self.page.goto(url, timeout=PATIENCE_MS)
        self._wait_until_ready()

    def begin(self, url):
        """Open JupyterLab there, with no notebook."""
        self.page.goto(url, timeout=PATIENCE_MS)
        self._wait_for("window.jupyterapp")
        self.page.evaluate("jupyterapp.restored.then(() => {})")

    def change_to(self, name, *, width=1400, height=1000, scale=1):
        """Open another notebook in this window, which is quicker than in a new one; the
        one before is closed as it is, and its kernel ends."""
        self.page.set_viewport_size({"width": width, "height": height})
        self._see_on(width, height, scale)
        self.page.evaluate(IN_ITS_PLACE, name)
        self._wait_for(f"{PATH} === {json.dumps(name)}")
        self._wait_until_ready()
        self.complaints.clear()

    def _see_on(self, width, height, scale):
        """As when a window is drawn over to a screen with so many pixels to one of the
        page."""
        if scale != self._scale:
            screen = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
            devices = self.page.context.new_cdp_session(self.page)
            devices.send("Emulation.setDeviceMetricsOverride", screen)
            self._scale = scale

    @property
    def name(self):
        """The notebook's path; None where none is open."""
        return self.page.evaluate(PATH)

    def _wait_until_ready(self):
        self.wait_until_idle()
        self.page.locator("#jp-main-statusbar", has_text="| Idle").wait_for(timeout=PATIENCE_MS)

    def run_all(self):
        """Run all cells and wait until the last is done, or one has failed."""
        self.page.evaluate(RUN, ["notebook:run-all-cells"])
        self._wait_for("window.cellsHaveRun")
        self.page.wait_for_function(STANDS_STILL, polling=250)

    @contextmanager
    def hardly_seen(self):
        """For cells that run before anyone looks at them."""
        usual = self.page.viewport_size
        self.page.set_viewport_size(SLIT)
        try:
            yield
        finally:  # the window is another test's too
            self.page.set_viewport_size(usual)

    def run_cells(self, first, last):
        """Run some cells that follow each other, and wait until they are done or one
        has failed."""
        self.page.evaluate(RUN, ["notebook:run-cell", first, last])
        self._wait_for("window.cellsHaveRun")

    def start_cell(self, index):
        """Run one cell, without waiting for it."""
        self.page.evaluate(RUN, ["notebook:run-cell", index, index])

    def run_cell(self, index):
        """Run one cell and wait until it is done."""
        self.run_cells(index, index)

    def _wait_for(self, condition):
        self.page.wait_for_function(condition, timeout=PATIENCE_MS, polling=LOOK_MS)

    def ask(self, expression="None", code=""):
        """The value of an expression in the kernel, a literal, after some code; neither
        the history nor a cell shows it."""
        return run_notebook.literal(expression, self.page.evaluate(ASK, [code, expression]))

    def printed(self, index):
        """What a cell has printed."""
        return "".join(output.get("text", "") for output in self.cells()[index]["outputs"])

    def wait_until_idle(self):
        """Wait until the kernel is ready."""
        self._wait_for(KERNEL_IS_IDLE)

    def save(self):
        """Save the notebook, as Ctrl-S does."""
        self.page.evaluate('jupyterapp.commands.execute("docmanager:save")')

    def interrupt_kernel(self):
        """What the stop button does."""
        self.page.evaluate(f"{SESSION}.session.kernel.interrupt()")

    def restart_kernel(self):
        """What restarting from the menu does, without the question."""
        self.page.evaluate(f"{SESSION}.session.kernel.restart()")

    def end_kernel(self):
        self.page.evaluate(f"{SESSION}?.shutdown()")

    def cells(self):
        """The cells with their outputs as they would be saved now, also those that are
        not drawn."""
        return self.page.evaluate(f"{NOTEBOOK}.model.toJSON().cells")

    def errors(self):
        """What cells end with that have failed, as outputs. Asked for alone, since all
        outputs of a notebook are a million bytes."""
        return self.page.evaluate(ERRORS)

    def show(self, index):
        """Scroll to a cell, since JupyterLab draws only what is near, and return its
        place on the page."""
        cell = self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]')
        cell.wait_for(state="attached")
        self.page.wait_for_function(SCROLLED_TO, arg=cell.element_handle())
        return cell


@contextmanager
def open_notebook(chromium, server, name, *, width=1400, height=1000, scale=1):
    """A notebook in a window of its own; its kernel ends with it."""
    with _window(chromium, server, f"/tree/{name}", width, height, scale) as notebook:
        yield notebook


@contextmanager
def open_empty(chromium, server, *, width=1400, height=1000):
    """A window in which no notebook is open yet, to change to one."""
    with _window(chromium, server, "", width, height, 1) as notebook:
        yield notebook


@contextmanager
def _window(chromium, server, where, width, height, scale):
    # A workspace of its own as well: the usual one would bring back what was open
    # before.
    url = f"{server.url}/lab/workspaces/{secrets.token_hex(4)}{where}?token={server.token}"
    context = chromium.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    context.set_default_timeout(ANSWER_MS)
    notebook = Notebook(context.new_page(), scale)
    try:
        if where:
            notebook.go_to(url)
        else:
            notebook.begin(url)
        yield notebook
        notebook.end_kernel()
    finally:
        context.close()
