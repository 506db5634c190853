"""check_attention against attention that is right at some sizes alone, and right forms
of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_attention


def right(Q, K, V):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    scores[np.triu_indices(len(Q), 1)] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V


exercise = Exercise(check_attention, right)
add_the_usual(exercise)


@exercise.wrong
def without_the_largest_subtracted(Q, K, V):
    scores = Q @ K.T / np.sqrt(K.shape[1])
    with np.errstate(all="ignore"):
        e = np.exp(np.where(np.tri(len(Q)) > 0, scores, -np.inf))
        return e / e.sum(axis=1, keepdims=True) @ V


@exercise.wrong
def sees_one_step_ahead(Q, K, V):
    scores = np.where(np.tri(len(Q), k=1) > 0, Q @ K.T / np.sqrt(K.shape[1]), -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) @ V


@exercise.wrong
def never_sees_itself(Q, K, V):
    read = right(Q, K, V)
    for t in range(1, len(Q)):
        read[t] = right(Q[1 : t + 1], K[:t], V[:t])[-1]
    return read


@exercise.wrong
def root_of_the_size_of_a_value(Q, K, V):
    """Right where keys and values are of one size."""
    return right(Q * np.sqrt(K.shape[1] / V.shape[1]), K, V)


@exercise.right
def step_by_step(Q, K, V):
    rows = []
    for t in range(len(Q)):
        scores = K[: t + 1] @ Q[t] / K.shape[1] ** 0.5
        shares = np.exp(scores - scores.max())
        rows.append(shares @ V[: t + 1] / shares.sum())
    return np.array(rows)


@exercise.right
def as_a_recurrence(Q, K, V):
    """Each query by itself, over the steps: the largest score, the sum and the values
    so far are carried along."""
    rows = []
    for t, q in enumerate(Q):
        top, total, read = -np.inf, 0.0, np.zeros(V.shape[1])
        for k, v in zip(K[: t + 1], V[: t + 1], strict=True):
            score = q @ k / np.sqrt(len(q))
            new = max(top, score)
            old, now = np.exp(top - new), np.exp(score - new)
            total, read, top = total * old + now, read * old + now * v, new
        rows.append(read / total)
    return np.array(rows)


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_answer_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)


def test_what_overflows_is_told_by_its_cause():
    assert "subtract the largest score of each row" in check_attention(without_the_largest_subtracted).sentence
