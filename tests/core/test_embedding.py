"""A table of vectors: by hand, against one-hot inputs, and what is refused."""

import numpy as np
import pytest

from rnn_teach import Embedding, LSTMCell, RNNCell, bptt, check_gradients, unroll

WORDS = np.array([[0, 2], [2, 2], [1, 0]])


def one_hot(words, K):
    """(T, K, B)."""
    return (np.arange(K)[:, np.newaxis] == words[:, np.newaxis]).astype(float)


def test_two_words_by_hand():
    """E has the columns (1, 2) and (3, 4). Words 1, 0, 1 with ∂L/∂x = (1, 0), (0, 5),
    (2, 2).

    dL/dE[:, 1] = (1, 0) + (2, 2) = (3, 2),  dL/dE[:, 0] = (0, 5)
    """
    embedding = Embedding([[1, 3], [2, 4]])
    np.testing.assert_array_equal(embedding.read([1, 0, 1])[:, :, 0], [[3, 4], [1, 2], [3, 4]])
    d_x = np.reshape([[np.nan, np.nan], [1, 0], [0, 5], [2, 2]], (4, 2, 1))
    gradients = embedding.read_backward([1, 0, 1], d_x, terms=True)
    np.testing.assert_array_equal(gradients.total["E"], [[0, 3], [5, 2]])
    np.testing.assert_array_equal(gradients.terms["E"][3], [[0, 2], [0, 2]])
    assert np.isnan(gradients.terms["E"][0]).all()
    assert gradients.d.x is d_x


def test_it_is_the_product_with_a_one_hot_vector():
    rng = np.random.default_rng(0)
    embedding = Embedding.random(3, 4, rng)
    x = embedding.read(WORDS)
    assert x.shape == (3, 4, 2)
    np.testing.assert_array_equal(x, embedding.E @ one_hot(WORDS, 3))
    d_x = rng.normal(size=(4, 4, 2))
    by_product = np.sum(d_x[1:] @ one_hot(WORDS, 3).swapaxes(1, 2), axis=0)
    gradients = embedding.read_backward(WORDS, d_x)
    np.testing.assert_allclose(gradients.total["E"], by_product, rtol=1e-14)
    assert gradients.terms is None
    terms = embedding.read_backward(WORDS, d_x, terms=True).terms["E"]
    np.testing.assert_allclose(terms[1:], d_x[1:] @ one_hot(WORDS, 3).swapaxes(1, 2), rtol=1e-14)


@pytest.mark.parametrize("kind", [RNNCell, LSTMCell])
def test_its_gradient_through_a_cell_agrees_with_the_complex_step(kind):
    rng = np.random.default_rng(0)
    cell, embedding = kind.random(4, 3, rng), Embedding.random(5, 4, rng)
    words, direct = rng.integers(5, size=(6, 2)), rng.normal(size=(7, 3, 2))

    def loss(E):
        return np.sum(direct[1:] * unroll(cell, Embedding(E).read(words), lengths=[6, 4]).h[1:])

    d = bptt(cell, unroll(cell, embedding.read(words), lengths=[6, 4]), direct).d
    found = embedding.read_backward(words, d.x).total
    assert check_gradients(loss, embedding.parameters, found).agrees(1e-12)


def test_a_word_that_is_never_read_has_no_gradient():
    embedding = Embedding.random(4, 2, np.random.default_rng(0))
    total = embedding.read_backward([0, 2], np.ones((3, 2, 1))).total["E"]
    assert (total[:, [1, 3]] == 0).all()
    assert (total[:, [0, 2]] == 1).all()


def test_random_numbers_are_the_seeds_in_the_precision_asked_for():
    embedding = Embedding.random(3, 2, np.random.default_rng(7), std=0.5, dtype="float32")
    drawn = np.random.default_rng(7).normal(0, 0.5, (2, 3))
    np.testing.assert_array_equal(embedding.E, drawn.astype(np.float32))
    assert embedding.read([0]).dtype == np.float32
    assert embedding.read_backward([0], np.zeros((2, 2, 1), np.float32)).total["E"].dtype == np.float32
    assert repr(embedding) == "Embedding(K=3, n_x=2: E (2, 3))"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([0, 3], r"words must be whole numbers from 0 to 2; words\[1, 0\] is 3"),
        ([[0, 1], [0, -1]], r"words must be whole numbers from 0 to 2; words\[1, 1\] is -1"),
        ([0.0, 1.0], "words must be whole numbers, 0 to 2; got numbers of type float64"),
        ([0, np.nan], "words must be whole numbers, 0 to 2; got numbers of type float64"),
        ([True], "words must be whole numbers, 0 to 2; got numbers of type bool"),
        (["the"], r"words must be an array of numbers; got \['the'\]"),
        (1, r"words must be a matrix \(T, B\); got shape \(\)"),
        (np.zeros((0, 2), int), r"words must be a matrix \(T, B\), no size zero; got shape \(0, 2\)"),
    ],
)
def test_what_are_no_words_is_refused(words, sentence):
    embedding = Embedding(np.ones((2, 3)))
    with pytest.raises(ValueError, match=sentence):
        embedding.read(words)
    with pytest.raises(ValueError, match=sentence):
        embedding.read_backward(words, np.ones((3, 2, 1)))


def test_a_gradient_of_another_sequence_is_refused():
    embedding = Embedding(np.ones((2, 3)))
    with pytest.raises(ValueError, match=r"d_x must be \(T\+1, n_x, B\) = \(3, 2, 1\); got shape \(2, 2, 1\)"):
        embedding.read_backward([0, 1], np.ones((2, 2, 1)))
    with pytest.raises(ValueError, match=r"d_x must be finite after row 0"):
        embedding.read_backward([0], np.full((2, 2, 1), np.nan))
