"""Two nets side by side: one chain of states from the left, one from the right, and
outputs that read both."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from rnn_teach.kit.picture import as_words, axes_or_new, describe
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bidirectional import words as say

HEIGHTS = {"backward": 0.1, "x": 1.2, "forward": 2.3, "o": 3.45}
"""The chains stand on both sides of the words that both of them read: none is above the
other, as layers are."""
COLOR_OF = {"x": COLORS["x"], "forward": COLORS["h"], "backward": COLORS["f"], "o": COLORS["o"]}
MOST_WORDS = 8
WIDTH, HEIGHT = 0.56, 0.5


def plot_two_chains(words: Sequence[str], ax: Axes | None = None) -> Axes:
    """The unrolled net of two directions. No arrow leads from one chain to the other:
    they are not layers.

    Parameters
    ----------
    words : list of str
        At most 8.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If these are no words, or too many.
    """
    words = as_words(words)
    if len(words) > MOST_WORDS:
        raise ValueError(f"the drawing has room for {MOST_WORDS} words; here are {len(words)}")
    T = len(words)
    ax = axes_or_new(ax, min(8.2, 1.2 + 1.15 * T), 3.6)
    ax.axis("off")
    ax.set(xlim=(0.3, T + 0.7), ylim=(-0.25, 3.8))
    for t, word in enumerate(words, start=1):
        ax.text(t, HEIGHTS["x"], drawable(word), size=TITLE_PT, color=COLORS["x"], family=fonts(), **MIDDLE)
        _box(ax, t, "forward", f"→h[{t}]")
        _box(ax, t, "backward", f"←h[{t}]")
        _box(ax, t, "o", f"o[{t}]")
        _arrow(ax, (t, HEIGHTS["x"] + 0.16), (t, HEIGHTS["forward"] - HEIGHT / 2), "x")
        _arrow(ax, (t, HEIGHTS["x"] - 0.16), (t, HEIGHTS["backward"] + HEIGHT / 2), "x")
        _arrow(ax, (t, HEIGHTS["forward"] + HEIGHT / 2), (t, HEIGHTS["o"] - HEIGHT / 2), "o")
        side = t + WIDTH / 2
        _arrow(ax, (side, HEIGHTS["backward"]), (side, HEIGHTS["o"] - 0.1), "o", bend=0.22)
    for t in range(1, T):
        _along(ax, t, t + 1, "forward")
        _along(ax, t + 1, t, "backward")
    describe(ax, say.two_chains(words))
    return ax


MIDDLE = {"ha": "center", "va": "center", "parse_math": False}


def _box(ax, t, row, text):
    y, color = HEIGHTS[row], COLOR_OF[row]
    style = "round,pad=0,rounding_size=0.06"
    corner = (t - WIDTH / 2, y - HEIGHT / 2)
    ax.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, boxstyle=style, fc="white", ec=color, lw=1.5, zorder=3))
    ax.text(t, y, text, size=TEXT_PT, color=color, zorder=4, **MIDDLE)


def _along(ax, start, end, row):
    step = WIDTH / 2 if end > start else -WIDTH / 2
    _arrow(ax, (start + step, HEIGHTS[row]), (end - step, HEIGHTS[row]), row)


def _arrow(ax, start, end, name, bend=0.0):
    style = {"arrowstyle": "-|>", "mutation_scale": 11, "shrinkA": 0, "shrinkB": 1}
    bent = {"connectionstyle": f"arc3,rad={bend}"} if bend else {}
    ax.add_patch(FancyArrowPatch(start, end, color=COLOR_OF[name], lw=1.4, zorder=2, **style, **bent))
