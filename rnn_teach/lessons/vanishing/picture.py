"""How ‖∂h[T]/∂h[k]‖ goes on the way back: curves on a log scale under their bound, and
a map of all pairs."""

import numpy as np

from rnn_teach.core.arguments import as_array, as_text, in_short
from rnn_teach.kit import words as common
from rnn_teach.kit.picture import Picture, as_curves, as_written, axes_or_new, describe
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.vanishing import words as say

LOWEST, HIGHEST = 1e-16, 1e8
"""The ends of the log axis. They never move, so that a curve that falls is seen to
fall."""
MAP_END = 8
"""The colours of the map reach from 10⁻⁸ to 10⁸."""
CURVE_LOOKS = (
    {"color": COLORS["gradient"], "linestyle": "-"},
    {"color": COLORS["clipped"], "linestyle": (0, (5, 1))},
    {"color": COLORS["x"], "linestyle": (0, (3, 1, 1, 1))},
)


def plot_vanishing(
    curves, ax=None, *, bound=None, ends=(LOWEST, HIGHEST), label="‖∂h[T]/∂h[k]‖", steps=common.TIME_STEP_K
):
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


def _some_steps(T):
    """Time steps for an axis from 0 to T."""
    return range(0, T + 1, 10 if T >= 30 else 5)


class NormsOverSteps:
    """The curves' artists, kept so that other norms of the same T can be
    set into them."""

    def __init__(
        self, ax, T, names, *, ends=(LOWEST, HIGHEST), label="‖∂h[T]/∂h[k]‖", steps=common.TIME_STEP_K, bounded=True
    ):
        ax.set_yscale("log", nonpositive="clip")
        low, high = np.log10(ends)
        ax.set(xlim=(0, T), ylim=ends, xticks=_some_steps(T))
        ax.set_yticks(10.0 ** np.arange(np.ceil(low), high + 0.5, max(1, (high - low) // 6)))
        ax.minorticks_off()
        ax.axhline(1, color=FAINT, linewidth=0.8)
        ax.set_xlabel(steps, size=TITLE_PT)
        ax.set_ylabel(label, size=TITLE_PT, color=COLORS["gradient"])
        ax.tick_params(labelsize=TEXT_PT)
        ax.spines[["top", "right"]].set_visible(False)
        nothing = np.full(T + 1, np.nan)
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
            ncols=4,
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


class VanishingPicture(Picture):
    """Curves under their bound on the left, the map over (t, k) on the right, and above
    them what must be."""

    def __init__(self):
        super().__init__(8.2, 4.3)
        self._layout = None

    def show(self, curves, bound, norms, conditions):
        """Show norms of several nets as curves by name, and those of the plain one for
        all pairs.

        Parameters
        ----------
        curves : dict of str to array (T+1,)
            ‖∂s[T]/∂s[k]‖ for k = 0 ... T, s being all that the cell carries from step
            to step.
        bound : array (T+1,)
            The bound of the plain net.
        norms : array (T+1, T+1)
            ‖∂h[t]/∂h[k]‖ at [t, k].
        conditions : (str, str)
            Two lines: what is known of this W, and what follows from it.
        """
        layout = (len(norms) - 1, tuple(curves))
        if layout != self._layout:
            self._lay_out(*layout)
            self._layout = layout
        self._curves.set_norms(curves, bound)
        with np.errstate(divide="ignore"):
            exponents = np.clip(np.log10(norms), -MAP_END, MAP_END)
        exponents[np.triu_indices(len(norms), 1)] = np.nan  # the past does not depend on the future
        self._map.set_data(exponents)
        for text, line in zip(self._lines, conditions, strict=True):
            text.set_text(line)

    def _lay_out(self, T, names):
        self.start_afresh()
        self._lines = [
            self.text(0.02, y, "", size=TITLE_PT, color=color, va="center", weight=weight)
            for y, color, weight in ((0.955, FAINT, "normal"), (0.895, INK, "bold"))
        ]
        self._curves = NormsOverSteps(self.add_axes((0.095, 0.125, 0.475, 0.68)), T, names, label="‖∂s[T]/∂s[k]‖")
        ax = self.add_axes((0.665, 0.125, 0.245, 0.68))
        blank = np.full((T + 1, T + 1), np.nan)
        ax.set_facecolor(NOTHING)
        ax.set_title(say.MAP_OF_PLAIN, size=TITLE_PT, color=COLORS["gradient"])
        self._map = ax.imshow(
            blank,
            cmap=DIVERGING,
            vmin=-MAP_END,
            vmax=MAP_END,
            origin="lower",
            aspect="auto",
            interpolation="nearest",
        )
        ax.set_xlabel("k", size=TITLE_PT)
        ax.set(xticks=_some_steps(T), yticks=_some_steps(T))
        ax.set_ylabel("t", size=TITLE_PT, labelpad=1)
        ax.tick_params(labelsize=TEXT_PT)
        colors = self.colorbar(
            self._map, cax=self.add_axes((0.925, 0.125, 0.015, 0.68)), ticks=(-MAP_END, 0, MAP_END)
        )
        colors.ax.set_yticklabels(["10⁻⁸", "1", "10⁸"], size=TEXT_PT)
        self.let_change(*self._curves.changing, self._map, *self._lines)
