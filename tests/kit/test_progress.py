"""The line that tells how far a training is."""

import contextlib
import io
import threading

import pytest

from rnn_teach.explorers import progress


def told(run):
    """What is printed while `run()` goes on, as a screen ends up showing it."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run()
    assert "of 30" in printed.getvalue()
    return printed.getvalue().rpartition("\r")[0].rpartition("\r")[2]


def test_all_steps_are_made_and_the_line_is_gone():
    seen = []
    assert told(lambda: seen.extend(progress(range(30)))).strip() == ""
    assert seen == list(range(30))


def test_a_stop_takes_the_line_away_too():
    def stopped():
        for step in progress(range(30)):
            if step == 3:
                raise KeyboardInterrupt

    def run():
        with pytest.raises(KeyboardInterrupt):
            stopped()

    assert told(run).strip() == ""


def test_no_thread_watches():
    before = threading.active_count()
    steps = iter(progress(range(30)))
    next(steps)
    assert threading.active_count() == before
    steps.close()


def test_steps_without_a_length_are_gone_through():
    assert list(progress(iter("abc"))) == ["a", "b", "c"]
