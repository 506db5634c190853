"""A stack of adders: what a single 1 becomes in each layer, and the roads that it
took."""

from itertools import pairwise
from math import comb

from matplotlib.patches import Circle, FancyArrowPatch

from rnn_teach.kit.numbers import below
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import cell
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.deep import words as say

RADIUS = 0.27
REACH = 0.45


class RoadsPicture(Picture):
    """A circle for each layer and step with the number it holds; the road to one of
    them in color.

    Parameters
    ----------
    most_layers, T : int
    """

    def __init__(self, most_layers, T):
        super().__init__(8.2, 4.0)
        self._most, self._T, self._layers = most_layers, T, None
        self._ax = ax = self.add_axes((0.09, 0.03, 0.9, 0.95))
        ax.set(xlim=(0.4, T + 0.6))
        ax.axis("off")
        self._names = [self._name(row) for row in range(most_layers + 1)]
        for t in range(1, T + 1):
            ax.text(t, -0.68, f"t = {t}", ha="center", va="bottom", size=TEXT_PT, color=FAINT)
        places = [(layer, t) for layer in range(1, most_layers + 1) for t in range(1, T + 1)]
        self._ups = {place: self._arrow(*place, 0, 1) for place in places}
        self._ons = {place: self._arrow(*place, 1, 0) for place in places if place[1] > 1}
        self._nodes = {place: ax.add_patch(Circle(place[::-1], RADIUS, linewidth=1.4)) for place in places}
        middle = {"ha": "center", "va": "center"}
        self._numbers = {
            place: ax.text(place[1], place[0], "", size=TITLE_PT + 2, weight="bold", **middle) for place in places
        }
        self._inputs = [
            ax.text(t, -0.02, "", size=TITLE_PT + 1, color=COLORS["x"], **middle) for t in range(1, T + 1)
        ]
        arrows = [*self._ups.values(), *self._ons.values()]
        self.let_change(*arrows, *self._nodes.values(), *self._numbers.values(), *self._inputs, *self._names)

    def show(self, layers, t, end, road):
        """Show the first `layers` layers up to step t.

        Parameters
        ----------
        end : int
            The layer of the place whose roads are counted; its step is t.
        road : list of (layer, step)
            The places of one road, from layer 1 at step 1.
        """
        if layers != self._layers:
            self._ax.set_ylim(-0.75, max(layers, 2) + 0.5)
            self._layers = layers
            self.background_changed()
        moves = set(pairwise(road))
        self.places_now = [self._place(*place) for place in self._nodes if place[0] <= layers and place[1] <= t]
        for (layer, step), node in self._nodes.items():
            seen = layer <= layers and step <= t
            at_end, on_road = (layer, step) == (end, t), (layer, step) in road
            node.set(visible=layer <= layers, facecolor=LIT if at_end else "white")
            node.set_edgecolor(COLORS["gradient"] if on_road else INK if seen else FAINT)
            node.set_linewidth(3 if on_road else 1.4)
            self._numbers[layer, step].set_text(f"{comb(layer + step - 2, layer - 1)}" if seen else "")
            self._numbers[layer, step].set_color(COLORS["h"])
        for (layer, step), arrow in self._ups.items():
            first = layer == 1 and step == 1
            lit = ((layer - 1, step), (layer, step)) in moves or first
            self._paint(arrow, layer <= layers and step <= t, lit, "U")
        for (layer, step), arrow in self._ons.items():
            self._paint(arrow, layer <= layers and step <= t, ((layer, step - 1), (layer, step)) in moves, "W")
        for step, text in enumerate(self._inputs, start=1):
            text.set_text(f"{int(step == 1)}" if step <= t else "")
        for row, name in enumerate(self._names):
            name.set_visible(row <= layers)

    def _place(self, layer, step):
        """Where the number of a circle comes from; a click counts its roads."""
        under = comb(layer + step - 3, layer - 2) if layer > 1 else int(step == 1)
        before = comb(layer + step - 3, layer - 1) if step > 1 else 0
        text = say.node(below(layer), step, under, before)
        return cell(
            self._ax, step, layer, text, {"t": step, "end": layer, "road": 1}, width=2 * REACH, height=2 * REACH
        )

    def _paint(self, arrow, there, lit, name):
        arrow.set_visible(there)
        arrow.set_color(COLORS["gradient"] if lit else COLORS[name])
        arrow.set_linewidth(3.4 if lit else 1.2)
        arrow.set_alpha(1 if lit else 0.45)

    def _arrow(self, layer, t, along, up):
        start = (t - along + along * RADIUS, layer - up + up * (RADIUS if layer > 1 else 0.2))
        end = (t - along * RADIUS, layer - up * RADIUS)
        look = {"arrowstyle": "-|>", "mutation_scale": 10, "shrinkA": 0, "shrinkB": 0}
        return self._ax.add_patch(FancyArrowPatch(start, end, **look))

    def _name(self, row):
        text, color = (say.layer_sum(below(row)), COLORS["h"]) if row else ("x[t]", COLORS["x"])
        return self._ax.text(0.45, row, text, ha="right", va="center", size=TITLE_PT, color=color)
