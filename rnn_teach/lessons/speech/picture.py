"""What a net hears: frames, probabilities of phones, and all alignments of a label,
over one axis of time."""

import numpy as np
from matplotlib.patches import Rectangle

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, LIT, NOTHING, SIZES, TEXT_PT, TITLE_PT
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.digits import PHONES
from rnn_teach.lessons.speech.picture_places import places_of

LEFT, WIDTH = 0.1, 0.89
ROWS = {"frames": (0.865, 0.105), "heard": (0.595, 0.215), "lattice": (0.165, 0.38)}
"""Lower end and height, as fractions of the picture."""
PHONE_COLORS = [COLORS[name] for name in ("h", "x", "o", "f", "output gate", "clipped", "gradient", "c", "g", "i")]
SEEN, NAMED = 0.05, 0.3
"""A curve is drawn of a phone that reaches the one, and has its name where it reaches
the other."""


def color_of(k):
    """The color of a class, always the same."""
    return FAINT if k == 0 else PHONE_COLORS[(k - 1) % len(PHONE_COLORS)]


class LatticePicture(Picture):
    """Three rows over the same steps, a bar through all of them at the present one, and
    below them the sum of one state."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._shown = None

    def show(self, frames, lattice, view, t, s):
        """Show a step and a state.

        Parameters
        ----------
        frames : array (T, n_x)
        lattice : Lattice
        view : str
            One of VIEWS.
        t, s : int
            The step and the state, both from 1.
        """
        if self._shown is None or self._shown[0] is not lattice:
            self._lay_out(frames, lattice)
        if self._shown != (lattice, view):
            self._map.set_data(lattice.shares(view).T)
            self.background_changed()
            self.places = places_of(self._axes, lattice, view)
            self._shown = lattice, view
        for bar in self._bars:
            bar.set_x(t - 0.5)
        self._mark(lattice, view, t, s)

    def _lay_out(self, frames, lattice):
        self.start_afresh()
        T = len(frames)
        self._axes = {name: self.add_axes((LEFT, low, WIDTH, high)) for name, (low, high) in ROWS.items()}
        for ax in self._axes.values():
            ax.set(xlim=(0.5, T + 0.5))
            ax.tick_params(labelsize=TEXT_PT, length=2)
        self._draw_frames(self._axes["frames"], frames)
        self._draw_heard(self._axes["heard"], lattice.y_hat)
        self._draw_lattice(self._axes["lattice"], lattice)
        self._bars = [
            ax.add_patch(Rectangle((0, ax.get_ylim()[0]), 1, np.ptp(ax.get_ylim()), color=LIT, alpha=0.35, lw=0))
            for name, ax in self._axes.items()
            if name != "lattice"
        ]
        ax = self._axes["lattice"]
        self._ways = [ax.plot([], [], color=INK, linewidth=1.4)[0] for _ in range(3)]
        self._cell = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, ec=INK, lw=2.2, clip_on=False))
        self._sum = self.text(0.012, 0.03, "", size=TITLE_PT, color=INK, va="center", parse_math=False)
        self.let_change(*self._bars, *self._ways, self._cell, self._sum)

    def _draw_frames(self, ax, frames):
        T, n = frames.shape
        ax.imshow(
            frames.T,
            cmap=DIVERGING,
            vmin=-3,
            vmax=3,
            aspect="auto",
            interpolation="none",
            extent=(0.5, T + 0.5, n, 0),
        )
        ax.set(xticks=[], yticks=[])
        self.text(
            0.012, ROWS["frames"][0] + ROWS["frames"][1] / 2, say.FRAMES, size=TEXT_PT, color=INK, va="center"
        )

    def _draw_heard(self, ax, y_hat):
        T = len(y_hat)
        ax.set(ylim=(0, 1.32), yticks=(0, 0.5, 1), xticks=[])
        ax.spines[["top", "right"]].set_visible(False)
        ax.set_ylabel("ŷ[t]", size=TITLE_PT)
        steps = np.arange(1, T + 1)
        for k in np.flatnonzero(y_hat.max(axis=0) > SEEN):
            dashes = (0, (2, 2)) if k == 0 else "-"
            ax.plot(steps, y_hat[:, k], color=color_of(k), linewidth=2, linestyle=dashes)
        for t, k in peaks(y_hat):
            look = {"color": color_of(k), "size": TITLE_PT, "weight": "bold", "ha": "center", "va": "bottom"}
            ax.text(t + 1, y_hat[t, k] + 0.03, PHONES[k], **look)

    def _draw_lattice(self, ax, lattice):
        S, T = len(lattice.classes), lattice.T
        blank = np.zeros((S, T))
        self._map = ax.imshow(
            blank,
            cmap=SIZES,
            vmin=0,
            vmax=1,
            aspect="auto",
            interpolation="none",
            extent=(0.5, T + 0.5, S + 0.5, 0.5),
        )
        ax.set(ylim=(S + 0.5, 0.5), facecolor=NOTHING)
        names = [f"{PHONES[k]}  {s}" for s, k in enumerate(lattice.classes, start=1)]
        ax.set_yticks(np.arange(1, S + 1), names)
        ax.set_xticks([1, *range(5, T + 1, 5)])
        ax.set_xlabel(say.STEPS_OF_25, size=TEXT_PT, labelpad=1)
        for s in range(1, S):
            ax.axhline(s + 0.5, color="white", linewidth=1)

    def _mark(self, lattice, view, t, s):
        """The chosen state, the states that its sum adds, and the sum."""
        self._cell.set_xy((t - 0.5, s - 0.5))
        into, now = (lattice.after, t + 1) if view == say.BETA else (lattice.before, t - 1)
        others = into(s - 1) if 1 <= now <= lattice.T else []
        for way, other in zip(self._ways, [*others, None, None, None], strict=False):
            way.set_data(*(([], []) if other is None else ([now, t], [other + 1, s])))
        self._sum.set_text(say.sum_of(lattice, view, t, s))


def peaks(y_hat):
    """Where a phone is likelier than at the steps beside it, and likely: (step, class),
    counted from 0, in the order of time; of two at one step, whose names would lie on
    each other, the likelier."""
    around = np.pad(y_hat, ((1, 1), (0, 0)), constant_values=-1)
    is_peak = (y_hat > NAMED) & (y_hat >= around[:-2]) & (y_hat > around[2:])
    is_peak[:, 0] = False
    at_peaks = np.where(is_peak, y_hat, 0)
    return [(int(t), int(at_peaks[t].argmax())) for t in np.flatnonzero(is_peak.any(axis=1))]
