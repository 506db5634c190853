"""An explorer in JupyterLab, driven as a learner does."""

import time

import ipywidgets as widgets
from explorer_moves import at_first

from browser.view import View
from rnn_teach import explorers
from tools import patience

NAMES = [name for name in explorers.__all__ if name.endswith("_explorer")]


IDLE = "jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"


def labels_of(name, *kinds):
    """The labels of an explorer's controls of these kinds."""
    return [control.description for control in at_first(name).controls.values() if isinstance(control, kinds)]


def sliders_of(name):
    return labels_of(name, widgets.IntSlider, widgets.FloatSlider, widgets.FloatLogSlider)


def dropdowns_of(name):
    return labels_of(name, widgets.Dropdown)


KINDS = ["adding_explorer", "gate_explorer", "latch_explorer", "unrolling_explorer", "vanishing_explorer"]
"""One of each kind: it trains, has time and places, has sliders alone, has a text,
draws a map. What the base does for all of them is tried with these."""
TWICE = "vanishing_explorer"
"""It stands on the page of all explorers a second time, at its end."""


ONE_SLIDER, ONE_DROPDOWN = (
    [(name, labels_of_it(name)[0]) for name in KINDS if labels_of_it(name)]
    for labels_of_it in (sliders_of, dropdowns_of)
)
"""The first control of one explorer of each kind."""
PLAYED = [name for name in KINDS if "time step t" in sliders_of(name)]


class ExplorerOnPage:
    """The explorer in one cell of a notebook that has run.

    Attributes
    ----------
    cell, page
        Where it is, for Playwright.
    """

    def __init__(self, notebook, index, name):
        self.name, self.page = name, notebook.page
        self.cell = notebook.show(index)
        self.cell.locator(".rnn-teach-picture canvas[aria-label]").wait_for()

    def view(self):
        """What it shows now, right or not."""
        return View(self.name, self.cell)

    def settled(self, *, after=None, values=None):
        """What it shows when all is done and right.

        Parameters
        ----------
        after : View
            What it showed before: wait for other values.
        values : dict
            Wait for these.

        Raises
        ------
        AssertionError
            If that does not come, with what is wrong; or if the values are others and
            the picture is the same.
        """
        end = time.monotonic() + patience.ANSWER_S
        while wrong := self._not_yet(view := self.view(), after, values):
            assert time.monotonic() < end, f"{self.name} at {view.values}: {wrong}"
            self.page.wait_for_timeout(20)
        if after is not None and not view.error:
            assert view.picture != after.picture, f"the picture is the same at {view.values}"
        return view

    def _not_yet(self, view, after, values):
        """What it is to wait for, in words."""
        if after is not None and view.values == after.values:
            return "no control has moved"
        if values is not None and view.values != values:
            return f"the controls do not show {values}"
        return view.faults() or (not view.idle and "the kernel is busy")

    def slider(self, label):
        return self.cell.get_by_role("slider", name=label, exact=True)

    def nudge(self, label):
        """Move a slider a step on, as a learner does, who presses again where a busy
        page has lost the key. That a key moves it is tested with keys pressed once."""
        first = self.settled()
        for _ in range(3):
            self.slider(label).press("ArrowRight")
            end = time.monotonic() + patience.ANSWER_S / 4
            while time.monotonic() < end:
                if self.view().values != first.values:
                    return self.settled(after=first)
                self.page.wait_for_timeout(20)
        raise AssertionError(f"{label} does not move")

    def dropdown(self, label):
        return self.cell.get_by_role("combobox", name=label, exact=True)

    def text(self, label):
        return self.cell.get_by_role("textbox", name=label, exact=True)

    def click(self, button):
        self.cell.get_by_role("button", name=button, exact=True).click()

    def reset(self):
        self.click("Reset")
        return self.settled(values=self._first())

    def begin(self):
        """Reset it where anything is not as at first."""
        view = self.view()
        if view.values != self._first() or view.faults() or not view.idle:
            self.reset()

    def _first(self):
        return {name: control.value for name, control in at_first(self.name).controls.items()}


class Pointer:
    """The mouse on an explorer's picture, in fractions of it from the upper left."""

    def __init__(self, explorer):
        self._page = explorer.page
        self.layer, self.tip = (explorer.cell.locator(f".rnn-teach-{part}") for part in ("places", "tip"))
        self.layer.scroll_into_view_if_needed()
        self._box = self.layer.bounding_box()

    def move(self, x, y):
        self._page.mouse.move(self._box["x"] + x * self._box["width"], self._box["y"] + y * self._box["height"])

    @property
    def cursor(self):
        return self.layer.evaluate("layer => layer.style.cursor")
