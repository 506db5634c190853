"""A memory as a tank with three doors: one to add, one to empty, one to read."""

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import fonts
from rnn_teach.kit.picture_places import cell, columns
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT, pale
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.orders import MOST_ORDERS

WIDTH, HEIGHT = 788, 236
"""The drawing's axes: a pixel of a plain screen each."""
TANK = (310, 40, 170, 180)
"""Left, bottom, width and height."""
LEAST_ROOM = 10.0
PIPE = 22
DOORS = {"add": (186, 182), "read": (612, 86), "empty": (395, 18)}
"""The middle of each door."""
GATES = {"add": "i", "read": "o", "empty": "f"}
REACH = 28
"""A click so near to a door is meant for it."""


class MemoryPicture(Picture):
    """The tank with its doors at one step, and below all steps with what they left and
    answered."""

    def __init__(self):
        super().__init__(8.2, 3.7)
        self._ax = ax = self.add_axes((0.02, 0.37, 0.96, 0.63))
        ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        ax.axis("off")
        self._draw_pipes()
        left, bottom, width, height = TANK
        self._before = ax.plot([left, left + width], [bottom, bottom], "--", color=COLORS["c"], linewidth=1.2)[0]
        self._level = ax.add_patch(
            Rectangle((left, bottom), width, 0, facecolor=pale(COLORS["c"]), edgecolor="none")
        )
        self._walls = ax.plot(
            [left, left, left + width, left + width], [bottom + height, bottom, bottom, bottom + height], color=INK,
            linewidth=2.4, solid_joinstyle="miter",
        )[0]  # fmt: skip
        middle = {"ha": "center", "va": "center"}
        self._held = ax.text(left + width / 2, bottom + 96, "", size=22, weight="bold", color=COLORS["c"], **middle)
        self._in, self._out, self._drain = (ax.add_patch(Polygon([(0, 0)], linewidth=0)) for _ in range(3))
        self._doors = {name: ax.add_patch(Polygon([(0, 0)], linewidth=0)) for name in DOORS}
        self._labels = {
            name: ax.text(*_label_place(name), "", size=TITLE_PT, color=_color(name), **_label_side(name))
            for name in DOORS
        }
        self._arrives = ax.text(10, DOORS["add"][1] + 22, "", size=TITLE_PT, color=COLORS["x"], va="bottom")
        self._answer = ax.text(
            WIDTH - 4, DOORS["read"][1] + 22, "", size=TITLE_PT, color=COLORS["h"], ha="right", va="bottom"
        )
        self._lay_out_steps()
        flows = (self._level, self._before, self._in, self._out, self._drain, self._walls)
        texts = (self._held, *self._labels.values(), self._arrives, self._answer)
        self.let_change(*flows, *self._doors.values(), *texts, self._frame, *self._cells)

    def show(self, orders, trace, t, doors):
        """Show step t.

        Parameters
        ----------
        orders : list of str
            What is asked at each step, in words.
        trace : Trace
            Of a cell with one unit that obeys.
        doors : dict of doors to dicts
            What a click on each door sets.
        """
        c, x = trace.c[:, 0, 0], trace.x[t, :, 0]
        gates = {name: float(getattr(trace, gate)[t, 0, 0]) for name, gate in GATES.items()}
        is_open = {name: value > 0.5 for name, value in gates.items()}
        is_open["empty"] = not is_open["empty"]  # f = 1 keeps
        self._fill(c, t)
        for name, door in self._doors.items():
            door.set_xy(_door(name, is_open[name]))
            door.set_facecolor(_color(name))
            self._labels[name].set_text(say.door(name, is_open[name], GATES[name], gates[name]))
        self._pour(x, is_open, c[t - 1] > 0.005, c[t] > 0.005)
        self._arrives.set_text(say.arrives(x[0]))
        self._answer.set_text(say.answer(trace.h[t, 0, 0]))
        self._write_steps(orders, c, trace.h[:, 0, 0], t)
        texts = [say.step_of_order(step, order) for step, order in enumerate(orders, start=1)]
        self.places_now = columns(self._steps, texts, "t", top=0.34)
        for name, door in DOORS.items():
            text = say.click_on_door(say.ORDER_OF_DOOR[name])
            self.places_now.append(cell(self._ax, *door, text, doors[name], width=2 * REACH, height=2 * REACH))

    def _draw_pipes(self):
        _pipe(self._ax, 10, TANK[0], DOORS["add"][1])
        _pipe(self._ax, TANK[0] + TANK[2], WIDTH - 4, DOORS["read"][1])

    def _fill(self, c, t):
        _, bottom, _, height = TANK
        full = max(LEAST_ROOM, np.abs(c).max())
        self._level.set_height(height * max(c[t], 0) / full)
        self._before.set_ydata([bottom + height * max(c[t - 1], 0) / full] * 2)
        self._held.set_text(number(c[t]))

    def _pour(self, x, is_open, was_full, is_full):
        """What stands in the pipes: before the door all that arrives, behind it what
        passes."""
        left, bottom, width, _ = TANK
        door, y = DOORS["add"]
        end = left if is_open["add"] else door - 6
        self._in.set_xy(_flow(10, end, y) if x[0] else [(0, 0)])
        self._in.set_facecolor(pale(COLORS["x"]))
        door, y = DOORS["read"]
        end = WIDTH - 4 if is_open["read"] else door - 6
        self._out.set_xy(_flow(left + width, end, y) if is_full else [(0, 0)])
        self._out.set_facecolor(pale(COLORS["c"]))
        middle = DOORS["empty"][0]
        falls = is_open["empty"] and was_full
        self._drain.set_xy([(middle - 16, bottom), (middle + 16, bottom), (middle + 26, 0), (middle - 26, 0)])
        self._drain.set_facecolor(pale(COLORS["c"]) if falls else "white")

    def _lay_out_steps(self):
        ax = self._steps = self.add_axes((0.1, 0.01, 0.89, 0.33))
        ax.set(xlim=(0.5, MOST_ORDERS + 0.5), ylim=(3.5, -0.5))
        ax.axis("off")
        for row, (name, color) in enumerate(zip(say.ROWS_OF_ORDERS, (INK, "x", "c", "h"), strict=True)):
            ax.text(0.42, row, name, ha="right", va="center", size=TEXT_PT, color=COLORS.get(color, color))
        self._frame = ax.add_patch(Rectangle((0, -0.48), 0.96, 3.96, fill=False, edgecolor=LIT, linewidth=3))
        style = {"ha": "center", "va": "center", "size": TEXT_PT}
        colors = (FAINT, COLORS["x"], COLORS["c"], COLORS["h"])
        self._cells = [
            ax.text(t, row, "", color=color, family=fonts(), **style)
            for t in range(1, MOST_ORDERS + 1)
            for row, color in enumerate(colors)
        ]

    def _write_steps(self, orders, c, h, t):
        texts = []
        for step in range(1, MOST_ORDERS + 1):
            there = step <= len(orders)
            done = there and step <= t
            texts += [f"{step}" if there else "", orders[step - 1] if there else ""]
            texts += [number(c[step]) if done else "", number(h[step]) if done else ""]
        for written, text in zip(self._cells, texts, strict=True):
            written.set_text(text)
        self._frame.set_x(t - 0.48)


