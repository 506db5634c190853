"""The training of a translator: batches at random, a rate that falls, words dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rnn_teach.core import Adam, LinearDecay, Training
from rnn_teach.core.arguments import as_flag, as_index, as_positive, as_size
from rnn_teach.kit.run import Run
from rnn_teach.kit.similar_length import SimilarLength
from rnn_teach.lessons.translation.net import Translator, as_pairs

BATCH, RATE, CLIP, BETA2 = 32, 0.01, 2.0, 0.98


class TranslationRun(Run):
    """Trains a net to translate.

        run = TranslationRun(pairs, 64, 0, attention=True, updates=200, drop=0.3)
        run.run(200)
        run.net.translate([["i", "will", "wait"]])

    Adam with a rate that falls from 0.01 to 0 over `updates`, batches of 32, gradients
    clipped at a norm of 2. The sentences of a batch are of similar length, so that
    hardly a step is spent on padding. One batch then differs from the next, and Adam
    learns more if it soon forgets how large gradients were: hence β₂ = 0.98.

    Parameters
    ----------
    pairs : list of Pair
        What it learns from.
    n_h : int
        Units of the decoder. The encoder has as many, in two directions half each.
    seed : int
        Of first weights and batches.
    attention : bool
        Whether it attends: then its encoder reads in both directions.
    updates : int
        Over how many the rate falls.
    drop : float
        The share of the decoder's inputs that are left out in training, 0 to 1.
    similar_length : bool
        False draws batches of mixed lengths, which take longer.
    beta2 : float
        β₂ of Adam, from 0 to below 1.

    Raises
    ------
    ValueError
        If a number is out of its range.
    """

    def __init__(
        self,
        pairs: Sequence[Any],
        n_h: int,
        seed: int,
        *,
        attention: bool,
        updates: int,
        drop: float = 0.0,
        similar_length: bool = True,
        beta2: float = BETA2,
    ) -> None:
        pairs, rng = as_pairs(pairs), np.random.default_rng(as_index("seed", seed, 0, 10**9))
        if as_size("n_h", n_h) % 2 and as_flag("attention", attention):
            raise ValueError(f"with attention n_h must be even, half for each direction of the encoder; got {n_h}")
        self.net = Translator.random(pairs, n_h, rng, attention=as_flag("attention", attention))
        if (drop := as_positive("drop", drop, zero=True)) > 1:
            raise ValueError(f"drop must be a share from 0 to 1; got {drop:g}")
        self.drop = drop
        sources, targets = self.net.numbered(pairs)
        alike = as_flag("similar_length", similar_length)
        draw = SimilarLength([len(pair.source) if alike else 0 for pair in pairs], BATCH)

        def one_batch():
            chosen = draw(rng)
            batch = self.net.batch(sources[:, chosen], targets[:, chosen])
            dropped = rng.random(batch.targets.shape) < self.drop if self.drop else None
            return self.net.loss_and_gradients(batch, dropped=dropped)

        self.updates = as_size("updates", updates)
        schedule = LinearDecay(RATE, self.updates)
        adam = Adam(RATE, beta2=beta2)
        self.training = Training(self.net.parameters, one_batch, adam, clip_norm=CLIP, schedule=schedule, rng=rng)
