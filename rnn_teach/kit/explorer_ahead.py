"""Ahead: the page holds the frames of the steps beside the one it shows, and goes to
them without the kernel.

A slider that a player moves has few positions, and each is quickly drawn. When nobody
moves anything, the kernel draws those that the page lacks, the nearest first, and sends
them. The page shows one as soon as the slider stands there; the kernel's answer comes
later, says which step it is of, and wins. What the kernel has drawn once it does not
draw again, for as long as no other control moves.
"""

import asyncio
import time
import weakref

from rnn_teach.kit.picture import DRAWING

REST_S = 0.1
"""So long nobody must have moved anything. In a drag the page sends the next value as
soon as it has its answer."""
BETWEEN_S = 0.004
"""So long it waits after each frame: a move that has come meanwhile is answered first.
"""
BUDGET_S = 0.05
"""Processor time that a kernel gives at most to one rest: a class shares its
processors."""


class Ahead:
    """What the page holds of an explorer's other steps.

    Parameters
    ----------
    explorer : rnn_teach.kit.explorer.Explorer
        It is not kept alive.
    view : rnn_teach.kit.explorer_view.PictureWidget
        Its picture on the page.

    Attributes
    ----------
    name : str
        Of the control that the steps are along; None where no player moves one.
    """

    def __init__(self, explorer, view):
        self._explorer, self._view = weakref.ref(explorer), view
        controls = explorer.controls
        self.name = next((name for name in controls if hasattr(controls[name], "player")), None)
        self._frames = {}
        """By step: what the page shows there; None where it must ask the kernel."""
        self._others, self._places, self._last = None, None, None
        self._sent = set()
        self._cost, self._turn = None, 0

    def answered(self, values, frame, beside, seconds=None):
        """The page gets the frame of these values and what is told beside it, which
        took so much processor time: what goes with it stays."""
        if self.name is None:
            return
        others = {name: value for name, value in values.items() if name != self.name}
        if others != self._others or self._view.places != self._places or not _goes_with(frame, self._last):
            self._frames, self._others, self._places = {}, others, self._view.places
            self.forget()
        elif seconds is not None:
            self._cost = seconds
        self._last = frame
        self._view.step = values[self.name]
        self._frames[values[self.name]] = {"commands": frame.commands} | beside

    def held(self, values):
        """The frame of these values and what is told beside it, where it is there."""
        kept = self._frames.get(values.get(self.name))
        if kept is None or any(value != values[name] for name, value in self._others.items()):
            return None
        beside = dict(kept)
        return self._last._replace(commands=beside.pop("commands")), beside

    def forget(self):
        """Take all back from the page: the kernel has something else to say."""
        self._sent, self._view.ahead = set(), {}

    def wait(self):
        """Look ahead at the next rest, if there is a loop that can tell it."""
        self._turn += 1
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # a Python without a page
            return
        if self.name is not None:
            loop.call_later(REST_S, self._look_if_nothing_has_moved, self._turn)

    def _look_if_nothing_has_moved(self, turn, frames=None):
        """Draw the next frame of this rest."""
        if turn != self._turn:
            return
        frames = frames or self._look()
        try:
            if next(frames, False):
                loop = asyncio.get_running_loop()
                loop.call_later(BETWEEN_S, self._look_if_nothing_has_moved, turn, frames)
        except KeyboardInterrupt:  # between two cells: there is none to stop
            pass

    def look(self):
        """Draw what the page lacks, as far as the budget goes, and send it."""
        for _ in self._look():
            pass

    def _look(self):
        """The same, frame by frame: what else there is to do can be done in between."""
        explorer, lacking, spent = self._explorer(), None, 0.0
        while self.name is not None and explorer is not None and explorer.is_as_drawn():
            with DRAWING:
                lacking = self._lacking(explorer) if lacking is None else lacking
                if not lacking or spent + (self._cost or 0) > BUDGET_S:
                    self._send(explorer)
                    return
                spent += self._draw(explorer, lacking.pop(0))
            yield True

    def _lacking(self, explorer):
        """The steps that are not there, the nearest first."""
        here, slider = explorer.values[self.name], explorer.controls[self.name]
        steps = range(slider.min, slider.max + 1, slider.step)
        return sorted(set(steps) - set(self._frames), key=lambda step: (abs(step - here), -step))

    def _draw(self, explorer, step):
        """Draw another step; the processor time that it took."""
        before = time.process_time()
        self._frames[step] = self._frame(explorer, explorer.values | {self.name: step})
        seconds = time.process_time() - before
        self._cost = 0.0 if self._cost is None else seconds  # the first has loaded fonts, too
        return seconds

    def _frame(self, explorer, values):
        """What the page is to show of these values; None where it must ask the
        kernel."""
        try:
            frame, beside = explorer.drawn(values)
        except Exception:  # whatever it is, the kernel says it when it is asked
            return None
        if not _goes_with(frame, self._last) or explorer.has_other_places():
            return None
        self._last = self._last._replace(glyphs=frame.glyphs)
        return {"commands": frame.commands} | beside

    def _send(self, explorer):
        frames = {step: frame for step, frame in self._frames.items() if frame is not None}
        if set(frames) == self._sent:
            return
        controls = explorer.controls
        slider = controls.pop(self.name)
        with self._view.hold_sync():
            self._view.show(self._last)  # for its glyphs
            self._view.ahead = {
                "name": self.name,
                "slider": slider.model_id,
                "others": [_as_the_page_has_it(control) for control in controls.values()],
                "steps": list(frames),
                "frames": list(frames.values()),
            }
        self._sent = set(frames)


def _goes_with(frame, last):
    """Whether a frame has the background of the last one and, as far as they went, its
    glyphs."""
    return last is not None and frame.background == last.background and frame.glyphs.startswith(last.glyphs)


def _as_the_page_has_it(control):
    """A control's model, and the trait and the value that tell the page where it
    stands."""
    trait = "index" if control.has_trait("index") else "value"
    return [control.model_id, trait, getattr(control, trait)]
