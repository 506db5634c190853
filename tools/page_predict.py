"""Predictions on the pages to read: options become buttons, and what they ask about is
folded until one is chosen.
"""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = (ROOT / "tools/page_template/predict.js").read_text(encoding="utf-8")
STYLE = (ROOT / "rnn_teach/kit/explorer_predict.css").read_text(encoding="utf-8")
"""As in the notebooks, where JupyterLab's own colors take the place of these."""


def fold_answers(notebook):
    """Tell the template what it folds, and leave out the code of a question, which
    says the same.

    A notebook says so for JupyterLab: `jupyter` in the metadata of a cell.
    """
    for cell in notebook.cells:
        hidden = cell.metadata.get("jupyter", {})
        cell.metadata["folded"] = bool(hidden.get("outputs_hidden"))
        if hidden.get("source_hidden"):
            cell.metadata["transient"] = {"remove_source": True}
    return notebook
