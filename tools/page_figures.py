"""Figures on the pages: their sentence is read out once."""

from rnn_teach.kit.picture import BELOW

BEGINS = BELOW.partition("{")[0]


def say_once(notebook):
    """Keep what stands below a figure for eyes alone: on a page, other than in
    JupyterLab, it is the picture's alternative text already."""
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        said = output.get("data", {}).get("text/html", "")
        if said.startswith(BEGINS):
            output.data["text/html"] = said.replace("<p", '<p aria-hidden="true"', 1)
