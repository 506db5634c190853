"""A memory that obeys commands: add this, empty yourself, say what you hold."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rnn_teach.core.arguments import as_rng, as_size

LEE_FIVE_STEPS = np.array([[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]], dtype=float)
"""Lee's sequence of five steps: the answers are 0, 0, 0, 7, 0."""
LEE_NINE_STEPS = np.array(
    [[1, 0, 0], [3, 1, 0], [2, 0, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0], [6, 1, 0], [1, 0, 1]],
    dtype=float,
)
"""His sequence of nine steps: the answers are 0, 0, 0, 0, 0, 7, 0, 0, 6."""


class Commands(NamedTuple):
    """A batch of command sequences and their right answers.

    x : array (T, 3, B)
        A number, what to do with it (1 add it, -1 empty the memory, 0 nothing), and
        whether to answer (1) or not.
    targets : array (T, 1, B)
        What the memory holds where an answer is asked for, else 0.
    """

    x: np.ndarray
    targets: np.ndarray


def make_commands(T: int, B: int, rng: np.random.Generator) -> Commands:
    """Random commands for a memory of one number, as in Hung-yi Lee's worked example,
    with numbers from 0 to 1.

    At each step the number is uniform on [0, 1]. It is added with probability 0.3; with
    probability 0.2 the memory is emptied; else the memory stays. An answer is asked for
    with probability 0.35, and is what the memory holds after the step.

    Parameters
    ----------
    T : int
        The number of time steps.
    B : int
        The number of sequences.
    rng : numpy.random.Generator
        Where the random numbers come from.

    Returns
    -------
    Commands
        `x` and `targets`.

    Raises
    ------
    ValueError
        If T or B is below 1, or the rng is none.
    """
    T, B, rng = as_size("T", T), as_size("B", B), as_rng(rng)
    numbers = rng.random((T, B))
    commands = rng.choice([0.0, 1.0, -1.0], size=(T, B), p=[0.5, 0.3, 0.2])
    asked = (rng.random((T, B)) < 0.35).astype(float)
    x = np.stack([numbers, commands, asked], axis=1)
    return Commands(x, obey(x))


def obey(x):
    """The right answers (T, 1, B) to commands (T, 3, B): what a memory without any flaw
    would say."""
    memory, answers = np.zeros(x.shape[2]), np.zeros((len(x), 1, x.shape[2]))
    for t, (number, command, asked) in enumerate(x):
        memory = np.where(command == 1, memory + number, np.where(command == -1, 0, memory))
        answers[t, 0] = asked * memory
    return answers
