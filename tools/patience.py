"""How long tests and builds wait before they call something stuck: a busy machine is
slow, and not wrong.

Nobody waits that long where all goes well, so these may be generous.
"""

RUN_S = 1200
"""For a cell, a notebook, the start of a kernel or a server."""
ANSWER_S = 180
"""For what is quick where nothing else runs: a page that answers a click, a server that
ends."""
