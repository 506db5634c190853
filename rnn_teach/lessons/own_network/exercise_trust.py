"""What a file of weights can do, and what a reader of one should refuse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rnn_teach.kit.questions import Questions, true_or_false
from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.own_network import words


def check_trust(answers: Mapping[str, Any]) -> Verdict:
    """Check a learner's answers, True or False.

    a : torch.load(path, weights_only=False) can run what the file says
    b : a safetensors file can do that too
    c : a file ending in .pt whose tensors have the right shapes is safe
    d : a zip of 100 kB can ask for 100 MB of memory
    e : read_network refuses a file that names anything but tensors

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(asked=true_or_false("abcde", words.TRUST), correct=words.TRUST_CORRECT)
