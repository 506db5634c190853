"""Run all cells of a notebook in a fresh kernel, and ask the kernel questions on the
way."""

import ast
import os

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import ensure_async

from tools import patience

CELL_S = patience.RUN_S
"""How long a cell may take."""


class CellFailed(Exception):
    """Which notebook stopped at which cell, and why."""


def run(notebook, path, questions=None, **settings):
    """Run the notebook in place; what the kernel answers.

    Parameters
    ----------
    path : Path
        Its file; its folder is where the kernel starts.
    questions : dict
        By the index of a code cell, an expression that is evaluated after it. The
        value must be a literal. Variables of the notebook can be read by it.
    **settings : str
        Environment variables of the kernel.

    Returns
    -------
    dict
        The value of each question, by the index of its cell.

    Raises
    ------
    CellFailed
        If a cell or a question raises, takes too long, or ends the kernel.
    """
    client = _Client(
        notebook,
        timeout=CELL_S,
        iopub_timeout=CELL_S,
        startup_timeout=patience.RUN_S,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
    )
    client.name, client.questions, client.answers = path.name, questions or {}, {}
    client.execute(env=os.environ | settings)
    return client.answers


class _Client(NotebookClient):
    """Says of a cell that fails where it is, and asks the questions."""

    async def async_execute_cell(self, cell, cell_index, *arguments, **options):
        """Run one cell, and ask what is to be asked after it."""
        try:
            await super().async_execute_cell(cell, cell_index, *arguments, **options)
            if cell_index in self.questions:
                self.answers[cell_index] = await self._ask(self.questions[cell_index])
        except (CellExecutionError, CellTimeoutError, DeadKernelError, ValueError) as error:
            raise CellFailed(f"{self.name}, cell {cell_index}: {error}") from None

    async def _ask(self, expression):
        """The value of an expression; neither the history nor the outputs show it."""
        message = self.kc.execute("", silent=True, user_expressions={"value": expression})
        reply = await self.async_wait_for_reply(await ensure_async(message))
        return literal(expression, reply["content"]["user_expressions"]["value"])


def literal(expression, answered):
    """The value that a kernel has answered an expression with.

    Raises
    ------
    ValueError
        If the expression raised; or if its value is no literal.
    """
    if answered["status"] == "error":
        raise ValueError("\n".join([f"{expression} cannot be answered", *answered["traceback"]]))
    return ast.literal_eval(answered["data"]["text/plain"])
