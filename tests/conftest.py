"""Settings of all tests: examples drawn by hypothesis are the same in each run and may take their time.

Tests run side by side in several processes. What shares something that is slow to make stays together: all tests in
the browser, the cells of a notebook, the tests of a file.
"""

import pytest
from hypothesis import settings

settings.register_profile("course", derandomize=True, deadline=None, database=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    """Name the group of each test: its folder for the browser, else its file."""
    for item in items:
        in_browser = item.path.parent.name == "browser"
        item.add_marker(pytest.mark.xdist_group("browser" if in_browser else item.path.name))
