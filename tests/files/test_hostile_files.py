"""Files that are broken or attack (hostile.py): each gets one sentence, nothing of them
is run, and none takes much memory or time."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import FILES

from rnn_teach import read_network

ROOT = Path(__file__).parent.parent.parent
MOST_MB, MOST_SECONDS = 200, 5
LIMITED = f"""
import resource, sys, time
sys.path[:0] = [{str(ROOT)!r}]
from rnn_teach import read_network


def most_held():
    # In kB. On Linux ru_maxrss begins with what the parent held: growth below that would not be seen.
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


before = most_held()
start = time.process_time()
for path in sys.argv[1:]:
    try:
        read_network(path)
        print("READ", path)
    except ValueError as error:
        pass
    took, start = time.process_time() - start, time.process_time()
    grown = most_held() - before
    if took > {MOST_SECONDS} or grown > {MOST_MB} * 1024:
        print("LIMIT", path, took, grown)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All of them as files, where a command that one runs would leave a trace."""
    made = tmp_path_factory.mktemp("hostile")
    for number, (raw, _) in enumerate(FILES.values()):
        (made / f"{number}.bin").write_bytes(raw)
    return made


@pytest.mark.parametrize("what", FILES)
def test_it_is_refused_in_one_sentence_that_says_why(what, folder, monkeypatch):
    monkeypatch.chdir(folder)
    path = folder / f"{list(FILES).index(what)}.bin"
    with pytest.raises(ValueError, match=re.escape(FILES[what][1])) as refusal:
        read_network(path)
    sentence = str(refusal.value)
    assert len(sentence) < 300
    assert "\n" not in sentence
    assert not (folder / "RAN").exists()
    assert refusal.traceback[-1].path.is_relative_to(ROOT / "rnn_teach"), "the sentence is another package's"


def test_the_same_holds_for_bytes():
    for raw, word in FILES.values():
        with pytest.raises(ValueError, match=re.escape(word)):
            read_network(raw)


def test_none_takes_much_memory_or_time(folder):
    """In a Python of its own, which has loaded nothing else."""
    paths = sorted(map(str, folder.glob("*.bin")))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *paths], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    assert len(paths) == len(FILES) >= 25
    assert not (folder / "RAN").exists()


@pytest.mark.parametrize("path", ["nowhere.pt", "a\0b", "x" * 5000, ".", "/dev/zero", 3, None])
def test_what_is_no_file_is_refused(path):
    with pytest.raises(ValueError, match=r"there is no file|is no file|give the path"):
        read_network(path)
