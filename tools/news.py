"""JupyterLab's question at its first start, whether it may fetch news: answered, with
no, for one environment.

`python tools/news.py` does it for the environment of that Python.
"""

import json
import sys
from pathlib import Path

SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def turn_off(prefix):
    """Turn the news off for the JupyterLab that is installed under `prefix`."""
    overrides = Path(prefix, "share", "jupyter", "lab", "settings", "overrides.json")
    overrides.parent.mkdir(parents=True, exist_ok=True)
    overrides.write_text(json.dumps(SETTINGS, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    turn_off(sys.prefix)
