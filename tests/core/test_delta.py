"""The state that is corrected before it is written, by hand and in closed forms."""

import numpy as np
import pytest

from rnn_teach import delta_read, delta_write


def units(rng, *shape):
    """Keys of length 1 along the first axis."""
    keys = rng.normal(size=shape)
    return keys / np.linalg.norm(keys, axis=0)


def test_one_write_by_hand():
    """S = (2 1), k = (1, 0), v = 5: held is 2. β = 1 writes the difference 3: S = (5
    1). β = ½: S = (3.5 1). With α = ½ first S = (1 ½): the difference is 4, S = (5 ½).
    """
    S, k, v = [[2, 1]], [1, 0], [5]
    np.testing.assert_array_equal(delta_write(S, k, v), [[5, 1]])
    np.testing.assert_array_equal(delta_write(S, k, v, beta=0.5), [[3.5, 1]])
    np.testing.assert_array_equal(delta_write(S, k, v, alpha=0.5), [[5, 0.5]])
    np.testing.assert_array_equal(delta_write(S, k, v, beta=0), S)


@pytest.mark.parametrize("alpha", [1, 0.9, 0])
@pytest.mark.parametrize("beta", [1, 0.3, 0])
def test_it_is_the_equation_as_papers_write_it(alpha, beta):
    """S[t] = α S[t-1] (I - β k kᵀ) + β v kᵀ, for keys of any length."""
    rng = np.random.default_rng(0)
    S, k, v = rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=3)
    expected = alpha * S @ (np.eye(4) - beta * np.outer(k, k)) + beta * np.outer(v, k)
    np.testing.assert_allclose(delta_write(S, k, v, beta=beta, alpha=alpha), expected, rtol=1e-13, atol=1e-15)


def test_what_was_written_last_is_read_whatever_was_there():
    rng = np.random.default_rng(0)
    S, k, v = rng.normal(size=(3, 4, 5)), units(rng, 4, 5), rng.normal(size=(3, 5))
    np.testing.assert_allclose(delta_read(delta_write(S, k, v), k), v, rtol=1e-12)


def test_keys_at_right_angles_do_not_disturb_each_other():
    rng = np.random.default_rng(0)
    keys, values = np.linalg.qr(rng.normal(size=(4, 4)))[0], rng.normal(size=(3, 4))
    S = np.zeros((3, 4))
    for k, v in zip(keys.T, values.T, strict=True):
        S = delta_write(S, k, v)
    np.testing.assert_allclose(S @ keys, values, rtol=1e-12)


def test_a_batch_is_its_sequences():
    rng = np.random.default_rng(0)
    S, k, v = rng.normal(size=(3, 4, 5)), units(rng, 4, 5), rng.normal(size=(3, 5))
    written, read = delta_write(S, k, v, beta=0.4, alpha=0.8), delta_read(S, k)
    for one in range(5):
        alone = delta_write(S[..., one], k[:, one], v[:, one], beta=0.4, alpha=0.8)
        np.testing.assert_allclose(written[..., one], alone, rtol=1e-13)
        np.testing.assert_allclose(read[:, one], S[..., one] @ k[:, one], rtol=1e-13)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (([1, 2], [1], [1]), r"S must be \(n_v, n_k, B\), or \(n_v, n_k\) for one sequence; got \(2,\)"),
        (([[1, 2]], [1, 2, 3], [1]), r"k must be \(n_k,\) = \(2\)"),
        (([[1, 2]], [1, 2], [1, 2]), r"v must be \(n_v,\) = \(1\)"),
        (([[1, np.nan]], [1, 2], [1]), r"S must be finite; S\[0, 1\] is nan"),
        (([[[1, 2]]], [[1, 2, 3]], [[1]]), r"k must be \(n_k, B\) = \(1, 2\)"),
    ],
)
def test_what_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        delta_write(*arguments)


def test_what_a_reader_cannot_ask_is_refused():
    with pytest.raises(ValueError, match=r"q must be \(n_k,\) = \(2\)"):
        delta_read([[1, 2]], [1, 2, 3])
    with pytest.raises(ValueError, match="S must be"):
        delta_read(3, [1])
