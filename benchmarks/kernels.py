"""A kernel with one explorer or one peer, asked through the real widget protocol as
JupyterLab asks it."""

import asyncio
import json
import os
import sys
import time
from pathlib import Path

import psutil
from jupyter_client import AsyncKernelManager

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300
"""Seconds a kernel may take for anything before we call it lost."""
DRAWN = ("png", "commands")
"""What a picture's widget may send: one of these is a new picture."""
STARTED_WITH = os.environ | {"PYTHONPATH": str(ROOT), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


class Kernel:
    """A kernel, and the widgets that it has opened on the page that we stand for.

    Attributes
    ----------
    widgets : dict
        The state of each by its number, as it was after the first cell.
    bytes, messages : int
        What the kernel has sent of widgets and outputs so far.
    """

    def __init__(self):
        self.widgets = {}
        self.bytes = self.messages = 0

    async def start(self, source):
        """Start it and run a cell."""
        self.manager = AsyncKernelManager(kernel_name="python3")
        await self.manager.start_kernel(env=STARTED_WITH)
        self.client = self.manager.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=PATIENCE)
        async for message in self.until_idle(self.client.execute(source)):
            if message["msg_type"] in ("comm_open", "comm_msg"):
                self.widgets.setdefault(message["content"]["comm_id"], {}).update(
                    message["content"]["data"].get("state", {})
                )
            elif message["msg_type"] == "error":
                sys.exit("\n".join(message["content"]["traceback"]))

    def find(self, **traits):
        """The number of the one widget that has these traits."""
        fits = [
            number
            for number, state in self.widgets.items()
            if all(state.get(name) == value for name, value in traits.items())
        ]
        (number,) = fits
        return number

    async def tell(self, widget, **state):
        """Tell a widget of a change, as the page does, and yield what comes back until
        the kernel rests: (seconds since, message)."""
        content = {"comm_id": widget, "data": {"method": "update", "state": state, "buffer_paths": []}}
        message = self.client.session.msg("comm_msg", content)
        start = time.perf_counter()
        self.client.shell_channel.send(message)
        async for answer in self.until_idle(message["header"]["msg_id"]):
            yield time.perf_counter() - start, answer

    async def ask(self, expression):
        """The value of an expression in the kernel, through JSON."""
        request = self.client.execute(
            "", silent=True, user_expressions={"it": f"__import__('json').dumps({expression})"}
        )
        async for _ in self.until_idle(request):
            pass
        reply = await self.client.get_shell_msg(timeout=PATIENCE)
        while reply["parent_header"].get("msg_id") != request:
            reply = await self.client.get_shell_msg(timeout=PATIENCE)
        said = reply["content"]["user_expressions"]["it"]
        if said["status"] != "ok":
            sys.exit(f"{said['ename']}: {said['evalue']}")
        return json.loads(eval(said["data"]["text/plain"]))

    async def until_idle(self, request):
        """What the kernel says in answer to a request, until it rests."""
        while True:
            message = await self.client.get_iopub_msg(timeout=PATIENCE)
            self._count(message)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return
            yield message

    async def rest(self, seconds):
        """Let it be, and count what it says by itself."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self._count(await self.client.get_iopub_msg(timeout=left))
            except Exception:  # nothing more to be heard
                await asyncio.sleep(0)

    def _count(self, message):
        if message["msg_type"] in ("comm_msg", "display_data", "update_display_data", "execute_result"):
            self.messages += 1
            content = json.dumps(message["content"], ensure_ascii=False).encode()  # as the kernel packs it
            self.bytes += len(content) + sum(map(len, message["buffers"]))

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


def picture_in(message, widget):
    """The bytes of the new picture that a message brings to a widget; None where it
    brings none."""
    content = message["content"]
    if message["msg_type"] != "comm_msg" or content["comm_id"] != widget:
        return None
    for path, buffer in zip(content["data"].get("buffer_paths", ()), message["buffers"], strict=True):
        if path[0] in DRAWN:
            return bytes(buffer)
    return None
