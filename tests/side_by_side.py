"""How the tests are shared out among processes: what takes long first, and together
what uses the same page."""

from xdist.scheduler import LoadScopeScheduling

ONE_BY_ONE = ("tests/browser/test_notebooks_in_lab.py", "tests/tools/test_build_notebooks.py")
"""Of these each notebook is a share of its own."""

ON_ONE_PAGE = (
    "tests/browser/test_explorers_in_lab.py",
    "tests/browser/test_explorer_layout_in_lab.py",
    "tests/browser/test_access_in_lab.py",
    "tests/browser/test_places_in_lab.py",
    "tests/browser/test_unrolling_in_lab.py",
)
"""They use the notebook of all explorers, which is opened and run once."""

OF_THE_PAGES = ("tests/browser/test_pages_in_browser.py", "tests/tools/test_pages.py")
"""They look at the same pages, which are built once."""

LONG = (
    "tests/kit/test_explorer_contract.py",
    "tests/kit/test_painted_pictures.py",
    "tests/kit/test_exercise_contract.py",
    "tests/tools/test_lite.py",
    "tests/kit/test_rerun.py",
    "tests/test_every_public_function.py",
    "tests/exercises/test_misbehaving.py",
    "tests/core/test_encoder_decoder.py",
    "tests/kit/test_ahead.py",
    "tests/tools/test_run_notebook.py",
    "tests/tools/test_processors.py",
    "tests/test_defects.py",
    "tests/core/test_gates.py",
    "tests/kit/test_explorers.py",
    "tests/own_network/test_own_explorers.py",
    "tests/tools/test_film.py",
    "tests/tools/test_build_notebooks.py",
)
"""They come next after the browser's, the longest first; all others follow, and fill
what is left of the last minute."""


def share_of(nodeid):
    """The name of the share that a test belongs to."""
    file, _, test = nodeid.partition("::")
    for together in (ON_ONE_PAGE, OF_THE_PAGES):
        if file in together:
            return together[0]
    if file in ONE_BY_ONE:
        return f"{file} {test.partition('[')[2]}"
    return file


def turn_of(nodeid):
    """When it is its turn: a number to sort by; equal ones stay as they are."""
    file = nodeid.partition("::")[0]
    if file in ON_ONE_PAGE:
        return 0
    if file.startswith("tests/browser/") or file in OF_THE_PAGES:
        return 1 if file in ONE_BY_ONE else 2
    return 3 + (LONG.index(file) if file in LONG else len(LONG))


def is_in_browser(share):
    """Whether its tests need a JupyterLab or a browser of their process."""
    return share.startswith("tests/browser/")


class Shares(LoadScopeScheduling):
    """Hands out one share after the other.

    The browser's go to the first process, which has the one JupyterLab and the one
    browser that they need; another process gets them when there is nothing else left.
    """

    def _split_scope(self, nodeid):
        return share_of(nodeid)

    def _assign_work_unit(self, node):
        if node is not self.nodes[0]:
            others = (share for share in self.workqueue if not is_in_browser(share))
            if first := next(others, None):
                self.workqueue.move_to_end(first, last=False)
        super()._assign_work_unit(node)
