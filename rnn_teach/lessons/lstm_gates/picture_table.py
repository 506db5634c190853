"""The equations of one step of an LSTM unit, with every number filled in."""

from matplotlib.patches import Rectangle

from rnn_teach.kit.numbers import number, short
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.picture_bars import color_of

COLUMNS = (56, 102, 148, 197, 244)
"""Where what is multiplied stands: three inputs, h[t-1], and the 1 of the bias."""
SUM, RESULT = 306, 414
NAMES = ("x₁", "x₂", "x₃", "h", "1")
TOP, ROW = 8.6, 1.0


class GateTable:
    """A row for each gate: its weights below what they meet, their sum, and the gate;
    below it c[t] and h[t]."""

    def __init__(self, ax):
        ax.set(xlim=(0, RESULT + 4), ylim=(0, 9.4))
        ax.axis("off")
        self.ax = ax
        self._frame = ax.add_patch(Rectangle((0, 0), 45, 0.92, fill=False, edgecolor=LIT, linewidth=3))
        style = {"va": "center", "ha": "right"}
        colors = (*(COLORS["x"],) * 3, COLORS["h"], FAINT)
        self._met = [
            (
                ax.text(x, TOP, "", size=TITLE_PT, color=color, **style),
                ax.text(x, TOP - 1, "", size=TEXT_PT, color=color, **style),
            )
            for x, color in zip(COLUMNS, colors, strict=True)
        ]
        ax.text(SUM, TOP, say.SUM, size=TITLE_PT, color=INK, **style)
        ax.plot([0, RESULT + 4], [TOP - 1.6, TOP - 1.6], color=FAINT, linewidth=0.8)
        self._rows = [self._row(ax, place, name) for place, name in enumerate(("i", "f", "g", "o"))]
        self._c = ax.text(2, 2.7, "", size=TEXT_PT, va="top", color=COLORS["c"])
        self._h = ax.text(2, 0.75, "", size=TEXT_PT, va="top", color=COLORS["h"])
        heads = [text for pair in self._met for text in pair]
        results = [text for row in self._rows for text in row[-2:]]
        self.changing = [*heads, *results, self._c, self._h, self._frame]

    def _row(self, ax, place, name):
        y, color = height(place), color_of(name)
        ax.text(2, y, name, size=TITLE_PT, weight="bold", va="center", color=color)
        style = {"va": "center", "ha": "right", "size": TEXT_PT}
        weights = [ax.text(x, y, "", color=INK, **style) for x in COLUMNS]
        return [*weights, ax.text(SUM, y, "", color=INK, **style), ax.text(RESULT, y, "", color=color, **style)]

    def set_weights(self, cell):
        """Show the weights of another cell."""
        for place, row in enumerate(self._rows):
            for text, value in zip(row, weights_of(cell, place), strict=False):
                text.set_text(short(value))

    def set_step(self, cell, trace, t, weight):
        """Show step t, and frame the weight (gate, column), both counted from 0."""
        met = [short(value) for value in trace.x[t, :, 0]] + [number(trace.h[t - 1, 0, 0]), "1"]
        for (name, value), symbol, text in zip(self._met, (*NAMES[:3], f"h[{t - 1}]", "1"), met, strict=True):
            name.set_text(say.BIAS if symbol == "1" else symbol)
            value.set_text(text)
        for place, (row, name) in enumerate(zip(self._rows, cell.gates, strict=True)):
            total, result = row[-2:]
            total.set_text(number(trace.a[t, place, 0, 0]))
            result.set_text(self._result(cell, name, float(trace.gates[t, place, 0, 0])))
        gate, column = weight
        corner = COLUMNS[column] - 42, height(gate) - 0.46
        if self._frame.get_xy() != corner:  # what is set is drawn anew
            self._frame.set_xy(corner)
        self._write_states(cell, trace, t)

    def _result(self, cell, name, value):
        if name in cell.hold:
            return say.held(value)
        if name == "g" and cell.cell_input == "linear":
            return say.as_it_is(value)
        return f"{'tanh' if name == 'g' else 'σ'}(a) = {number(value)}"

    def _write_states(self, cell, trace, t):
        i, f, g, o = (number(value) for value in trace.gates[t, :, 0, 0])
        before, c, h = (number(value) for value in (trace.c[t - 1, 0, 0], trace.c[t, 0, 0], trace.h[t, 0, 0]))
        self._c.set_text(f"c[{t}] = f c[{t - 1}] + i g\n       = {f} · {signed(before)} + {i} · {signed(g)} = {c}")
        read, filled = ("c", c) if cell.cell_output == "linear" else ("tanh(c)", f"tanh({c})")
        self._h.set_text(f"h[{t}] = o {read} = {o} · {signed(filled)} = {h}")


def height(place):
    """How high the row of a gate stands."""
    return TOP - 2.2 - ROW * place


def weights_of(cell, place):
    """All that one gate of a one-unit cell multiplies: its weights for the inputs and
    for h[t-1], and its bias."""
    return [*cell.U[place, 0], cell.W[place, 0, 0], cell.b[place, 0, 0]]


def signed(text):
    """A factor with its minus in brackets."""
    return f"({text})" if text.startswith("−") else text
