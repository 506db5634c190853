"""The merging tree: pairs as bars, a row for each round, the loop beside it, and two
clocks."""

import numpy as np
from matplotlib.colors import to_rgba

from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.what_came_after import words as say
from rnn_teach.lessons.what_came_after.pairs import TANH, first_of, rounds_for, ticks

MOST_ROUNDS, MOST_PROCESSORS = 5, 16
ROOM = 0.42
"""So high above and below the middle of a row a bar of 1 reaches."""
HIGHEST = 1.6
SIDE = 0.17
"""a and b stand so far left and right of their step."""
COLOR_A, COLOR_B, COLOR_H = COLORS["z"], COLORS["x"], COLORS["h"]
LINE_ENDS, LINE_ROOM = (-1.5, 1.5), (-2, 2)


class TreePicture(Picture):
    """At the left the tree: the pairs, a row for each round, and at the bottom what the
    loop has reached in the same time.

    At the right the last pair as the line that it is, and the ticks of both against the
    number of processors.
    """

    def __init__(self):
        super().__init__(8.2, 4.3)
        self._tree = self.add_axes((0.085, 0.045, 0.56, 0.88))
        self._line = self.add_axes((0.745, 0.60, 0.235, 0.31))
        self._clocks = self.add_axes((0.745, 0.115, 0.235, 0.33))
        self._shown = self._timed = None
        self._make_tree()
        self._make_line()
        self._make_clocks()
        self.let_change(self._arrows, self._straight, *self._bars_a, *self._bars_b, self._loop_bars, self._broken)
        self.let_change(*self._times, self._span, self._curve, self._chord, self._here, self._here_text)

    def show(self, kind, rows, h, rounds, processors, cut):
        """Show so many rounds of a tree.

        Parameters
        ----------
        kind : GATES, PARITY or TANH
            What the steps are.
        rows : list of arrays (2, T)
            The pairs after 0, 1, ... rounds.
        h : array (T,)
            The states.
        rounds, processors, cut : int
            What is shown; `cut` is the step whose a is 0, or 0.
        """
        T = len(h)
        setting = (kind, T, cut, rows[0].tobytes())
        if setting != self._shown:
            self._set_background(T, cut)
            self.places = self._places_of(kind, rows, h, cut)
            self._shown = setting
        if (kind, T) != self._timed:
            self._set_clocks(kind, T)
            self._timed = kind, T
        self.places_at = rounds
        passed = ticks(T, processors)
        done = T - 1 if kind == TANH else min(T - 1, passed[rounds])
        self._set_rows(kind, rows, rounds)
        self._set_loop(h, done if rounds else 0)
        self._set_times(kind, passed, rounds, done)
        self._set_line(kind, rows, rounds)
        self._set_here(kind, T, processors)

    # The tree

    def _make_tree(self):
        ax = self._tree
        ax.spines[:].set_visible(False)
        ax.tick_params(labelsize=TEXT_PT, length=0)
        ax.xaxis.tick_top()
        self._arrows, self._straight = (ax.vlines([], 0, 0, color=color) for color in (INK, FAINT))
        rows = range(MOST_ROUNDS + 1)
        self._bars_a, self._bars_b = (
            [ax.vlines([], 0, 0, color=color) for _ in rows] for color in (COLOR_A, COLOR_B)
        )
        self._loop_bars = ax.vlines([], 0, 0, color=COLOR_H)
        look = {"size": TEXT_PT, "color": FAINT, "va": "center"}
        self._times = [ax.text(0, 0, "", **look) for _ in range(MOST_ROUNDS + 2)]
        look |= {"color": COLORS["gradient"], "ha": "center", "weight": "bold"}
        self._broken = ax.text(0, 0, "", **look, bbox={"facecolor": "white", "edgecolor": "none", "pad": 2})
        self._fixed = []

    def _set_background(self, T, cut):
        """What stays while rounds are played: the rows' middles, labels,
        and the cut."""
        for artist in self._fixed:
            artist.remove()
        ax, R = self._tree, rounds_for(T)
        self._ys = [*range(R + 1), R + 1.25]
        ax.set(xlim=(0.4, 1.13 * T + 0.5), ylim=(R + 1.8, -0.6))
        steps = [t for t in range(1, T + 1) if T == 8 or t % (T // 8) == 0 or t == 1]
        ax.set_xticks(steps, steps)
        labels = [say.PAIRS, *(say.round_label(done) for done in range(1, R + 1)), say.LOOP]
        ax.set_yticks(self._ys, labels)
        self._fixed = [ax.hlines(self._ys, 0.5, T + 0.5, color=NOTHING, linewidth=1)]
        letters = ((-0.05, 0, say.SLOPE, COLOR_A), (-0.014, 0, say.HEIGHT, COLOR_B))
        for x, row, name, color in (*letters, (-0.014, -1, say.STATE, COLOR_H)):
            look = {"size": TEXT_PT, "color": color, "ha": "right", "va": "center"}
            below = self._ys[row] + 0.34
            self._fixed.append(ax.text(x, below, name, transform=ax.get_yaxis_transform(), **look))
        self._fixed.append(ax.axhspan(R + 0.72, R + 1.78, color=NOTHING, alpha=0.5, linewidth=0))
        if cut:
            self._fixed.append(ax.vlines(cut - 0.5, -0.5, R + 0.5, color=LIT, linewidth=4))
            self._fixed[-1].set_zorder(0.5)
        for bars in (*self._bars_a, *self._bars_b):
            bars.set_linewidth(100 / T)
        self._loop_bars.set_linewidth(100 / T)
        for lines in (self._arrows, self._straight):
            lines.set_linewidth(1.5 if T == 8 else 0.8)
        for text, y in zip(self._times, self._ys, strict=False):
            text.set_position((1.02 * T + 0.5, y))
        self._broken.set_position((0.5 + T / 2, 1.5))
        self.background_changed()

    def _set_rows(self, kind, rows, rounds):
        T = rows[0].shape[1]
        shown = 1 if kind == TANH else rounds + 1
        steps = np.arange(1, T + 1)
        for row, (bars_a, bars_b) in enumerate(zip(self._bars_a, self._bars_b, strict=True)):
            a, b = rows[row] if row < shown else np.zeros((2, 0))
            is_whole = steps[: len(b)] <= (2**row if row else 0)
            bars_a.set_segments(upright(steps - SIDE, row, a))
            bars_a.set_color([to_rgba(COLOR_A, 0.3 if whole else 1) for whole in is_whole])
            bars_b.set_segments(upright(steps + SIDE, row, b))
            bars_b.set_color([COLOR_H if whole else COLOR_B for whole in is_whole])
        self._set_arrows(kind, T, rounds)

    def _set_arrows(self, kind, T, rounds):
        """From both halves of each pair of the last round."""
        last = min(rounds, 1) if kind == TANH else rounds
        back = 2 ** (last - 1) if last else T
        steps = np.arange(back + 1, T + 1)
        top, bottom = last - 1 + ROOM, last - ROOM
        self._arrows.set_segments([[(t - back, top), (t - 0.06, bottom)] for t in steps])
        self._straight.set_segments([[(t, top), (t, bottom)] for t in steps])
        self._arrows.set_linestyle((0, (2, 3)) if kind == TANH else "solid")
        self._broken.set_text(say.NO_PAIR if kind == TANH and last else "")

    def _set_loop(self, h, done):
        steps = np.arange(1, done + 2)
        self._loop_bars.set_segments(upright(steps, self._ys[-1], h[: done + 1]))

    def _set_times(self, kind, passed, rounds, done):
        rows = [""] + [say.so_many_ticks(count) for count in passed[1 : rounds + 1]]
        if kind == TANH:
            rows = [""]
        rows += [""] * (len(self._ys) - 1 - len(rows)) + [say.so_many_ticks(done if rounds else 0)]
        for text, told in zip(self._times, rows, strict=False):
            text.set_text(told)
        for text in self._times[len(rows) :]:
            text.set_text("")

    def _places_of(self, kind, rows, h, cut):
        """Of every pair of every row, from its round on, and of the loop's states."""
        ax, T = self._tree, len(h)
        size = {"height": 2 * ROOM + 0.1}
        found = [
            cell(ax, t, 0, say.pair(t, a, b, t == cut), {"cut": 0 if t == cut else t}, **size)
            for t, (a, b) in enumerate(rows[0].T, start=1)
        ]
        found += [cell(ax, t, self._ys[-1], say.loop_state(t, h[t - 1]), **size) for t in range(1, T + 1)]
        for row, pairs in enumerate([] if kind == TANH else rows[1:], start=1):
            for t, (a, b) in enumerate(pairs.T, start=1):
                middle = t - 2 ** (row - 1) + 1
                text = say.merged_pair(first_of(t, row), middle if middle > 1 else None, t, a, b)
                found.append(cell(ax, t, row, text, since=row, **size))
        return found

    # The last pair as a line

    def _make_line(self):
        ax = self._line
        ax.axhline(0, color=NOTHING, linewidth=1)
        ax.axvline(0, color=NOTHING, linewidth=1)
        ax.set(xlim=LINE_ENDS, ylim=LINE_ROOM, xticks=(-1, 0, 1), yticks=(-1, 0, 1))
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_xlabel(say.BEFORE, size=TEXT_PT, labelpad=1)
        ax.set_ylabel(say.AFTER, size=TEXT_PT, labelpad=1)
        ax.spines[["top", "right"]].set_visible(False)
        (self._chord,) = ax.plot([], [], color=FAINT, linewidth=1.5, linestyle=(0, (5, 3)))
        (self._curve,) = ax.plot([], [], color=COLOR_H, linewidth=2.5)
        self._span = ax.text(-1.5, 2.15, "", size=TITLE_PT, va="bottom")

    def _set_line(self, kind, rows, rounds):
        T = rows[0].shape[1]
        before = np.linspace(*LINE_ENDS, 41)
        if kind == TANH:
            first = T - rounds
            after = before
            for a, b in rows[0].T[first - 1 :]:
                after = np.tanh(a * after + b)
            self._chord.set_data(before[[0, -1]], after[[0, -1]])
        else:
            first = first_of(T, rounds)
            a, b = rows[rounds][:, -1]
            after = a * before + b
            self._chord.set_data([], [])
        self._curve.set_data(before, after)
        self._span.set_text(say.together(first, T))

    # The clocks

    def _make_clocks(self):
        ax = self._clocks
        ax.set_xscale("log", base=2)
        ax.set_xticks((1, 2, 4, 8, 16), (1, 2, 4, 8, 16))
        ax.minorticks_off()
        ax.set_xlim(0.9, 18)
        ax.tick_params(labelsize=TEXT_PT)
        ax.set_xlabel(say.PROCESSORS, size=TEXT_PT, labelpad=1)
        ax.set_ylabel(say.TICKS, size=TEXT_PT, labelpad=1)
        ax.spines[["top", "right"]].set_visible(False)
        (self._of_scan,) = ax.plot([], [], color=INK, linewidth=2, drawstyle="steps-post")
        (self._of_loop,) = ax.plot([0.9, 18], [0, 0], color=COLOR_H, linewidth=2)
        look = {"size": TEXT_PT, "va": "bottom", "ha": "right"}
        self._loop_name = ax.text(17, 0, say.LOOP, color=COLOR_H, **look)
        # Right of the curve's first drop: above its start the number of one processor
        # stands.
        self._scan_name = ax.text(2.2, 0, say.SCAN, color=INK, size=TEXT_PT, va="center")
        (self._here,) = ax.plot([], [], "o", color=INK, markersize=8)
        self._here_text = ax.text(0, 0, "", size=TEXT_PT, va="bottom", ha="left")

    def _set_clocks(self, kind, T):
        counts = np.arange(1, MOST_PROCESSORS + 1)
        needs = [ticks(T, count)[-1] for count in counts]
        self._clocks.set_ylim(0, 1.15 * needs[0])
        self._of_loop.set_ydata([T - 1] * 2)
        self._of_scan.set_data(*(([], []) if kind == TANH else (counts, needs)))
        self._loop_name.set_position((17, T - 1 - (0.03 * needs[0] if kind == TANH else 0)))
        self._loop_name.set_verticalalignment("top" if kind == TANH else "bottom")  # above, its own number moves
        self._scan_name.set_position((2.2, needs[0]))
        self._scan_name.set_text("" if kind == TANH else say.SCAN)
        self.background_changed()

    def _set_here(self, kind, T, processors):
        needs = T - 1 if kind == TANH else ticks(T, processors)[-1]
        self._here.set_data([processors], [needs])
        self._here.set_color(COLOR_H if kind == TANH else INK)
        below = needs < T - 1  # there neither the curve, which falls, nor the loop's line runs through the number
        self._here_text.set_position((processors / 1.12 if below else 1.12 * processors, needs))
        self._here_text.set(ha="right" if below else "left", va="top" if below else "bottom")
        self._here_text.set_text(number(needs, 0))


def upright(steps, row, values):
    """A bar for each value, from the middle of its row; the axis counts downwards."""
    heights = ROOM * np.clip(values, -HIGHEST, HIGHEST) / HIGHEST
    return [[(t, row), (t, row - height)] for t, height in zip(steps, heights, strict=False)]
