"""The shares of the tests: whole files, but for notebooks, and what uses one page is
one share."""

from pathlib import Path
from types import SimpleNamespace

from side_by_side import LONG, OF_THE_PAGES, ON_ONE_PAGE, ONE_BY_ONE, Shares, share_of, turn_of

ROOT = Path(__file__).resolve().parents[2]
BUILD = "tests/tools/test_build_notebooks.py"


def test_the_files_that_are_named_are_there():
    assert [file for file in (*ONE_BY_ONE, *ON_ONE_PAGE, *OF_THE_PAGES, *LONG) if not (ROOT / file).is_file()] == []


def test_all_tests_of_a_notebook_are_a_share_and_each_notebook_is_another():
    one = {share_of(f"{BUILD}::test_{name}[07_gru]") for name in ("a", "b")}
    assert len(one) == 1
    assert one.isdisjoint({share_of(f"{BUILD}::test_a[08_deep]"), share_of(f"{BUILD}::test_a")})


def test_what_uses_one_page_or_the_same_pages_is_one_share_and_all_else_goes_by_files():
    for together in (ON_ONE_PAGE, OF_THE_PAGES):
        assert len({share_of(f"{file}::test_a[b]") for file in together}) == 1
    assert share_of("tests/core/test_rnn.py::test_a[b::c]") == "tests/core/test_rnn.py"


def test_the_browser_comes_first_and_then_what_takes_long():
    others = ["tests/core/test_rnn.py", "tests/browser/test_faults_in_lab.py"]
    in_turn = sorted(
        [*others, *LONG, *ON_ONE_PAGE[:1], *ONE_BY_ONE[:1]], key=lambda file: turn_of(f"{file}::test_a")
    )
    assert in_turn == [ON_ONE_PAGE[0], ONE_BY_ONE[0], others[1], *LONG, others[0]]


class Process:
    """One of those that share the tests: which it was given."""

    shutting_down, gateway = False, SimpleNamespace(id="gw")

    def __init__(self):
        self.given = []

    def send_runtest_some(self, places):
        self.given += places

    def shutdown(self):
        self.shutting_down = True


def test_one_process_has_the_browser_and_others_take_it_when_nothing_else_is_left():
    tests = [f"tests/browser/test_{name}.py::test_a" for name in "abcd"]
    tests += [f"tests/core/test_{name}.py::test_a" for name in "efg"]
    config = SimpleNamespace(
        getvalue=lambda name: ["popen", "popen"], option=SimpleNamespace(loadscopereorder=False)
    )
    shares = Shares(config, SimpleNamespace(loadscopesched=lambda *told: None))
    processes = [Process(), Process()]
    for process in processes:
        shares.add_node(process)
        shares.add_node_collection(process, tests)
    shares.schedule()
    for process in processes[1:] * 2:
        shares.mark_test_complete(process, process.given[-1])
    assert ["".join("abcdefg"[place] for place in process.given) for process in processes] == ["ab", "efgc"]
