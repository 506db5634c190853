"""The control for time: play, one step back, one step on, and a slider."""

import ipywidgets as widgets


def time_slider(T, *, t=1):
    """A slider over t = 1 ... T."""
    return widgets.IntSlider(
        t, 1, T, description="time step t", style={"description_width": "initial"}, layout={"width": "27em"}
    )


def time_row(slider):
    """The widgets of the row: a player and two buttons that move the slider, and the slider itself."""
    player = widgets.Play(
        value=slider.value,
        min=slider.min,
        max=slider.max,
        interval=900,
        tooltip="Play the steps one after the other",
    )
    widgets.jslink((player, "value"), (slider, "value"))
    slider.observe(lambda change: setattr(player, "max", change.new), "max")
    return [player, _button(slider, "◀ back", -1), _button(slider, "step ▶", +1), slider]


def _button(slider, description, by):
    button = widgets.Button(description=description, layout=widgets.Layout(width="5.5em"))

    def move(_):
        slider.value = min(max(slider.value + by, slider.min), slider.max)

    button.on_click(move)
    return button
