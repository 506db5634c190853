"""check_greedy against loops that are wrong for some nets, and right ones of an unusual
kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_greedy


def right(U, W, V, h, start, end, longest):
    words, word = [], start
    for _ in range(longest):
        h = np.tanh(U[:, word] + W @ h)
        word = int((V @ h).argmax())
        words.append(word)
        if word == end:
            break
    return words + [end] * (longest - len(words))


exercise = Exercise(check_greedy, right)
add_the_usual(exercise, whole=True)


@exercise.wrong
def the_end_is_word_1(U, W, V, h, start, end, longest):
    return right(U, W, V, h, start, 1, longest)


@exercise.wrong
def the_start_is_word_0(U, W, V, h, start, end, longest):
    return right(U, W, V, h, 0, end, longest)


@exercise.wrong
def begins_with_a_state_of_zero(U, W, V, h, start, end, longest):
    return right(U, W, V, 0 * h, start, end, longest)


@exercise.wrong
def stops_before_it_begins(U, W, V, h, start, end, longest):
    words = right(U, W, V, h, start, end, longest)
    return [*words[:-1], end]


@exercise.wrong
def ten_words_at_most(U, W, V, h, start, end, longest):
    words = right(U, W, V, h, start, end, longest)
    return words[:3] + [end] * (longest - 3) if longest > 9 else words


@exercise.right
def by_sorting_and_columns(U, W, V, h, start, end, longest):
    words = [start]
    while len(words) <= longest:
        if len(words) > 1 and words[-1] == end:
            words.append(end)
            continue
        h = np.tanh(U @ np.eye(U.shape[1])[words[-1]] + W @ h)
        words.append(int(np.argsort(V @ h)[-1]))
    return np.array(words[1:])


@exercise.each_wrong
def test_what_is_wrong_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_what_is_right_and_unusual_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
