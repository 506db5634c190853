"""Two requests that one net reads, below each other: what it computes of each, and what
it answers."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_answers import AnswerBars
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_places import columns
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.unrolling import words as say
from rnn_teach.lessons.unrolling.picture_places import places_of_answers, places_of_states, places_of_step
from rnn_teach.lessons.unrolling.picture_step import StepTable

MOST_WORDS = 8
"""So many columns have room for the numbers of their states, beside the equation."""
LONGEST_WORD = 9
LEFT, WIDTH = 0.465, 0.53
BLOCKS = (0.525, 0.0)
"""Where the two requests begin, from below, as fractions of the height."""


class TravelPicture(Picture):
    """For each request, from below: its words, its states, the answers; on the left the
    equation of the current step with its numbers."""

    def __init__(self):
        super().__init__(8.2, 4.2)
        self._layout = self._told = None

    def show(self, cell, traces, words, t):
        """Show step t of two traces, each of its own list of words."""
        T = max(map(len, words))
        if (T, cell.n_h) != self._layout:
            self._lay_out(T, cell.n_h)
            self._layout, self._told = (T, cell.n_h), None
        if traces is not self._told:
            for block, trace, own_words in zip(self._blocks, traces, words, strict=True):
                block.show(trace, own_words, T)
            self._write_distances(traces)
            self._set_places(cell, traces, words)
            self.background_changed()
            self._told = traces
        for frame in self._frames:
            frame.set_x(t - 0.48)
        for cover in self._covers:
            cover.set_x(t + 0.5)
            cover.set_width(T - t)
        self.places_now, self.places_at = [], t
        for block, trace, own in zip(self._blocks, traces, words, strict=True):
            block.table.set_step(cell, trace, min(t, trace.T))
            self.places_now += places_of_step(block.table.ax, cell, trace, own, min(t, trace.T))

    def _set_places(self, cell, traces, words):
        """A column for each step; each state, and where its numbers come from."""
        read = [[own[step] for own in words if step < len(own)] for step in range(self._layout[0])]
        texts = [say.column_of_two(step, both) for step, both in enumerate(read, start=1)]
        blocks = list(zip(self._blocks, traces, strict=True))
        states = [one for block, trace in blocks for one in places_of_states(block.map, cell, trace)]
        answers = [one for block, trace in blocks for one in places_of_answers(block.above, trace)]
        self.places = [*columns(self._blocks[0].map, texts, "t"), *states, *answers]

    def _lay_out(self, T, n_h):
        self.start_afresh()
        self._blocks = [_Request(self, bottom, T, n_h) for bottom in BLOCKS]
        between = self.add_axes((LEFT, 0.475, WIDTH, 0.05))
        between.set(xlim=(-0.5, T + 0.5), ylim=(0, 1))
        between.axis("off")
        write = {"va": "center", "size": TEXT_PT, "color": INK}
        self._distances = [between.text(t, 0.5, "", ha="center", **write) for t in range(T + 1)]
        self.text(LEFT - 0.008, 0.5, say.HOW_FAR_APART, ha="right", **write)
        frame = {"fill": False, "edgecolor": LIT, "linewidth": 3}
        self._frames = [
            block.map.add_patch(Rectangle((0, -0.47), 0.96, n_h - 0.06, **frame)) for block in self._blocks
        ]
        covered = [
            (ax, bottom, height)
            for block in self._blocks
            for ax, bottom, height in ((block.above, 0, 1.42), (block.map, -0.5, n_h))
        ]
        covered.append((between, 0, 1))
        self._covers = [
            ax.add_patch(Rectangle((0, bottom), 0, height, facecolor="#f4f5f7", linewidth=0))
            for ax, bottom, height in covered
        ]
        tables = [text for block in self._blocks for text in block.table.changing]
        self.let_change(*self._covers, *self._frames, *tables)

    def _write_distances(self, traces):
        one, other = (trace.h[:, :, 0] for trace in traces)
        both = min(len(one), len(other))
        distances = np.linalg.norm(one[:both] - other[:both], axis=1)
        for t, text in enumerate(self._distances):
            text.set_text(number(distances[t]) if t < both else "")


class _Request:
    """One request of the two."""

    def __init__(self, picture, bottom, T, n_h):
        self.above = picture.add_axes((LEFT, bottom + 0.285, WIDTH, 0.185))
        self.map = picture.add_axes((LEFT, bottom + 0.07, WIDTH, 0.215))
        below = picture.add_axes((LEFT, bottom, WIDTH, 0.065))
        self.table = StepTable(picture.add_axes((0.005, bottom + 0.07, LEFT - 0.035, 0.215)), n_h, "tanh")
        self._answers = AnswerBars(self.above, T, common.READER_SLOTS)
        self._states = StatesMap(self.map, np.zeros((n_h, T + 1)), names=())
        self.map.set_xticks([])
        below.set(xlim=(-0.5, T + 0.5), ylim=(0, 1))
        below.axis("off")
        place = {"ha": "center", "va": "center", "size": TITLE_PT}
        below.text(0, 0.5, "h[0]", color=COLORS["h"], **place)
        self._words = [
            below.text(t, 0.5, "", color=COLORS["x"], family=fonts(), parse_math=False, **place)
            for t in range(1, T + 1)
        ]
        picture.text(0.005, bottom + 0.42, say.STATE_EQUATION, size=TITLE_PT, color=COLORS["h"])
        picture.text(0.005, bottom + 0.37, say.ANSWER_EQUATION, size=TITLE_PT, color=COLORS["o"])
        picture.text(LEFT - 0.008, bottom + 0.37, say.ANSWERS, ha="right", size=TEXT_PT, color=COLORS["o"])
        picture.text(LEFT - 0.008, bottom + 0.02, say.WORDS_READ, ha="right", size=TEXT_PT, color=COLORS["x"])

    def show(self, trace, words, T):
        h = np.full((trace.h.shape[1], T + 1), np.nan)
        h[:, : trace.T + 1] = trace.h[:, :, 0].T
        self._states.set_states(h)
        self._answers.set_answers(trace.readout.y_hat[1:, :, 0].T)
        for text, word in zip(self._words, [*words, *[""] * (T - len(words))], strict=True):
            text.set_text(drawable(word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…"))
