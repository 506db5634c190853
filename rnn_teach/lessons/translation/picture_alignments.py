"""Where each word of a translation looks, after one training or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from rnn_teach.core.arguments import as_array, as_index
from rnn_teach.core.types import Array
from rnn_teach.kit.picture import Picture, as_words
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.net import END
from rnn_teach.lessons.translation.picture import WEIGHTS

TRUE = "#b3261e"
MOST = 3


def plot_alignments(
    alphas: Mapping[str, Array],
    source: Sequence[str],
    target: Sequence[str],
    comes_from: Sequence[Sequence[int]] = (),
) -> Axes:
    """Maps of attention side by side: a row for each word of the translation, a column
    for each word of the source.

    Parameters
    ----------
    alphas : dict of arrays (T, S)
        By what stands above each, three at most: the weights.
    source, target : lists of str
        The S words of the source and the first words of the translation; of more rows
        the last is that of the end.
    comes_from : tuple of tuples of int
        For each word of the target the places that it may come from, from 0; they get
        a frame. None where not given.

    Returns
    -------
    matplotlib.axes.Axes
        Of the first; its figure shows itself in a notebook.

    Raises
    ------
    ValueError
        If there are more than three, sizes do not fit, or a place is none.
    """
    source, target = as_words(source), as_words(target)
    rows = len(target)
    if not isinstance(alphas, dict) or not 1 <= len(alphas) <= MOST:
        raise ValueError(say.alignments_wanted(MOST))
    maps = {str(name): as_array(str(name), one, ("T", len(source)), real=True) for name, one in alphas.items()}
    frames = _frames(comes_from, rows, len(source))
    picture = Picture(8.2, 1.25 + 0.21 * rows)
    height = picture.get_figheight()
    low, tall, wide = 0.04 / height, 0.21 * rows / height, 0.83 / MOST
    for number, (name, alpha) in enumerate(maps.items()):
        ax = picture.add_axes((0.125 + 0.29 * number, low, wide, tall))
        ax.imshow(alpha[:rows], cmap=WEIGHTS, vmin=0, vmax=1, aspect="auto", interpolation="none")
        ax.tick_params(length=0)
        ax.set_yticks(range(rows), [_shown(word) for word in target] if number == 0 else [""] * rows)
        ax.set_xticks(range(len(source)), [drawable(word) for word in source])
        ax.xaxis.tick_top()
        for label in ax.get_xticklabels():
            label.set(rotation=62, ha="left", rotation_mode="anchor", size=TEXT_PT, family=fonts(), color=INK)
        for label in ax.get_yticklabels():
            label.set(size=TEXT_PT, family=fonts(), color=INK)
        ax.set_title(name, size=TITLE_PT, color=INK, loc="left", y=1 + 0.78 / (0.21 * rows))
        for row, place in frames:
            ax.add_patch(Rectangle((place - 0.5, row - 0.5), 1, 1, fill=False, ec=TRUE, lw=1.2))
    hits = {name: _hits(alpha, comes_from) for name, alpha in maps.items()}
    picture.sentence = say.alignments(len(source), rows, hits if frames else {})
    return picture.axes[0]


def _shown(word):
    return say.END_SHOWN if word == END else drawable(word)


def _frames(comes_from, rows, places):
    usual = isinstance(comes_from, (list, tuple)) and all(isinstance(ones, (list, tuple)) for ones in comes_from)
    if not usual or len(comes_from) > rows:
        raise ValueError(say.places_wanted(rows))
    frames = [
        (row, as_index(say.A_PLACE, place, 0, places - 1)) for row, ones in enumerate(comes_from) for place in ones
    ]
    return frames


def _hits(alpha, comes_from):
    """How many words look most at a place that they come from, and of how many."""
    found = [int(np.argmax(alpha[row])) in ones for row, ones in enumerate(comes_from)]
    return sum(found), len(found)
