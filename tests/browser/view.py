"""What the page shows of an explorer at one moment, and what it must show."""

import base64
import contextlib
import functools
import io
import json

import numpy as np
from explorer_moves import at_first, frame_of
from PIL import Image

from rnn_teach import explorers
from rnn_teach.kit import explorer_view
from tools.lab import ROOT

FINGERPRINT = """const fingerprint = ({ width, height }, context) => {
    let [one, other] = [1, 1];
    for (const pixel of new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)) {
        one = Math.imul(one ^ pixel, 16777619);
        other = Math.imul(other + pixel, 0x9e3779b1) ^ (other >>> 15);
    }
    return `${width} x ${height}: ${one} ${other}`;
};"""
"""Whether two pictures are equal the page says quicker than it sends their pixels."""
READ = (
    f"""cell => {{ {FINGERPRINT}"""
    + """
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
        picture: fingerprint(picture, picture.getContext("2d")),
        alt: picture.getAttribute("aria-label"),
        sentence: cell.querySelector(".rnn-teach-sentence").textContent,
        error: cell.querySelector("[role=alert]").textContent,
        idle: jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === "idle",
    };
}"""
)


PLAYER = "\n".join((ROOT / "rnn_teach" / "kit" / name).read_text(encoding="utf-8") for name in explorer_view.PLAYER)
PLAYER = PLAYER.replace("export ", "")
PAINT = (
    "([width, height, scale, isWhole, ...parts]) => {"
    + PLAYER
    + FINGERPRINT
    + """
    const [background, glyphs, commands] = parts.map(
        part => Uint8Array.from(atob(part), char => char.charCodeAt())
    );
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const context = canvas.getContext("2d", { alpha: false });
    for (const part of [background, commands]) paint(context, readGlyphs(glyphs), part, { scale, dark: isDark() });
    return isWhole ? canvas.toDataURL().split(",")[1] : fingerprint(canvas, context);
}"""
)
PNG = "canvas => canvas.toDataURL().split(',')[1]"
OF_CANVAS = f"canvas => {{ {FINGERPRINT} return fingerprint(canvas, canvas.getContext('2d')); }}"


def painted(page, frame, width, height, ratio):
    """The pixels of a frame that the page's player paints."""
    return pixels_of_png(base64.b64decode(_paint(page, frame, width, height, ratio, True)))


def _paint(page, frame, width, height, ratio, is_whole):
    parts = [base64.b64encode(part).decode() for part in frame]
    return page.evaluate(PAINT, [width, height, ratio, is_whole, *parts])


_kept = {}
"""One explorer of each kind in this process, that goes where the page has gone: that
one that was moved shows what a new one shows is tested without a browser."""


@functools.cache
def right(page, name, state, ratio):
    """The picture, the sentence and the error that the explorer answers a state with;
    of the picture the fingerprint, as this page paints it."""
    try:
        explorer = _at_first(name, state, ratio) or _moved(name, state) or getattr(explorers, name)(state=state)
    except ValueError as error:
        return None, None, str(error)
    view = explorer.view
    if explorer is not at_first(name):  # which stays as it is
        view.pixel_ratio, _kept[name] = ratio, explorer
    return _paint(page, frame_of(explorer), view.width, view.height, ratio, False), explorer.sentence, ""


def _at_first(name, state, ratio):
    """The one that is as it was made, where it shows this state; otherwise None."""
    explorer = at_first(name)
    values = {parameter: control.value for parameter, control in explorer.controls.items()}
    return explorer if values == json.loads(state) and explorer.view.pixel_ratio == ratio else None


def _moved(name, state):
    """The kept one at this state; None where there is none or it cannot go there."""
    explorer = _kept.pop(name, None)
    if explorer:
        with contextlib.suppress(ValueError):
            explorer._set(json.loads(state))
            return None if explorer.view.error else explorer
    return None


def pixels_of_png(png):
    """The pixels (height, width, 3) of a PNG."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def fingerprint_on(canvas):
    """The fingerprint of a canvas on the page."""
    return canvas.evaluate(OF_CANVAS)


def pixels_on(canvas):
    """The pixels of a canvas on the page."""
    return pixels_of_png(base64.b64decode(canvas.evaluate(PNG)))


class View:
    """What stands in the cell of an explorer.

    Attributes
    ----------
    values : dict
        What the controls show, by name.
    picture : str
        A fingerprint of its pixels.
    alt, sentence, error : str
        Its text alternative, the sentence below it, and the message below that.
    idle : bool
        Whether the kernel has nothing to do.
    """

    def __init__(self, name, cell):
        seen = cell.evaluate(READ)
        self.name, self.idle, self._ratio, self._page = name, seen["idle"], seen["ratio"], cell.page
        self.alt, self.sentence, self.error = seen["alt"], seen["sentence"], seen["error"]
        self.picture = seen["picture"]
        # KeyError: the page lacks a control. What it has besides, like a list of
        # examples, holds no value.
        controls = at_first(name).controls.items()
        self.values = {parameter: seen["controls"][control.description] for parameter, control in controls}

    def faults(self):
        """What is not as the values say it must be, in words; empty if all is right."""
        picture, sentence, error = right(self._page, self.name, json.dumps(self.values), self._ratio)
        faults = []
        if self.error != error:
            faults.append(f"the error is {self.error!r} instead of {error!r}")
        if not error and self.picture != picture:
            faults.append("the picture is not the one that these values have")
        if not error and self.sentence != sentence:
            faults.append(f"the sentence is {self.sentence!r} instead of {sentence!r}")
        if self.alt != self.sentence:
            faults.append(f"the text alternative is {self.alt!r} instead of {self.sentence!r}")
        return "; ".join(faults)
