"""A net of real scale whose weights need no file: a formula gives them."""

import numpy as np

LARGE = (1000, 128, 256, 20)
"""Words, size of a vector, units of a direction and layer, outputs."""


def large_weights():
    """2 layers of LSTMs in both directions, with embedding and head, float32."""
    words, n_x, n_h, n_y = LARGE
    shapes = {"emb.weight": (words, n_x)}
    for layer, width in enumerate((n_x, 2 * n_h)):
        for way in ("", "_reverse"):
            shapes[f"rnn.weight_ih_l{layer}{way}"] = (4 * n_h, width)
            shapes[f"rnn.weight_hh_l{layer}{way}"] = (4 * n_h, n_h)
            shapes[f"rnn.bias_ih_l{layer}{way}"] = shapes[f"rnn.bias_hh_l{layer}{way}"] = (4 * n_h,)
    shapes |= {"head.weight": (n_y, 2 * n_h), "head.bias": (n_y,)}
    return {
        name: _numbers(shape, seed, 1.0 if name == "emb.weight" else 0.08)
        for seed, (name, shape) in enumerate(shapes.items())
    }


def _numbers(shape, seed, most):
    """Numbers from -most to most, scattered by products of whole numbers, so that they
    are the same with every version of NumPy."""
    count = np.arange(np.prod(shape), dtype=np.uint64) + np.uint64(1_000_003 * (seed + 1))
    mixed = (count * np.uint64(2654435761)) ^ (count * np.uint64(40503) >> np.uint64(7))
    share = (mixed % np.uint64(65521)).astype(np.float64) / 65520
    return (most * (2 * share - 1)).astype(np.float32).reshape(shape)
