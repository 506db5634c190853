"""Settings of all tests: examples drawn by hypothesis are the same in each run and may take their time."""

from hypothesis import settings

settings.register_profile("course", derandomize=True, deadline=None, database=None)
settings.load_profile("course")
