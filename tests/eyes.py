"""How colours look to different eyes, and how much contrast is left between them.

Other eyes are computed, not asked: the matrices of Machado, Oliveira and Fernandes
(2009), table for severity 1, on linear RGB.
"""

import numpy as np
from matplotlib.colors import to_rgb

EYES = {
    "usual": np.eye(3),
    "without red cones": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "without green cones": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "without blue cones": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(color):
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def seen_by(seen, color):
    """The linear RGB that has the usual eye see what this one sees."""
    return np.clip(np.array(seen) @ linear(color), 0, 1)


def contrast(one, other, seen=EYES["usual"]):
    """As the Web Content Accessibility Guidelines define it."""
    darker, lighter = sorted(seen_by(seen, color) @ [0.2126, 0.7152, 0.0722] for color in (one, other))
    return (lighter + 0.05) / (darker + 0.05)
