"""The checkers of notebook 07 name each usual mistake, and no other."""

import numpy as np
import pytest

from rnn_teach.checks import check_join, check_look_ahead
from rnn_teach.core import Bidirectional, RNNCell, unroll
from rnn_teach.lessons.bidirectional import exercise_join as bidirectional
from rnn_teach.lessons.bidirectional import exercise_look_ahead as look_ahead

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
@pytest.mark.parametrize("name", bidirectional.JOIN_MISTAKES)
def test_each_mistake_of_joining_is_named_and_no_other(name, seed):
    mistake = bidirectional.JOIN_MISTAKES[name]
    verdict = check_join(
        lambda forward_h, backward_h, lengths: mistake(forward_h, backward_h, lengths), np.random.default_rng(seed)
    )
    assert verdict.state == "not right yet"
    assert f"when {name}." in verdict.sentence


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lengths_differ_and_the_first_is_not_the_longest(seed):
    lengths = bidirectional._random_inputs(np.random.default_rng(seed))["lengths"]
    assert len(set(lengths)) == len(lengths)
    assert lengths[0] < lengths.max() == 7


def test_the_join_is_what_the_package_does():
    """The backward cell reads, by itself, the batch with its words turned; joined, that is the net's own h."""
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
    "stub", [lambda **_: None, lambda **_: ..., raises_not_implemented, lambda **_: (..., ..., ...)]
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
            "h holds nan at t = 1",
        ),
        (lambda forward, backward, lengths: "h", "h must be an array"),
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
    outputs = [outputs(x) for outputs in look_ahead.LOOK_AHEAD_MISTAKES.values()] + [np.append(x[1:], 0)]
    assert len({tuple(output.round(9)) for output in outputs}) == len(outputs)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((U, W), "return three things"),
        (([1, 0], W, V), "U has shape (2,) instead of (2, 1)"),
        ((U, W, [["a", "b"]]), "V must be an array"),
        ((U, [[0, np.nan], [1, 0]], V), "W holds a number that is NaN"),
        ((U, [[9, 0], [1, 0]], V), "grow without end"),
        ((U, W, [[0, 0.5]]), "pencil and paper"),
    ],
)
def test_other_wirings_are_told(answer, said):
    assert said in check_look_ahead(lambda: answer).sentence
