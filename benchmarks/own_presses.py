"""From the press of a key on the time slider to the new picture on the screen, with a
large net of one's own.

    CHROME_PATH=/usr/bin/chromium python benchmarks/own_presses.py [--quick]

The net of `own_network.py`, each explorer in a cell of one notebook of a real
JupyterLab. The times are taken in the page, as `presses.py` says. There is no peer.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from own_network import EXPLORERS, ROOT, TESTS, WORDS

sys.path[:0] = [str(ROOT), str(TESTS), str(TESTS / "golden")]

from foreign import safetensors_of  # noqa: E402
from large_net import large_weights  # noqa: E402
from presses import Slider  # noqa: E402

from tools import build_notebooks, lab  # noqa: E402

NAMES = [name for name, control in EXPLORERS.items() if control == "t"]
for other in ("gru_explorer", "gradient_ledger_explorer"):  # reads a GRU; plays along k
    NAMES.remove(other)
OPEN = """
import sys
sys.path.insert(0, {root!r})
import rnn_teach.explorers as explorers
from rnn_teach import read_network
words = {words}
net = read_network({file!r}, words=words.split())
"""


def write_notebook(folder):
    """A notebook that opens the net with each explorer, and the place of each cell."""
    file, path = folder / "large.safetensors", folder / "own.ipynb"
    file.write_bytes(safetensors_of(large_weights()))
    sources = [OPEN.format(root=str(ROOT), words=WORDS, file=str(file))]
    sources += [f"explorers.{name}(net=net, words=words)" for name in NAMES]
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=build_notebooks.METADATA), path)
    return path


def rows(presses):
    """What is measured of each explorer, in words."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_notebook(Path(folder))
        with (
            lab.serve([path]) as server,
            lab.browser() as chromium,
            lab.open_notebook(chromium, server, path.name) as notebook,
        ):
            notebook.run_all()
            for index, name in enumerate(NAMES, 1):
                slider = Slider(notebook, index, "time step t")
                took = sorted([slider.press() for _ in range(presses + 2)][2:])  # the first two warm up
                middle, within = statistics.median(took), took[int(0.95 * presses)]
                yield f"{name:26} {middle:6.1f} ms (95 of 100 within {within:.1f}, at most {took[-1]:.1f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few presses, to see that it runs")
    for row in rows(3 if parser.parse_args().quick else 25):
        print(row, flush=True)


if __name__ == "__main__":
    main()
