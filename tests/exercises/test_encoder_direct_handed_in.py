"""check_encoder_direct against gradients that enter wrongly at some sizes, and right
ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_encoder_direct


def right(d_h, S, both):
    direct = np.zeros((S + 1, *d_h.shape))
    half = len(d_h) // 2 if both else len(d_h)
    direct[S, :half] = d_h[:half]
    direct[1, half:] += d_h[half:]
    return direct


exercise = Exercise(check_encoder_direct, right)
add_the_usual(exercise)


@exercise.wrong
def one_step_is_left_out(d_h, S, both):
    return right(d_h, S, both) if S > 1 else np.zeros((2, *d_h.shape))


@exercise.wrong
def five_rows_always(d_h, S, both):
    direct = np.zeros((6, *d_h.shape))
    direct[: S + 1] = right(d_h, S, both)[:6]
    return direct


@exercise.wrong
def two_units_are_one_direction(d_h, S, both):
    return right(d_h, S, both and len(d_h) > 2)


@exercise.right
def by_concatenating_rows(d_h, S, both):
    if not both:
        return np.concatenate([np.zeros((S, *d_h.shape)), d_h[np.newaxis]])
    return np.array(
        [
            [
                row if (t == S and k < len(d_h) // 2) or (t == 1 and k >= len(d_h) // 2) else row * 0
                for k, row in enumerate(d_h)
            ]
            for t in range(S + 1)
        ]
    )


@exercise.each_wrong
def test_what_is_wrong_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_what_is_right_and_unusual_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
