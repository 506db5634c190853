"""Trains the net that hears phones in spoken digits, and writes its weights.

    python -m tools.train_speech_net

Five of the six voices speak in training; the sixth is new to it. Ten seconds of a quiet
processor; the weights are stored with three digits or so, as float16. Those that are
stored were trained without noise and at half the learning rate: new ones hear
otherwise, and the sentences of notebook 14 about its explorer have to be read again.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.lessons.speech.run import SpeechRun
from rnn_teach.lessons.speech.shipped import KNOWN_VOICES, NEW_VOICE, WEIGHTS

SEED = 0


def main():
    """Train it, and store it."""
    run = SpeechRun(list(KNOWN_VOICES), SEED).run()
    known, new = run.phone_error(), run.phone_error([NEW_VOICE])
    print(f"phone error: {100 * known:.0f} % for known voices, {100 * new:.0f} % for {NEW_VOICE}")
    parameters = {**run.net.parameters, **run.readout.parameters}
    np.savez_compressed(WEIGHTS, **{name: array.astype(np.float16) for name, array in parameters.items()})


if __name__ == "__main__":
    main()
