"""What the page shows of an explorer at one moment, and what it must show."""

import base64
import functools
import io
import json

import numpy as np
from explorer_moves import frame_of
from PIL import Image

from rnn_teach import explorers
from tools.lab import ROOT

READ = """cell => {
    const picture = cell.querySelector(".rnn-teach-picture canvas");
    const controls = {};
    for (const control of cell.querySelectorAll(".widget-slider, .widget-dropdown, .widget-text")) {
        const readout = control.querySelector(".widget-readout");
        controls[control.querySelector("label").textContent] = readout
            ? Number(readout.textContent.replace("−", "-"))
            : control.querySelector("select, input").value;
    }
    return {
        controls,
        ratio: devicePixelRatio,
        png: picture.toDataURL().split(",")[1],
        alt: picture.getAttribute("aria-label"),
        sentence: cell.querySelector(".rnn-teach-sentence").textContent,
        error: cell.querySelector("[role=alert]").textContent,
        idle: jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === "idle",
    };
}"""


@functools.cache
def at_first(name):
    """The explorer itself, in this process."""
    return getattr(explorers, name)()


PLAYER = (
    (ROOT / "rnn_teach" / "kit" / "player.js").read_text(encoding="utf-8").replace("export function", "function")
)
PAINT = (
    "([width, height, scale, ...parts]) => {"
    + PLAYER
    + """
    const [background, glyphs, commands] = parts.map(
        part => Uint8Array.from(atob(part), char => char.charCodeAt())
    );
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const context = canvas.getContext("2d", { alpha: false });
    for (const part of [background, commands]) paint(context, readGlyphs(glyphs), part, { scale, dark: isDark() });
    return canvas.toDataURL().split(",")[1];
}"""
)


def painted(page, frame, width, height, ratio):
    """The pixels of a frame that the page's player paints."""
    parts = [base64.b64encode(part).decode() for part in frame]
    return decode(base64.b64decode(page.evaluate(PAINT, [width, height, ratio, *parts])))


@functools.lru_cache(maxsize=128)
def drawn_afresh(page, name, state, ratio):
    """The picture, the sentence and the error that a new explorer answers
    a state with; the picture as this page paints it."""
    try:
        explorer = getattr(explorers, name)(state=state)
    except ValueError as error:
        return None, None, str(error)
    view = explorer.view
    view.pixel_ratio = ratio
    return painted(page, frame_of(explorer), view.width, view.height, ratio), explorer.sentence, ""


def decode(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


class View:
    """What stands in the cell of an explorer.

    Attributes
    ----------
    values : dict
        What the controls show, by name.
    pixels : array (height, width, 3)
        The picture.
    alt, sentence, error : str
        Its text alternative, the sentence below it, and the message below that.
    idle : bool
        Whether the kernel has nothing to do.
    """

    def __init__(self, name, cell):
        seen = cell.evaluate(READ)
        self.name, self.idle, self._ratio, self._page = name, seen["idle"], seen["ratio"], cell.page
        self.alt, self.sentence, self.error = seen["alt"], seen["sentence"], seen["error"]
        self.pixels = decode(base64.b64decode(seen["png"]))
        # KeyError: the page lacks a control. What it has besides, like a list of
        # examples, holds no value.
        controls = at_first(name).controls.items()
        self.values = {parameter: seen["controls"][control.description] for parameter, control in controls}

    def faults(self):
        """What is not as the values say it must be, in words; empty if all is right."""
        picture, sentence, error = drawn_afresh(self._page, self.name, json.dumps(self.values), self._ratio)
        faults = []
        if self.error != error:
            faults.append(f"the error is {self.error!r} instead of {error!r}")
        if not error and not np.array_equal(self.pixels, picture):
            faults.append("the picture is not the one drawn afresh")
        if not error and self.sentence != sentence:
            faults.append(f"the sentence is {self.sentence!r} instead of {sentence!r}")
        if self.alt != self.sentence:
            faults.append(f"the text alternative is {self.alt!r} instead of {self.sentence!r}")
        return "; ".join(faults)
