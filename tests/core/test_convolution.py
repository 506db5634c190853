"""A convolution: by hand, against loops, against the complex step, and what is
refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from rnn_teach import Convolution, check_gradients, col2im, im2col


def by_loops(x, K, b, stride, pad):
    """y, patch by patch."""
    x = np.pad(x, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    k, (_, height, width, B) = K.shape[2], x.shape
    rows, columns = ((side - k) // stride + 1 for side in (height, width))
    y = np.zeros((len(K), rows, columns, B), np.result_type(x, K))
    for i in range(rows):
        for j in range(columns):
            patch = x[:, stride * i : stride * i + k, stride * j : stride * j + k]
            y[:, i, j] = np.einsum("oxij,xijb->ob", K, patch) + b
    return y


def test_an_edge_by_hand():
    """A picture of 3 by 3 pixels, dark on the left and light on the right, and a kernel
    of 2 by 2 that takes left from right: 2 (5 - 1) at the edge, and 0 beside it."""
    picture = np.array([[1, 1, 5], [1, 1, 5], [1, 1, 5]], float)[np.newaxis, :, :, np.newaxis]
    edge = Convolution([[[[-1, 1], [-1, 1]]]], [[0.5]])
    np.testing.assert_array_equal(edge.read(picture)[0, :, :, 0], [[0.5, 8.5], [0.5, 8.5]])


def test_patches_by_hand():
    picture = np.arange(6.0).reshape(1, 2, 3, 1)
    np.testing.assert_array_equal(im2col(picture, 2)[:, 0, :, 0], [[0, 1], [1, 2], [3, 4], [4, 5]])


def test_pixels_of_several_patches_get_the_sum():
    counted = col2im(np.ones((4, 2, 2, 1)), (1, 3, 3, 1), 2)
    np.testing.assert_array_equal(counted[0, :, :, 0], [[1, 2, 1], [2, 4, 2], [1, 2, 1]])


sizes = {
    "n_x": some.integers(1, 3),
    "n_y": some.integers(1, 3),
    "k": some.integers(1, 3),
    "stride": some.integers(1, 3),
    "pad": some.integers(0, 2),
    "B": some.integers(1, 2),
    "height": some.integers(3, 6),
    "width": some.integers(3, 6),
}


@given(**sizes)
def test_it_is_the_product_with_each_patch(n_x, n_y, k, stride, pad, B, height, width):
    rng = np.random.default_rng(0)
    convolution = Convolution.random(n_x, n_y, k, rng, stride=stride, pad=pad)
    convolution.b[:] = rng.normal(size=(n_y, 1))
    x = rng.normal(size=(n_x, height, width, B))
    expected = by_loops(x, convolution.K, convolution.b, stride, pad)
    np.testing.assert_allclose(convolution.read(x), expected, atol=1e-12)


@given(**sizes)
def test_col2im_is_the_transpose_of_im2col(n_x, n_y, k, stride, pad, B, height, width):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(n_x, height, width, B))
    columns = im2col(x, k, stride=stride, pad=pad)
    other = rng.normal(size=columns.shape)
    back = col2im(other, x.shape, k, stride=stride, pad=pad)
    np.testing.assert_allclose(np.sum(columns * other), np.sum(x * back), atol=1e-12)


@pytest.mark.parametrize(("stride", "pad"), [(1, 0), (1, 1), (2, 0), (2, 1)])
def test_its_gradients_agree_with_the_complex_step(stride, pad):
    rng = np.random.default_rng(0)
    convolution = Convolution.random(2, 3, 3, rng, stride=stride, pad=pad)
    x = rng.normal(size=(2, 6, 5, 2))
    d_y = rng.normal(size=convolution.read(x).shape)

    def loss(K, b, x):
        return np.sum(d_y * Convolution(K, b, stride=stride, pad=pad).read(x))

    found, d_x = convolution.read_backward(x, d_y)
    assert check_gradients(loss, convolution.parameters | {"x": x}, found | {"x": d_x}).agrees(1e-12)


def test_single_precision_stays_single():
    convolution = Convolution.random(1, 2, 3, np.random.default_rng(0), dtype=np.float32)
    x = np.ones((1, 4, 4, 2), np.float32)
    y = convolution.read(x)
    found, d_x = convolution.read_backward(x, y)
    assert {y.dtype, d_x.dtype, found["K"].dtype, found["b"].dtype} == {np.dtype(np.float32)}


def test_random_kernels_are_as_large_as_said():
    convolution = Convolution.random(8, 64, 3, np.random.default_rng(0))
    assert np.std(convolution.K) == pytest.approx(np.sqrt(2 / 72), rel=0.03)
    assert not convolution.b.any()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: c.read(np.ones((3, 4, 4, 1))), r"x must be \(n_x, height, width, B\) = \(2, height"),
        (lambda c: c.read(np.ones((2, 2, 4, 1))), "a patch of 3 by 3 pixels does not fit into a picture of 2 by 4"),
        (lambda c: c.read(np.full((2, 4, 4, 1), np.nan)), "x must be finite"),
        (lambda c: c.read_backward(np.ones((2, 4, 4, 1)), np.ones((5, 3, 3, 1))), "d_y must be"),
        (lambda c: im2col(np.ones((4, 4)), 2), "x must be"),
        (lambda c: im2col(np.ones((1, 4, 4, 1)), 2, pad=-1), "pad must be a whole number, 0 or more; got -1"),
        (lambda c: im2col(np.ones((1, 4, 4, 1)), 2, pad=0.5), "pad must be a whole number"),
        (lambda c: col2im(np.ones((4, 2, 2, 1)), (3, 3), 2), "shape must be"),
        (lambda c: col2im(np.ones((4, 2, 2, 1)), (1, 4, 4, 1), 2), "columns must be"),
        (lambda c: Convolution(np.ones((1, 1, 2, 3))), r"K must be \(n_y, n_x, k, k\); got"),
        (lambda c: Convolution(np.ones((1, 1, 2, 2)), stride=0), "stride must be"),
    ],
)
def test_what_does_not_fit_is_told(call, said):
    with pytest.raises(ValueError, match=said):
        call(Convolution.random(2, 5, 3, np.random.default_rng(0)))
