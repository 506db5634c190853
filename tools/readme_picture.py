"""The pictures of the README: docs/unrolling.png, the real explorer in JupyterLab, and
docs/today.png, as notebook 0 draws it.

`python tools/readme_picture.py` in the environment of the course makes it anew.
"""

import io
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.figures import plot_today
from tools import build_notebooks, chromium, lab, node

SOURCE = """\
from rnn_teach.explorers import travel_explorer

travel_explorer()"""
STEPS = 0
"""So far from where the explorer begins that a good part of the states can be seen, and
some are still to come."""


def main():
    os.environ["CHROME_PATH"] = chromium.find_or_get(sys.executable)
    os.environ |= node.setting(sys.executable)
    save(photograph(), "unrolling.png")
    save(drawn_today(), "today.png")


def drawn_today():
    """Where recurrence stands today, as a PNG at twice the usual number of pixels."""
    picture = plot_today().figure
    picture.set_pixel_ratio(2)
    return picture.png()


def save(png, name):
    """As a palette it is a third of the size, and looks the same: it has few
    colours."""
    picture = Image.open(io.BytesIO(png))
    file = lab.ROOT / "docs" / name
    file.parent.mkdir(exist_ok=True)
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file}: {picture.width} × {picture.height} pixels, {file.stat().st_size // 1000} kB")


def photograph():
    """The explorer's cell as a PNG, at twice the usual number of pixels."""
    with (
        tempfile.TemporaryDirectory() as folder,
        lab.serve([write_notebook(folder)]) as server,
        lab.browser() as browser,
        lab.open_notebook(browser, server, "unrolling.ipynb", scale=2) as notebook,
    ):
        notebook.run_all()
        cell = notebook.show(0)
        for _ in range(STEPS):
            before = cell.locator(".rnn-teach-sentence").inner_text()
            cell.get_by_role("button", name="step ▶").click()
            cell.locator(".rnn-teach-sentence").filter(has_not_text=before).wait_for()
        notebook.page.wait_for_function(lab.KERNEL_IS_IDLE)
        notebook.page.mouse.move(0, 0)
        notebook.page.evaluate("document.activeElement.blur()")
        return notebook.page.screenshot(clip=frame(cell))


def write_notebook(folder):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SOURCE)])
    notebook.metadata.update(build_notebooks.METADATA)
    path = Path(folder, "unrolling.ipynb")
    nbformat.write(notebook, path)
    return path


def frame(cell):
    """From the controls down to the sentence, as wide as the picture."""
    explorer = cell.locator(".jp-OutputArea-output").bounding_box()
    picture = cell.locator(".rnn-teach-picture canvas").bounding_box()
    margin = 4
    return {
        "x": picture["x"] - margin,
        "y": explorer["y"] - margin,
        "width": picture["width"] + 2 * margin,
        "height": explorer["height"] + margin,
    }


if __name__ == "__main__":
    main()
