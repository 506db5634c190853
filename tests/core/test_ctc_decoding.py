"""From scores to labels: collapsed paths, the best of them, beams and alignments,
against all paths there are."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_ctc import random_scores, scores

from rnn_teach import Readout, RNNCell, best_alignment, best_path, collapse, ctc_loss, prefix_beam, softmax, unroll


def all_labels(o, T, blank=0):
    """Each label with its probability, summed over its paths."""
    y_hat, found = softmax(o[1:])[..., 0], {}
    for path in itertools.product(range(y_hat.shape[1]), repeat=T):
        label = tuple(collapse(path, blank=blank))
        found[label] = found.get(label, 0) + np.prod(y_hat[np.arange(T), path])
    return found


def test_paths_of_the_lesson_spell_aab():
    for path in ("a-ab-", "-aa--abb", "aa-ab", "a-abbb"):
        assert collapse(path, blank="-") == list("aab")
    assert collapse("aab", blank="-") == list("ab")
    assert collapse([0, 1, 1, 0, 0, 1, 2, 2]) == [1, 1, 2]
    assert collapse(np.array([2, 2, 0]), blank=2) == [0]
    assert collapse("---", blank="-") == collapse([]) == []


@given(st.lists(st.integers(0, 3)))
def test_each_symbol_of_a_label_is_that_of_a_run(path):
    """Each run of equal symbols that is no blank gives one; so does a path whose
    symbols are all doubled."""
    runs = [symbol for symbol, _ in itertools.groupby(path) if symbol != 0]
    assert collapse(path) == runs
    assert collapse([symbol for symbol in path for _ in "ab"]) == runs


def test_the_best_path_is_not_the_best_label():
    """-- has 0.36, and no other path more; "a" has three, 0.64 together."""
    o = scores([0.6, 0.4], [0.6, 0.4])
    assert best_path(o) == [[]]
    ((label, log_p), (second, log_second)) = prefix_beam(o)[0]
    assert (label, second) == ([1], [])
    assert np.exp([log_p, log_second]) == pytest.approx([0.64, 0.36])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("blank", [0, 2])
def test_a_wide_beam_finds_all_labels_with_their_probabilities(seed, blank):
    o, T = random_scores(5, 3, 1, seed=seed), 5
    truth = all_labels(o, T, blank)
    found = prefix_beam(o, beam=1000, blank=blank)[0]
    assert {tuple(label) for label, _ in found} == set(truth)
    for label, log_p in found:
        assert np.exp(log_p) == pytest.approx(truth[tuple(label)], rel=1e-12)
    assert [log_p for _, log_p in found] == sorted((log_p for _, log_p in found), reverse=True)


def test_a_narrow_beam_gives_what_it_kept_and_never_too_much_probability():
    o = random_scores(7, 4, 1)
    truth = all_labels(o, 7)
    for beam in (1, 2, 5):
        found = prefix_beam(o, beam=beam)[0]
        assert len(found) == beam
        assert all(np.exp(log_p) <= truth[tuple(label)] * (1 + 1e-12) for label, log_p in found)


def test_batches_lengths_and_traces_are_taken_as_by_the_loss():
    rng = np.random.default_rng(0)
    cell, readout = RNNCell.random(2, 3, rng), Readout.random(3, 4, rng)
    trace = readout.read(unroll(cell, 3 * rng.normal(size=(6, 2, 2)), lengths=[6, 2]))
    o, lengths = trace.readout.o, [6, 2]
    for decode in (best_path, prefix_beam):
        alone = [decode(o[: length + 1, :, [b]])[0] for b, length in enumerate(lengths)]
        assert decode(trace) == decode(o, lengths) == alone
    alone = [best_alignment(o[: n + 1, :, [b]], [[1]])[0] for b, n in enumerate(lengths)]
    assert best_alignment(trace, [[1], [1]]) == alone


@pytest.mark.parametrize("label", [[], [1], [1, 1], [2, 1, 2]], ids=str)
@pytest.mark.parametrize("seed", range(3))
def test_the_best_alignment_is_the_likeliest_path_that_spells_the_label(label, seed):
    o = random_scores(5, 3, 1, seed=seed)
    y_hat = softmax(o[1:])[..., 0]
    paths = [path for path in itertools.product(range(3), repeat=5) if collapse(path) == label]
    likelihood = [np.prod(y_hat[np.arange(5), path]) for path in paths]
    (found,) = best_alignment(o, [label])
    assert tuple(found.path) == paths[int(np.argmax(likelihood))]
    assert np.exp(found.log_p) == pytest.approx(max(likelihood))
    states = ctc_loss(o, [label]).states[:, 0]
    assert [int(states[s]) for s in found.states] == found.path
    assert all(0 <= later - s <= 2 for s, later in itertools.pairwise(found.states))


def test_what_cannot_be_decoded_is_refused():
    o = random_scores(3, 3, 1)
    with pytest.raises(ValueError, match=r"^beam must be a whole number of at least 1; got 0"):
        prefix_beam(o, beam=0)
    with pytest.raises(ValueError, match=r"2 labels with 1 repeat need at least 3 steps; it has 2"):
        best_alignment(o, [[1, 1]], [2])
    with pytest.raises(ValueError, match=r"^path must be a sequence of symbols, such as"):
        collapse(3)
    with pytest.raises(ValueError, match=r"^the symbols in path must be numbers or texts; got \[1\]"):
        collapse([[1], [2]])
    with pytest.raises(ValueError, match=r"^blank must be a whole number from 0 to 2; got 3"):
        best_path(o, blank=3)
