"""Settings of all tests: examples drawn by hypothesis are the same in each run and may
take their time."""

import gc
import weakref
from types import SimpleNamespace

import comm
import ipywidgets.widgets.widget as registry
import pytest
from hypothesis import settings

settings.register_profile("course", derandomize=True, deadline=None, database=None)
settings.load_profile("course")


class WhatIsInUse(weakref.WeakValueDictionary):
    """What nobody else holds is gone, which is no error."""

    def pop(self, key, default=None):
        """What there was, or the default."""
        return super().pop(key, default)


# ipywidgets keeps every widget until it is closed. Of the thousands that tests make
# none is needed afterwards.
registry._instances = WhatIsInUse()
comm.get_comm_manager().comms = WhatIsInUse()


@pytest.fixture
def page_clock(monkeypatch):
    """The time that the ticks of a player come at, to be set by hand: `now`, in
    seconds."""
    from rnn_teach.kit import explorer_clock

    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(explorer_clock, "monotonic", lambda: clock.now)
    return clock


def pytest_collection_finish(session):
    """Some ten thousand tests stay to the end: the garbage collector need not look
    through them each time it is at work."""
    gc.freeze()
