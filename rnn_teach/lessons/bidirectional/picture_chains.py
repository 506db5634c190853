"""Two nets side by side: one chain of states from the left, one from the right, and
outputs that read both."""

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from rnn_teach.kit.picture import as_words, axes_or_new, describe
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bidirectional import words as say

HEIGHTS = {"x": 0.0, "forward": 1.2, "backward": 2.3, "o": 3.5}
MOST_WORDS = 8
SIDES = {"forward": -0.18, "backward": 0.18}
"""The chains stand a little to either side, so that no arrow has to pass through a box.
"""
WIDTH, HEIGHT = 0.52, 0.5


def plot_two_chains(words, ax=None):
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
    ax.set(xlim=(0.3, T + 0.7), ylim=(-0.65, 3.85))
    for t, word in enumerate(words, start=1):
        ax.text(
            t,
            -0.45,
            drawable(word),
            ha="center",
            va="center",
            size=TITLE_PT,
            color=COLORS["x"],
            family=fonts(),
            parse_math=False,
        )
        _box(ax, t, "x", f"x[{t}]")
        _box(ax, t, "forward", f"→h[{t}]")
        _box(ax, t, "backward", f"←h[{t}]")
        _box(ax, t, "o", f"o[{t}]")
        for row in SIDES:
            _up(ax, t, "x", row, "x")
            _up(ax, t, row, "o", "o")
    for t in range(1, T):
        _along(ax, t, t + 1, "forward")
        _along(ax, t + 1, t, "backward")
    describe(ax, say.two_chains(words))
    return ax


def _box(ax, t, row, text):
    color = COLORS["h" if row in SIDES else row]
    x, y = t + SIDES.get(row, 0), HEIGHTS[row]
    style = "round,pad=0,rounding_size=0.06"
    corner = (x - WIDTH / 2, y - HEIGHT / 2)
    ax.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, boxstyle=style, fc="white", ec=color, lw=1.5, zorder=3))
    ax.text(x, y, text, ha="center", va="center", size=TEXT_PT, color=color, zorder=4)


def _up(ax, t, below, above, color):
    """From box to box, past the chain that stands between them on the other side."""
    x = t + 1.3 * SIDES[below if below in SIDES else above]
    _arrow(ax, (x, HEIGHTS[below] + HEIGHT / 2), (x, HEIGHTS[above] - HEIGHT / 2), COLORS[color])


def _along(ax, start, end, row):
    step = WIDTH / 2 if end > start else -WIDTH / 2
    y, side = HEIGHTS[row], SIDES[row]
    _arrow(ax, (start + side + step, y), (end + side - step, y), COLORS["W"])


def _arrow(ax, start, end, color):
    style = {"arrowstyle": "-|>", "mutation_scale": 11, "shrinkA": 0, "shrinkB": 1}
    ax.add_patch(FancyArrowPatch(start, end, color=color, lw=1.4, zorder=2, **style))
