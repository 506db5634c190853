"""Train the captioners of notebook 13, three seeds of each kind: store how well they
do, and the weights of the one that the notebook opens with, in half precision.

    python -m tools.train_captioners
"""

import json
from dataclasses import asdict

import numpy as np

from rnn_teach.core import Adam, LinearDecay, Training
from rnn_teach.explorers import progress
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.captioner import make_captioner
from rnn_teach.lessons.captions.scenes import make_scenes
from rnn_teach.lessons.captions.trained import MEASURED, WEIGHTS

UPDATES, RATE, B = 1600, 0.005, 64
KINDS = {
    "at every word": ("at every word", 0.0),
    "at every word, words dropped": ("at every word", 0.5),
    "once": ("once", 0.0),
}
"""By how they look at the picture, with the share of words before that is dropped in
training."""
OPENING = "at every word, words dropped"


def main():
    data = np.random.default_rng(100)
    scenes, new = make_scenes(8000, data), make_scenes(1000, data)
    never_seen = make_scenes(1000, data, held_out=True)
    measured = {}
    for kind, (looks, dropped) in KINDS.items():
        trained = [train(looks, dropped, scenes, seed) for seed in range(3)]
        measured[kind] = [
            {"new scenes": asdict(one.score(new)), "new pairs": asdict(one.score(never_seen))} for one in trained
        ]
        print(kind, measured[kind], flush=True)
        if kind == OPENING:
            arrays = {name: array.astype(np.float16) for name, array in trained[0].parameters.items()}
            np.savez_compressed(WEIGHTS[say.SHAPES_ON_BOARD], **arrays)
    MEASURED.write_text(json.dumps({"updates": UPDATES, "scores": measured}, indent=1) + "\n", encoding="utf-8")


def train(looks, dropped, scenes, seed):
    """A net of that kind after all updates."""
    rng = np.random.default_rng(seed)
    captioner = make_captioner(rng, looks=looks)

    def one_batch():
        chosen = scenes.chosen(rng.integers(len(scenes), size=B))
        return captioner.loss_and_gradients(chosen, dropped=dropped, rng=rng)

    schedule = LinearDecay(RATE, UPDATES)
    training = Training(captioner.parameters, one_batch, Adam(RATE), clip_norm=5, schedule=schedule, rng=rng)
    training.run(UPDATES, progress=progress)
    return captioner


if __name__ == "__main__":
    main()
