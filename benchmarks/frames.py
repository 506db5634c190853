"""What share of a slider's frame is mathematics: of the time from a control's change to
its PNG, in each explorer.

    python benchmarks/frames.py [--quick] [--json FILE]

Each control is moved to and fro and the frame is profiled: `ours_ms` is the time inside
`rnn_teach.core`, `peer_ms` the whole frame in the kernel, so `ratio` says how many
times longer a frame is than its mathematics. What an explorer keeps from the move
before is not computed again and does not count; None: all of it was kept.
"""

import cProfile
import os
import pstats
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from turns import main, row

from rnn_teach import explorers

CORE = os.path.join("rnn_teach", "core")


def rows(rounds):
    """A row for each control of each explorer."""
    for name in (name for name in explorers.__all__ if name.endswith("_explorer")):
        explorer = getattr(explorers, name)()
        for parameter, control in explorer.controls.items():
            values = two_values(control)
            if values:
                yield row(f"{name} / {parameter}", *frames(control, values, rounds))


def two_values(control):
    """Two values to move between; none where what is typed is not ours to choose."""
    if hasattr(control, "options"):
        return control.options[0], control.options[-1]
    if hasattr(control, "max"):
        return control.value, control.value + control.step if control.value < control.max else control.min
    return None


def frames(control, values, rounds):
    """Times of the mathematics and of the whole frames, in ms."""
    maths, whole = [], []
    for turn in range(rounds + 2):  # the first two warm up
        control.value = values[0]
        start = time.perf_counter()
        control.value = values[1]
        seconds = time.perf_counter() - start
        profile = cProfile.Profile()
        profile.runcall(setattr, control, "value", values[0])
        if turn >= 2:
            whole.append(1000 * seconds)
            maths.append(1000 * seconds * share_of_core(pstats.Stats(profile)))
    return maths, whole


def share_of_core(stats):
    """The share of the time that was spent in functions of the core, called from
    outside of it, and below them."""
    inside = 0
    for (file, *_), (*_, callers) in stats.stats.items():
        if CORE in file:
            inside += sum(times[3] for caller, times in callers.items() if CORE not in caller[0])
    return inside / stats.total_tt


if __name__ == "__main__":
    main(rows, __doc__.splitlines()[0])
