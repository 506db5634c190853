"""The pictures of the README: docs/unrolling.gif, the real explorer in JupyterLab while
it is stepped through; docs/unrolling.png, one view of it for readers who want nothing
to move; and docs/today.png, as notebook 0 draws it.

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

travel_explorer(state='{"t": 1}')"""
STEPS = 4
"""So often the explorer is stepped on."""
STILL = 1
"""The view that stands for all where nothing moves: a good part of the states can be
seen, and some are still to come."""
SHOWN_MS, LAST_MS = 1400, 2800
"""How long a view is shown, and the last one."""


def main():
    os.environ["CHROME_PATH"] = chromium.find_or_get(sys.executable)
    os.environ |= node.setting(sys.executable)
    views = photographs()
    save(views[STILL], "unrolling.png")
    save_moving(views, "unrolling.gif")
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
    as_palette(picture).save(file, optimize=True)
    print(f"{file}: {picture.width} × {picture.height} pixels, {file.stat().st_size // 1000} kB")


def save_moving(pngs, name):
    """Views one after the other, again and again, with one palette for all."""
    palette = as_palette(Image.open(io.BytesIO(pngs[-1])))
    views = [Image.open(io.BytesIO(png)).convert("RGB") for png in pngs]
    views = [view.quantize(palette=palette, dither=Image.Dither.NONE) for view in views]
    file = lab.ROOT / "docs" / name
    shown = [SHOWN_MS] * (len(views) - 1) + [LAST_MS]
    views[0].save(file, save_all=True, append_images=views[1:], duration=shown, loop=0, optimize=True)
    print(f"{file}: {len(views)} views, {file.stat().st_size // 1000} kB")


def as_palette(picture):
    """The picture in 256 colors."""
    return picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)


def photographs():
    """The explorer's cell at each step as a PNG, at twice the usual number of
    pixels."""
    with (
        tempfile.TemporaryDirectory() as folder,
        lab.serve([write_notebook(folder)]) as server,
        lab.browser() as browser,
        lab.open_notebook(browser, server, "unrolling.ipynb", scale=2) as notebook,
    ):
        notebook.run_all()
        cell, views = notebook.show(0), []
        for step in range(STEPS + 1):
            if step:
                before = cell.locator(".rnn-teach-sentence").inner_text()
                cell.get_by_role("button", name="step ▶").click()
                cell.locator(".rnn-teach-sentence").filter(has_not_text=before).wait_for()
            notebook.page.wait_for_function(lab.KERNEL_IS_IDLE)
            notebook.page.mouse.move(0, 0)
            notebook.page.evaluate("document.activeElement.blur()")
            views.append(notebook.page.screenshot(clip=frame(cell)))
        return views


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
