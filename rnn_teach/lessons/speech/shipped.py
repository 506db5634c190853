"""A net that knows five voices, and has never heard the sixth, theo. Its weights are
stored; `tools/train_speech_net.py` made them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from rnn_teach.core import Bidirectional, LSTMCell, Readout
from rnn_teach.core.types import AnyCell
from rnn_teach.lessons.speech.digits import VOICES

WEIGHTS = Path(__file__).with_name("speech_net.npz")
NEW_VOICE = "theo"
KNOWN_VOICES = tuple(voice for voice in VOICES if voice != NEW_VOICE)


def speech_net() -> tuple[AnyCell, Readout]:
    """The net and its read-out: a bidirectional LSTM of 2 × 32 units, whose outputs are
    the blank and 19 phones.

    Returns
    -------
    (net, readout)
    """
    arrays = _stored()
    cells = [LSTMCell(*(arrays[f"{part}.{name}"] for name in "UWb")) for part in ("forward", "backward")]
    return Bidirectional(*cells), Readout(arrays["V"], arrays["c"])


@cache
def _stored():
    with np.load(WEIGHTS) as stored:
        return {name: stored[name].astype(float) for name in stored}
