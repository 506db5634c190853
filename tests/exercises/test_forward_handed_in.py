"""check_forward against sums that are right for some labels alone, and right ones of an
unusual kind."""

import itertools

import numpy as np
import pytest
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach import ctc_loss
from rnn_teach.checks import check_forward
from rnn_teach.lessons.speech.exercise_forward import MISTAKES, TRUTH, forward


def spread(label, blank):
    states = [blank]
    for symbol in label:
        states += [symbol, blank]
    return states


def right(y_hat, label, blank):
    states = spread(label, blank)
    alpha = np.zeros((len(y_hat), len(states)))
    alpha[0, :2] = y_hat[0, states[:2]]
    for t in range(1, len(y_hat)):
        for s, k in enumerate(states):
            ways = alpha[t - 1, max(s - 1, 0) : s + 1].sum()
            if s > 1 and k not in (blank, states[s - 2]):
                ways += alpha[t - 1, s - 2]
            alpha[t, s] = y_hat[t, k] * ways
    return alpha, alpha[-1, -2:].sum()


exercise = Exercise(check_forward, right)
add_the_usual(exercise, several=True)


@exercise.wrong
def no_empty_label(y_hat, label, blank):
    alpha, p = right(y_hat, label, blank)
    return (alpha, p) if label else (alpha, 0.0)


@exercise.wrong
def labels_without_a_repeat(y_hat, label, blank):
    pieces = TRUTH | MISTAKES["skip_equal"]
    return forward(pieces, y_hat, label, blank)


@exercise.wrong
def at_most_ten_steps(y_hat, label, blank):
    alpha, p = right(y_hat, label, blank)
    alpha[10:] = 0
    return alpha, p


@exercise.wrong
def p_alone(y_hat, label, blank):
    return right(y_hat, label, blank)[1]


@exercise.wrong
def the_loss_for_p(y_hat, label, blank):
    alpha, p = right(y_hat, label, blank)
    return alpha, -np.log(p)


@exercise.right
def by_the_package(y_hat, label, blank):
    o = np.log(y_hat)[..., np.newaxis]
    loss = ctc_loss(np.concatenate([o[:1], o]), [label], blank=blank)
    return np.exp(loss.log_alpha[1:, :, 0]), np.exp(-loss.value)


@exercise.right
def by_a_matrix(y_hat, label, blank):
    states = np.array(spread(label, blank))
    step = np.eye(len(states)) + np.eye(len(states), k=-1)
    for s in range(2, len(states)):
        step[s, s - 2] = states[s] not in (blank, states[s - 2])
    rows = [np.where(np.arange(len(states)) < 2, y_hat[0, states], 0)]
    for row in y_hat[1:]:
        rows.append(row[states] * (step @ rows[-1]))
    return np.array(rows), rows[-1][-2:].sum()


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_all_fifteen_wrong_sums_give_another_p_for_one_small_label():
    """For twelve steps and the label 1 1 2, with the blank not at 0."""
    y_hat = np.random.default_rng(0).dirichlet(np.ones(4), 12)
    answers = {key: forward(TRUTH | change, y_hat, [1, 1, 2], 3)[1] for key, change in MISTAKES.items()}
    answers["the truth"] = right(y_hat, [1, 1, 2], 3)[1]
    assert len(answers) == 16
    for one, other in itertools.combinations(answers, 2):
        assert not np.isclose(answers[one], answers[other], rtol=1e-3), (one, other)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda alpha, p: (np.vstack([alpha[:1], alpha]), p), "a row for t = 0 is too many"),
        (lambda alpha, p: (alpha.T, p), "steps are rows, states are columns"),
        (lambda alpha, p: (alpha[-1], p), "keep the sums of all steps"),
        (lambda alpha, p: (alpha, alpha[-1, -2:]), "add the two"),
        (lambda alpha, p: (alpha[:, 1::2], p), "put a blank before, between and after the symbols"),
    ],
)
def test_other_shapes_are_told(change, said):
    def my_forward(**inputs):
        return change(*right(**inputs))

    assert said in check_forward(my_forward).sentence
