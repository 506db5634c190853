"""The words of notebook 0: sentences as functions from numbers to text."""

# Exercises


def setup_missing(names):
    """Of libraries that are not there."""
    return f"{', '.join(names)} cannot be found; close JupyterLab and start it with `python3 start.py lab`."


def setup_wrong(outputs, right):
    """Of a package that computes something else."""
    return f"a small net gives {outputs} instead of {right}; install the course anew."


def setup_correct(names, outputs):
    """Of a machine on which the course runs."""
    answers = ", ".join(f"{output:g}" for output in outputs)
    return f"{', '.join(names)} are here, and a small net answers {answers} as it should."
