"""The loss of a label without marks in time: against arithmetic by hand, all paths, the
complex step, and PyTorch."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from rnn_teach import (
    Readout,
    RNNCell,
    bptt,
    collapse,
    complex_step,
    ctc_loss,
    softmax,
    unroll,
)
from rnn_teach.core.ctc_states import steps_needed

GOLDEN = json.loads((Path(__file__).parent / "golden" / "ctc.json").read_text(encoding="utf-8"))


def scores(*steps):
    """o (T+1, n_y, 1) whose ŷ are these probabilities, with the NaN of t = 0."""
    o = np.log(np.array(steps, float))[..., np.newaxis]
    return np.concatenate([np.full_like(o[:1], np.nan), o])


def random_scores(T, n_y, B, seed=0, size=1.5):
    o = np.random.default_rng(seed).normal(0, size, (T + 1, n_y, B))
    o[0] = np.nan
    return o


def over_all_paths(o, label, T, blank=0):
    """P(label) and each step's share of each class, from every path there is."""
    y_hat = softmax(o[1:])[..., 0]
    n_y = y_hat.shape[1]
    p, of_classes = 0.0, np.zeros((T, n_y))
    for path in itertools.product(range(n_y), repeat=T):
        if collapse(path, blank=blank) == list(label):
            p_of_path = np.prod(y_hat[np.arange(T), path])
            p += p_of_path
            of_classes[np.arange(T), path] += p_of_path
    return p, of_classes


def test_two_steps_by_hand():
    """p(-) = 0.6 and p(a) = 0.4 at both steps. "a" is spelled by aa, a- and -a: 0.16 +
    0.24 + 0.24 = 0.64; the empty label by -- alone: 0.36.

    At each step the paths that spell "a" are in its symbol with 0.16 + 0.24 of 0.64: so
    ∂L/∂o_a = 0.4 - 0.625.
    """
    o = scores([0.6, 0.4], [0.6, 0.4])
    loss = ctc_loss(o, [1])
    assert loss.value == pytest.approx(-np.log(0.64))
    assert ctc_loss(o, [[]]).value == pytest.approx(-np.log(0.36))
    np.testing.assert_allclose(loss.d_o[1:, :, 0], [[0.225, -0.225]] * 2)
    np.testing.assert_allclose(np.exp(loss.log_alpha[1:, :, 0]), [[0.6, 0.4, 0], [0.36, 0.4, 0.24]], atol=1e-15)
    np.testing.assert_allclose(np.exp(loss.log_beta[1:, :, 0]), [[0.4, 1, 0.6], [0, 1, 1]], atol=1e-15)
    assert loss.states[:, 0].tolist() == [0, 1, 0]
    assert np.isnan(loss.d_o[0]).all()
    assert np.isnan(loss.occupancy[0]).all()


@pytest.mark.parametrize(("T", "counts"), [(3, (6, 5, 1)), (4, (10, 15, 5))])
def test_alignments_are_counted_as_by_hand(T, counts):
    """With ŷ = 1/3 for all classes each path has the probability 3^-T. At T = 3: "a"
    has 6 alignments, "ab" 5, "aa" 1."""
    o = scores(*[[1 / 3] * 3] * T)
    for label, count in zip(([1], [1, 2], [1, 1]), counts, strict=True):
        assert np.exp(-ctc_loss(o, label).value) * 3**T == pytest.approx(count)


LABELS = [[], [1], [2], [1, 2], [1, 1], [2, 1, 2], [1, 1, 2], [2, 2, 2]]


@pytest.mark.parametrize(
    ("label", "T"), [(label, T) for label in LABELS for T in (1, 2, 3, 5) if steps_needed(label) <= T], ids=str
)
def test_value_and_gradient_are_those_of_all_paths(label, T):
    """∂L/∂o = ŷ less what the paths of the label make of each class."""
    o = random_scores(T, 3, 1, seed=T)
    p, of_classes = over_all_paths(o, label, T)
    loss = ctc_loss(o, [label])
    assert loss.value == pytest.approx(-np.log(p), rel=1e-12)
    np.testing.assert_allclose(loss.d_o[1:, :, 0], softmax(o[1:])[..., 0] - of_classes / p, atol=1e-13)


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_the_blank_may_be_any_class(blank):
    o = random_scores(5, 3, 1)
    symbols = [k for k in range(3) if k != blank]
    label = [symbols[0], symbols[0], symbols[1]]
    p, of_classes = over_all_paths(o, label, 5, blank)
    loss = ctc_loss(o, [label], blank=blank)
    assert loss.value == pytest.approx(-np.log(p), rel=1e-12)
    np.testing.assert_allclose(loss.d_o[1:, :, 0], softmax(o[1:])[..., 0] - of_classes / p, atol=1e-13)


