"""The control for time: play, one step back, one step on, and a slider."""

from functools import partial

from rnn_teach.kit import words as say
from rnn_teach.kit.explorer_clock import Clock, player
from rnn_teach.kit.explorer_controls import button, in_one_line, whole

STOPPED, AT_REST = 0, 1
"""What the page's clock shows when its stop button was pressed, and before it runs."""
INTERVAL_MS = 900


def time_slider(T, *, t=1):
    """A slider over t = 1 ... T."""
    return whole(say.TIME_STEP, t, 1, T)


def time_row(slider, *, on=say.ON, width="4.2em"):
    """A player, two buttons that move the slider, and the slider itself, which stand as
    one control among others. `on` is written on the button that goes one
    on, and `width` is the room for it.

    Where the page holds the frames of its steps, it moves the slider by itself
    (`kit/explorer_ahead.py`); otherwise the kernel does.
    """

    def by(steps):
        slider.value = min(max(slider.value + steps, slider.min), slider.max)

    slider.layout.width = "auto"
    slider.player = _player(slider)
    back, onward = button(say.BACK, partial(by, -1), width="4.2em"), button(on, partial(by, 1), width=width)
    back.add_class("rnn-teach-back")
    onward.add_class("rnn-teach-on")
    return [in_one_line([slider.player, back, onward, slider])]


def _player(slider):
    """Each tick goes a step on, from the last step to the first, and it rests at the
    last.

    It has no link to the slider: linked, each move of the slider would tell the kernel
    of the player too, and the picture would come a third later.
    """
    play, clock = player(INTERVAL_MS, say.PLAY_STEPS, value=AT_REST), Clock(INTERVAL_MS, least=0.5)

    def tick(change):
        if change.new == STOPPED:
            slider.value = slider.min
            play.value = AT_REST  # so that to stop once more is a change again
        elif change.new > AT_REST and clock.counts():
            slider.value = slider.value + 1 if slider.value < slider.max else slider.min
            if slider.value == slider.max:  # else leave it: a pause may have come with this very tick
                play.playing = False

    play.observe(tick, "value")
    return play
