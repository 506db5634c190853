"""A 1 climbs a stack of adders: what each layer holds, and by how many roads."""

from __future__ import annotations

from itertools import combinations
from math import comb

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.deep import words as say
from rnn_teach.lessons.deep.code import climb
from rnn_teach.lessons.deep.picture_roads import RoadsPicture

T, MOST_LAYERS = 6, 4


def roads_explorer(*, state: str | None = None) -> Explorer:
    """A single 1 enters a stack of linear layers of one unit, all weights 1.

        h_1[t] = x[t] + h_1[t-1],     h_l[t] = h_{l-1}[t] + h_l[t-1]

    Play it, and see what each layer holds. A number counts the roads by which the 1 has
    come: a road goes up a layer within a step, or on a step within a layer. A click on
    a circle counts the roads to it; *road* shows them one by one.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = RoadsPicture(MOST_LAYERS, T)
    controls = {
        "layers": whole(say.LAYERS, 3, 1, MOST_LAYERS),
        "t": time_slider(T, t=2),
        "end": whole(say.ROADS_TO, 3, 1, MOST_LAYERS),
        "road": whole(say.ROAD, 1, 1, comb(T + MOST_LAYERS - 2, MOST_LAYERS - 1)),
    }

    def adjust(controls):
        layers, t = controls["layers"].value, controls["t"].value
        controls["end"].max = layers
        controls["road"].max = comb(t + controls["end"].value - 2, controls["end"].value - 1)

    def show(layers, t, end, road):
        ups = list(combinations(range(t + end - 2), end - 1))[road - 1]
        picture.show(layers, t, end, _places(ups, t + end - 2))
        return say.roads(layers, t, end, comb(t + end - 2, end - 1), road, [k in ups for k in range(t + end - 2)])

    def code(layers, t, end, road):
        return code_of(climb, layers=end, T=t)

    rows = [[controls["layers"], *time_row(controls["t"])], [controls["end"], controls["road"]]]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, state=state)


def _places(ups, moves):
    """The places of a road that goes up at these of its moves."""
    layer, t = 1, 1
    places = [(layer, t)]
    for move in range(moves):
        layer, t = (layer + 1, t) if move in ups else (layer, t + 1)
        places.append((layer, t))
    return places
