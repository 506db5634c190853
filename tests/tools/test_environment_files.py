"""The files that say what is installed agree with each other, and those that a machine
starts can be started."""

import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import urlparse

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tools import build_pages, locking, lowest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BINDER = ROOT / "binder"
HASHED = [ROOT / "requirements.lock", BINDER / "requirements.txt", *sorted((ROOT / "tools" / "pins").iterdir())]
EXTRAS = PROJECT["project"]["optional-dependencies"]
ONLY_EXPLORERS = "rnn-teach[explorers]"
USED = [*PROJECT["project"]["dependencies"], *EXTRAS["explorers"], *EXTRAS["notebooks"]]
USED.remove(ONLY_EXPLORERS)
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TESTING = PROJECT["dependency-groups"]["test"]

# A name, one version, perhaps a marker, and hashes.
PINNED = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[0-9][^\s;]*)( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+"
)


def pins(path):
    """The version of each package in a file of pins."""
    return {pin["name"]: pin["version"] for pin in PINNED.finditer(path.read_text(encoding="utf-8"))}


def files(path):
    """What each package in a file of pins is, to the byte:
    its version and its hashes."""
    text = path.read_text(encoding="utf-8")
    return {
        pin["name"]: (pin["version"], sorted(re.findall("sha256:[0-9a-f]{64}", pin[0])))
        for pin in PINNED.finditer(text)
    }


def conda_requirements():
    """Each package of environment.yml under its name on PyPI, with its versions in
    pip's way of writing."""
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    names_on_pypi = {"matplotlib-base": "matplotlib"}
    found = {}
    for line in lines:
        name, versions = re.fullmatch(r"([a-z0-9-]+)(.*)", line).groups()
        exact = re.fullmatch(r"=([0-9.]+)", versions)
        found[names_on_pypi.get(name, name)] = SpecifierSet(f"=={exact[1]}.*" if exact else versions)
    return found


@pytest.mark.parametrize("path", HASHED, ids=lambda path: path.name)
def test_each_requirement_is_pinned_and_hashed_and_has_no_address(path):
    text = path.read_text(encoding="utf-8")
    assert PINNED.sub("", text).strip() == "", "something other than `name==version` with its hashes"
    assert "//" not in text
    assert pins(path)


@pytest.mark.parametrize("requirement", USED + TESTING)
def test_the_lock_meets_each_requirement(requirement):
    wanted = Requirement(requirement)
    version = pins(ROOT / "requirements.lock").get(canonicalize_name(wanted.name))
    assert version, "not in requirements.lock: run `python3 start.py lock`"
    assert wanted.specifier.contains(version), f"requirements.lock has {version}: run `python3 start.py lock`"


@pytest.mark.parametrize("requirement", PROJECT["dependency-groups"]["lite"])
def test_the_pins_of_the_site_meet_each_requirement_and_share_the_course_s_versions(requirement):
    wanted = Requirement(requirement)
    site, course = (pins(path) for path in (ROOT / "tools" / "pins" / "lite.txt", ROOT / "requirements.lock"))
    assert wanted.specifier.contains(site[canonicalize_name(wanted.name)]), "run `python3 start.py lock`"
    assert {name: site[name] for name in site.keys() & course} == {
        name: course[name] for name in site.keys() & course
    }


@pytest.mark.parametrize("requirement", USED)
def test_the_lowest_pins_are_the_lowest_that_each_requirement_allows(requirement):
    wanted = Requirement(requirement)
    [lowest_allowed] = [each.version for each in wanted.specifier if each.operator == ">="]
    pinned = pins(lowest.PINS).get(canonicalize_name(wanted.name))
    assert pinned, "not in tools/pins/lowest.txt: run `python3 start.py lock`"
    assert Version(pinned) == Version(lowest_allowed), "run `python3 start.py lock`"


def test_the_lowest_versions_are_tested_by_the_locks_own_pytest():
    old, lock = pins(lowest.PINS), pins(ROOT / "requirements.lock")
    assert [old[name] for name in locking.LOWEST_TOO] == [lock[name] for name in locking.LOWEST_TOO]


def test_explorers_can_be_had_without_jupyterlab():
    assert "jupyterlab" not in {Requirement(line).name for line in EXTRAS["explorers"]}
    assert ONLY_EXPLORERS in EXTRAS["notebooks"]


