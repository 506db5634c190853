"""From the press of a key on a slider to the new picture, in the site that runs in the
browser alone.

    python3 start.py lite
    CHROME_PATH=/usr/bin/chromium python benchmarks/lite.py [--site FOLDER] [--quick]

What slider.py measures in a JupyterLab, here with Python in the page: no server, no
socket, and pure Python that is several times slower.
"""

import json
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import presses  # noqa: E402
from turns import main  # noqa: E402

from tools import build_lite, lab  # noqa: E402

NAME = "slider.ipynb"


def rows(rounds, site):
    """A row for each slider that is moved, on either screen."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "site"
        shutil.copytree(site, own)
        add_notebook(own)
        with build_lite.served(own) as address, lab.browser() as chromium:
            for ratio in (1, 2):
                with opened(chromium, address, ratio) as notebook:
                    yield from presses.rows(notebook, f"in the browser alone, ratio {ratio}", rounds)


def add_notebook(site):
    """Put what is measured among the site's notebooks, and let its page be driven."""
    presses.write_notebook(site / "files" / NAME)
    listed = site / "api" / "contents" / "all.json"
    contents = json.loads(listed.read_text(encoding="utf-8"))
    contents["content"].append(contents["content"][0] | {"name": NAME, "path": NAME})
    listed.write_text(json.dumps(contents), encoding="utf-8")
    settings = site / "jupyter-lite.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    content["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(content), encoding="utf-8")


@contextmanager
def opened(chromium, address, ratio):
    """The notebook in a window of its own, after all its cells have run."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, device_scale_factor=ratio)
    context.set_default_timeout(lab.ANSWER_MS)
    notebook = lab.Notebook(context.new_page())
    notebook.go_to(f"{address}lab/index.html?path={NAME}")
    notebook.run_all()
    yield notebook
    context.close()


if __name__ == "__main__":
    main(
        rows,
        __doc__.splitlines()[0],
        site={"type": Path, "default": build_lite.INTO, "help": "the folder that start.py lite has made"},
    )
