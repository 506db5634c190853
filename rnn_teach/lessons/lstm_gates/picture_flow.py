"""One step of an LSTM unit as a drawing: what flows through the cell, each flow as wide
as its value."""

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT, pale
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.picture_bars import color_of, largest_flow

WIDTH, HEIGHT = 385, 232
"""The ends of the drawing's axes: so many pixels of a plain screen."""
WIDEST, NARROWEST = 26, 1.2
LINE, LOW = 160, 62
"""How high the cell state runs, and how high the hidden state leaves."""
FORGET, ADD, NOW = 112, 205, 305
"""Where the cell state meets the forget gate, what is written, and the way out."""
WRITE = 92
"""How high the candidate meets the input gate."""
VALVE = 13


class CellFlow:
    """The drawing: c[t-1] → × f → + i g → c[t] → × o → h[t], with g from below.

    A flow is filled where its value is above zero and hollow where it is below; a valve
    is the fuller the more its gate is open.
    """

    def __init__(self, ax):
        ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        ax.axis("off")
        self.ax = ax
        self._flows = {name: _flow(ax, *place) for name, place in FLOWS.items()}
        self._valves = {name: _valve(ax, name, *place) for name, place in VALVES.items()}
        self._plus = ax.add_patch(Circle((ADD, LINE), VALVE, facecolor="white", edgecolor=INK, linewidth=1.4))
        self._signs = [
            ax.text(x, y, sign, ha="center", va="center", size=TITLE_PT + 2, color=INK)
            for x, y, sign in ((ADD, LINE, "+"),)
        ]
        self._squash = ax.add_patch(
            FancyBboxPatch((NOW - 19, 103), 38, 16, boxstyle="round,pad=2", facecolor="white", edgecolor=FAINT)
        )
        self._squash_name = ax.text(NOW, 111, "tanh", ha="center", va="center", size=TEXT_PT, color=INK)
        self._numbers = {
            name: ax.text(x, y, "", ha=ha, va=va, size=TEXT_PT, color=color_of(color))
            for name, (x, y, ha, va, color) in NUMBERS.items()
        }
        parts = (*self._flows.values(), self._plus, *self._signs, self._squash, self._squash_name)
        valves = [artist for valve in self._valves.values() for artist in valve]
        self.changing = [*parts, *valves, *self._numbers.values()]
        self._drawn = {}

    def set_step(self, cell, trace, t):
        """Show step t of the trace of a cell with one unit."""
        v = {name: float(getattr(trace, name)[t, 0, 0]) for name in ("i", "f", "g", "o", "c", "h")}
        v["c before"] = float(trace.c[t - 1, 0, 0])
        v["kept"], v["written"] = v["f"] * v["c before"], v["i"] * v["g"]
        linear = cell.cell_output == "linear"
        v["read"], v["squashed"] = v["c"], float(np.tanh(v["c"]))
        largest = largest_flow(trace)
        for name, (_, end, color) in FLOWS.items():
            if name == "read" and linear:  # nothing in its way
                end = FLOWS["squashed"][1]
            width = max(NARROWEST, WIDEST * min(abs(v[name]) / largest, 1))
            self._set(name, width, end, pale(COLORS[color]) if v[name] >= 0 else "white")
        self._flows["squashed"].set_visible(not linear)
        for name, (disc, sign, _) in self._valves.items():
            if v[name] != self._drawn.get(name):
                self._drawn[name] = v[name]
                disc.set_facecolor(mixed(color_of(name), v[name]))
                sign.set_color("white" if v[name] > 0.5 else color_of(name))
        for artist in (self._squash, self._squash_name):
            artist.set_visible(not linear)
        self._write(cell, t, v)

    def _set(self, name, width, end, color):
        """A flow, where it is another one: what is set is drawn anew."""
        if (width, end, color) != self._drawn.get(name):
            self._drawn[name] = width, end, color
            self._flows[name].set_xy(arrow(FLOWS[name][0], end, width))
            self._flows[name].set_facecolor(color)

    def _write(self, cell, t, v):
        texts = {
            "c before": f"c[{t - 1}] = {number(v['c before'])}",
            "kept": f"f c = {number(v['kept'])}",
            "written": f"i g = {number(v['written'])}",
            "g": f"g = {number(v['g'])}",
            "c": f"c[{t}] = {number(v['c'])}",
            "h": f"h[{t}] = {number(v['h'])}",
            "squashed": "" if cell.cell_output == "linear" else number(v["squashed"]),
        }
        for name, text in texts.items():
            self._numbers[name].set_text(text)
        for name, (_, _, text) in self._valves.items():
            text.set_text(say.valve(name, v[name], name in cell.hold))


FLOWS = {
    "c before": ((2, LINE), (FORGET - VALVE, LINE), "c"),
    "kept": ((FORGET + VALVE, LINE), (ADD - VALVE, LINE), "c"),
    "g": ((ADD, 22), (ADD, WRITE - VALVE), "g"),
    "written": ((ADD, WRITE + VALVE), (ADD, LINE - VALVE), "g"),
    "read": ((NOW, LINE), (NOW, 121), "c"),
    "c": ((ADD + VALVE, LINE), (WIDTH - 4, LINE), "c"),
    "squashed": ((NOW, 121), (NOW, LOW + VALVE), "c"),
    "h": ((NOW + VALVE, LOW), (WIDTH - 4, LOW), "h"),
}
"""Each flow: from where, to where, and whose colour."""
VALVES = {
    "f": (FORGET, LINE, FORGET, LINE + 38, "center", "bottom"),
    "i": (ADD, WRITE, ADD - 20, WRITE, "right", "center"),
    "o": (NOW, LOW, NOW - 20, LOW, "right", "center"),
}
"""Each gate: where it meets what it lets through, and where its number stands."""
NUMBERS = {
    "c before": (2, LINE - 17, "left", "top", "c"),
    "kept": (FORGET + 16, LINE + 18, "left", "bottom", "c"),
    "written": (ADD - 16, 118, "right", "center", "g"),
    "g": (ADD, 4, "center", "bottom", "g"),
    "c": (WIDTH - 4, LINE + 24, "right", "bottom", "c"),
    "squashed": (NOW + 26, 92, "left", "center", "c"),
    "h": (WIDTH - 4, LOW - 22, "right", "top", "h"),
}


def arrow(start, end, width):
    """The corners of an arrow of that width, to the right or straight up or down; its
    head is a little wider."""
    (x0, y0), (x1, y1) = start, end
    length = abs(x1 - x0) + abs(y1 - y0)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    half, head = width / 2, min(length / 2, 5 + width / 3)
    outline = [(0, -half), (length - head, -half), (length - head, -half - 3), (length, 0)]
    outline += [(along, -across) for along, across in reversed(outline)]
    return [(x0 + dx * along - dy * across, y0 + dy * along + dx * across) for along, across in outline]


def _flow(ax, start, end, name):
    return ax.add_patch(Polygon(arrow(start, end, NARROWEST), closed=True, edgecolor=COLORS[name], linewidth=1))


def _valve(ax, name, x, y, text_x, text_y, ha, va):
    color = color_of(name)
    disc = ax.add_patch(Circle((x, y), VALVE, linewidth=1.8, edgecolor=color))
    sign = ax.text(x, y, "×", ha="center", va="center", size=TITLE_PT + 2)
    return disc, sign, ax.text(text_x, text_y, "", ha=ha, va=va, size=TEXT_PT, color=color)


def mixed(color, share):
    """The colour on white, from none of it at 0 to all of it at 1."""
    share = min(max(share, 0.0), 1.0)
    return tuple(1 - share * (1 - part) for part in to_rgb(color))
