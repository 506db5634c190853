"""What a learner reads of an exercise stands in words.py, so that a second language is
a second file."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "rnn_teach"
KIT = [PACKAGE / "kit" / f"{name}.py" for name in ("answers", "attempt", "catalogue", "exercise", "trials")]
PIECES = ["bptt/backward.py", "bptt/truncated.py", "lstm_gates/gated_step.py", "start_here/setup.py"]
FILES = KIT + sorted((PACKAGE / "lessons").glob("*/exercise*.py")) + [PACKAGE / "lessons" / name for name in PIECES]
WORDS = [path for path in sorted(PACKAGE.rglob("words.py")) if "# Exercises\n" in path.read_text(encoding="utf-8")]


def test_every_room_with_an_exercise_has_words():
    assert {path.parent for path in WORDS} >= {path.parent for path in FILES}


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def texts(path):
    """All constant texts of a file but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in alone]
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_an_exercise_holds_no_sentence(path):
    assert [text for text in texts(path) if re.search(r"[^\W\d]\S* \S*[^\W\d]", text)] == []


@pytest.mark.parametrize("path", WORDS, ids=name_of)
def test_words_are_texts_and_functions_to_text_and_know_nothing_else(path):
    below = path.read_text(encoding="utf-8").partition("# Exercises\n")[2]
    for node in ast.parse(below).body:
        assert isinstance(node, (ast.Expr, ast.Assign, ast.FunctionDef))
        if isinstance(node, ast.FunctionDef):
            assert ast.get_docstring(node)
            assert any(isinstance(inner, ast.Return) for inner in ast.walk(node))


@pytest.mark.parametrize("path", WORDS, ids=name_of)
def test_a_sentence_of_a_verdict_is_used(path):
    """No word is left behind that no exercise says."""
    below = path.read_text(encoding="utf-8").partition("# Exercises\n")[2]
    names = [node.name for node in ast.parse(below).body if isinstance(node, ast.FunctionDef)]
    assigned = [target for node in ast.parse(below).body if isinstance(node, ast.Assign) for target in node.targets]
    names += [node.id for target in assigned for node in ast.walk(target) if isinstance(node, ast.Name)]
    users = path.parents[1 if path.parent.name == "kit" else 0].rglob("*.py")
    found = Counter(word for user in users for word in re.findall(r"\w+", user.read_text(encoding="utf-8")))
    assert [name for name in names if found[name] < 2] == []
