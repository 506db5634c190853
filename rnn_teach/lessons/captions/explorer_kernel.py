"""Slide a kernel over a picture of 8 by 8 pixels."""

from __future__ import annotations

import numpy as np

from rnn_teach.core import im2col
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.captions import words as say
from rnn_teach.lessons.captions.code import at_one_place
from rnn_teach.lessons.captions.kernels import KERNELS, SIDE_OUT, K, small_picture
from rnn_teach.lessons.captions.picture_kernel import KernelPicture
from rnn_teach.lessons.captions.scenes import SHAPES


def kernel_explorer(*, state: str | None = None) -> Explorer:
    """A convolution, one patch after the other: nine products and their sum.

        y[i, j] = Σ over the patch of   kernel · x[i : i + 3, j : j + 3]

    Play it, or click a number of the result to see the patch it comes from.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = KernelPicture()

    def result(shape, kernel):
        columns = im2col(small_picture(shape)[np.newaxis, :, :, np.newaxis], K)[..., 0]
        return np.tensordot(KERNELS[kernel].ravel(), columns, 1)

    def show(shape, kernel, step):
        x, weights, y = small_picture(shape), KERNELS[kernel], result(shape, kernel)
        row, column = divmod(step - 1, SIDE_OUT)
        numbers = [
            (say.of_patch(*divmod(at, SIDE_OUT), value), {"step": at + 1}) for at, value in enumerate(y.ravel())
        ]
        picture.show(x, weights, y, row, column, numbers)
        patch = x[row : row + K, column : column + K]
        used = [(int(a), b) for a, b in zip(patch.ravel(), weights.ravel(), strict=True) if a and b]
        return say.one_patch(kernel, row, column, used, y[row, column], y.max())

    def code(shape, kernel, step):
        row, column = divmod(step - 1, SIDE_OUT)
        patch = small_picture(shape)[row : row + K, column : column + K]
        return code_of(at_one_place, patch=patch, kernel=KERNELS[kernel])

    slider = time_slider(SIDE_OUT * SIDE_OUT, t=7)
    slider.description = say.PATCH
    controls = {"shape": menu(say.PICTURE, SHAPES, "square"), "kernel": menu(say.KERNEL, KERNELS), "step": slider}
    rows = [[controls["shape"], controls["kernel"]], time_row(slider)]
    return Explorer(picture, controls, show, code, rows=rows, film=("step", "kernel"), state=state)
