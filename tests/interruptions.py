"""The stop button, pressed at every line or at any moment: for tests of what stands
afterwards."""

import contextlib
import os
import signal
import sys
import threading


def stop_after(seconds, endless):
    """Call a function that would go on for ever; a real signal ends it, as the stop
    button sends it."""
    button = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT))
    try:
        button.start()
        endless()
    except KeyboardInterrupt:
        button.join()
        return
    raise AssertionError("nothing was left to stop")


class EveryLine:
    """Raise KeyboardInterrupt just before line 1, then line 2, ... of some files.

        lines = EveryLine(training_module, optimizers_module)
        while lines.left:
            with lines.next_one():
                step()
            ...            # look at what stands

    The last round runs to its end: then no line is left. With `within`, names of
    functions, it is raised in these alone, but between any two steps of Python's
    machine, of which a line has many.
    """

    def __init__(self, *modules, within=None):
        self._within, self._event = within, "opcode" if within else "line"
        self._files = {module.__file__ for module in modules}
        self.cut, self.left = 0, True
        self.places = set()

    @contextlib.contextmanager
    def next_one(self):
        """Run what stands in the block, up to the next line."""
        lines = 0

        def at(frame, event, _):
            nonlocal lines
            if frame.f_code.co_filename not in self._files:
                return None
            if self._within and frame.f_code.co_name not in self._within:
                return None
            frame.f_trace_opcodes = self._event == "opcode"
            if event == self._event:
                lines += 1
                if lines == self.cut + 1:
                    self.places.add((frame.f_code.co_name, frame.f_lineno))
                    raise KeyboardInterrupt
            return at

        before = sys.gettrace()
        sys.settrace(at)
        try:
            yield
            self.left = False
        except KeyboardInterrupt:
            self.cut += 1
        finally:
            sys.settrace(before)


def cut_at_third(function):
    """The same function, interrupted when it is called for the third time."""
    calls = []

    def cut(*arguments, **named):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return function(*arguments, **named)

    return cut
