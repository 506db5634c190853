"""The shares of the tests: whole files, but for notebooks, and what uses one page is
one share."""

from pathlib import Path
from types import MappingProxyType, SimpleNamespace

import pytest
import side_by_side
from side_by_side import OF_THE_PAGES, ON_ONE_PAGE, ONE_BY_ONE, SECONDS, Shares, processes, share_of, turn_of

from tools import build_notebooks

ROOT = Path(__file__).resolve().parents[2]
BUILD = "tests/tools/test_build_notebooks.py"


def test_the_files_and_notebooks_that_are_named_are_there():
    named = {file: {file} for file in (*ONE_BY_ONE, *ON_ONE_PAGE, *OF_THE_PAGES)}
    named |= {share: set(share.split()[:1]) for share in SECONDS}
    assert {
        name: files for name, files in named.items() if not all((ROOT / file).is_file() for file in files)
    } == {}
    stems = {path.stem for path in build_notebooks.paths()}
    assert {share for share in SECONDS if " " in share and share.split()[1] not in stems} == set()


def test_what_has_its_seconds_is_a_share():
    """Under the name of another file of its page it would be nobody's."""
    for share in SECONDS:
        file, _, notebook = share.partition(" ")
        assert share_of(f"{file}::test_a[{notebook}]" if notebook else f"{file}::test_a") == share
    assert len(set(SECONDS.values())) == len(SECONDS)


def test_all_tests_of_a_notebook_are_a_share_and_each_notebook_is_another():
    one = {share_of(f"{BUILD}::test_{name}[07_gru]") for name in ("a", "b")}
    assert len(one) == 1
    assert one.isdisjoint({share_of(f"{BUILD}::test_a[08_deep]"), share_of(f"{BUILD}::test_a")})


def test_what_uses_one_page_or_the_same_pages_is_one_share_and_all_else_goes_by_files():
    for together in (ON_ONE_PAGE, OF_THE_PAGES):
        assert len({share_of(f"{file}::test_a[b]") for file in together}) == 1
    assert share_of("tests/core/test_rnn.py::test_a[b::c]") == "tests/core/test_rnn.py"


def test_what_needs_jupyterlab_comes_first_then_the_browser_and_of_each_what_takes_long():
    in_turn = [
        "tests/browser/test_explorers_in_lab.py::test_a",
        "tests/browser/test_notebooks_in_lab.py::test_a[11_language_model]",
        "tests/browser/test_notebooks_in_lab.py::test_a[07_gru]",
        "tests/browser/test_what_is_quick_in_lab.py::test_a",
        "tests/browser/test_pages_in_browser.py::test_a",
        "tests/browser/test_what_is_quick_on_pages.py::test_a",
        "tests/tools/test_lite.py::test_a",
        "tests/core/test_rnn.py::test_a",
    ]
    for tests in (in_turn, in_turn[::-1]):
        assert sorted(tests, key=turn_of) == in_turn


def test_a_browser_gets_a_process_more_than_there_are_cores():
    assert [processes(2, has_browser=True), processes(2, has_browser=False)] == [3, 2]


class Process:
    """One of those that share the tests: which it was given."""

    shutting_down, gateway = False, SimpleNamespace(id="gw")

    def __init__(self):
        self.given = []

    def send_runtest_some(self, places):
        self.given += places

    def shutdown(self):
        self.shutting_down = True


NAMES = {letter: f"tests/browser/test_{letter}_in_lab.py::test_a" for letter in "abcd"}
NAMES |= {letter: f"tests/browser/test_{letter}_in_browser.py::test_a" for letter in "ef"}
NAMES |= {letter: f"tests/core/test_{letter}.py::test_a" for letter in "ghi"}


@pytest.mark.parametrize(
    ("count", "first", "at_the_end"),
    [
        (1, ["ab"], ["abcdefghi"]),
        (2, ["ab", "gh"], ["ab", "ghiefcd"]),
        (3, ["ac", "bd", "gh"], ["ac", "bdefi", "gh"]),
    ],
)
def test_half_of_the_processes_have_a_jupyterlab_and_all_help_when_nothing_of_theirs_is_left(
    monkeypatch, count, first, at_the_end
):
    """The second, or the only one, is quick and takes all that is left."""
    monkeypatch.setattr(side_by_side, "WORTH_A_LAB", 0)
    shares, processes = begun(count)
    assert given(processes) == first
    quick = processes[min(1, count - 1)]
    while shares.workqueue:
        complete_one(shares, quick)
    assert given(processes) == at_the_end


def test_for_little_no_other_process_opens_a_jupyterlab():
    """It ends; those that have a JupyterLab do the rest."""
    more = {letter: f"tests/browser/test_{letter}_in_lab.py::test_a" for letter in "jk"}
    shares, processes = begun(3, more)
    for _ in "ghief":
        complete_one(shares, processes[2])
    assert processes[2].shutting_down
    shares.remove_node(processes[2])
    while shares.workqueue:
        complete_one(shares, processes[1])
    assert given(processes) == ["ac", "bdjk", "ghief"]


def begun(count, more=MappingProxyType({})):
    """The shares, and so many processes that have their first ones."""
    names = NAMES | more
    config = SimpleNamespace(
        getvalue=lambda name: ["popen"] * count, option=SimpleNamespace(loadscopereorder=False)
    )
    shares = Shares(config, SimpleNamespace(loadscopesched=lambda *told: None))
    processes = [Process() for _ in range(count)]
    for process in processes:
        shares.add_node(process)
        shares.add_node_collection(process, list(names.values()))
    shares.schedule()
    return shares, processes


def given(processes):
    return ["".join("abcdefghijk"[place] for place in process.given) for process in processes]


def complete_one(shares, process):
    """The next test that the process was given."""
    shares.mark_test_complete(
        process, next(place for place in process.given if not is_done(shares, process, place))
    )


def is_done(shares, process, place):
    """Whether that test was told to be complete."""
    test = shares.registered_collections[process][place]
    return all(unit.get(test, True) for unit in shares.assigned_work[process].values())
