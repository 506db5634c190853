"""Trains the captioner of notebook 13 that reads handwritten digits, and stores its
weights, in half precision.

    python -m tools.train_digit_captioner          # seed 0, whose weights are stored
    python -m tools.train_digit_captioner 1 2      # further seeds, measured alone

Two minutes a seed on a quiet core. It says how well each net describes the digits of
known and of new writers.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.core import Adam, LinearDecay, Training
from rnn_teach.explorers import progress
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.captioner import AttendingCaptioner
from rnn_teach.lessons.captions.handwriting import DIGIT_WORDS, make_written_scenes
from rnn_teach.lessons.captions.trained import WEIGHTS

UPDATES, RATE, B, DROPPED = 6000, 0.005, 64, 0.5


def main(seed):
    """Train and measure; store the weights of seed 0."""
    data, rng = np.random.default_rng(100), np.random.default_rng(seed)
    boards = make_written_scenes(12_000, data)
    captioner = AttendingCaptioner.random(rng, words=DIGIT_WORDS)

    def one_batch():
        chosen = boards.chosen(rng.integers(len(boards), size=B))
        return captioner.loss_and_gradients(chosen, dropped=DROPPED, rng=rng)

    schedule = LinearDecay(RATE, UPDATES)
    training = Training(captioner.parameters, one_batch, Adam(RATE), clip_norm=5, schedule=schedule, rng=rng)
    training.run(UPDATES, progress=progress)
    for writers in (say.KNOWN_WRITERS, say.NEW_WRITERS):
        print(
            f"seed {seed}", writers, captioner.score(make_written_scenes(1000, data, writers=writers)), flush=True
        )
    if seed == 0:
        arrays = {name: array.astype(np.float16) for name, array in captioner.parameters.items()}
        np.savez_compressed(WEIGHTS[say.DIGITS_ON_BOARD], **arrays)


if __name__ == "__main__":
    for number in sys.argv[1:] or [0]:
        main(int(number))
