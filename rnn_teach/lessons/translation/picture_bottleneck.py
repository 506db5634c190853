"""How many sentences are right, by length, with attention and without."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, TEXT_PT
from rnn_teach.lessons.translation import words as say
from rnn_teach.lessons.translation.bottleneck import LONGEST_LEARNED, bottleneck_shares, groups

STYLES = {16: (0, (1.5, 1.5)), 32: (0, (5, 2)), 64: "-"}


def plot_bottleneck(ax: Axes | None = None) -> Axes:
    """The stored measurement: whole sentences right by the length of the source, for
    nets of several sizes, 5,000 updates each.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If `ax` are no axes.
    """
    ax = axes_or_new(ax, 8.2, 3.6)
    kept, names = bottleneck_shares(), list(groups())
    x = np.arange(len(names))
    told = []
    for how, color in (("attention", COLORS["o"]), ("none", COLORS["h"])):
        for n_h, seeds in sorted(kept.get(how, {}).items()):
            mean = np.mean(list(seeds.values()), axis=0)
            ax.plot(x, mean, color=color, ls=STYLES[n_h], lw=2, label=say.bottleneck_net(how, n_h))
            for shares in seeds.values():
                ax.plot(x, shares, "o", color=color, ms=4)
            told.append((how, n_h, mean))
    first_longer = next(k for k, (least, _) in enumerate(groups().values()) if least > LONGEST_LEARNED)
    ax.axvline(first_longer - 0.5, color=FAINT, lw=0.8)
    ax.text(first_longer - 0.45, 1.02, say.LONGER_THAN_LEARNED, size=TEXT_PT, color=FAINT, va="bottom")
    ax.set_xticks(x, names, size=TEXT_PT)
    ax.set_ylim(-0.03, 1.05)
    ax.set_xlabel(say.WORDS_OF_SOURCE, size=TEXT_PT)
    ax.set_ylabel(say.SENTENCES_RIGHT, size=TEXT_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend(frameon=False, fontsize=TEXT_PT, loc="center left", bbox_to_anchor=(1.0, 0.5))
    describe(ax, say.bottleneck(names, told))
    return ax
