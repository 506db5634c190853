"""One look for the whole course: a colour for each quantity, the same in diagram,
equation and curve.

The colours are dark enough for text on white (contrast of at least 4.5) and apart from
each other to colour-blind eyes; the parameters take the colour of what they bring: U
that of the input, W that of the past state, V that of the output.
"""

from matplotlib.colors import LinearSegmentedColormap, to_rgb

COLORS = {
    "x": "#0b62a4",
    "h": "#b0420a",
    "o": "#00705a",
    "gradient": "#8a2a7d",
    "clipped": "#4d6b00",
}
COLORS |= {"c": "#2b1d3d", "i": "#1d7a3a", "f": "#7a1fd1", "g": "#4a2f00", "output gate": "#a3286a"}
COLORS |= {"z": COLORS["f"], "n": COLORS["g"], "r": COLORS["output gate"]}  # z keeps, as f does; n is what g is
COLORS |= {"U": COLORS["x"], "W": COLORS["h"], "V": COLORS["o"]}
INK = "#1f2328"
FAINT = "#59636e"
LIT = "#ffd33d"

ANSWERS = ("#00705a", "#9a3d8f", "#3f5fbf", "#6b7480")
"""The classes of a request's words: destination, departure, date, other."""

DIVERGING = LinearSegmentedColormap.from_list("course_diverging", ["#5aa5dd", "#ffffff", "#f0945a"])
"""For signed numbers, centred on zero: blue below, orange above, light enough for black
numbers on top of it."""

SIZES = LinearSegmentedColormap.from_list("course_sizes", ["#f6e8f3", "#c06db4", "#5c1453"])
"""For sizes of gradients, from small to large. Zero and what does not exist are in none
of these colours."""
NOTHING = "#eceef1"

DPI = 100
TEXT_PT = 9.5
TITLE_PT = 10.5


def pale(color):
    """The color with much white in it: numbers can be read on it."""
    return tuple(0.68 + 0.32 * part for part in to_rgb(color))
