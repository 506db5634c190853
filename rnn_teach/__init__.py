"""How recurrent neural networks work: the package behind the notebooks.

Importing it imports NumPy and nothing else. Pictures are in `rnn_teach.figures`, live
explorers in `rnn_teach.explorers`, sentences and other sequences in `rnn_teach.tasks`,
the checkers of the exercises in `rnn_teach.checks`. `read_network` opens a net that was
trained elsewhere.
"""

from rnn_teach.core import *  # noqa: F403 - every public name of the core, listed there
from rnn_teach.core import __all__ as _of_the_core
from rnn_teach.files import *  # noqa: F403
from rnn_teach.files import __all__ as _of_files

__all__ = sorted([*_of_the_core, *_of_files], key=lambda name: (not name.isupper(), name[0].islower(), name))


def __getattr__(name):
    """`rnn_teach.__version__`, looked up when it is asked for."""
    if name == "__version__":
        return _version()
    raise AttributeError(f"module 'rnn_teach' has no attribute {name!r}")


def _version():
    """Of the package that is installed; of a checkout that is not, what its settings
    say."""
    from importlib.metadata import PackageNotFoundError, version
    from pathlib import Path

    try:
        return version("rnn-teach")
    except PackageNotFoundError:
        import tomllib

        settings = Path(__file__).parents[1] / "pyproject.toml"
        return tomllib.loads(settings.read_text(encoding="utf-8"))["project"]["version"]
