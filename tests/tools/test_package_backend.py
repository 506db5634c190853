"""What is published: the wheel brings the notebooks, and PyPI shows a README whose
links lead somewhere."""

import io
import json
import re
import tarfile
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tools import address, package_backend, version

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
ADDRESS = re.compile(r'(?:\]\(|(?:src|srcset)=")([^)"\s]+)')


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel, as a file of zip, and the names and the description in the sources."""
    folder = tmp_path_factory.mktemp("dist")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        package_backend.main(["--into", str(folder)])
    (wheel,), (sources,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return zipfile.ZipFile(io.BytesIO(wheel.read_bytes())), tarfile.open(sources), wheel.stat().st_size


def description(text):
    return message_from_string(text).get_payload()


def metadata(wheel):
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    return wheel.read(name).decode()


def test_the_wheel_brings_the_notebooks_not_yet_run_and_stays_small(built):
    wheel, _, size = built
    brought = {Path(name).name: name for name in wheel.namelist() if name.startswith("rnn_teach/notebooks/")}
    assert sorted(brought) == NOTEBOOKS
    for name, place in brought.items():
        cells = json.loads(wheel.read(place))["cells"]
        whole = json.loads((ROOT / "notebooks" / name).read_text(encoding="utf-8"))["cells"]
        assert [cell["source"] for cell in cells] == [cell["source"] for cell in whole]
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    assert "rnn_teach/py.typed" in wheel.namelist()
    notebooks = sum(wheel.getinfo(place).compress_size for place in brought.values())
    assert notebooks < 600e3
    assert size < 3e6


def test_the_wheel_brings_the_voices_and_their_licence(built):
    names, room = built[0].namelist(), "rnn_teach/lessons/speech"
    assert {f"{room}/spoken_digits.npz", f"{room}/SPOKEN_DIGITS.txt"} <= set(names)
    assert [name for name in names if name.endswith("licenses/rnn_teach/lessons/speech/SPOKEN_DIGITS.txt")]


def test_the_wheel_brings_the_command(built):
    wheel, _, _ = built
    (name,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert "rnn-teach=rnn_teach.__main__:main" in wheel.read(name).decode().replace(" ", "")


def test_from_the_sources_the_same_can_be_built(built):
    _, sources, _ = built
    names = {name.partition("/")[2] for name in sources.getnames()}
    assert {f"notebooks/{name}" for name in NOTEBOOKS} <= names
    assert {"tools/package_backend.py", "pyproject.toml", "README.md", "CHANGELOG.md"} <= names
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert f"{project['backend-path'][0]}/{project['build-backend']}.py" in names


def test_where_the_readme_is_shown_elsewhere_it_leads_to_this_version(built):
    wheel, sources, _ = built
    told = description(metadata(wheel))
    links = ADDRESS.findall(told)
    assert len(links) > 20
    assert all(link.startswith(("https://", "#")) for link in links)
    repository, tag = address.repository(), f"v{version.current()}"
    assert f"{repository}/blob/{tag}/notebooks/00_start_here.ipynb" in links
    pictures = repository.replace("github.com", "raw.githubusercontent.com")
    for place in re.findall(rf"{re.escape(pictures)}/{tag}/([^)\"\s]+)", told):
        assert (ROOT / place).is_file()
    (info,) = [name for name in sources.getnames() if name.endswith("/PKG-INFO")]
    assert description(sources.extractfile(info).read().decode()) == told


def test_where_nobody_is_asked_for_motion_the_picture_stands_still():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert 'srcset="docs/unrolling.png"' in readme
    told = package_backend.readable_anywhere(readme)
    assert "picture>" not in told
    assert ".gif" not in told
    assert re.search(r'<img src="https://[^"]+/docs/unrolling\.png" alt="An explorer', told)


def test_links_that_lead_somewhere_already_stay():
    for kept in (
        "[a](https://example.org/b)",
        "[a](#below)",
        "[a](mailto:b@example.org)",
        '<img src="https://c/d.png">',
    ):
        assert package_backend.readable_anywhere(kept) == kept
