"""Which words of many sentences are right, under teacher forcing and running freely."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from rnn_teach.core.arguments import as_array
from rnn_teach.core.types import Array
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.translation import words as say

RIGHT_AND_WRONG = ListedColormap(["#e8a09a", COLORS["o"]])
MOST = 3


def plot_hits(hits: Mapping[str, Array]) -> Axes:
    """A row for each sentence, a cell for each word: dark where it is right, light red
    where it is wrong.

    Parameters
    ----------
    hits : dict of arrays (N, T)
        By what stands above each, three at most: 1 where a word is right, 0 where it is
        wrong, NaN where there is none.

    Returns
    -------
    matplotlib.axes.Axes
        Of the first; its figure shows itself in a notebook.

    Raises
    ------
    ValueError
        If there are more than three, or one is no such array.
    """
    if not isinstance(hits, dict) or not 1 <= len(hits) <= MOST:
        raise ValueError(say.hits_wanted(MOST))
    maps = {str(name): as_array(str(name), one, ("N", "T"), finite=False, real=True) for name, one in hits.items()}
    if any(np.isnan(one).all(axis=1).any() for one in maps.values()):
        raise ValueError(say.NO_WORD)
    picture = Picture(8.2, 3.6)
    told = {}
    for number, (name, cells) in enumerate(maps.items()):
        ax = picture.add_axes((0.06 + 0.945 * number / len(maps), 0.11, 0.87 / len(maps), 0.72))
        ax.imshow(cells, cmap=RIGHT_AND_WRONG, vmin=0, vmax=1, aspect="auto", interpolation="none")
        ax.set_xlabel(say.WORD, size=TEXT_PT)
        ax.set_xticks(range(0, cells.shape[1], 2), range(1, cells.shape[1] + 1, 2))
        ax.set_yticks([])
        if number == 0:
            ax.set_ylabel(say.SENTENCES, size=TEXT_PT)
        ax.tick_params(labelsize=TEXT_PT, length=0)
        words_right, whole = np.nanmean(cells), np.mean(np.nanmin(cells, axis=1) == 1)
        told[name] = (words_right, whole)
        ax.set_title(say.hits_title(name, words_right, whole), size=TITLE_PT, color=INK, loc="left")
    picture.sentence = say.hits(len(next(iter(maps.values()))), told)
    return picture.axes[0]