def test_the_labels_of_all_lengths_share_all_of_the_probability():
    o = random_scores(4, 3, 1)
    spelled = {tuple(collapse(path)) for path in itertools.product(range(3), repeat=4)}
    assert sum(np.exp(-ctc_loss(o, [list(label)]).value) for label in spelled) == pytest.approx(1)


BATCH = [[1, 1, 2], [], [3], [2, 3, 2, 1]]
LENGTHS = [7, 3, 5, 7]


def test_a_batch_is_the_sum_of_its_sequences_and_padding_counts_nothing():
    o = random_scores(7, 4, 4)
    together = ctc_loss(o, BATCH, LENGTHS)
    for b, (label, length) in enumerate(zip(BATCH, LENGTHS, strict=True)):
        alone = ctc_loss(o[: length + 1, :, [b]], [label])
        assert together.of[b] == pytest.approx(alone.value, rel=1e-14)
        np.testing.assert_allclose(together.d_o[1 : length + 1, :, b], alone.d_o[1:, :, 0], atol=1e-14)
        assert not together.d_o[length + 1 :, :, b].any()
        states = len(alone.states)
        for name in ("log_alpha", "log_beta", "occupancy"):
            whole = getattr(together, name)[1:, :, b]
            np.testing.assert_allclose(whole[:length, :states], getattr(alone, name)[1:, :, 0], atol=1e-13)
            nothing = 0 if name == "occupancy" else -np.inf
            assert (whole[length:] == nothing).all()
            assert (whole[:, states:] == nothing).all()
    assert together.value == pytest.approx(together.of.sum(), rel=1e-14)
    changed = o.copy()
    changed[4:, :, 1] = 1e6
    np.testing.assert_array_equal(ctc_loss(changed, BATCH, LENGTHS).d_o[1:], together.d_o[1:])


def test_occupancies_sum_to_one_and_alpha_beta_to_p_at_each_step():
    loss = ctc_loss(random_scores(7, 4, 4), BATCH, LENGTHS)
    for b, length in enumerate(LENGTHS):
        np.testing.assert_allclose(loss.occupancy[1 : length + 1, :, b].sum(axis=1), 1, rtol=1e-13)
        p = np.exp(loss.log_alpha[1:, :, b] + loss.log_beta[1:, :, b])[:length].sum(axis=1)
        np.testing.assert_allclose(p, np.exp(-loss.of[b]), rtol=1e-13)