def _color(name):
    return {"add": COLORS["i"], "read": COLORS["output gate"], "empty": COLORS["f"]}[name]


def _pipe(ax, start, end, y):
    for side in (-1, 1):
        ax.plot([start, end], [y + side * PIPE / 2] * 2, color=FAINT, linewidth=1)
    ax.add_patch(Rectangle((start, y - PIPE / 2), end - start, PIPE, facecolor=NOTHING, linewidth=0, zorder=0))


def _flow(start, end, y):
    half = PIPE / 2 - 1
    return [(start, y - half), (end, y - half), (end, y + half), (start, y + half)]


def _door(name, is_open):
    """A bar across the pipe, or lifted out of it; the flap below the tank hangs down
    when it is open."""
    x, y = DOORS[name]
    if name == "empty":
        if is_open:
            return [(x - 20, TANK[1]), (x - 14, TANK[1]), (x - 34, 4), (x - 40, 4)]
        return [(x - 20, TANK[1] - 3), (x + 20, TANK[1] - 3), (x + 20, TANK[1] + 4), (x - 20, TANK[1] + 4)]
    low, high = (y + PIPE / 2, y + 3 * PIPE / 2 + 2) if is_open else (y - PIPE / 2 - 3, y + PIPE / 2 + 3)
    return [(x - 5, low), (x + 5, low), (x + 5, high), (x - 5, high)]


def _label_place(name):
    x, y = DOORS[name]
    return {"add": (x, y - 20), "read": (x, y - 20), "empty": (x + 48, y + 2)}[name]


def _label_side(name):
    return {"ha": "left", "va": "center"} if name == "empty" else {"ha": "center", "va": "top"}
