"""What a move of a control costs a kernel: processor time and bytes; and what a kernel
weighs.

    python benchmarks/frames.py [--explorer NAME] [--ratio 1|2] [--quick] [--json FILE]

Every explorer in a kernel of its own, through the real widget protocol. Each control
walks to and fro between its ends, so that what was computed for the move before does
not serve the next one; where a sentence is typed, between sentences of other lengths.

`ours_ms` is the processor time of the whole kernel a move, one value as soon as the one
before was answered, and `bytes` all that it sends. `rest_ms` and `rest_bytes` are what
it does by itself when nobody moves anything, for the page to hold the next steps.
`maths` is the share of a frame's time that is spent in `rnn_teach.core`. The peer, in
the three explorers that slider.py measures: plain `interact` with the same drawing
code.
"""

import argparse
import asyncio
import cProfile
import itertools
import json
import os
import pstats
import sys
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from ipywidgets import Text
from kernels import ROOT, Kernel
from sides import MOVES, PEERS

sys.path.insert(0, str(ROOT))

from rnn_teach import explorers

CORE = os.path.join("rnn_teach", "core")
NAMES = [name for name in explorers.__all__ if name.endswith("_explorer")]
OPEN = "import time\nfrom rnn_teach.explorers import {0}\nexplorer = {0}()\nexplorer"
CPU = "time.process_time()"
WARM_UP = 5
AFTER_S = 0.3
"""What a kernel does by itself after its answers is waited for so long."""
SIDES = {"unrolling_explorer": "unrolled", "vanishing_explorer": "lab", "gate_explorer": "gates"}


async def rows_of(name, ratio, rounds):
    """A row for each control of an explorer, and one for what its kernel weighs."""
    kernel, peer = Kernel(), None
    await kernel.start(OPEN.format(name))
    if name in SIDES:
        peer = Kernel()
        await peer.start("import time\n" + PEERS[SIDES[name]])
    try:
        if ratio != 1:
            await told(kernel, kernel.find(_view_name="AnyView"), pixel_ratio=ratio)
        here = getattr(explorers, name)()
        for control in here.controls:
            states = walk(here.controls[control])
            if states:
                row = {"what": f"{name} / {control}"} | await cost(kernel, *states, rounds)
                row["maths"] = share_of_maths(here, control, *states)
                here.reset()  # or a longer text would give the next control ends that the kernel's has not
                await kernel.ask("explorer.reset()")
                if peer and (SIDES[name], control) in MOVES.values():
                    of_peer = await cost(peer, control, *states[1:], rounds)
                    row |= {"peer_ms": of_peer["ours_ms"], "peer_bytes": of_peer["bytes"]}
                    row["ratio"] = round(row["peer_ms"] / row["ours_ms"], 1)
                yield row
        yield {"what": f"{name}: memory of its kernel's own, MB", "ours_mb": round(kernel.memory()[0], 1)} | (
            {"peer_mb": round(peer.memory()[0], 1)} if peer else {}
        )
    finally:
        for one in filter(None, (kernel, peer)):
            await one.close()


def walk(control):
    """What a control is called, the name of what is told of it, and what to tell it, in
    turns; None where nothing of it can be chosen. Of what is typed there are the first
    words, from two to all."""
    if isinstance(control, Text):
        words = control.value.split()
        sentences = [" ".join(words[:length]) for length in range(2, len(words) + 1)]
        return (control.description, "value", sentences) if sentences else None
    if hasattr(control, "options"):
        return control.description, "index", list(range(len(control.options)))
    if not hasattr(control, "max"):
        return None
    count = round((control.max - control.min) / control.step) + 1
    values = [control.min + place * control.step for place in range(count)]
    if hasattr(control, "base"):
        values = [control.base**value for value in values]
    elif isinstance(control.value, float):
        values = [round(value, 6) for value in values]
    return control.description, "value", values


def to_and_fro(values):
    """The values from the first to the last and back, for ever; what repeats itself at
    an end is left out."""
    return itertools.cycle([*values, *values[-2:0:-1]])


async def cost(kernel, label, trait, values, rounds):
    """What a move costs and, once it has been answered, the rest after it: processor
    time and bytes, means over so many."""
    control = kernel.find(description=label)
    steps = to_and_fro(values)
    for _ in range(WARM_UP):
        await told(kernel, control, **{trait: next(steps)})
    await kernel.rest(AFTER_S)
    in_a_drag = await spent(kernel, control, trait, steps, rounds, 0)
    with_rests = await spent(kernel, control, trait, steps, rounds, AFTER_S)
    (seconds, sent), (seconds_in_all, sent_in_all) = in_a_drag, with_rests
    return {
        "ours_ms": round(1000 * seconds, 2),
        "bytes": round(sent),
        "rest_ms": round(1000 * max(0, seconds_in_all - seconds), 2),
        "rest_bytes": round(max(0, sent_in_all - sent)),
    }


async def spent(kernel, control, trait, steps, rounds, rest):
    """Seconds of processor time and bytes a move, with a rest after each."""
    nothing = await kernel.ask(CPU), await kernel.ask(CPU)  # to ask costs something as well
    sent, before = kernel.bytes, await kernel.ask(CPU)
    for _ in range(rounds):
        await told(kernel, control, **{trait: next(steps)})
        await kernel.rest(rest)
    after = await kernel.ask(CPU)
    sent = kernel.bytes - sent
    await kernel.rest(AFTER_S)
    return (after - before - (nothing[1] - nothing[0])) / rounds, sent / rounds


async def told(kernel, widget, **state):
    """Tell a widget, and hear all that comes of it."""
    async for _ in kernel.tell(widget, **state):
        pass


def share_of_maths(explorer, control, _label, trait, values):
    """The share of a frame's time that is spent in functions of the core, called from
    outside of it, and below them."""
    control, steps = explorer.controls[control], to_and_fro(values)
    profile = cProfile.Profile()
    for step in itertools.islice(steps, 12):
        profile.runcall(setattr, control, trait, step)
    stats, inside = pstats.Stats(profile), 0
    for (file, *_), (*_, callers) in stats.stats.items():
        if CORE in file:
            inside += sum(times[3] for caller, times in callers.items() if CORE not in caller[0])
    return round(inside / stats.total_tt, 2)


async def measure(arguments, keep):
    """Print each row, and keep it."""
    rounds = 5 if arguments.quick else 40
    for name in [arguments.explorer] if arguments.explorer else NAMES:
        async for row in rows_of(name, arguments.ratio, rounds):
            keep(row)
            print(", ".join(f"{key} {value}" if key != "what" else value for key, value in row.items()), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--explorer", choices=NAMES, help="one of them; all where not said")
    parser.add_argument(
        "--ratio", type=float, choices=(1, 2), default=1, help="pixels of the screen a pixel of the page"
    )
    parser.add_argument("--quick", action="store_true", help="few moves, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    arguments = parser.parse_args()
    rows = []
    asyncio.run(measure(arguments, rows.append))
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
