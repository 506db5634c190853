"""A notebook cell that is run again shows a new explorer; the one it showed before is closed, or memory would grow.

ipywidgets keeps every widget for as long as the kernel lives, for it cannot know which of them a page still shows.
But when a cell is run again the page drops what the cell showed before.
"""

from IPython import get_ipython

_shown = {}
"""By cell: the run (the number that the kernel counts) and the explorers that this run has shown."""


def note_display(explorer):
    """Called when an explorer is displayed: closes what the same cell showed when it was run before."""
    cell, run = _cell_and_run()
    if cell is None:
        return
    last_run, explorers = _shown.get(cell, (run, []))
    if last_run != run:
        explorers, gone = [], explorers
        _shown[cell] = run, explorers
        for one in gone:
            if one is not explorer and not any(one in others for _, others in _shown.values()):
                one.close()
    explorers.append(explorer)
    _shown[cell] = run, explorers


def _cell_and_run():
    """Which cell is being run, and the number of this run; None where it is no notebook that tells."""
    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return None, None
    # Without the channel, which the kernel in the browser alone does not take.
    return kernel.get_parent().get("metadata", {}).get("cellId"), shell.execution_count
