"""The one address of the course, and the links that follow from it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import address

ROOT = Path(__file__).parents[2]
OURS = re.compile(
    r"(?:https://|%3A%2F%2F|/)(?:mybinder\.org/v2/gh|colab\.research\.google\.com/github)/[\w.-]+/[\w.-]+"
    r"|https://[\w-]+\.github\.io/[\w.-]+"
)
"""Links that can only be ours."""
ANOTHER = "/".join(["https://github.com", "Someone-Else", "my.course"])
"""In parts, for this file is among those that are written anew."""


@pytest.fixture
def copy(tmp_path):
    """A checkout of the files that hold links, with a git of its own."""
    for path in address.files():
        into = tmp_path / path.relative_to(ROOT)
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, into)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "--all"], cwd=tmp_path, check=True)
    return tmp_path


def contents(root):
    return {path.relative_to(root): path.read_bytes() for path in address.files(root)}


def test_all_links_follow_from_the_setting():
    allowed = list(address.links(address.repository()).values())
    for path in address.files():
        for link in OURS.findall(path.read_text(encoding="utf-8")):
            if path != Path(__file__):
                assert any(one in link for one in allowed), f"{path.relative_to(ROOT)}: {link}"


def test_another_address_and_back_leaves_all_as_it_was(copy):
    before, old = contents(copy), address.repository(copy)
    changed = address.write(ANOTHER, copy)
    assert {"README.md", "pyproject.toml", "CITATION.cff", "teaching.md"} <= {path.name for path in changed}
    assert address.repository(copy) == ANOTHER
    assert address.site(copy) == "/".join(["https://someone-else.github.io", "my.course", ""])
    left = [
        path
        for path, text in contents(copy).items()
        if b"rnn-teach/rnn-teach" in text and path.name != "test_address.py"
    ]
    assert left == []
    address.write(old, copy)
    assert contents(copy) == before


def test_it_says_the_address_and_refuses_what_is_none():
    def run(*arguments):
        command = [sys.executable, "-m", "tools.address", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert run().stdout.strip() == address.repository()
    for odd in ("example.org", "https://github.com/one", "https://gitlab.com/one/two"):
        told = run(odd)
        assert told.returncode == 1
        assert told.stderr.strip() == "give one address of the form https://github.com/OWNER/NAME"
