"""How much of a file is believed, before anything is read.

A file of weights may come from anywhere. Whatever it says of itself is compared with
how large it is, so that a small file cannot ask for much memory or time.
"""

MOST_BYTES = 500_000_000
"""So many bytes a file may have, and all its arrays together."""
MOST_ARRAYS = 4_000
MOST_TEXT = 4_000_000
"""So many bytes a part may have that only describes: a header, a configuration, a
pickle."""
MOST_TIMES = 30
"""So many times larger than its compressed form a part may be. Weights hardly shrink;
what shrinks a thousandfold was made to fill the memory."""
FREE = 1_000_000
"""Up to so many bytes nobody asks how much a part was compressed."""
MOST_AXES = 8


def megabytes(count):
    """A number of bytes as people read it."""
    return f"{count / 1e6:,.0f} MB" if count >= 1e6 else f"{count:,} bytes"


def refuse_too_large(what, count, most=MOST_BYTES):
    """Refuse what has more bytes than we take.

    Raises
    ------
    ValueError
        If it has.
    """
    if count > most:
        raise ValueError(f"{what} would take {megabytes(count)}; at most {megabytes(most)} are read")


def size_of(what, shape):
    """How many numbers an array of this shape has.

    Raises
    ------
    ValueError
        If it is no shape: a short list of whole numbers of at least 0.
    """
    whole = isinstance(shape, (list, tuple)) and all(type(size) is int and size >= 0 for size in shape)
    if not whole or len(shape) > MOST_AXES:
        raise ValueError(f"{what} says of itself no shape that an array can have")
    count = 1
    for size in shape:
        count *= size
    return count
