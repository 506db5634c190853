"""Build the site that runs the course in the browser alone: JupyterLite, the notebooks
and our package.

Python itself, NumPy and matplotlib come from Pyodide: from its public address, or from
the folder of a Pyodide distribution that --pyodide or RNN_TEACH_PYODIDE names. Then the
site holds them and needs no other address.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager, nullcontext
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INTO = ROOT / "build" / "lite"
LOG = ROOT / "build" / "lite.log"
LOCK = "pyodide-lock.json"
EXPLORERS_NEED = ("ipywidgets", "anywidget", "threadpoolctl", "tqdm")
BESIDES = ("jupyterlab-widgets", "widgetsnbextension", "psygnal")
"""What these need and Pyodide lacks. All in the versions that are pinned for the site's
environment."""


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="start.py lite", description=__doc__)
    parser.add_argument("--into", type=Path, default=INTO, help="the folder to write to; what is in it is replaced")
    parser.add_argument(
        "--pyodide", default=os.environ.get("RNN_TEACH_PYODIDE"), help="the folder of a Pyodide distribution"
    )
    options = parser.parse_args(arguments)
    into = options.into.resolve()
    if into.is_dir() and any(into.iterdir()) and not (into / "jupyter-lite.json").is_file():
        sys.exit(f"{into} holds something other than a site, which would be lost: name another folder.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        if options.pyodide:
            take_pyodide(Path(options.pyodide), source / "static" / "pyodide")
        gather(source)
        site = build(source, own_pyodide=bool(options.pyodide))
        shutil.rmtree(into, ignore_errors=True)
        shutil.move(site, into)
    print(
        f"The site is in {into}. It needs a server of files: {Path(sys.executable).name} -m http.server -d {into}"
    )
    return 0


def gather(source):
    """The notebooks, and a wheel of our package, that needs in the browser what the
    explorers need."""
    from flit_core import buildapi

    (source / "files").mkdir(parents=True)
    for notebook in sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb")):
        shutil.copy(notebook, source / "files")
    (source / "wheels").mkdir()
    os.chdir(ROOT)
    buildapi.build_wheel(str(source / "wheels"))


def take_pyodide(distribution, into):
    """Copy a distribution, whose lock then lists only packages that are there with all
    they depend on."""
    if not (distribution / LOCK).is_file():
        sys.exit(f"{distribution} holds no Pyodide distribution: it has no {LOCK}.")
    shutil.copytree(distribution, into)
    lock = json.loads((into / LOCK).read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if (into / entry["file_name"]).is_file()}
    while incomplete := [name for name, entry in packages.items() if not set(entry["depends"]) <= set(packages)]:
        for name in incomplete:
            del packages[name]
    (into / LOCK).write_text(json.dumps(lock | {"packages": packages}), encoding="utf-8")


def build(source, *, own_pyodide):
    """Run JupyterLite; the folder of the site."""
    LOG.parent.mkdir(exist_ok=True)
    with served(source / "static" / "pyodide") if own_pyodide else nullcontext() as address:
        (source / "jupyter_lite_config.json").write_text(json.dumps(settings(address)), encoding="utf-8")
        command = [sys.executable, "-m", "jupyterlite_core", "build"]
        # uv, which finds the packages, needs no Python of its own.
        surroundings = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
        with open(LOG, "wb") as story:
            code = subprocess.call(command, cwd=source, env=surroundings, stdout=story, stderr=story)
    lock = source / "site" / "static" / "pyodide-lock" / LOCK
    if code or not lock.is_file():
        sys.exit(
            f"JupyterLite could not build the site; {LOG} says why. It asks PyPI for the widgets and, where no "
            "distribution is named, Pyodide's own address for the rest, so see that both can be reached."
        )
    if own_pyodide:
        lock.write_text(lock.read_text(encoding="utf-8").replace(address, "../pyodide/"), encoding="utf-8")
    return source / "site"


def settings(address):
    """JupyterLite's settings. Our wheel needs NumPy alone; in the browser it brings
    what explorers need, too."""
    needs = ["numpy", "matplotlib", *EXPLORERS_NEED]
    lock = {
        "enabled": True,
        "specs": [f"{name}=={version(name)}" for name in EXPLORERS_NEED],
        "constraints": [f"{name}=={version(name)}" for name in BESIDES],
        "wheels": ["wheels"],
        "patches": {"packages": {"rnn-teach": {"depends": needs}}},
    }
    if address:
        lock["pyodide_lock_url"] = address + LOCK
    return {
        "LiteBuildConfig": {
            "contents": ["files"],
            "output_dir": "site",
            "cache_dir": "cache",
            "apps": ["lab", "notebooks", "tree"],  # on a telephone a notebook alone has room
            "no_sourcemaps": True,
        },
        "PyodideLockAddon": lock,
    }


class Files(SimpleHTTPRequestHandler):
    """Files with the types that browsers insist on, and no line for each on the
    terminal."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address of a server of these files, for this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
