"""Settings of all tests: examples drawn by hypothesis are the same in each run and may take their time.

Tests run side by side in several processes. What shares something that is slow to make stays in one: all tests in
the browser, the cells of a notebook, the tests of a file.
"""

import weakref

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


# ipywidgets keeps every widget until it is closed. Of the thousands that tests make none is needed afterwards.
registry._instances = WhatIsInUse()
comm.get_comm_manager().comms = WhatIsInUse()


@pytest.hookimpl(optionalhook=True)  # known where pytest-xdist is installed
def pytest_xdist_make_scheduler(config, log):
    """Who runs what: a process takes a whole file, and one of them all files of the browser."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            return "browser" if file.startswith("tests/browser/") else file

    return ByFile(config, log)
