"""Explorers need controls, besides pictures: said in a sentence where they are
missing."""

from importlib.util import find_spec

import rnn_teach.kit.picture_needed  # noqa: F401

NEEDED = ("ipywidgets", "anywidget", "threadpoolctl", "tqdm")

_missing = [name for name in NEEDED if find_spec(name) is None]
if _missing:
    raise ModuleNotFoundError(
        f"explorers need {', '.join(_missing)}, not installed here: pip install 'rnn-teach[explorers]'",
        name=_missing[0],
    )
