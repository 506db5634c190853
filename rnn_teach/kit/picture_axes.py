"""Axes that make a tick when it is to be drawn."""

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis


class LateAxes(Axes):
    """As any axes, in half of the time: matplotlib makes ticks ahead, only to clip
    them, and most axes of ours are switched off."""

    def _init_axis(self):  # where kinds of axes bring their own axis, as in matplotlib's gallery
        self.xaxis, self.yaxis = _LateXAxis(self, clear=False), _LateYAxis(self, clear=False)
        for axis, spines in ((self.xaxis, ("bottom", "top")), (self.yaxis, ("left", "right"))):
            for spine in spines:
                self.spines[spine].register_axis(axis)


class _Late:
    def set_clip_path(self, path, transform=None):
        """Of the axis alone: what ticks draw ends with the axes."""
        Artist.set_clip_path(self, path, transform)


class _LateXAxis(_Late, XAxis):
    pass


class _LateYAxis(_Late, YAxis):
    pass
