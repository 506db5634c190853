"""What has changed in a row of bytes, to be sent alone."""

import numpy as np


def spliced(old, change):
    """The bytes that a change makes of the old ones: its head and tail are how many of
    them stay at either end, and its middle stands between."""
    return old[: change["head"]] + change["middle"] + old[len(old) - change["tail"] :] if change else old


def change_from(old, new):
    """The shortest such change; {} where it is not half as long as all that is new.

    >>> change_from(b"all that stays", b"all who stays")
    {'head': 4, 'tail': 6, 'middle': b'who'}
    """
    length = min(len(old), len(new))
    head = _alike(old[:length], new[:length])
    tail = _alike(old[::-1][: length - head], new[::-1][: length - head])
    middle = new[head : len(new) - tail]
    return {"head": head, "tail": tail, "middle": middle} if 2 * len(middle) < len(new) else {}


def _alike(one, other):
    """How many bytes are the same at the beginning of two rows of the same length."""
    differ = np.frombuffer(one, np.uint8) != np.frombuffer(other, np.uint8)
    return int(differ.argmax()) if differ.any() else len(one)