@pytest.mark.parametrize("average", [False, True])
def test_the_gradient_agrees_with_the_complex_step(average):
    rows = random_scores(7, 4, 4)[1:]

    def loss(rows):
        return ctc_loss(np.concatenate([rows[:1], rows]), BATCH, LENGTHS, average=average).value

    truth = complex_step(loss, {"rows": rows})["rows"]
    o = np.concatenate([rows[:1], rows])
    np.testing.assert_allclose(ctc_loss(o, BATCH, LENGTHS, average=average).d_o[1:], truth, atol=1e-13)


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["what"])
def test_loss_and_gradient_are_those_of_pytorch(case):
    o = np.array(case["o"])
    o = np.concatenate([np.full_like(o[:1], np.nan), o])
    loss = ctc_loss(o, case["labels"], case["lengths"], blank=case["blank"])
    np.testing.assert_allclose(loss.of, case["of"], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(loss.d_o[1:], case["d_o"], rtol=0, atol=1e-12)


def test_it_trains_a_read_out_through_a_cell():
    """∂L/∂V by read_backward and ∂L/∂W by bptt, against the complex step."""
    rng = np.random.default_rng(1)
    cell, readout, x = RNNCell.random(2, 3, rng), Readout.random(3, 4, rng), rng.normal(size=(6, 2, 2))
    labels = [[1, 2], [3]]

    def loss(W, V):
        trace = Readout(V, readout.c).read(unroll(RNNCell(cell.U, W, cell.b), x, lengths=[6, 4]))
        return ctc_loss(trace, labels)

    with np.errstate(invalid="ignore"):  # the complex softmax of row 0, which is NaN
        truth = complex_step(lambda W, V: loss(W, V).value, {"W": cell.W, "V": readout.V})
    trace = readout.read(unroll(cell, x, lengths=[6, 4]))
    found = ctc_loss(trace.readout, labels)
    back = readout.read_backward(trace, found.d_o)
    np.testing.assert_allclose(back.total["V"], truth["V"], atol=1e-13)
    np.testing.assert_allclose(bptt(cell, trace, back.d.h).total["W"], truth["W"], atol=1e-13)
    assert found.value == ctc_loss(trace.readout.o, labels, [6, 4]).value != ctc_loss(trace.readout.o, labels).value


def test_long_sequences_and_large_scores_are_no_trouble():
    """At T = 2000 P is near 1e-1000; scores of ±1000 have no exp."""
    loss = ctc_loss(random_scores(2000, 4, 1), [[1, 2, 3] * 20])
    assert 700 < loss.value < np.inf
    np.testing.assert_allclose(loss.occupancy[1:].sum(axis=1), 1, rtol=1e-10)
    for size in (1000, 1e6):
        loss = ctc_loss(random_scores(6, 3, 2, size=size), [[1, 2], [2, 2]])
        assert np.isfinite(loss.value)
        assert np.isfinite(loss.d_o[1:]).all()
    shifted = random_scores(6, 3, 2)
    same = ctc_loss(shifted + 500, [[1, 2], [2, 2]])
    np.testing.assert_allclose(same.of, ctc_loss(shifted, [[1, 2], [2, 2]]).of, rtol=1e-12)


def test_single_precision_stays_single():
    o = random_scores(20, 5, 3)
    loss, double = (ctc_loss(o.astype(dtype), [[1, 2, 2], [], [4]]) for dtype in (np.float32, float))
    for name in ("of", "d_o", "log_alpha", "log_beta", "occupancy"):
        assert getattr(loss, name).dtype == np.float32
    np.testing.assert_allclose(loss.d_o[1:], double.d_o[1:], atol=1e-5)
    assert loss.value == pytest.approx(double.value, rel=1e-5)


@pytest.mark.parametrize("T", [1, 2, 3])
@pytest.mark.parametrize("impossible", ["refuse", "infinite"])
def test_a_label_that_fits_no_path_is_refused_or_infinitely_surprising(T, impossible):
    """Three labels with one repeat need four steps: the blank between the two must be
    there."""
    o = random_scores(T, 3, 2)
    if impossible == "refuse":
        with pytest.raises(
            ValueError, match=r"^sequence 1.*: 3 labels with 1 repeat need at least 4 steps; it has"
        ):
            ctc_loss(o, [[], [1, 1, 2]])
        return
    loss = ctc_loss(o, [[1], [1, 1, 2]], impossible=impossible)
    assert loss.value == loss.of[1] == np.inf
    assert not loss.d_o[1:, :, 1].any()
    assert not loss.occupancy[1:, :, 1].any()
    np.testing.assert_allclose(loss.d_o[1:, :, 0], ctc_loss(o[:, :, [0]], [1]).d_o[1:, :, 0])
    assert np.isfinite(ctc_loss(random_scores(4, 3, 1), [[1, 1, 2]], impossible=impossible).value)


def test_one_label_alone_needs_one_step():
    with pytest.raises(ValueError, match=r"^sequence 0.*: 2 labels need at least 2 steps; it has 1: leave it out"):
        ctc_loss(random_scores(3, 3, 1), [[1, 2]], [1])


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ([[1], [0]], r"labels\[1\] must be classes from 0 to 2, without the blank 0; got 0"),
        ([[1], [3]], r"labels\[1\] must be classes from 0 to 2, without the blank 0; got 3"),
        ([[-1], [2]], r"labels\[0\] must be classes from 0 to 2, without the blank 0; got -1"),
        ([[1.5], [2]], r"labels\[0\] must be a list of whole numbers"),
        ([[1]], r"labels must be a list of 2 labels, one a sequence, such as"),
        ([1, 2], r"labels\[0\] must be a list of whole numbers"),
        ("ab", r"labels must be a list of 2 labels"),
        (None, r"labels must be a list of 2 labels"),
    ],
)
def test_what_is_no_label_is_refused(labels, said):
    with pytest.raises(ValueError, match=rf"^{said}"):
        ctc_loss(random_scores(4, 3, 2), labels)


def test_outputs_without_time_and_gaps_in_a_mask_are_refused():
    with pytest.raises(ValueError, match=r"^o must have time, \(T\+1, n_y, B\), as trace.readout.o has; got"):
        ctc_loss(np.ones((3, 2)), [[1], [2]])
    with pytest.raises(ValueError, match=r"^o must have at least 2 outputs, a blank and a symbol; got n_y = 1"):
        ctc_loss(np.ones((3, 1, 1)), [[]])
    rng = np.random.default_rng(0)
    cell, readout = RNNCell.random(2, 3, rng), Readout.random(3, 4, rng)
    mask = np.array([[True], [False], [True]])
    trace = readout.read(unroll(cell, rng.normal(size=(3, 2)), mask=mask))
    with pytest.raises(ValueError, match=r"^the steps that were read must be the first ones of each sequence"):
        ctc_loss(trace, [[1]])
    assert ctc_loss(trace, [[1]], [2]).value > 0


def test_a_padded_array_of_labels_is_a_list_of_its_rows():
    o = random_scores(4, 4, 2)
    assert ctc_loss(o, np.array([[1, 2], [3, 3]])).value == ctc_loss(o, [[1, 2], [3, 3]]).value


def test_it_says_what_it_is():
    loss = ctc_loss(random_scores(4, 3, 2), [[1], [1, 2]])
    assert repr(loss) == f"CTC({loss.value:.6g}: of (2,), d_o (5, 3, 2), states (5, 2))"
