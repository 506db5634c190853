"""check_clip against factors that are wrong in some range, and right ones of an unusual
kind."""

import functools

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_clip


def norm_of(dU, dW, db):
    return np.sqrt(np.sum(dU**2) + np.sum(dW**2) + np.sum(db**2))


def scaled(factor, dU, dW, db):
    return dU * factor, dW * factor, db * factor, norm_of(dU, dW, db)


def right(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    return scaled(threshold / norm if norm > threshold else 1, dU, dW, db)


exercise = Exercise(check_clip, right)
add_the_usual(exercise, several=True)


@exercise.wrong
def only_above_twice_the_threshold(dU, dW, db, threshold):
    return right(dU, dW, db, threshold if norm_of(dU, dW, db) > 2 * threshold else np.inf)


@exercise.wrong
def only_above_a_tenth_more_than_the_threshold(dU, dW, db, threshold):
    return right(dU, dW, db, threshold if norm_of(dU, dW, db) > 1.1 * threshold else np.inf)


@exercise.wrong
def already_below_the_threshold(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    return scaled(threshold / norm if norm > threshold / 2 else 1, dU, dW, db)


@exercise.wrong
def nothing_said_where_the_norm_is_the_threshold(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    if norm > threshold:
        return right(dU, dW, db, threshold)
    if norm < threshold:
        return dU, dW, db, norm
    return None


@exercise.wrong
def zeros_where_the_norm_is_the_threshold(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    return scaled(min(1, threshold / norm) if norm and norm != threshold else 0, dU, dW, db)


@exercise.wrong
def small_norms_are_never_clipped(dU, dW, db, threshold):
    return right(dU, dW, db, threshold if norm_of(dU, dW, db) > 1e-3 else np.inf)


@exercise.wrong
def threshold_one_whatever_is_asked(dU, dW, db, threshold):
    return right(dU, dW, db, 1.0)


@exercise.wrong
def a_threshold_of_at_least_one_tenth(dU, dW, db, threshold):
    return right(dU, dW, db, max(threshold, 0.1))


@exercise.wrong
def arrays_of_three_units_and_two_inputs(dU, dW, db, threshold):
    clipped = right(dU, dW, db, threshold)
    shapes = (3, 2), (3, 3), (3,)
    return *(np.resize(part, shape) for part, shape in zip(clipped, shapes, strict=False)), clipped[-1]


@exercise.wrong
def squeezed_so_that_one_unit_has_no_axis(dU, dW, db, threshold):
    return tuple(np.squeeze(part) for part in right(dU, dW, db, threshold))


@exercise.wrong
def divides_by_zero(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    with np.errstate(all="ignore"):
        return *(np.where(norm > threshold, threshold, norm) / norm * part for part in (dU, dW, db)), norm


@exercise.wrong
def one_added_to_the_norm_for_safety(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    return scaled(min(1, threshold / (norm + 0.01)), dU, dW, db)


@exercise.wrong
def bias_forgotten_when_it_is_small(dU, dW, db, threshold):
    norm = np.sqrt(np.sum(dU**2) + np.sum(dW**2))
    return *(part * min(1, threshold / max(norm, 1e-300)) for part in (dU, dW, db)), norm


@exercise.wrong
def each_by_its_own_norm(dU, dW, db, threshold):
    def clip(part):
        return part * min(1, threshold / max(np.linalg.norm(part), 1e-300))

    return clip(dU), clip(dW), clip(db), norm_of(dU, dW, db)


@exercise.wrong
def in_place(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    for part in (dU, dW, db):
        part *= min(1, threshold / max(norm, 1e-300))
    return dU, dW, db, norm


@exercise.right
def as_pytorch_does(dU, dW, db, threshold):
    return scaled(min(1.0, threshold / (norm_of(dU, dW, db) + 1e-6)), dU, dW, db)


@exercise.right
def as_pytorch_does_in_single_precision(dU, dW, db, threshold):
    dU, dW, db, norm = as_pytorch_does(*(np.float32(part) for part in (dU, dW, db)), np.float32(threshold))
    return dU, dW, db, norm


@exercise.right
def the_same_arrays_where_nothing_is_clipped(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    return (dU, dW, db, norm) if norm <= threshold else right(dU, dW, db, threshold)


@exercise.right
def by_hypot(dU, dW, db, threshold):
    norm = functools.reduce(np.hypot, map(np.linalg.norm, (dU, dW, db)))
    return *(part / max(1, norm / threshold) for part in (dU, dW, db)), norm


@exercise.right
def all_numbers_in_one_row(dU, dW, db, threshold):
    row = np.concatenate([part.ravel() for part in (dU, dW, db)])
    norm = np.linalg.norm(row)
    row = row * (threshold / norm) if norm > threshold else row
    ends = np.cumsum([dU.size, dW.size])
    parts = [part.reshape(like.shape) for part, like in zip(np.split(row, ends), (dU, dW, db), strict=True)]
    return *parts, norm


@exercise.right
def by_einsum(dU, dW, db, threshold):
    norm = np.sqrt(np.einsum("ij,ij->", dU, dU) + np.einsum("ij,ij", dW, dW) + np.einsum("i,i", db, db))
    factor = 1 if norm <= threshold else threshold / norm
    return [np.multiply(part, factor) for part in (dU, dW, db)] + [np.array(norm)]


@exercise.right
def by_the_equation_with_a_division_by_zero_that_only_warns(dU, dW, db, threshold):
    norm = norm_of(dU, dW, db)
    with np.errstate(all="ignore"):
        return scaled(min(1, np.float64(threshold) / norm), dU, dW, db)


@exercise.right
def one_after_the_other_by_yield(dU, dW, db, threshold):
    yield from right(dU, dW, db, threshold)


@exercise.each_wrong
def test_wrong_clipping_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_unusual_clipping_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
