"""A class on one machine: many kernels, each with the lab of notebook 4, all dragging a
slider at once.

    python benchmarks/classroom.py [--kernels 30] [--seconds 120] [--json FILE]

Through the real widget protocol: each learner's slider sends its newest value as soon
as the kernel has answered the one before, as JupyterLab does, and the time from that
message to the picture for it is taken. At the end every kernel must be alive, and the
last picture must be that of the last value, drawn afresh.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import psutil
from jupyter_client import AsyncKernelManager

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120
"""Seconds a kernel may take for anything before we call it lost."""
A_MOVE = 0.05
"""Seconds between two moves of a hand that drags."""
OPEN = "from rnn_teach.explorers import vanishing_explorer\nlab = vanishing_explorer()\nlab"
LAST = "list(vanishing_explorer(state=lab.state).view.png) == list(lab.view.png), lab.values['s']"


class Learner:
    """A kernel with one explorer, and a hand on one of its sliders."""

    def __init__(self, number):
        self.rng = np.random.default_rng(number)
        self.times = []
        self.comms = {}
        self.value = None

    async def open(self):
        """Start the kernel and run the notebook's cell."""
        self.manager = AsyncKernelManager(kernel_name="python3")
        await self.manager.start_kernel(env=os.environ | {"PYTHONPATH": str(ROOT)})
        self.client = self.manager.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=PATIENCE)
        request = self.client.execute(OPEN)
        async for message in self._until_idle(request):
            if message["msg_type"] == "comm_open":
                self.comms[message["content"]["comm_id"]] = message["content"]["data"]["state"]
        self.slider = self._comm(lambda state: state.get("description") == "scale s")
        self.picture = self._comm(lambda state: "pixel_ratio" in state)

    async def drag(self, until):
        """Move the slider to and fro. One message is under way at a time, and it
        carries the newest value."""
        while time.monotonic() < until:
            await self.move_to(round(0.05 * int(self.rng.integers(2, 61)), 2))  # as the slider shows it
            await asyncio.sleep(A_MOVE)

    async def move_to(self, value):
        """Tell the kernel of a new value, wait for its picture, and write down how long
        it took."""
        if value == self.value:
            return
        self.value = value
        content = {
            "comm_id": self.slider,
            "data": {"method": "update", "state": {"value": value}, "buffer_paths": []},
        }
        start = time.perf_counter()
        message = self.client.session.msg("comm_msg", content)
        self.client.shell_channel.send(message)
        took = None
        async for answer in self._until_idle(message["header"]["msg_id"]):
            if answer["msg_type"] == "comm_msg" and answer["content"]["comm_id"] == self.picture:
                took = time.perf_counter() - start
        if took is not None:  # the same picture may serve two values
            self.times.append(took)

    async def is_stale(self):
        """Whether the last picture is another one than that of the last value, drawn
        afresh."""
        request = self.client.execute(LAST)
        async for message in self._until_idle(request):
            if message["msg_type"] == "execute_result":
                return message["content"]["data"]["text/plain"] != f"(True, {self.value!r})"
        return True

    async def is_lost(self):
        """Whether the kernel is gone."""
        return not await self.manager.is_alive()

    def memory(self):
        """Megabytes: its own (USS), and with its share of what kernels have in common
        (PSS) where that is known."""
        info = psutil.Process(self.manager.provisioner.pid).memory_full_info()
        return info.uss / 2**20, getattr(info, "pss", info.uss) / 2**20

    async def close(self):
        """End the kernel."""
        self.client.stop_channels()
        await self.manager.shutdown_kernel(now=True)

    def _comm(self, fits):
        (comm,) = [comm for comm, state in self.comms.items() if fits(state)]
        return comm

    async def _until_idle(self, request):
        """What the kernel says in answer to a request, until it rests."""
        while True:
            message = await self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return
            yield message


async def lesson(kernels, seconds):
    """The row of figures for so many kernels that are dragged for so long."""
    learners = [Learner(number) for number in range(kernels)]
    try:
        for learner in learners:  # one after the other, as learners come in
            await learner.open()
        before = statistics.median(learner.memory()[0] for learner in learners)
        until = time.monotonic() + seconds
        ended = await asyncio.gather(*(learner.drag(until) for learner in learners), return_exceptions=True)
        own, shared = zip(*(learner.memory() for learner in learners), strict=True)
        lost = [error is not None or await one.is_lost() for one, error in zip(learners, ended, strict=True)]
        stale = [await learner.is_stale() for learner, gone in zip(learners, lost, strict=True) if not gone]
    finally:
        await asyncio.gather(*(learner.close() for learner in learners), return_exceptions=True)
    times = [1000 * took for learner in learners for took in learner.times]
    return {
        "what": f"classroom: {kernels} kernels dragged for {seconds} s on {os.cpu_count()} cores",
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
    parser.add_argument("--quick", action="store_true", help="3 kernels for 5 seconds, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the row")
    arguments = parser.parse_args()
    kernels, seconds = (3, 5) if arguments.quick else (arguments.kernels, arguments.seconds)
    row = asyncio.run(lesson(kernels, seconds))
    print("\n".join(f"{name}: {value}" for name, value in row.items()))
    if arguments.json:
        arguments.json.write_text(json.dumps([row], indent=1) + "\n")
    sys.exit(bool(row["lost_kernels"] or row["stale_pictures"]))


if __name__ == "__main__":
    main()
