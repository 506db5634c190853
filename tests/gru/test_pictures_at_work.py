"""What notebook 7 draws below Correct is what the learner's own functions give."""

import numpy as np

from rnn_teach.checks import check_cell_counts, check_gru_step, check_gru_update
from rnn_teach.core import GRUCell, unroll
from rnn_teach.lessons.gru import picture_at_work as at_work
from rnn_teach.lessons.gru.code import wired_nets
from rnn_teach.lessons.gru.exercise import updated
from rnn_teach.lessons.gru.exercise_counts import right_counts
from rnn_teach.lessons.gru.exercise_step import right_step


def single(function):
    """The same in single precision."""
    return lambda **inputs: np.float32(function(**inputs))


def listed(function):
    """The same in lists."""
    return lambda **inputs: np.asarray(function(**inputs)).tolist()


def test_the_lines_are_what_the_learners_update_gives():
    old, n = at_work.OLD, at_work.CANDIDATE
    for function in (single(updated), listed(updated)):
        (ax,) = check_gru_update(function).picture().axes
        keeps, renews = ax.lines[2:]
        z = keeps.get_xdata()
        assert np.allclose(keeps.get_ydata(), z * old + (1 - z) * n, atol=1e-6)
        assert np.allclose(renews.get_ydata(), (1 - z) * old + z * n, atol=1e-6)


def test_what_is_kept_and_what_is_new_add_up_to_the_learners_h():
    x, _, net = wired_nets(at_work.READ)
    trace = unroll(GRUCell(*net), x)
    for function in (single(right_step), listed(right_step)):
        ax = check_gru_step(function).picture().axes[1]
        kept, new = ([bar.get_height() for bar in bars] for bars in ax.containers)
        z, h = trace.z[1:, 0, 0], trace.h[:, 0, 0]
        assert np.allclose(kept, z * h[:-1], atol=1e-5)
        assert np.allclose(new, (1 - z) * trace.n[1:, 0, 0], atol=1e-5)
        assert np.allclose(ax.lines[1].get_ydata(), h[1:], atol=1e-5)


def test_the_curves_are_what_the_learner_counts():
    for function in (right_counts, listed(right_counts)):
        (ax,) = check_cell_counts(function).picture().axes
        for place, line in enumerate(ax.lines):
            sizes, counted = line.get_data()
            assert list(counted) == [right_counts(at_work.N_X, n_h)[place] for n_h in sizes]
        assert len(ax.lines) == 3
