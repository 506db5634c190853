"""What notebook 6 draws below Correct is what the learner's own work gives."""

import numpy as np

from rnn_teach.checks import check_along_c, check_commands, check_lstm_step
from rnn_teach.core import LSTMCell, unroll
from rnn_teach.lessons.lstm_gates import picture_at_work as at_work
from rnn_teach.lessons.lstm_gates import words
from rnn_teach.lessons.lstm_gates.exercise_along_c import right_share
from rnn_teach.lessons.lstm_gates.exercise_commands import COMMANDS, COMMANDS_TO_READ
from rnn_teach.lessons.lstm_gates.exercise_step import right_step
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.orders import as_orders
from rnn_teach.lessons.lstm_gates.task import obey


def heights(bars):
    return np.array([bar.get_height() for bar in bars])


def single(function):
    """The same in single precision."""
    return lambda **inputs: tuple(np.float32(part) for part in function(**inputs))


def listed(function):
    """The same in lists."""
    return lambda **inputs: [np.asarray(part).tolist() for part in function(**inputs)]


def test_the_tanks_hold_c_and_h_of_the_learners_step():
    lee = lee_cell()
    trace = unroll(LSTMCell(lee.U, lee.W, lee.b), as_orders(words.ORDERS_AT_WORK))
    for function in (single(right_step), listed(right_step)):
        tanks = check_lstm_step(function).picture().axes[1]
        _, c, _, h = map(heights, tanks.containers)
        assert np.allclose(c, trace.c[1:, 0, 0], atol=1e-5)
        assert np.allclose(h, trace.h[1:, 0, 0], atol=1e-5)
    assert h[3] > 0.5 > abs(c[4])


def test_the_curves_are_what_the_learners_product_gives():
    f = np.tile(at_work.STEADY, (at_work.T + 1, 1))
    f[at_work.SHUT_AT, 2] = at_work.SHUT
    for function in (right_share, lambda **inputs: right_share(**inputs).tolist()):
        (ax,) = check_along_c(function).picture().axes
        for unit, line in enumerate(ax.lines):
            assert np.allclose(line.get_ydata(), [np.prod(f[k + 1 :, unit]) for k in range(at_work.T + 1)])
        assert len(ax.lines) == 3
    after, before = ax.lines[2].get_ydata()[[at_work.SHUT_AT, at_work.SHUT_AT - 1]]
    assert before < 0.03 * after


def test_the_commands_that_were_read_are_obeyed():
    answers = dict(enumerate(COMMANDS, start=1))
    for given in (answers, {t: f" {name.title()} " for t, name in answers.items()}):
        picture = check_commands(given).picture()
        gates, tanks = picture.axes
        h = heights(tanks.containers[3])
        assert np.allclose(h, obey(COMMANDS_TO_READ[:, :, np.newaxis])[:, 0, 0], atol=1e-3)
        assert [label.get_text().split()[0] for label in gates.get_xticklabels()] == list(COMMANDS)
    assert "0.60 at step 3 and 0.80 at step 6" in picture.sentence
