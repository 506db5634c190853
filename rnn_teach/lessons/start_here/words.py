"""The words of notebook 0: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number

WEIGHT = "weight w"
ONLY_INPUT = "x[1] = 1: the only input"


def echo(w, first, last, T):
    """What is left of h[1], the first state, in h[T], the last one."""
    return (
        f"With w = {number(w)} the one input makes h[1] = {number(first)}; {T - 1} steps later "
        f"h[{T}] = {number(last, 4)} is left, {number(100 * abs(last / first), 1)} % of it."
    )


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
