"""From the press of a key on a slider to the new picture on the screen: our explorers
and plain `interact`.

    CHROME_PATH=/usr/bin/chromium python benchmarks/slider.py [--quick] [--json FILE]

All in one notebook of a real JupyterLab, in turns, on a plain screen (ratio 1) and on a
fine one (ratio 2). The times are taken in the page: from the key's event until the
first frame with the new picture has been painted. The peer draws the same picture with
the same drawing code, as one would without an explorer: a function that makes a pyplot
figure, and `interact`. The limit is the way from the page to the kernel and back of a
trait that draws nothing: no picture that a kernel answers with can be quicker.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import presses  # noqa: E402
from turns import main  # noqa: E402

from tools import lab  # noqa: E402


def rows(rounds):
    """A row for each slider that is moved, on either screen."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slider.ipynb"
        presses.write_notebook(path)
        with lab.serve([path]) as server, lab.browser() as chromium:
            for ratio in (1, 2):
                with lab.open_notebook(chromium, server, path.name, scale=ratio) as notebook:
                    notebook.run_all()
                    yield from presses.rows(notebook, f"slider, ratio {ratio}", rounds)


if __name__ == "__main__":
    main(rows, __doc__.splitlines()[0])
