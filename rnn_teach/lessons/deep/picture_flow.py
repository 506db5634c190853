"""How strongly a loss depends on every layer at every step: the gradient's way through
depth and time in one map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm

from rnn_teach.core.arguments import in_short
from rnn_teach.core.gradients import Gradients
from rnn_teach.kit import words as common
from rnn_teach.kit.numbers import below
from rnn_teach.kit.picture import axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, NOTHING, SIZES, TEXT_PT, TITLE_PT
from rnn_teach.lessons.deep import words as say

FAINTEST, STRONGEST = 1e-4, 1
"""The ends of the colours, whatever lies beyond them. They never move, so that nets can
be compared."""
MOST_ROWS = 14


def flow_norms(gradients):
    """The norms of the gradients of each layer's state at each step.

        norms[l - 1, k] = ‖∂L/∂h_l[k]‖

    Parameters
    ----------
    gradients : Gradients
        Of a stack, from `bptt`, for one sequence (of a batch the first is taken).

    Returns
    -------
    array (L, T+1)

    Raises
    ------
    ValueError
        If they are no gradients of a stack.
    """
    if not isinstance(gradients, Gradients) or "layer_1" not in gradients.parts:
        raise ValueError("give the gradients of a Stack, as bptt(net, trace, direct) returns them")
    return np.array([np.linalg.norm(part.d.h[:, :, 0], axis=1) for part in gradients.parts.values()])


def plot_gradient_flow(runs: Mapping[str, Any], ax: Axes | None = None) -> Axes:
    """A map with a row for each layer of each net and a column for each step, in a
    logarithmic scale of colours.

    Parameters
    ----------
    runs : dict of str to Gradients
        Of stacks over as many steps, by the names of the nets. The map shows
        ‖∂L/∂h_l[k]‖ of every kind of layer, so that they can be compared.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If `runs` is no dict, there is no net, one is no stack, they have not as many
        steps, or more layers than there is room for.
    """
    if not isinstance(runs, dict):
        raise ValueError(f"runs must be a dict of gradients by the names of the nets; got {in_short(runs)}")
    norms = {name: flow_norms(gradients) for name, gradients in runs.items()}
    columns = {array.shape[1] for array in norms.values()}
    if len(columns) != 1:
        raise ValueError(f"give at least one net, all over as many steps; got {sorted(c - 1 for c in columns)}")
    rows, labels, gap = [], [], np.full((1, *columns), np.nan)
    for name, gradients in runs.items():
        if rows:
            rows.append(gap)
            labels.append("")
        rows.append(norms[name][::-1])  # the last layer stands above
        names = [f"h{below(l)}" for l in range(1, len(gradients.parts) + 1)]
        labels += [f"{name}  {layer}" for layer in reversed(names)]
    if len(labels) > MOST_ROWS:
        raise ValueError(f"the map has room for {MOST_ROWS} rows; here are {len(labels)}")
    ax = axes_or_new(ax, 8.2, 1.1 + 0.27 * len(labels))
    _draw(ax, np.concatenate(rows), labels)
    describe(ax, say.map_of_flow({name: (array[-1, -1], array[0, 1]) for name, array in norms.items()}))
    return ax


def _draw(ax, norms, labels):
    shown = np.ma.masked_where(~(norms > 0), norms)
    ax.set_facecolor(NOTHING)
    norm = LogNorm(FAINTEST, STRONGEST, clip=True)
    image = ax.imshow(shown, cmap=SIZES, norm=norm, aspect="auto", interpolation="none")
    for row, label in enumerate(labels):
        if not label:
            ax.axhspan(row - 0.5, row + 0.5, color="white", zorder=3)
    T = norms.shape[1] - 1
    ax.set_xticks(range(0, T + 1, 1 if T <= 12 else 5 if T <= 30 else 10))
    places = [row for row, label in enumerate(labels) if label]
    ax.set_yticks(places, [labels[row] for row in places], color=COLORS["gradient"], parse_math=False)
    ax.tick_params(labelsize=TEXT_PT, length=0)
    ax.set_xlabel(common.STEP_K, size=TITLE_PT, labelpad=1)
    ax.spines[:].set_visible(False)
    bar = ax.figure.colorbar(image, ax=ax, pad=0.015, aspect=14, ticks=[1e-4, 1e-3, 1e-2, 0.1, 1])
    bar.ax.set_yticklabels(["≤ 0.0001", "0.001", "0.01", "0.1", "≥ 1"], size=TEXT_PT)
    bar.ax.minorticks_off()
    ax.set_title(say.FLOW_TITLE, size=TITLE_PT, color=COLORS["gradient"])
