"""How ‖∂h[T]/∂h[k]‖ goes on the way back: curves on a log scale, under their bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_text, in_short
from rnn_teach.kit import words as common
from rnn_teach.kit.picture import as_curves, as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.vanishing import words as say

LOWEST, HIGHEST = 1e-16, 1e8
"""The ends of the log axis. They never move, so that a curve that falls is seen to
fall."""
GHOST = "#a487a0"
CURVE_LOOKS = (
    {"color": COLORS["gradient"], "linestyle": "-"},
    {"color": COLORS["clipped"], "linestyle": (0, (5, 1))},
    {"color": COLORS["x"], "linestyle": (0, (3, 1, 1, 1))},
)


def plot_vanishing(
    curves: Mapping[str, Any],
    ax: Axes | None = None,
    *,
    bound: ArrayLike | None = None,
    ends: tuple[float, float] = (LOWEST, HIGHEST),
    label: str = "‖∂h[T]/∂h[k]‖",
    steps: str = common.TIME_STEP_K,
) -> Axes:
    """Norms over the steps, on a log scale.

    Parameters
    ----------
    curves : dict of str to array (T+1,)
        The norms for k = 0 ... T, by the name of what they belong to; at most three
        curves.
    ax : matplotlib.axes.Axes
        Where to draw; a new picture where not given.
    bound : array (T+1,)
        What no curve can be above.
    ends : (float, float)
        The ends of the log axis.
    label, steps : str
        What the norms are of, and what stands below the steps.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there is no curve or more than three, they or the bound are not of the same
        length, or the ends are not two rising numbers above 0; if the label or the name
        of the steps is no text.
    """
    curves = as_curves("curves", curves, len(CURVE_LOOKS))
    T = len(next(iter(curves.values()))) - 1
    bound = None if bound is None else as_array("bound", bound, (T + 1,), finite=False, real=True)
    low, high = as_array("ends", ends, (2,), real=True)
    if not 0 < low < high:
        raise ValueError(f"ends must be two rising numbers above 0, the ends of the log axis; got {in_short(ends)}")
    label, steps = as_text("label", label), as_text("steps", steps)
    ax = axes_or_new(ax, 8.2, 3.0)
    drawn = NormsOverSteps(ax, T, tuple(curves), ends=ends, label=label, steps=steps, bounded=bound is not None)
    drawn.set_norms(curves, bound)
    describe(ax, say.curves(label, {name: (norms[0], norms[-1]) for name, norms in curves.items()}))
    return ax


def some_steps(T):
    """Time steps for an axis from 0 to T."""
    return range(0, T + 1, 10 if T >= 30 else 5)


class NormsOverSteps:
    """The curves' artists, kept so that other norms of the same T can be
    set into them."""

    def __init__(
        self, ax, T, names, *, ends=(LOWEST, HIGHEST), label="‖∂h[T]/∂h[k]‖", steps=common.TIME_STEP_K,
        bounded=True, ghost=None, ghost_name=say.GHOST,
    ):  # fmt: skip
        self.ax = ax
        ax.set_yscale("log", nonpositive="clip")
        low, high = np.log10(ends)
        ax.set(xlim=(0, T), ylim=ends, xticks=some_steps(T))
        ax.set_yticks(10.0 ** np.arange(np.ceil(low), high + 0.5, max(1, (high - low) // 6)))
        ax.minorticks_off()
        ax.axhline(1, color=FAINT, linewidth=0.8)
        ax.set_xlabel(steps, size=TITLE_PT)
        ax.set_ylabel(label, size=TITLE_PT, color=COLORS["gradient"])
        ax.tick_params(labelsize=TEXT_PT)
        ax.spines[["top", "right"]].set_visible(False)
        nothing = np.full(T + 1, np.nan)
        self.ghost = None
        if ghost is not None:
            (self.ghost,) = ax.plot(ghost, color=GHOST, linewidth=2.4, label=ghost_name)
        self._bound = None
        if bounded:
            (self._bound,) = ax.plot(nothing, color=INK, linewidth=1.4, linestyle="--", label=say.BOUND)
        self._lines = {
            name: ax.plot(nothing, linewidth=2.4, label=name, **look)[0]
            for name, look in zip(names, CURVE_LOOKS, strict=False)
        }
        legend = ax.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=5,
            fontsize=TEXT_PT,
            frameon=False,
            borderpad=0,
            borderaxespad=0.3,
            columnspacing=1,
            handlelength=2.2,
        )
        as_written([*legend.get_texts(), ax.xaxis.label, ax.yaxis.label])

    @property
    def changing(self):
        """The artists that move."""
        return [*self._lines.values(), *([] if self._bound is None else [self._bound])]

    def set_norms(self, curves, bound=None):
        """Show other norms, by name, and their bound."""
        for name, norms in curves.items():
            self._lines[name].set_ydata(norms)
        if bound is not None:
            self._bound.set_ydata(bound)
