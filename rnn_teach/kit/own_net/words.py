"""The words of a net of your own, in whichever lesson it is opened: labels, and
sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import counted, number
from rnn_teach.kit.words import quoted

# What is read

YOUR_NET, THIS_PACKAGE = "your net", "this package"
NOTHING_TO_READ = "give the net something to read: words='a text', where it has a vocabulary, or x=..., its inputs"
NO_NET = "x and words are what a net of yours reads: give the net, too, net=..."
EMPTY = "the sentence is empty: type at least one word"


def not_as_many(labels, steps):
    """Of labels that do not fit their inputs."""
    return f"there must be a word for each of the {steps} steps of x; got {labels}"


def too_long(count, most):
    """Of a text that no picture holds."""
    return f"the text has {count} words, and a picture has room for {most}: give a part of it"


def too_many_lines(lines, most):
    """Of words that are too long for the picture."""
    return f"the text takes {lines} lines, and the picture has room for {most}: give a part of it"


def other_kind(name, said):
    """Of a net that has no cell of the kind that is shown."""
    return f"this explorer shows {name} cells, and your net has none ({said}): use own_gates_explorer"


def quantity(where, name):
    """A state of one cell of the net."""
    return f"{where}: {'tanh c' if name == 'c' else name}"


# Controls

TEXT, PLACE, ORDER, UNIT, GATE = "text", "look at", "rows", "unit", "gate"
AS_STORED, BY_SWING, BY_NOW = "as in the file", "largest range first", "largest at this step first"
ORDERS = (BY_SWING, AS_STORED, BY_NOW)


# States


def units(count):
    """Beside the rows."""
    return counted(count, "unit")


def unit_above(place, unit):
    """Above the map; the unit counts from 0."""
    return f"{place}. The text has the colors of unit {unit + 1} (framed): blue below zero, orange above."


def word_of_unit(word, t, unit, value):
    """At a word; the unit counts from 0."""
    return f"step {t}, after {quoted(word)}: unit {unit + 1} is {number(value)}"


def row(unit, least, most):
    """At a row of the map; the unit counts from 0."""
    return f"unit {unit + 1}: from {number(least)} to {number(most)}. Click: see it on the text."


def states(place, unit, t, word, value, largest, first, order, n, shown):
    """All units at a place, and one of them at step t; `largest` is (step, value)."""
    rows = f"all {n} units" if n == shown else f"{shown} of the {n} units"
    on_top = ", ".join(map(str, first))
    return (
        f"In {place}, unit {unit} is {number(value)} at step {t}, after {quoted(word)}; farthest from 0 at step "
        f"{largest[0]}, {number(largest[1])}. The map has {rows}, {order}: unit {on_top} on top."
    )


# Gates


def share_below(gate):
    """Below the dots."""
    return f"share of steps with {gate} < {'0.1' if gate != 'h' else '−0.9'}"


def share_above(gate):
    """Beside the dots."""
    return f"share with {gate} > 0.9"


def column(t, word):
    """At the column of a step."""
    return f"step {t}, after {quoted(word)}"


def dot(units_there, low, high):
    """At a dot, of one unit or several."""
    told = f"unit{'s' if len(units_there) > 1 else ''} {', '.join(map(str, units_there[:8]))}"
    more = f" and {len(units_there) - 8} more" if len(units_there) > 8 else ""
    return f"{told}{more}: shut in {100 * low:.0f} % of the steps, open in {100 * high:.0f} %"


def gates(cell, unit, t, word, now, gate, low, high):
    """One unit at one step, and how often one of its gates is shut and open; h of a
    plain RNN."""
    told = ", ".join(f"{name} = {number(value)}" for name, value in now.items())
    often = f"Over the text {gate} is below {'0.1' if gate != 'h' else '−0.9'} in {100 * low:.0f} % of the steps"
    here = f"In {cell}, unit {unit} at step {t}, after {quoted(word)}: {told}."
    return f"{here} {often} and above 0.9 in {100 * high:.0f} %."


# Maps of several parts

FROM_LEFT, FROM_RIGHT = "→h, from the left", "←h, from the right"


def step_of_word(t, word):
    """At a word."""
    return f"step {t}, {quoted(word)}. Click: go there."


def row_of_block(name, unit):
    """At a row of a map; the unit counts from 0."""
    return f"{name}: unit {unit + 1}"


def units_of(name, shown, n):
    """Beside a map."""
    return f"{name}\n{shown} of {n} units" if shown < n else f"{name}\n{counted(n, 'unit')}"


# A file of the learner's own

UPLOAD = {
    "choose": "Your file of weights, and its vocabulary if it has one:",
    "accept": ".safetensors,.npz,.pt,.pth,.keras,.h5,.txt,.json",
}
UPLOAD_STILL = "A field to choose a file of weights: run this cell in a live notebook."


def upload_too_large(most):
    """Of a file; its name comes in front."""
    return f"{{}} is too large: at most {most} are read."


def words_first(name, count):
    """Of a vocabulary without its net."""
    return f"{name}: {count} words. Now the file of weights."


def with_its_words(name, network):
    """Of a net that has got its words."""
    return f"{network}\nWords from {name}: {', '.join(network.words.words[:8])} ..."
