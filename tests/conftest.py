"""Settings of all tests: examples drawn by hypothesis are the same in each run and may
take their time."""

import gc
import weakref

import comm
import ipywidgets.widgets.widget as registry
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


def pytest_collection_finish(session):
    """Some ten thousand tests stay to the end: the garbage collector need not look
    through them each time it is at work."""
    gc.freeze()
