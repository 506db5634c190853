"""The lab: what comes back to each step, and below it what a change of one unit does to
all units at every later step; and the same curve alone, or of three cells."""

import numpy as np

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import place, window
from rnn_teach.kit.picture_style import COLORS, DIVERGING, INK, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.picture import HIGHEST, LOWEST, NormsOverSteps, some_steps

MAP_END = 8
"""The colours of the map reach from 10⁻⁸ to 10⁸."""
MOST_UNITS = 10
ENDS = (LOWEST, HIGHEST)
FEW_STEPS = 2
"""From one step whose number is told to the next: the page need not hear of all."""
LEFT, WIDTH = 0.095, 0.815


class CurvePicture(Picture):
    """Curves over k with their legend, and a line of text above them; with a `ghost`
    also one to compare them with."""

    def __init__(self, T, names, *, height=3.0, label="‖∂h[T]/∂h[k]‖", bounded=False, ghost=None):
        super().__init__(8.2, height)
        ax = self.add_axes((LEFT, 0.155, 0.89, 0.665))
        self._curves = NormsOverSteps(
            ax, T, names, label=label, bounded=bounded, ghost=ghost, ghost_name=say.COMPARED
        )
        self.let_change(*([] if ghost is None else [self._curves.ghost]), *self._curves.changing)

    def show(self, curves, bound=None, ghost=None):
        """Show norms for k = 0 ... T as curves by name, and their bound."""
        self._curves.set_norms(curves, bound)
        if ghost is not None:
            self._curves.ghost.set_ydata(ghost)


class BesideTheLab(Picture):
    """The curve of a net of one's own and that of the lab's, over the steps back, whose
    number follows the text."""

    def __init__(self):
        super().__init__(8.2, 3.6)
        self._T = None

    def show(self, curves):
        """Show norms for 0 ... T steps back, by name."""
        T = len(next(iter(curves.values()))) - 1
        if T != self._T:
            self.start_afresh()
            ax = self.add_axes((LEFT, 0.14, 0.89, 0.72))
            self._curves = NormsOverSteps(ax, T, tuple(curves), label=say.OF_STATE, bounded=False, steps=say.BACK)
            ax.set(xticks=some_steps(T) if T >= 10 else range(T + 1))
            self.let_change(*self._curves.changing)
            self._T = T
        self._curves.set_norms(curves)


class VanishingPicture(Picture):
    """The curve under its bound with a dot at k; below it, on the same steps, how large
    the change of each unit is that began at k with unit 1.

    Parameters
    ----------
    T : int
        The number of steps.
    ghost : array (T+1,)
        The curve of the beginning, which stays.
    """

    def __init__(self, T, ghost):
        super().__init__(8.2, 3.95)
        self._draw_curves(self.add_axes((LEFT, 0.49, WIDTH, 0.375)), T, ghost)
        self._draw_map(self.add_axes((LEFT, 0.115, WIDTH, 0.25)), T)
        on = window(self._curves.ax)
        whole = [place(on, (k - 0.5, k + 0.5), ENDS, say.click_changes(k), {"k": k}) for k in range(T + 1)]
        self.places = [one._replace(bottom=0.0) for one in whole]
        self.let_change(self._map, *self._curves.changing, self._line, self._dot, self._begin, self._said)

    def _draw_curves(self, ax, T, ghost):
        self._curves = NormsOverSteps(ax, T, (say.PLAIN,), ghost=ghost, steps="")
        ax.set(xlim=(-0.5, T + 0.5), yticks=10.0 ** np.arange(-16, 9, 8))
        self._line = ax.axvline(0, color=INK, linewidth=0.8, linestyle=":")
        (self._dot,) = ax.plot([], [], "o", color=INK, markersize=8)
        self._said = self.text(
            LEFT + WIDTH, 0.965, "", size=TITLE_PT, color=INK, weight="bold", ha="right", va="center"
        )

    def _draw_map(self, ax, T):
        ax.set_facecolor(NOTHING)
        self._map = ax.imshow(
            np.full((MOST_UNITS, T + 1), np.nan),
            cmap=DIVERGING,
            vmin=-MAP_END,
            vmax=MAP_END,
            extent=(-0.5, T + 0.5, MOST_UNITS + 0.5, 0.5),
            aspect="auto",
            interpolation="none",
        )
        self._begin = ax.axvline(0, color=INK, linewidth=0.8, linestyle=":")
        ax.set(xticks=some_steps(T), yticks=(1, MOST_UNITS))
        ax.set_title(say.MAP_OF_CHANGE, size=TITLE_PT, color=COLORS["gradient"], loc="left", pad=4)
        ax.set_xlabel(say.STEPS, size=TITLE_PT, labelpad=1)
        ax.set_ylabel(say.UNIT, size=TITLE_PT, labelpad=4)
        ax.tick_params(labelsize=TEXT_PT)
        colors = self.colorbar(self._map, cax=self.add_axes((0.925, 0.115, 0.013, 0.25)), ticks=(-8, 0, 8))
        colors.ax.set_yticklabels(["10⁻⁸", "1", "10⁸"], size=TEXT_PT)

    def show(self, norms, bound, k, change, must):
        """Show a net.

        Parameters
        ----------
        norms, bound : arrays (T+1,)
            ‖∂h[T]/∂h[k]‖ for k = 0 ... T, and what it can be at most.
        k : int
            Where unit 1 is changed.
        change : array (T+1, n)
            What becomes of the change at each step, unit by unit.
        must : str
            What follows from W and the activation.
        """
        self._curves.set_norms({say.PLAIN: norms}, bound)
        if k != self._line.get_xdata()[0]:  # what is set is drawn anew
            for line in (self._line, self._begin):
                line.set_xdata([k, k])
        self._dot.set_data([k], [np.clip(norms[k], LOWEST, HIGHEST)])
        sizes = np.full((MOST_UNITS, len(change)), np.nan)  # none where nothing was changed
        with np.errstate(divide="ignore"):
            exponents = np.log10(np.abs(change.T))
        sizes[: len(exponents)] = np.where(np.isinf(exponents), np.nan, np.clip(exponents, -MAP_END, MAP_END))
        self._map.set_data(sizes)
        self._said.set_text(must)
        self._set_places(norms, bound)

    def _set_places(self, norms, bound):
        """At each second step what comes back."""
        T, half = len(norms) - 1, FEW_STEPS / 2
        on = window(self._curves.ax)
        self.places_now = [
            place(on, (k - half, k + half), ENDS, say.comes_back(T, k, norms[k], bound[k]))
            for k in range(0, T + 1, FEW_STEPS)
        ]
