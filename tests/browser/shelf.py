"""Notebooks that a test writes for itself, in the JupyterLab that is there."""

import nbformat

from tools import build_notebooks


def put(server, name, cells):
    """Write a notebook of these cells, or of cells with these sources, where the server
    opens it; its name."""
    whole = [nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    notebook = nbformat.v4.new_notebook(cells=whole, metadata=build_notebooks.METADATA)
    nbformat.write(notebook, server.folder / name)
    return name
