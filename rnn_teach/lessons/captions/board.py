"""A scene as a line of text that one can type: "red circle A2, blue square C2"."""

from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.scenes import COLORS, SHAPES, SIDE, Thing

PLACES = {say.place_name(place): place for place in range(SIDE * SIDE)}


def as_board(text, shapes=SHAPES):
    """The things of a line of text, in the order of reading.

    `shapes` are those that the board may have.

    Raises
    ------
    ValueError
        If a part is none, or two share a place.
    """
    things = [_as_thing(part, shapes) for part in text.split(",") if part.strip()]
    for one, other in zip(sorted(things, key=by_place), sorted(things, key=by_place)[1:], strict=False):
        if one.place == other.place:
            raise ValueError(say.place_taken(one.place))
    return tuple(sorted(things, key=by_place))


def as_line(things):
    """The line of text of some things."""
    return ", ".join(f"{thing.color} {thing.shape} {say.place_name(thing.place)}" for thing in things)


def with_click(things, place, color, shape):
    """The things after a click at a place: what was there is gone, or something new is
    there."""
    left = [thing for thing in things if thing.place != place]
    new = [] if len(left) < len(things) else [Thing(color, shape, place)]
    return tuple(sorted([*left, *new], key=by_place))


def by_place(thing):
    """The order of reading."""
    return thing.place


def _as_thing(part, shapes):
    words = part.casefold().split()
    if len(words) == 3 and words[0] in COLORS and words[1] in shapes and words[2].upper() in PLACES:
        return Thing(words[0], words[1], PLACES[words[2].upper()])
    raise ValueError(say.no_scene(part.strip(), f"red {shapes[0]} A2"))
