"""The control for time: play, one step back, one step on, and a slider."""

import ipywidgets as widgets

STOPPED, AT_REST = 0, 1
"""What the page's clock shows when its stop button was pressed, and before it runs."""


def time_slider(T, *, t=1):
    """A slider over t = 1 ... T."""
    return widgets.IntSlider(
        t, 1, T, description="time step t", style={"description_width": "initial"}, layout={"width": "27em"}
    )


def time_row(slider):
    """The widgets of the row: a player and two buttons that move the slider, and the slider itself."""
    return [_player(slider), _button(slider, "◀ back", -1), _button(slider, "step ▶", +1), slider]


def _player(slider):
    """A clock on the page: each tick goes a step on, from the last step to the first, and it rests at the last.

    It has no link to the slider: linked, each move of the slider would tell the kernel of the player too, and the
    picture would come a third later.
    """
    player = widgets.Play(
        value=AT_REST,
        min=STOPPED,
        max=1_000_000,
        interval=900,
        show_repeat=False,
        tooltip="Play the steps one after the other",
    )

    def tick(change):
        if change.new == STOPPED:
            slider.value = slider.min
            player.value = AT_REST  # so that to stop once more is a change again
        elif change.new > AT_REST:
            slider.value = slider.value + 1 if slider.value < slider.max else slider.min
            if slider.value == slider.max:  # else leave it: a pause may have come with this very tick
                player.playing = False

    player.observe(tick, "value")
    return player


def _button(slider, description, by):
    button = widgets.Button(description=description, layout=widgets.Layout(width="5.5em"))

    def move(_):
        slider.value = min(max(slider.value + by, slider.min), slider.max)

    button.on_click(move)
    return button
