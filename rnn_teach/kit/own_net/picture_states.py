"""All units of a layer over a text: a map whose rows can be sorted, and the text
colored by one of them."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.own_net.picture_text import ColoredText, count_steps
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import place, window
from rnn_teach.kit.picture_style import DIVERGING, DPI, INK, TEXT_PT, TITLE_PT

MOST_ROWS = 60
WIDTH, HEIGHT = 8.2, 4.0
MOST_TEXT = 210
LEFT, RIGHT, BOTTOM = 0.045, 0.99, 0.115


class StatesPicture(Picture):
    """Above the text, below the map."""

    def __init__(self):
        super().__init__(WIDTH, HEIGHT)
        self._shown = None

    def show(self, reading, place_name, rows, unit, t):
        """Show the units `rows` of a place, from the top, `unit` on the text, at t."""
        values = reading.of(place_name)
        layout = (tuple(reading.words), len(rows))
        if layout != self._shown:
            self._lay_out(reading.words, len(rows))
            self._shown, self._told = layout, None
        limit = max(1e-9, np.nanmax(np.abs(values)))
        self._text.set_values(values[1:, unit], limit)
        self._text.set_frame(t)
        at = int(np.flatnonzero(rows == unit)[0]) if unit in rows else None
        self._row.set_visible(at is not None)
        self._row.set_y((at or 0) - 0.5)
        self._column.set_xdata([t, t])
        self._label.set_text(say.unit_above(place_name, unit))
        told = (place_name, unit, tuple(rows))
        if told != self._told:
            self._map.set_data(values[1:, rows].T)
            self._map.set_clim(-limit, limit)
            self._set_places(reading.words, values, rows, unit)
            self._told = told

    def _set_places(self, words, values, rows, unit):
        texts = [say.word_of_unit(word, t, unit, values[t, unit]) for t, word in enumerate(words, start=1)]
        self.places = self._text.places(texts, [{"t": t} for t in range(1, len(words) + 1)])
        on = window(self._axes)
        self.places += [
            place(
                on,
                on.x,
                (row - 0.5, row + 0.5),
                say.row(other, np.nanmin(values[1:, other]), np.nanmax(values[1:, other])),
                {"unit": int(other) + 1},
            )
            for row, other in enumerate(rows)
        ]

    def _lay_out(self, words, n):
        self.start_afresh()
        self._text = ColoredText(self, words, MOST_TEXT)
        pixel = 1 / (HEIGHT * DPI)
        row = int((self._text.bottom - 0.09 - BOTTOM) / n / pixel) * pixel  # whole pixels: all rows are as high
        top = BOTTOM + n * row
        self._axes = ax = self.add_axes((LEFT, BOTTOM, RIGHT - LEFT, top - BOTTOM))
        extent = (0.5, len(words) + 0.5, n - 0.5, -0.5)
        self._map = ax.imshow(
            np.zeros((n, len(words))), cmap=DIVERGING, aspect="auto", interpolation="none", extent=extent
        )
        ax.set_yticks([])
        ax.tick_params(labelsize=TEXT_PT)
        count_steps(ax)
        ax.set_xlabel(common.TIME_STEP, size=TITLE_PT, labelpad=1)
        ax.set_ylabel(say.units(n), size=TITLE_PT)
        self._column = ax.axvline(1, color=INK, linewidth=1.2)
        self._row = ax.add_patch(Rectangle((0.5, 0), len(words), 1, fill=False, edgecolor=INK, linewidth=1.2))
        self._label = self.text(LEFT, top + 0.015, "", size=TEXT_PT, color=INK)
        self.let_change(
            self._text.patches, *self._text.texts, self._text.frame, self._map, self._row, self._column, self._label
        )
