"""A ball on a cliff, twice: one takes the gradient as it is, for the other it is
clipped. Beside them the wall from close by, and what makes it: resting points."""

import numpy as np

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.exploding import words as say
from rnn_teach.lessons.exploding.cliff import WEIGHT
from rnn_teach.lessons.exploding.picture import HIGHEST

VIEW = (-4.0, -1.0)
"""The biases in sight. Of a ball that leaves them it is said where it went."""
CLOSE, TICK = 7e-4, 5e-4
"""So far to either side one sees the wall from close by, and so far off a number
stands; of a wall that is less steep ten or a hundred times as far."""
COLOR = {say.AS_IT_IS: COLORS["gradient"], say.CLIPPED: COLORS["clipped"]}
RESTS = np.linspace(-4, 4.2, 301)


class BallPicture(Picture):
    """Two tracks on the left, the wall and the resting points on the right."""

    def __init__(self):
        super().__init__(8.2, 3.85)
        self._tracks = {
            name: _Track(self.add_axes((0.07, bottom, 0.46, 0.335)), name)
            for name, bottom in ((say.AS_IT_IS, 0.6), (say.CLIPPED, 0.12))
        }
        self._draw_wall(self.add_axes((0.615, 0.6, 0.365, 0.335)))
        self._draw_rests(self.add_axes((0.615, 0.12, 0.365, 0.335)))
        tracks = (artist for track in self._tracks.values() for artist in track.changing)
        near = (self._near, *self._near_balls.values(), self._at, *self._ticks)
        self.let_change(*tracks, *near, self._start, self._here)

    def _draw_wall(self, ax):
        _error_axis(ax, say.THE_WALL)
        ax.set(xlim=(-CLOSE, CLOSE), xticks=(-TICK, 0, TICK), xticklabels=[])
        below = {"transform": ax.get_xaxis_transform(), "size": TEXT_PT, "ha": "center"}
        self._at = ax.text(0, -0.2, "", va="center", **below)
        self._ticks = [ax.text(x, -0.045, "", va="top", **below) for x in (-TICK, TICK)]
        (self._near,) = ax.plot([], [], color=INK, linewidth=1.8)
        self._near_balls = {
            name: ax.plot([], [], "o", color=color, markersize=10)[0] for name, color in COLOR.items()
        }

    def _draw_rests(self, ax):
        s = 1 / (1 + np.exp(-RESTS))
        stable, b = WEIGHT * s * (1 - s) < 1, RESTS - WEIGHT * s
        ax.plot(np.where(stable, b, np.nan), RESTS, color=COLORS["h"], linewidth=2)
        ax.plot(np.where(stable, np.nan, b), RESTS, color=COLORS["h"], linewidth=1.6, linestyle=(0, (3, 2)))
        ax.set(xlim=VIEW, ylim=(-4.3, 4.5), xticks=np.arange(VIEW[0], VIEW[1] + 0.5, 1), yticks=(-2, 0, 2, 4))
        ax.set_title(say.RESTING_POINTS, size=TITLE_PT, color=COLORS["h"], loc="left", pad=3)
        ax.set_xlabel(say.BIAS_AXIS, size=TITLE_PT, labelpad=1)
        ax.tick_params(labelsize=TEXT_PT)
        ax.spines[["top", "right"]].set_visible(False)
        self._start = ax.axhline(0, color=COLORS["x"], linewidth=1.4)
        (self._here,) = ax.plot([], [], "o", color=COLORS["x"], markersize=8)

    def set_net(self, b, L, near, near_L, wall, start):
        """The error over b in sight and close to the wall, both as arrays; where the
        wall is, and x[0]. What is seen from close by is as wide as `near`."""
        for track in self._tracks.values():
            track.curve.set_data(b, L)
        self._scale = (near[-1] - wall) / CLOSE
        for text, sign in zip(self._ticks, "−+", strict=True):
            text.set_text(f"{sign}{TICK * self._scale:g}")
        self._near.set_data((near - wall) / self._scale, near_L)
        self._at.set_text(f"b = {wall:.5f}".replace("-", "−"))
        self._start.set_ydata([start, start])
        self._here.set_data([wall], [start])
        self._wall = wall

    def show(self, paths):
        """Show two descents, a CliffPath for each name of COLOR; each ball is where its
        path ends."""
        for name, path in paths.items():
            self._tracks[name].show(path)
            self._near_balls[name].set_data((path.b[-1:] - self._wall) / self._scale, path.L[-1:])


class _Track:
    """The error over b with a ball, the places where it was, and its last move."""

    def __init__(self, ax, name):
        _error_axis(ax, say.descent(name), color=COLOR[name])
        ax.set(xlim=VIEW, xticks=np.arange(VIEW[0], VIEW[1] + 0.5, 1))
        if name == say.CLIPPED:
            ax.set_xlabel(say.BIAS_AXIS, size=TITLE_PT, labelpad=1)
        (self.curve,) = ax.plot([], [], color=INK, linewidth=1.8)
        (self._was,) = ax.plot([], [], "o", color=FAINT, markersize=3)
        (self._move,) = ax.plot([], [], color=COLOR[name], linewidth=1, linestyle=":")
        (self._ball,) = ax.plot([], [], "o", color=COLOR[name], markersize=12, clip_on=False)
        self._away = ax.text(0.02, 0.05, "", transform=ax.transAxes, size=TEXT_PT, color=COLOR[name])
        self.changing = [self.curve, self._was, self._move, self._ball, self._away]

    def show(self, path):
        b, L = np.clip(path.b, *VIEW), path.L
        self._was.set_data(b[:-1], L[:-1])
        self._move.set_data(b[-2:], L[-2:])
        self._ball.set_data(b[-1:], L[-1:])
        self._away.set_text("" if VIEW[0] <= path.b[-1] <= VIEW[1] else say.out_of_sight(path.b[-1]))


def _error_axis(ax, title, color=INK):
    ax.set(ylim=(0, HIGHEST), yticks=(0, 0.2, 0.4))
    ax.set_title(title, size=TITLE_PT, color=color, loc="left", pad=3)
    ax.set_ylabel(say.ERROR_AXIS, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
