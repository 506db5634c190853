"""A gradient compared along directions at random. One that is wrong anywhere is wrong
along almost every direction, and a direction takes one evaluation of the loss, where
`check_gradients` takes one for each number."""

import numpy as np

STEP = 1e-20


def assert_right_along(loss, parameters, gradients, rtol=1e-12, directions=2):
    """The slope of the loss by the complex step, of each array along so many
    directions."""
    assert gradients.keys() == parameters.keys()
    rng = np.random.default_rng(0)
    for name, array in parameters.items():
        gradient = gradients[name]
        assert gradient.shape == array.shape, name
        for _ in range(directions):
            along = rng.normal(size=array.shape)
            slope = loss(**parameters | {name: array + 1j * STEP * along}).imag / STEP
            assert abs(slope - np.sum(gradient * along)) <= rtol * np.linalg.norm(gradient), name
