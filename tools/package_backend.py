"""Builds the package: flit_core, and two things that it has no setting for.

The wheel holds the notebooks, without what they printed, for `rnn-teach notebooks`. And
where PyPI shows the README, its links and pictures lead to the repository, as it was
when this version was tagged: PyPI itself has no other file of ours. Its picture stands
still there, since PyPI cannot ask whether a reader wants motion.
"""

import argparse
import json
import re
import tomllib
from pathlib import Path

from flit_core import buildapi, sdist, wheel

SETTINGS = Path("pyproject.toml")
"""Whoever builds starts in the folder of the project."""
INTO = "rnn_teach/notebooks"
RELATIVE = re.compile(
    r'(?P<before>\]\(|(?P<picture>!\[[^\]]*\]\()|(?:src|srcset)=")(?P<path>(?!https?:|#|mailto:)[^)"\s]+)'
)
MOVING = re.compile(
    r'<picture>\s*<source[^>]* srcset="(?P<still>[^"]+)">\s*<img src="[^"]+"(?P<rest>[^>]*>)\s*</picture>'
)
"""PyPI leaves `picture` and `source` out, and with them the question of motion."""

get_requires_for_build_wheel = buildapi.get_requires_for_build_wheel
get_requires_for_build_sdist = buildapi.get_requires_for_build_sdist
get_requires_for_build_editable = buildapi.get_requires_for_build_editable
build_editable = buildapi.build_editable


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Build the wheel with the notebooks; the name of its file."""
    unfinished = Path(wheel_directory, "unfinished.whl")
    try:
        with open(unfinished, "w+b") as file:
            builder = WithNotebooks.from_ini_path(SETTINGS, file)
            builder.metadata.description = readable_anywhere(builder.metadata.description)
            builder.build()
        unfinished.replace(unfinished.with_name(builder.wheel_filename))
    finally:
        unfinished.unlink(missing_ok=True)
    return builder.wheel_filename


def build_sdist(sdist_directory, config_settings=None):
    """Build the archive of the sources; the name of its file."""
    builder = sdist.SdistBuilder.from_ini_path(SETTINGS)
    builder.metadata.description = readable_anywhere(builder.metadata.description)
    return builder.build(Path(sdist_directory)).name


class WithNotebooks(wheel.WheelBuilder):
    """A wheel with our modules, and the notebooks beside them."""

    def copy_module(self):
        super().copy_module()
        for path in sorted(Path("notebooks").glob("[0-9][0-9]_*.ipynb")):
            with self._write_to_zip(f"{INTO}/{path.name}") as file:
                file.write(not_yet_run(path.read_text(encoding="utf-8")))


def not_yet_run(text):
    """A notebook as text, without what its cells printed."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def readable_anywhere(readme):
    """The README with addresses in full, of this version's tag, and its picture
    still."""
    project = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["project"]
    repository, tag = project["urls"]["Repository"], f"v{project['version']}"
    pictures = repository.replace("github.com", "raw.githubusercontent.com")

    def in_full(found):
        is_picture = found["picture"] or found["before"].startswith("src")
        base = f"{pictures}/{tag}" if is_picture else f"{repository}/blob/{tag}"
        return f"{found['before']}{base}/{found['path']}"

    return RELATIVE.sub(in_full, MOVING.sub(r'<img src="\g<still>"\g<rest>', readme))


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="start.py package", description="Build what is published on PyPI.")
    parser.add_argument("--into", type=Path, default=Path("dist"), help="the folder to write to")
    into = parser.parse_args(arguments).into
    into.mkdir(parents=True, exist_ok=True)
    for name in (build_sdist(into), build_wheel(into)):
        print(f"{into / name}: {(into / name).stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
