"""English that a learner sees stands in `words.py` alone, so that another language is a
second such file.

Read from the sources: no string of two words or more stands anywhere else in lessons
and kit, but in docstrings, in the sentence of an error, and in code to take along,
which is English like all code.
"""

import ast
import re
from pathlib import Path

from case_by_case import case_by_case

ROOT = Path(__file__).parent.parent.parent / "rnn_teach"
SOURCES = sorted(path for room in ("kit", "lessons") for path in (ROOT / room).rglob("*.py"))

NO_WORDS_OF_OURS = {"words.py", "code.py"}
"""The words themselves, and the code to take along."""

WHAT_NETS_READ = {
    "kit/sentences.py",
    "lessons/bptt/task.py",
    "lessons/bidirectional/task.py",
    "lessons/shared_parameters/task.py",
    "lessons/unrolling/languages.py",
    "lessons/language_model/nets.py",
    "lessons/sequence_tasks/requests_en.py",
    "lessons/sequence_tasks/requests_zh.py",
    "lessons/sequence_tasks/reviews.py",
    "lessons/sequence_tasks/moods.py",
    "lessons/own_network/shipped.py",
    "lessons/translation/lexicon.py",
}
"""Sentences that nets read are data: a net that reads Chinese is another net."""

OTHERS_WORDS = {
    "lessons/sequence_tasks/explorer.py": "sentences that the net reads, and lines of Python",
    "lessons/sequence_tasks/explorer_mood.py": "sentences that the net reads, and lines of Python",
    "kit/picture_fonts.py": "names of fonts",
    "lessons/language_model/picture_text.py": "names of fonts",
    "kit/source.py": "lines of Python",
    "kit/faults.py": "what NumPy's errors say",
    "kit/verdict.py": "keys, and HTML",
    "kit/explorer_predict.py": "HTML",
    "kit/explorer_controls.py": "the end of an error's sentence",
    "lessons/bidirectional/explorer.py": "lines of Python",
    "kit/own_net/explorer_subject.py": "lines of Python",
    "lessons/start_here/explorer_reader.py": "sentences that the net reads",
    "lessons/unrolling/explorer_travel.py": "sentences that the net reads",
    "lessons/unrolling/picture_at_work.py": "sentences that the net reads",
    "lessons/deep/explorer_clusters.py": "lines of Python",
    "lessons/speech/explorer.py": "lines of Python",
    "lessons/translation/explorer.py": "sentences that the net reads, and lines of Python",
    "lessons/translation/explorer_beam.py": "sentences that the net reads, and lines of Python",
    "lessons/translation/explorer_wrong_word.py": "sentences that the net reads, and lines of Python",
}
"""Where a string of two words is neither English nor told to a learner."""

PLACES = {"upper left", "center left", "upper right", "lower left", "offset points", "row wrap"}
"""Words of matplotlib and of CSS."""

NAMES = {"tanh RNN", "ReLU RNN", "output gate"}
"""Names of cells, the same in every language, and of a color."""

TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]?\s+[^\W\d_]{2,}")


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def texts_in(tree):
    """All strings but docstrings and what is raised; of an f-string what stands between
    its numbers."""
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            skipped |= set(ast.walk(node))
        if isinstance(node, ast.JoinedStr):
            skipped |= {part for part in node.values if isinstance(part, ast.Constant)}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "{}".join(part.value for part in node.values if isinstance(part, ast.Constant))


def english_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [text for text in texts_in(tree) if TWO_WORDS.search(text) and text not in PLACES | NAMES]


@case_by_case("path", {name_of(path): path for path in SOURCES})
def test_what_a_learner_reads_stands_in_words(path):
    if path.name in NO_WORDS_OF_OURS or name_of(path) in WHAT_NETS_READ | set(OTHERS_WORDS):
        return
    assert english_in(path) == []


def test_the_exceptions_are_there_and_are_needed():
    for name in WHAT_NETS_READ | set(OTHERS_WORDS):
        assert english_in(ROOT / name), f"{name} needs no exception any more"


def test_english_is_found_wherever_it_stands():
    """The reader of sources itself: labels, f-strings, default values, but no docstring
    and no error."""
    source = '''
def f(label="two words", n=3):
    """A docstring of some words."""
    if n:
        raise ValueError(f"an error of {n} words")
    return {"key": f"there are {n} words"}, "one", "h[t]"
'''
    found = [text for text in texts_in(ast.parse(source)) if TWO_WORDS.search(text)]
    assert found == ["two words", "there are {} words"]


@case_by_case("path", {name_of(path): path for path in SOURCES if path.name == "words.py"})
def test_words_know_numbers_and_nothing_else(path):
    """A second language needs no other file: words import only the form of numbers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"rnn_teach.kit.numbers", "rnn_teach.kit.words"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
