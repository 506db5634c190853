"""Pictures need matplotlib: said in a sentence where it is missing."""

try:
    import matplotlib  # noqa: F401
except ModuleNotFoundError:
    raise ModuleNotFoundError(
        "pictures need matplotlib, which is not installed: pip install 'rnn-teach[explorers]'", name="matplotlib"
    ) from None
