"""check_im2col, patches as columns: against solutions that are right
at some sizes alone, and right ones of an unusual kind."""

import numpy as np
from exercises.handed_in import Exercise
from exercises.usual import add_the_usual

from rnn_teach.checks import check_im2col


def right(x, k):
    rows, columns = x.shape[1] - k + 1, x.shape[2] - k + 1
    found = np.zeros((x.shape[0] * k * k, rows, columns))
    for i in range(rows):
        for j in range(columns):
            found[:, i, j] = x[:, i : i + k, j : j + k].ravel()
    return found


exercise = Exercise(check_im2col, right)
add_the_usual(exercise)


@exercise.wrong
def the_first_channel_three_times(x, k):
    return right(np.repeat(x[:1], len(x), axis=0), k)


@exercise.wrong
def patches_of_two(x, k):
    return right(x, 2)


@exercise.wrong
def stops_where_it_is_square(x, k):
    found = right(x, k)
    found[:, :, found.shape[1] :] = 0
    return found


@exercise.right
def by_a_window(x, k):
    patches = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(1, 2))
    return np.moveaxis(patches, (3, 4), (1, 2)).reshape(-1, *patches.shape[1:3])


@exercise.right
def pixel_by_pixel(x, k):
    rows, columns = x.shape[1] - k + 1, x.shape[2] - k + 1
    return np.array(
        [x[c, a : a + rows, b : b + columns] for c in range(len(x)) for a in range(k) for b in range(k)]
    )


@exercise.each_wrong
def test_a_wrong_answer_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_a_right_answer_of_an_unusual_kind_is_correct(solution):
    exercise.accepts(solution)
