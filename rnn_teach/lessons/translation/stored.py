"""Translators whose weights are stored; `tools/train_translators.py` made them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from rnn_teach.core import AttendingReadout, Bidirectional, GRUCell, Readout
from rnn_teach.core.arguments import as_choice
from rnn_teach.kit.sentences import Vocabulary
from rnn_teach.lessons.translation.net import Translator

WEIGHTS = Path(__file__).with_name("translators.npz")
NAMES = ("German", "German-undropped", "Chinese", "wordings")
"""The first and third were trained with three in ten of the words before dropped;
"wordings" on many right translations and 5 % empty ones."""


def trained_translator(name: Literal["German", "German-undropped", "Chinese", "wordings"]) -> Translator:
    """A translator with attention that was trained before.

    Parameters
    ----------
    name : "German", "German-undropped", "Chinese" or "wordings"

    Returns
    -------
    Translator

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    return _stored(as_choice("name", name, NAMES))


@cache
def _stored(name):
    with np.load(WEIGHTS) as stored:
        kept = {key.partition("/")[2]: stored[key] for key in stored.files if key.partition("/")[0] == name}
    source, target = (Vocabulary([kept[key].tolist()]) for key in ("source", "target"))
    forward, backward, decoder = (
        GRUCell(*(kept[f"{part}.{letter}"].astype(float) for letter in "UWb"))
        for part in ("encoder.forward", "encoder.backward", "decoder")
    )
    readout = Readout(*(kept[f"readout.{letter}"].astype(float) for letter in "Vc"), reads=("h", "ctx"))
    return Translator(source, target, Bidirectional(forward, backward), decoder, AttendingReadout(readout))


def to_store(name, net):
    """A translator as arrays by name: weights as float16, and the words."""
    arrays = {key: array.astype(np.float16) for key, array in net.parameters.items()}
    words = {"source": np.array(net.source.words), "target": np.array(net.target.words)}
    return {f"{name}/{key}": array for key, array in (arrays | words).items()}