def test_colab_keeps_its_numpy_and_matplotlib():
    """Of 19 August 2026; pip would replace what is older than our lowest, and then
    needs a restart."""
    allowed = {Requirement(line).name: Requirement(line).specifier for line in USED}
    for name, version in {"numpy": "2.1.3", "matplotlib": "3.10.0", "anywidget": "0.9.21"}.items():
        assert allowed[name].contains(version)


def test_the_package_is_built_from_the_lock():
    [backend] = PROJECT["build-system"]["requires"]
    assert backend in TESTING


def test_no_lock_that_holds_addresses():
    assert not [name for name in ("uv.lock", "pylock.toml") if (ROOT / name).exists()]


def test_binder_has_the_very_files_of_the_lock():
    """Versions and hashes; all of what a learner needs, what installs the package, and
    what its own pip would miss."""
    lock, binder = (files(path) for path in (ROOT / "requirements.lock", BINDER / "requirements.txt"))
    left_out = binder.keys() & set(locking.LEFT_OUT)
    shared = binder.keys() - left_out
    assert {name: binder[name] for name in shared} == {name: lock.get(name) for name in shared}, (
        "run `python3 start.py lock`"
    )
    assert sorted(left_out) == sorted(locking.LEFT_OUT)
    assert not left_out & lock.keys()
    needed = [Requirement(line) for line in [*USED, *PROJECT["build-system"]["requires"]]]
    assert {canonicalize_name(requirement.name) for requirement in needed} <= binder.keys()
    assert "playwright" not in binder


def test_binder_has_nothing_else_and_the_python_of_conda():
    """Where an environment.yml stands in the folder, Binder takes that instead of the
    pins."""
    assert sorted(path.name for path in BINDER.iterdir()) == ["postBuild", "requirements.txt", "runtime.txt"]
    python = re.fullmatch(r"python-([0-9.]+)\n", (BINDER / "runtime.txt").read_text())[1]
    assert conda_requirements()["python"] == SpecifierSet(f"=={python}.*")


@pytest.mark.parametrize("requirement", USED)
def test_conda_gets_what_the_package_needs(requirement):
    wanted = Requirement(requirement)
    version = pins(ROOT / "requirements.lock")[wanted.name]
    assert conda_requirements()[wanted.name].contains(version), f"environment.yml does not take {version}"


def test_conda_has_nothing_from_elsewhere():
    """No `-e .` and no part for pip."""
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert all(isinstance(line, str) for line in lines)
    assert "-e" not in (word for line in lines for word in line.split())


@pytest.mark.parametrize("script", ["binder/postBuild", ".ci/run"])
def test_scripts_can_be_started(script):
    """As git has them: on Windows the file itself tells nothing."""
    mode = git("ls-files", "--stage", script).split()[0]
    assert mode == "100755"
    assert git("check-attr", "eol", script).split()[-1] == "lf"
    assert b"\r" not in (ROOT / script).read_bytes()
    assert (ROOT / script).read_bytes().startswith(b"#!")


def test_ci_runs_what_the_readme_tells():
    assert "python3 start.py test" in (ROOT / ".ci" / "run").read_text()
    assert "python3 start.py test" in (ROOT / "README.md").read_text(encoding="utf-8")
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]
    assert jobs["processors"]["steps"][-1]["run"] == "python start.py test --processors"
    assert jobs["lowest"]["steps"][-1]["run"] == "python start.py test --lowest"
    assert jobs["types"]["steps"][-1]["run"] == "python start.py types"
    workflow = jobs["test"]
    assert workflow["steps"][-1]["run"] == "python start.py test"
    assert workflow["strategy"]["matrix"]["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit_and_leave_no_key_behind(path):
    """A tag can be moved to other code; a key that stays can be read by every later
    step."""
    text = path.read_text()
    lines = [line for line in text.splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.fullmatch(r" +(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(steps) == len(lines)
    for step in steps:
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_an_action_has_one_version_everywhere():
    used = {
        line.split("uses: ")[1] for path in WORKFLOWS for line in path.read_text().splitlines() if "uses: " in line
    }
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_the_pages_and_the_site_are_published_where_the_pages_say():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text())["jobs"]
    steps = jobs["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        "python start.py pages --into build/site",
        "python start.py lite --into build/site/lite",
    ]
    assert steps[-1]["with"]["path"] == "build/site"
    link = urlparse(build_pages.IN_THE_BROWSER)
    assert not link.netloc  # beside the pages, wherever they are
    assert link.path.startswith("lite/")
    assert (ROOT / "notebooks" / link.query.removeprefix("path=")).is_file()


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout
