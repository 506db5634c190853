"""Joining, looking ahead: what is told of them besides what
tests/kit/test_exercise_contract.py holds for all."""

import numpy as np
import pytest

from rnn_teach.checks import check_ceiling, check_join, check_last_row, check_look_ahead, check_two_chains
from rnn_teach.core import Bidirectional, RNNCell, unroll
from rnn_teach.lessons.bidirectional import exercise_ceiling as ceiling
from rnn_teach.lessons.bidirectional import exercise_join as bidirectional
from rnn_teach.lessons.bidirectional import exercise_look_ahead as look_ahead
from rnn_teach.lessons.bidirectional import picture_at_work

SEEDS = range(8)


def right_join(forward_h, backward_h, lengths):
    in_time = np.full_like(backward_h, np.nan)
    for sentence, L in enumerate(lengths):
        in_time[1 : L + 1, :, sentence] = backward_h[L:0:-1, :, sentence]
    return np.concatenate([forward_h, in_time], axis=1)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_join_is_correct_whatever_row_0_and_the_padding_hold(seed):
    assert check_join(right_join, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lengths_differ_and_the_first_is_not_the_longest(seed):
    lengths = bidirectional.usual_batch(np.random.default_rng(seed))["lengths"]
    assert len(set(lengths)) == len(lengths)
    assert lengths[0] < lengths.max() == 7


def test_the_join_is_what_the_package_does():
    """The backward cell reads, by itself, the batch with its words turned; joined, that
    is the net's own h."""
    rng = np.random.default_rng(0)
    cells, lengths = [RNNCell.random(2, 3, rng) for _ in range(2)], np.array([2, 5, 3])
    x = rng.normal(size=(5, 2, 3))
    turned = x.copy()
    for sentence, L in enumerate(lengths):
        turned[:L, :, sentence] = x[:L, :, sentence][::-1]
    states = [unroll(cell, inputs, lengths=lengths).h for cell, inputs in zip(cells, (x, turned), strict=True)]
    joined, net = right_join(*states, lengths), unroll(Bidirectional(*cells), x, lengths=lengths).h
    for sentence, L in enumerate(lengths):
        np.testing.assert_allclose(joined[1 : L + 1, :, sentence], net[1 : L + 1, :, sentence], atol=1e-13)


def raises_not_implemented(*_, **__):
    raise NotImplementedError


@pytest.mark.parametrize("check", [check_join, check_look_ahead])
@pytest.mark.parametrize(
    "stub",
    [lambda **_: None, lambda **_: ..., raises_not_implemented, lambda **_: (..., ..., ...)],
)
def test_a_stub_is_not_attempted(check, stub):
    assert check(stub).state == "not attempted yet"


@pytest.mark.parametrize(
    ("join", "said"),
    [
        (lambda forward, backward, lengths: forward + backward, "not by adding them"),
        (lambda forward, backward, lengths: np.concatenate([forward, backward]), "one direction after the other"),
        (lambda forward, backward, lengths: np.concatenate([forward, backward], axis=2), "twice as many sentences"),
        (lambda forward, backward, lengths: right_join(forward, backward, lengths)[1:], "keep row 0"),
        (lambda forward, backward, lengths: right_join(forward, backward, lengths)[-1], "that is one step"),
        (
            lambda forward, backward, lengths: np.nan * right_join(forward, backward, lengths),
            "the answer holds nan at [1, 0, 0]: that is [t, unit, sentence] of a word",
        ),
        (lambda forward, backward, lengths: "h", "the answer must be an array of numbers of shape"),
        (lambda forward, backward, lengths: 2 * right_join(forward, backward, lengths), "No usual mistake"),
    ],
)
def test_wrong_shapes_and_numbers_are_told(join, said):
    verdict = check_join(lambda forward_h, backward_h, lengths: join(forward_h, backward_h, lengths))
    assert not verdict
    assert said in verdict.sentence


def test_states_changed_in_place_are_told():
    def my_join(forward_h, backward_h, lengths):
        joined = right_join(forward_h, backward_h, lengths)
        backward_h[1:] = backward_h[:0:-1]
        return joined

    assert "changed backward_h in place" in check_join(my_join).sentence


U, W, V = [[1], [0]], [[0, 0], [1, 0]], [[0, 1]]
WRONG_WIRINGS = {
    "x[t] itself": (U, W, [[1, 0]]),
    "x[t] + x[t+1]": (U, W, [[1, 1]]),
    "the sum of x[t] and": (U, [[1, 0], [0, 0]], [[1, 0]]),
    "the sum of all that follows": (U, [[1, 0], [1, 0]], V),
    "x[t+2]": ([[1], [0]], [[0, 0], [1, 0]], V),
    "x[t+1] with its sign": (U, W, [[0, -1]]),
    "0 at every step": (U, np.transpose(W), V),
}


@pytest.mark.parametrize("wiring", [(U, W, V), ([[0], [2]], [[0, 0.5], [0, 0]], [[1, 0]])])
@pytest.mark.parametrize("seed", SEEDS)
def test_each_right_wiring_is_correct(wiring, seed):
    assert check_look_ahead(lambda: wiring, np.random.default_rng(seed))


@pytest.mark.parametrize("name", [name for name in WRONG_WIRINGS if name != "x[t+2]"])
@pytest.mark.parametrize("seed", SEEDS)
def test_each_wrong_wiring_is_named(name, seed):
    verdict = check_look_ahead(lambda: WRONG_WIRINGS[name], np.random.default_rng(seed))
    assert verdict.state == "not right yet"
    assert f"your output is {name}" in verdict.sentence


def test_the_named_outputs_of_wirings_differ():
    x = np.random.default_rng(0).normal(size=7)
    outputs = [outputs(x) for outputs in look_ahead.MISTAKES.values()] + [np.append(x[1:], 0)]
    assert len({tuple(output.round(9)) for output in outputs}) == len(outputs)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((U, W), "`return U, W, V`; got 2 things"),
        (([1, 0], W, V), "U has shape (2,) instead of (2, 1)"),
        ((U, W, [["a", "b"]]), "V must be an array of numbers of shape (1, 2); got"),
        ((U, [[0, np.nan], [1, 0]], V), "W holds nan at [0, 1]: finite numbers are wanted"),
        ((U, [[9, 0], [1, 0]], V), "grow without end"),
        ((U, W, [[0, 0.5]]), "pencil and paper"),
        ((U, W, ...), "V is still missing"),
        ((U, [[1e308, 1e308], [1e308, 1e308]], V), "grow without end"),
        (([[1e308], [1e308]], [[4, 0], [0, 4]], [[1e308, 1e308]]), "your output is"),
    ],
)
def test_other_wirings_are_told(answer, said):
    assert said in check_look_ahead(lambda: answer).sentence


@pytest.mark.parametrize(
    "join",
    [
        lambda **batch: right_join(**batch)[:, :, :4],
        lambda **batch: right_join(**batch)[:9],
        lambda **batch: right_join(**{**batch, "lengths": np.maximum(batch["lengths"], 3)}),
        lambda **batch: right_join(**{**batch, "lengths": np.maximum(batch["lengths"], 2)}),
        lambda **batch: np.squeeze(right_join(**batch)),
    ],
    ids=["four sentences", "nine rows", "not of two words", "not of one word", "squeezed"],
)
def test_a_join_that_is_right_for_some_batches_is_not_correct(join):
    def my_join(forward_h, backward_h, lengths):
        return join(forward_h=forward_h, backward_h=backward_h, lengths=lengths)

    for _ in range(10):
        assert check_join(my_join).state == "not right yet"


def test_a_cell_that_still_hears_the_input_before_the_last_is_not_correct():
    assert not check_look_ahead(lambda: (U, [[1e-6, 0], [1, 0]], V))
    assert not check_look_ahead(lambda: (U, [[0, 0], [1, 1e-6]], V))
    assert "rng must be" in check_look_ahead(lambda: (U, W, V), 3).sentence


def right_two_chains(U, W, b, U_back, W_back, b_back, x):
    h, n = np.zeros((len(x), 2 * len(b))), len(b)
    for t in range(1, len(x)):
        h[t, :n] = np.tanh(U @ x[t] + W @ h[t - 1, :n] + b)
    after = np.zeros(n)
    for t in range(len(x) - 1, 0, -1):
        after = h[t, n:] = np.tanh(U_back @ x[t] + W_back @ after + b_back)
    return h


def doubled_look_ahead():
    return [[2], [0]], [[0, 0], [1, 0]], [[0, 0.5]]


@pytest.mark.parametrize(
    ("check", "right", "said"),
    [
        (check_two_chains, right_two_chains, "at the gap, t = 8"),
        (check_two_chains, lambda **inputs: list(right_two_chains(**inputs)), "says “bought” with 99 %"),
        (
            check_ceiling,
            ceiling.right_ceiling,
            "at most 33 % from the left, 50 % from the right and 100 % from both sides",
        ),
        (check_look_ahead, doubled_look_ahead, "at 11 of 11 steps"),
        (check_join, right_join, "sentences of 3, 7 and 4 words: at 14 of 14 words"),
        (
            check_last_row,
            {"forward": 12, "backward": 1, "claim": False},
            "→h[12] has read 12 words and ←h[12] has read 1",
        ),
    ],
)
def test_what_is_right_is_seen_at_work(check, right, said):
    picture = check(right).picture()
    assert said in picture.sentence
    assert picture.pixels().std() > 10


@pytest.mark.parametrize(
    ("drawn", "wrong", "said"),
    [
        (picture_at_work.two_chains, lambda **inputs: 0 * right_two_chains(**inputs), "“bought” with 99 %"),
        (picture_at_work.ceiling, lambda seen, answers: 1 / 3, "50 % from the right"),
        (picture_at_work.look_ahead, lambda: ([[1], [0]], [[0, 0], [1, 0]], [[1, 0]]), "at 11 of 11 steps"),
        (
            picture_at_work.join,
            lambda forward_h, backward_h, lengths: np.hstack([forward_h, backward_h]),
            "14 of 14",
        ),
    ],
)
def test_another_function_is_seen_as_another(drawn, wrong, said):
    assert said not in drawn(wrong).sentence
