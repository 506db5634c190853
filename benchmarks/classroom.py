"""A class on one machine: many kernels, each with the same explorer, all dragging a
slider at once.

    python benchmarks/classroom.py [--kernels 30] [--seconds 120] [--json FILE]

One lesson with the lab of notebook 4, one with the unrolled net of notebook 1. Through
the real widget protocol: each learner's slider sends its newest value as soon as the
kernel has answered the one before, as JupyterLab does, and the time from that message
to the picture for it is taken. At the end every kernel must be alive, the last picture
that arrived must be the one the kernel holds, and that must be the picture of the last
value, drawn afresh.
"""

import argparse
import asyncio
import hashlib
import json
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from kernels import DRAWN, Kernel, picture_in

A_MOVE = 0.05
"""Seconds between two moves of a hand that drags."""


@dataclass
class Lesson:
    """What all learners have open: the maker of an explorer, its control, the label of
    that, and the values that the control can take."""

    maker: str
    control: str
    label: str
    values: list


LESSONS = {
    "lab": Lesson("vanishing_explorer", "s", "scale s", [round(0.05 * step, 2) for step in range(2, 61)]),
    "unrolled": Lesson("unrolling_explorer", "t", "time step t", [1, 2, 3, 4, 5]),
}
OPEN = "from rnn_teach.explorers import {maker}\nexplorer = {maker}()\nexplorer"
HELD = (
    "[__import__('hashlib').sha256(next(getattr(explorer.view, name) for name in {drawn} "
    "if getattr(explorer.view, name, b''))).hexdigest(), "
    "bool(({maker}(state=explorer.state)._picture.pixels() == explorer._picture.pixels()).all()), "
    "explorer.values['{control}']]"
)
"""The picture that the kernel holds for the page; whether its explorer's is the one
drawn afresh; and the value it is of."""


class Learner:
    """A kernel with one explorer, and a hand on one of its sliders."""

    def __init__(self, lesson, number):
        self.lesson, self.kernel = lesson, Kernel()
        self.rng = np.random.default_rng(number)
        self.times, self.value, self.picture = [], None, None

    async def open(self):
        """Start the kernel and run the notebook's cell."""
        await self.kernel.start(OPEN.format(maker=self.lesson.maker))
        self.slider = self.kernel.find(description=self.lesson.label)
        self.view = self.kernel.find(_view_name="AnyView")

    async def drag(self, until):
        """Move the slider to and fro. One message is under way at a time, and it
        carries the newest value."""
        while time.monotonic() < until:
            await self.move_to(self.lesson.values[self.rng.integers(len(self.lesson.values))])
            await asyncio.sleep(A_MOVE)

    async def move_to(self, value):
        """Tell the kernel of a new value, wait for its picture, and write down how long
        it took."""
        if value == self.value:
            return
        self.value, took = value, None
        async for seconds, message in self.kernel.tell(self.slider, value=value):
            picture = picture_in(message, self.view)
            if picture is not None:
                self.picture, took = picture, seconds
        if took is not None:  # the same picture may serve two values
            self.times.append(took)

    async def is_stale(self):
        """Whether the last picture is another one than that of the last value, drawn
        afresh."""
        lesson = self.lesson
        expression = HELD.format(maker=lesson.maker, control=lesson.control, drawn=DRAWN)
        held = await self.kernel.ask(expression)
        return held != [hashlib.sha256(self.picture).hexdigest(), True, self.value]


async def teach(name, kernels, seconds):
    """The row of figures for so many kernels that are dragged for so long."""
    learners = [Learner(LESSONS[name], number) for number in range(kernels)]
    try:
        for learner in learners:  # one after the other, as learners come in
            await learner.open()
        before = statistics.median(learner.kernel.memory()[0] for learner in learners)
        until = time.monotonic() + seconds
        ended = await asyncio.gather(*(learner.drag(until) for learner in learners), return_exceptions=True)
        own, shared = zip(*(learner.kernel.memory() for learner in learners), strict=True)
        lost = [error is not None or await one.kernel.is_lost() for one, error in zip(learners, ended, strict=True)]
        stale = [await learner.is_stale() for learner, gone in zip(learners, lost, strict=True) if not gone]
    finally:
        await asyncio.gather(*(learner.kernel.close() for learner in learners), return_exceptions=True)
    times = [1000 * took for learner in learners for took in learner.times]
    return {
        "what": f"{name}: {kernels} kernels dragged for {seconds} s on {os.cpu_count()} cores",
        "answers": len(times),
        "answer_ms": round(statistics.median(times), 1),
        "answer_95_ms": round(statistics.quantiles(times, n=20, method="inclusive")[-1], 1),
        "memory_own_mb": round(statistics.median(own), 1),
        "memory_own_before_mb": round(before, 1),
        "memory_with_shared_mb": round(statistics.median(shared), 1),
        "lost_kernels": sum(lost),
        "stale_pictures": sum(stale),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kernels", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--lesson", choices=LESSONS, help="one of the lessons; all where not said")
    parser.add_argument("--quick", action="store_true", help="3 kernels for 5 seconds, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    arguments = parser.parse_args()
    kernels, seconds = (3, 5) if arguments.quick else (arguments.kernels, arguments.seconds)
    rows = []
    for name in [arguments.lesson] if arguments.lesson else LESSONS:
        rows.append(asyncio.run(teach(name, kernels, seconds)))
        print("\n".join(f"{key}: {value}" for key, value in rows[-1].items()), flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")
    sys.exit(any(row["lost_kernels"] or row["stale_pictures"] for row in rows))


if __name__ == "__main__":
    main()
