"""The control for time: play, one step back, one step on, and a slider."""

import math
from time import monotonic

import ipywidgets as widgets

from rnn_teach.kit import words as say
from rnn_teach.kit.explorer_controls import button, whole

STOPPED, AT_REST = 0, 1
"""What the page's clock shows when its stop button was pressed, and before it runs."""
INTERVAL_MS = 900


def time_slider(T, *, t=1):
    """A slider over t = 1 ... T."""
    return whole(say.TIME_STEP, t, 1, T, width="27em")


def time_row(slider):
    """The widgets of the row: a player and two buttons that move the slider, and the
    slider itself."""

    def by(steps):
        slider.value = min(max(slider.value + steps, slider.min), slider.max)

    return [_player(slider), button(say.BACK, lambda: by(-1)), button(say.ON, lambda: by(1)), slider]


def _player(slider):
    """A clock on the page: each tick goes a step on, from the last step to the first,
    and it rests at the last.

    Two tabs that show it run a clock each: a tick that comes too soon after another one
    does not count.

    It has no link to the slider: linked, each move of the slider would tell the kernel
    of the player too, and the picture would come a third later.
    """
    player = widgets.Play(
        value=AT_REST,
        min=STOPPED,
        max=1_000_000,
        interval=INTERVAL_MS,
        show_repeat=False,
        tooltip=say.PLAY_STEPS,
    )

    last = -math.inf

    def tick(change):
        nonlocal last
        if change.new == STOPPED:
            slider.value = slider.min
            player.value = AT_REST  # so that to stop once more is a change again
        elif change.new > AT_REST and 1000 * (monotonic() - last) > INTERVAL_MS / 2:
            last = monotonic()
            slider.value = slider.value + 1 if slider.value < slider.max else slider.min
            if slider.value == slider.max:  # else leave it: a pause may have come with this very tick
                player.playing = False

    player.observe(tick, "value")
    return player
