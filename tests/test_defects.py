"""The kept list of planted defects is true of the tree as it is, and a sample of them
is caught for real."""

import ast
from functools import cache

import pytest
from case_by_case import case_by_case
from defects import ROOT, Copy, Defect, kept_list

DEFECTS = kept_list()

SAMPLE = (
    "LSTM: a linear output has the slope of tanh",
    "backward cell: a loss speaks of h[T+1], the state before its first step",
    "clipping: short gradients are lengthened",
    "ledger: shares do not add up to one",
)
"""A few seconds: those of tests that run in no time, the two that once slipped through
among them."""


each_defect = case_by_case("defect", {defect.name: defect for defect in DEFECTS})


@cache
def text_of(file):
    return (ROOT / file).read_text(encoding="utf-8")


@cache
def read(source):
    """As Python reads it."""
    return ast.dump(ast.parse(source))


@cache
def functions_of(file):
    """The names of the test functions that a file defines."""
    body = ast.parse(text_of(file)).body
    return {node.name for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@each_defect
def test_what_a_defect_replaces_stands_in_one_place(defect):
    planted = defect.planted_in(text_of(defect.file))
    assert planted != text_of(defect.file)
    if defect.file.endswith(".py"):  # what cannot be read at all would be no defect that a test has to find
        assert read(planted) != read(text_of(defect.file))


@each_defect
def test_the_test_that_must_fail_is_there(defect):
    file, _, function = defect.test.partition("::")
    assert function.partition("[")[0] in functions_of(file)


def test_the_list_is_long_has_each_name_once_and_spares_the_tests():
    assert len(DEFECTS) >= 40
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS)
    assert not [defect for defect in DEFECTS if defect.file.startswith("tests/")]


def test_it_covers_every_room():
    rooms = {"rnn_teach/core/", "rnn_teach/kit/", "rnn_teach/lessons/", "tools/"}
    assert {room for room in rooms for defect in DEFECTS if defect.file.startswith(room)} == rooms


QUICK = "tests/core/test_clipping.py::test_by_norm_by_hand"


@pytest.fixture(scope="module")
def copy():
    with Copy() as copy:
        yield copy


@pytest.mark.parametrize("name", SAMPLE)
def test_a_sample_is_caught(copy, name):
    (defect,) = [one for one in DEFECTS if one.name == name]
    caught, printed = copy.catches(defect)
    assert caught, printed
    assert (copy.root / defect.file).read_text(encoding="utf-8") == text_of(defect.file)


def test_what_does_no_harm_slips_through(copy):
    harmless = Defect("none", "rnn_teach/core/clipping.py", "return norm\n", "return +norm\n", QUICK)
    caught, printed = copy.catches(harmless)
    assert not caught, printed


def test_an_error_before_the_test_is_no_catch(copy):
    broken = Defect("none", "rnn_teach/core/clipping.py", "import numpy as np\n", "import nympy\n", QUICK)
    caught, printed = copy.catches(broken)
    assert not caught
    assert "nympy" in printed


def test_what_is_out_of_date_is_told():
    gone = Defect("gone", "rnn_teach/core/clipping.py", "no such line", "", QUICK)
    with pytest.raises(ValueError, match="stands there 0 times; bring tests/defects"):
        gone.planted_in(text_of(gone.file))
