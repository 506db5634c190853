"""One version: all places that name it agree, and a release writes them all."""

import datetime
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tools import address, version

ROOT = Path(__file__).parents[2]
BINDER = re.compile(r"mybinder\.org/v2/gh/[\w.-]+/[\w.-]+/([^?\s\"')]+)")
DAY = datetime.date(2027, 1, 2)


@pytest.fixture
def copy(tmp_path):
    """A checkout of what a release changes, with a git of its own."""
    for path in address.files():
        text = path.read_text(encoding="utf-8")
        if path.parent in (ROOT, ROOT / "docs") or "mybinder.org" in text:
            into = tmp_path / path.relative_to(ROOT)
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, into)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "--all"], cwd=tmp_path, check=True)
    return tmp_path


def test_binder_is_asked_for_the_tag_of_this_version_everywhere():
    """What names HEAD makes whoever comes after a commit wait for a new image."""
    named = {}
    for path in address.files():
        if path != Path(__file__) and path.suffix != ".py":
            for tag in BINDER.findall(path.read_text(encoding="utf-8")):
                named.setdefault(tag, []).append(path.name)
    assert set(named) == {f"v{version.current()}"}, named
    assert len(named[f"v{version.current()}"]) >= 18


def test_citation_and_changelog_know_the_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version.current()
    assert version.UNRELEASED in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_release_writes_it_everywhere(copy):
    changed = {path.name for path in version.write("12.0.1", DAY, copy)}
    assert {"pyproject.toml", "CITATION.cff", "CHANGELOG.md", "README.md", "00_start_here.ipynb"} <= changed
    assert version.current(copy) == "12.0.1"
    assert f"{address.links(address.repository())['binder']}/v12.0.1?" in (copy / "README.md").read_text("utf-8")
    citation = yaml.safe_load((copy / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], citation["date-released"]) == ("12.0.1", DAY)
    changes = (copy / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changes.startswith("# Changes\n\n## Unreleased\n\n## 12.0.1 (2027-01-02)\n\n- ")
    version.write("12.0.2", DAY, copy)
    assert (copy / "CITATION.cff").read_text(encoding="utf-8").count("date-released") == 1


def test_a_tag_must_name_this_version():
    assert version.main(["--tag", f"v{version.current()}"]) == 0
    with pytest.raises(SystemExit, match=r"the tag is v99\.0\.0 and the version is"):
        version.main(["--tag", "v99.0.0"])
    for odd in ("v1.2.3", "1.2", "next"):
        with pytest.raises(SystemExit, match=r"of the form 1\.2\.3"):
            version.main([odd])


def test_a_release_is_tested_before_it_is_published_and_by_no_stored_key():
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert [step["run"] for step in jobs["test"]["steps"] if "run" in step] == [
        'python start.py version --tag "$GITHUB_REF_NAME"',
        "python start.py test",
    ]
    assert (jobs["build"]["needs"], jobs["publish"]["needs"], jobs["colab"]["needs"]) == (
        "test",
        "build",
        "publish",
    )
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert "secrets." not in text
    assert [step["run"] for step in jobs["build"]["steps"] if "run" in step] == [
        "python start.py package --into dist",
        "python start.py colab --into colab",
    ]
