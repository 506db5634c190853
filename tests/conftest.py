"""Settings of all tests: examples drawn by hypothesis are the same in each run and may
take their time; what takes long comes first."""

import gc
import os
import random
import weakref
from types import SimpleNamespace

import comm
import ipywidgets.widgets.widget as registry
import pytest
from hypothesis import settings
from side_by_side import Shares, processes, turn_of

from rnn_teach.kit import trials

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


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The folder of the pages to read and to print, without films: built once for those
    who read them and those who open them."""
    from tools import build_pages

    folder = tmp_path_factory.mktemp("pages")
    assert build_pages.main(["--into", str(folder), "--no-films"]) == 0
    return folder


@pytest.fixture(autouse=True)
def the_same_draws(request, monkeypatch):
    """A checker that is handed no generator draws other numbers at each call. In a test
    they are the same in each run: no answer is right, or wrong, by chance once."""
    bits = random.Random(request.node.nodeid)
    monkeypatch.setattr(trials, "secrets", SimpleNamespace(randbits=bits.getrandbits))


@pytest.fixture
def page_clock(monkeypatch):
    """The time that the ticks of a player come at, to be set by hand: `now`, in
    seconds."""
    from rnn_teach.kit import explorer_clock

    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(explorer_clock, "monotonic", lambda: clock.now)
    return clock


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: turn_of(item.nodeid))


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers():
    """How many processes `--numprocesses=auto` means."""
    return processes((yield), has_browser="CHROME_PATH" in os.environ)


@pytest.hookimpl(optionalhook=True)  # only where tests run side by side there is such a hook
def pytest_xdist_make_scheduler(config, log):
    return Shares(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_finish(session):
    """Some ten thousand tests stay to the end: the garbage collector need not look
    through them each time it is at work, nor be at work so often: drawing makes
    thousands of objects."""
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
