"""What a net answers at each step: a bar for each class, one on top of the other, and
the name of the likeliest."""

import numpy as np

from rnn_teach.kit.picture_style import ANSWERS, TEXT_PT


class AnswerBars:
    """The probabilities ŷ[t] of each step, kept so that others can be set.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Its x is the time step, so that it lines up with a map of states.
    T : int
    names : list of str
        The classes, as they are called above the bars.
    """

    def __init__(self, ax, T, names):
        self._names = names
        ax.set(ylim=(0, 1.42), xlim=(-0.5, T + 0.5))
        ax.axis("off")
        self._bars = [ax.vlines([], 0, 0, color=color, linewidth=26) for color in ANSWERS]
        self._labels = [ax.text(t, 1.08, "", ha="center", va="bottom", size=TEXT_PT) for t in range(1, T + 1)]

    @property
    def artists(self):
        """All that `set_answers` changes."""
        return [*self._bars, *self._labels]

    def set_answers(self, y_hat):
        """Show the probabilities (n, T') of the first T' steps, T' ≤ T."""
        tops = np.vstack([np.zeros_like(y_hat[:1]), np.cumsum(y_hat, axis=0)])
        for bars, below, above in zip(self._bars, tops[:-1], tops[1:], strict=True):
            bars.set_segments(
                [[(t, a), (t, b)] for t, (a, b) in enumerate(zip(below, above, strict=True), start=1)]
            )
        best = y_hat.argmax(axis=0)
        for t, label in enumerate(self._labels):
            label.set_text(self._names[best[t]] if t < len(best) else "")
            label.set_color(ANSWERS[best[t]] if t < len(best) else "none")
