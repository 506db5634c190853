"""The site for the browser alone, built for a test, and a stand-in for the Pyodide
distribution in it."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile

import pytest

from tools import build_lite, lite_environment

COMPILED = {"numpy": "2.4.3", "matplotlib": "3.10.8"}
"""What comes from Pyodide alone: PyPI has no builds of it for browsers."""


def build_site(folder, pyodide):
    """Build the site into a folder; a test that needs it is left out, with the reason,
    where no Python can."""
    if lite_environment.find_python() is None:
        pytest.skip(lite_environment.NONE_FOUND)
    python = lite_environment.ready(sys.executable)
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ended = subprocess.run(
        [python, build_lite.__file__, "--into", folder, "--pyodide", pyodide],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
    )
    assert ended.returncode == 0, ended.stderr
    return folder


def make_stand_in(folder):
    """A distribution with empty packages and a lock that lists one more, which is not
    there."""
    folder.mkdir()
    packages = {name: make_package(folder, name, version) for name, version in COMPILED.items()}
    packages["absent"] = packages["numpy"] | {"name": "absent", "file_name": "absent-1.0-py3-none-any.whl"}
    packages["needy"] = packages["numpy"] | {"name": "needy", "depends": ["absent"]}
    info = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.0"}
    (folder / build_lite.LOCK).write_text(json.dumps({"info": info, "packages": packages}))
    (folder / "pyodide.mjs").touch()
    return folder


def make_package(folder, name, version):
    """A wheel without code, and its entry in the lock."""
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as files:
        about = f"{name}-{version}.dist-info"
        files.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        files.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: none\nTag: py3-none-any\n")
        files.writestr(f"{about}/RECORD", "")
    return {
        **{"name": name, "version": version, "file_name": wheel.name, "imports": [name], "depends": []},
        **{"install_dir": "site", "package_type": "package", "unvendored_tests": False},
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
    }
