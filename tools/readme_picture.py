"""Make docs/unrolling.png, the picture at the top of the README: the real explorer in a real JupyterLab.

    CHROME_PATH=/usr/bin/chromium python tools/readme_picture.py
"""

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import lab  # noqa: E402

NOTEBOOK = ROOT / "notebooks" / "01_unrolling.ipynb"
PICTURE = ROOT / "docs" / "unrolling.png"


def main():
    with (
        lab.serve([NOTEBOOK]) as server,
        lab.browser() as chromium,
        lab.open_notebook(chromium, server, NOTEBOOK.name, scale=2) as notebook,
    ):
        notebook.run_all()
        sources = ["".join(cell["source"]) for cell in notebook.cells()]
        cell = notebook.show(next(i for i, source in enumerate(sources) if "unrolling_explorer()" in source))
        cell.get_by_role("slider", name="time step t").press("End")
        cell.get_by_role("slider", name="time step t").press("ArrowLeft")
        cell.locator(".rnn-teach-sentence", has_text="Step 4 of 5").wait_for()
        notebook.page.wait_for_timeout(500)  # the picture comes with its sentence, the slider's mark a little later
        explorer = cell.locator(".jp-OutputArea-output").first
        shot = Image.open(io.BytesIO(explorer.screenshot())).convert("RGB")
    PICTURE.parent.mkdir(exist_ok=True)
    shot.quantize(128).save(PICTURE, optimize=True)  # flat colours: a palette loses nothing one can see
    print(f"{PICTURE.relative_to(ROOT)}: {shot.width} x {shot.height}, {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
