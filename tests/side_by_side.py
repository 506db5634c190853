"""How the tests are shared out among processes: what takes long first, and together
what uses the same page."""

from functools import cached_property

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

SECONDS = {
    "tests/browser/test_explorers_in_lab.py": 299,
    "tests/kit/test_explorer_contract.py": 170,
    "tests/kit/test_painted_pictures.py": 100,
    "tests/browser/test_notebooks_in_lab.py 11_language_model": 90,
    "tests/tools/test_lite.py": 84,
    "tests/browser/test_faults_in_lab.py": 69,
    "tests/browser/test_notebooks_in_lab.py 10_sequence_tasks": 67,
    "tests/browser/test_notebooks_in_lab.py 12_translation": 66,
    "tests/browser/test_pages_in_browser.py": 64,
    "tests/kit/test_rerun.py": 57,
    "tests/browser/test_notebooks_in_lab.py 09_deep": 50,
    "tests/browser/test_notebooks_in_lab.py 14_speech": 47,
    "tests/browser/test_notebooks_in_lab.py 16_what_came_after": 42,
    "tests/browser/test_notebooks_in_lab.py 07_gru": 41,
    "tests/browser/test_notebooks_in_lab.py 13_image_captions": 39,
    "tests/browser/test_player_in_browser.py": 36,
    "tests/browser/test_notebooks_in_lab.py 03_bptt": 34,
    "tests/browser/test_notebooks_in_lab.py 01_unrolling": 32,
    "tests/browser/test_notebooks_in_lab.py 06_lstm_gates": 31,
    "tests/kit/test_exercise_contract.py": 30.9,
    "tests/browser/test_notebooks_in_lab.py 04_vanishing_gradients": 29,
    "tests/browser/test_upload_in_lab.py": 25,
    "tests/exercises/test_misbehaving.py": 24.9,
    "tests/core/test_encoder_decoder.py": 24.8,
    "tests/tools/test_processors.py": 24.7,
    "tests/browser/test_notebooks_in_lab.py 08_bidirectional": 24,
    "tests/test_every_public_function.py": 21,
    "tests/browser/test_films_in_browser.py": 20,
    "tests/kit/test_ahead.py": 19.9,
    "tests/browser/test_picture_alone_in_lab.py": 19,
    "tests/browser/test_fine_screen_in_lab.py": 18.9,
    "tests/tools/test_run_notebook.py": 18,
    "tests/browser/test_notebooks_in_lab.py 05_exploding_gradients": 17.9,
    "tests/browser/test_notebooks_in_lab.py 15_your_own_network": 16,
    "tests/browser/test_ahead_in_lab.py": 15.9,
    "tests/browser/test_predict_in_lab.py": 15,
    "tests/browser/test_start_in_lab.py": 14.9,
    "tests/test_defects.py": 14,
    "tests/core/test_gates.py": 13.9,
    "tests/kit/test_explorers.py": 13,
    "tests/own_network/test_own_explorers.py": 12,
    "tests/browser/test_notebooks_in_lab.py 00_start_here": 11,
    "tests/tools/test_build_notebooks.py 00_start_here": 10.9,
    "tests/browser/test_notebooks_in_lab.py 02_shared_parameters": 10,
    "tests/tools/test_film.py": 9.9,
}
"""What each share took on two cores, where that is ten seconds or more; a notebook that
is not named takes less than those that are. The longest of its kind begins first; what
takes less fills what is left of the last minute. No two are equal, so that in one
process, too, the tests of a share follow each other."""


def share_of(nodeid):
    """The name of the share that a test belongs to."""
    file, _, test = nodeid.partition("::")
    for together in (ON_ONE_PAGE, OF_THE_PAGES):
        if file in together:
            return together[0]
    if file in ONE_BY_ONE:
        return f"{file} {test.partition('[')[2].rstrip(']')}"
    return file


def seconds(share):
    """About how long it takes."""
    return SECONDS.get(share, 5)


WORTH_A_LAB = 60
"""Seconds that there must be left to do for another process to open a JupyterLab, which
takes twenty."""
LAB, BROWSER, NEITHER = range(3)
"""What a share needs of its process."""


def needs(share):
    """A JupyterLab with its window, a browser alone, or neither: by the file's name."""
    if share.startswith("tests/browser/"):
        return LAB if share.split()[0].endswith("_in_lab.py") else BROWSER
    return NEITHER


def turn_of(nodeid):
    """When it is its turn: something to sort by; equal ones stay as they are."""
    share = share_of(nodeid)
    return needs(share), -seconds(share)


def processes(cores, has_browser):
    """How many share the tests. With a browser one more than there are cores, since a
    test that waits for its page leaves one idle."""
    return cores + has_browser


class Shares(LoadScopeScheduling):
    """Hands out one share after the other.

    The first half of the processes have a JupyterLab and a browser each, and begin with
    what needs these. The other half begins with what needs neither. Who has nothing of
    its own left takes what there is of the others': the first half what needs less and
    less, the other half what needs more and more, while it is worth to open another
    JupyterLab.
    """

    def _split_scope(self, nodeid):
        return share_of(nodeid)

    @cached_property
    def _have_lab(self):
        """As many as were half when they began: each that ends leaves `nodes`."""
        return set(self.nodes[: (len(self.nodes) + 1) // 2])

    def _reschedule(self, node):
        if self._is_for_others(node):
            node.shutdown()  # when it has done what it was given
        else:
            super()._reschedule(node)

    def _is_for_others(self, node):
        """Whether all that is left needs a JupyterLab, which others have, and is
        little."""
        if node.shutting_down or node in self._have_lab or self._have_lab.isdisjoint(self.nodes):
            return False
        return set(map(needs, self.workqueue)) == {LAB} and sum(map(seconds, self.workqueue)) < WORTH_A_LAB

    def _assign_work_unit(self, node):
        first = (min if node in self._have_lab else max)(self.workqueue, key=needs)
        self.workqueue.move_to_end(first, last=False)
        super()._assign_work_unit(node)
