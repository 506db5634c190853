"""A sentence in a row, with what its words mean below: for a writing that not every
reader reads."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from rnn_teach.core.arguments import as_index
from rnn_teach.kit.picture import as_words, axes_or_new, describe
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, FAINT, LIT, TEXT_PT
from rnn_teach.lessons.bidirectional import words as say


def plot_sentence(
    words: Sequence[str], below: Sequence[str], ax: Axes | None = None, *, gap: int | None = None
) -> Axes:
    """Words side by side, and below each how it sounds or what it means.

    Parameters
    ----------
    words, below : lists of str
        As many of the one as of the other; below may have several lines.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    gap : int
        Which place, from 1, is lit: that of the missing word. None where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are not as many of both, or the gap is none of the places.
    """
    words, below = as_words(words), as_words(below)
    if len(words) != len(below):
        raise ValueError(f"below must be {len(words)} texts, one for each word; got {len(below)}")
    if gap is not None:
        as_index("gap", gap, 1, len(words))
    height = 0.7 + 0.24 * max(len(text.split("\n")) for text in below)  # inches
    ax = axes_or_new(ax, min(8.2, 0.3 + 0.68 * len(words)), height)
    ax.axis("off")
    ax.set(xlim=(0.5, len(words) + 0.5), ylim=(height, 0))
    if gap is not None:
        ax.add_patch(Rectangle((gap - 0.5, 0), 1, height, color=LIT, alpha=0.6, lw=0))
    row = {"ha": "center", "va": "baseline", "family": fonts(), "parse_math": False}
    for place, (word, text) in enumerate(zip(words, below, strict=True), start=1):
        ax.text(place, 0.42, drawable(word), size=16, color=COLORS["x"], **row)
        for line, part in enumerate(text.split("\n")):
            ax.text(place, 0.8 + 0.24 * line, drawable(part), size=TEXT_PT, color=FAINT, **row)
    describe(ax, say.sentence(words, below))
    return ax
