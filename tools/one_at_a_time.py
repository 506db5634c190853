"""One process at a time: whoever comes second waits, and says so."""

import errno
import os
import time
from contextlib import contextmanager

from tools import steps

if os.name == "nt":
    import msvcrt

    def _take(file):
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


BUSY = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What the systems answer where another process holds the lock."""
PAUSE_S = 0.2


@contextmanager
def alone(path, doing):
    """Be the only process that does this; the file at `path` is the lock, and stays.

    The system gives the lock back when the process ends, however it ends. Where a file
    system has no locks, all go on at once.
    """
    with open(path, "a") as file:
        waits = False
        while _is_taken(file):
            if not waits:
                steps.say(f"Another start.py is {doing}: waiting until it is done ...")
                waits = True
            time.sleep(PAUSE_S)
        yield


def _is_taken(file):
    """Whether another process has the lock; otherwise it is ours now."""
    try:
        _take(file)
    except OSError as error:
        return error.errno in BUSY
    return False
