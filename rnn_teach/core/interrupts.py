"""After an error or the stop button: a whole number of updates, whatever line was cut.

An update is first computed, which changes nothing, and then made: numbers that are
there already are copied into their places. To do so twice is the same as to do so once.
So an update that is cut while it is made is simply made again.
"""

import numpy as np


class Interrupted(KeyboardInterrupt):
    """The stop button has cut a training. Its text says where, and how to go on.

    Like any KeyboardInterrupt it ends the notebook's cell, so that nothing is printed
    of a run that was cut.
    """

    def _render_traceback_(self):
        """What IPython shows: the sentence alone, and no line of NumPy's."""
        return [str(self)]


def make_whole(update):
    """Compute an update and make it, or leave everything as it was before.

    Parameters
    ----------
    update : object
        `compute()` finds out what changes to what, and takes nothing but time and
        random numbers; `make()` changes it, and may be called twice; `withdraw()` takes
        back what `compute` took.
    """
    before, computed = np.geterr(), False
    try:
        update.compute()
        computed = True
        update.make()
    except BaseException:
        np.seterr(**before)  # where the end of an errstate was cut, NumPy would never warn again
        if computed:
            update.make()
        else:
            update.withdraw()
        raise
