"""A notebook cell that is run again shows a new explorer; the one it showed before is
closed, or memory would grow.

ipywidgets keeps every widget for as long as the kernel lives, for it cannot know which
of them a page still shows. But when a cell is run again the page drops what the cell
showed before.

JupyterLab tells the kernel which cell it is. Others may not: there a cell is known by
its lines, and since two cells may have the same lines, the last explorers that these
have shown stay open.
"""

from IPython import get_ipython

STAY_OPEN = 3
"""So many runs of the same lines may all be on the page, in as many cells."""

_shown = {}
"""By cell: its last runs, each as the number that the kernel counts and the explorers
that this run has shown."""


def note_display(explorer):
    """Called when an explorer is displayed: closes what the same cell showed when it
    was run before."""
    cell, run, stay_open = _cell_and_run()
    if cell is None:
        return
    runs = _shown.setdefault(cell, {})
    if run not in runs:
        too_many = max(0, len(runs) + 1 - stay_open)
        gone = [one for number in sorted(runs)[:too_many] for one in runs.pop(number)]
        for one in gone:
            if one is not explorer and not _is_shown(one):
                one.close()
    runs.setdefault(run, []).append(explorer)


def _is_shown(explorer):
    return any(explorer in explorers for runs in _shown.values() for explorers in runs.values())


def _cell_and_run():
    """Which cell is being run, the number of this run, and how many of its runs the
    page may show; else None."""
    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return None, None, None
    parent = kernel.get_parent()  # without the channel, which the kernel in the browser alone does not take
    cell = parent.get("metadata", {}).get("cellId")
    if cell is not None:
        return cell, shell.execution_count, 1
    lines = parent.get("content", {}).get("code")
    return None if lines is None else ("lines", lines), shell.execution_count, STAY_OPEN
