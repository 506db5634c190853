"""check_stack against layers that are over-fitted,
and right ones of an unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_stack


def layer(U, W, b, x):
    h = np.zeros((len(x), len(b)))
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def right(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1 = layer(U_1, W_1, b_1, x)
    return h_1, layer(U_2, W_2, b_2, h_1)


exercise = Exercise(check_stack, right)
add_the_usual(exercise, several=True)


@exercise.wrong
def five_steps_whatever_the_sentence(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = np.zeros((2, len(x), len(b_1)))
    for t in range(1, 6):
        h_1[t] = np.tanh(U_1 @ x[t] + W_1 @ h_1[t - 1] + b_1)
        h_2[t] = np.tanh(U_2 @ h_1[t] + W_2 @ h_2[t - 1] + b_2)
    return h_1, h_2


@exercise.wrong
def at_most_five_steps(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = right(U_1, W_1, b_1, U_2, W_2, b_2, x)
    h_1[6:], h_2[6:] = 0, 0
    return h_1, h_2


@exercise.wrong
def five_steps_of_four_units(U_1, W_1, b_1, U_2, W_2, b_2, x):
    return tuple(np.resize(h, (6, 4)) for h in right(U_1, W_1, b_1, U_2, W_2, b_2, x))


@exercise.wrong
def four_units_whatever_the_net(U_1, W_1, b_1, U_2, W_2, b_2, x):
    return tuple(np.resize(h, (len(x), 4)) for h in right(U_1, W_1, b_1, U_2, W_2, b_2, x))


@exercise.wrong
def as_many_units_as_inputs(U_1, W_1, b_1, U_2, W_2, b_2, x):
    return tuple(np.resize(h, x.shape) for h in right(U_1, W_1, b_1, U_2, W_2, b_2, x))


@exercise.wrong
def as_many_units_in_both_layers(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = right(U_1, W_1, b_1, U_2, W_2, b_2, x)
    return h_1, np.resize(h_2, h_1.shape)


@exercise.wrong
def squeezed_so_that_one_unit_has_no_axis(U_1, W_1, b_1, U_2, W_2, b_2, x):
    return tuple(map(np.squeeze, right(U_1, W_1, b_1, U_2, W_2, b_2, x)))


@exercise.wrong
def layer_2_waits_for_a_second_word(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = right(U_1, W_1, b_1, U_2, W_2, b_2, x)
    return h_1, h_2 * (len(x) > 2)


@exercise.wrong
def row_0_holds_the_missing_input(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = right(U_1, W_1, b_1, U_2, W_2, b_2, x)
    return np.vstack([x[:1], h_1[1:]]), h_2


@exercise.wrong
def one_weight_matrix_for_both_layers(U_1, W_1, b_1, U_2, W_2, b_2, x):
    return right(U_1, W_1, b_1, U_2, W_1, b_2, x)


@exercise.wrong
def only_two_units_are_right(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = right(U_1, W_1, b_1, U_2, W_2, b_2, x)
    h_2[1:, 2:] = 0
    return h_1, h_2 + 0.1 * (len(b_1) < 3)


@exercise.right
def layer_by_layer_in_lists(U_1, W_1, b_1, U_2, W_2, b_2, x):
    below, layers = x, []
    for U, W, b in ((U_1, W_1, b_1), (U_2, W_2, b_2)):
        h = [np.zeros(len(b))]
        for row in below[1:]:
            h.append(np.tanh(U @ row + W @ h[-1] + b))
        below = h
        layers.append(h)
    return layers


@exercise.wrong
def zeros_like_the_input_which_may_have_another_size(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = np.zeros_like(x), np.zeros_like(x)
    for t in range(1, len(x)):
        h_1[t] = np.tanh(np.einsum("ij,j", U_1, x[t]) + np.einsum("ij,j", W_1, h_1[t - 1]) + b_1)
        h_2[t] = np.tanh(np.einsum("ij,j", U_2, h_1[t]) + np.einsum("ij,j", W_2, h_2[t - 1]) + b_2)
    return h_1, h_2


@exercise.right
def one_after_the_other_by_yield(U_1, W_1, b_1, U_2, W_2, b_2, x):
    yield (h_1 := layer(U_1, W_1, b_1, x))
    yield layer(U_2, W_2, b_2, h_1)


@exercise.right
def all_computed_in_single_precision(U_1, W_1, b_1, U_2, W_2, b_2, x):
    return tuple(map(np.float32, right(*map(np.float32, (U_1, W_1, b_1, U_2, W_2, b_2, x)))))


@exercise.right
def by_the_package(U_1, W_1, b_1, U_2, W_2, b_2, x):
    from rnn_teach import RNNCell, Stack, unroll

    parts = unroll(Stack(RNNCell(U_1, W_1, b_1), RNNCell(U_2, W_2, b_2)), x[1:]).parts
    return parts["layer_1"].h[:, :, 0], parts["layer_2"].h[:, :, 0]


@exercise.each_wrong
def test_a_wrong_stack_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_stack_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
