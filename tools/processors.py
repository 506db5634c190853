"""Run the notebooks as other processors would, and compare what they show: `start.py
test --processors`.

OpenBLAS and NumPy hold code for many processors and choose when they are loaded. Told
to choose otherwise, a machine computes with the roundings of another one. What a
machine cannot run is said with its reason.
"""

import argparse
import functools
import os
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import nbformat
import numpy
from threadpoolctl import threadpool_info

from tools import build_notebooks, compare_notebooks, run_notebook

AVX2 = {"X86_V3", "AVX2"}
AVX512 = {"X86_V4", "AVX512_SKX"}
"""What NumPy calls a processor's instructions: the newer name, and the older one."""
ASKED = """(
    [pool["architecture"] for pool in __import__("threadpoolctl").threadpool_info()
     if pool["internal_api"] == "openblas"],
    __import__("numpy").show_config(mode="dicts")["SIMD Extensions"].get("found", []),
)"""
"""Which kernels OpenBLAS uses, and which instructions NumPy does, in the notebook's own
kernel."""


@dataclass(frozen=True)
class Processor:
    """A processor to behave like.

    Attributes
    ----------
    name : str
        As we call it.
    settings : dict
        The environment variables that do it.
    kernels : tuple of str
        Names under which OpenBLAS may then report its kernels; none if it may choose.
    without : tuple of str
        Instructions that NumPy then must not use.
    lacking : str
        Why this machine cannot behave so; empty if it can.
    """

    name: str
    settings: dict = field(hash=False)
    kernels: tuple = ()
    without: tuple = ()
    lacking: str = ""

    def must_be(self, kernels, instructions):
        """Refuse to take a run for one of this processor when it was none.

        Raises
        ------
        RuntimeError
            If OpenBLAS or NumPy did not do as they were told.
        """
        if self.kernels and (len(kernels) != 1 or kernels[0] not in self.kernels):
            raise RuntimeError(f"OpenBLAS did not take the kernels of {self.name} but of {kernels}")
        if set(self.without) & set(instructions):
            raise RuntimeError(f"NumPy did not leave out {self.without}: it uses {instructions}")


def everything():
    """All processors that the notebooks must show the same on."""
    return [
        # On 64 bits, OpenBLAS has the same kernels for both names and reports the older
        # one.
        _openblas("Prescott", ("Prescott", "Katmai"), needs=set(), called="x86-64"),
        _openblas(
            "Sandybridge", ("Sandybridge",), needs=AVX2, called="AVX2"
        ),  # AVX alone, which NumPy does not name
        _openblas("Haswell", ("Haswell",), needs=AVX2, called="AVX2"),
        _openblas("SkylakeX", ("SkylakeX",), needs=AVX512, called="AVX-512"),
        _numpy_without_avx512(),
    ]


def another():
    """The newest that differs from this machine and that it can behave like, since old
    kernels take more than twice as long; where there is none, one that says why."""
    kernels = everything()[:-1]
    others = [each for each in kernels if not each.lacking and not set(each.kernels) & set(_in_use())]
    return (others or kernels)[-1]


def _openblas(name, kernels, needs, called):
    lacking = ""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        lacking = f"its kernels are for x86-64, and this is {platform.machine()}"
    elif not _in_use():
        lacking = "NumPy here does not multiply with OpenBLAS"
    elif needs and not needs & _instructions():
        lacking = f"it needs {called}, which this machine lacks"
    return Processor(name, {"OPENBLAS_CORETYPE": name}, kernels, lacking=lacking)


def _numpy_without_avx512():
    # Only what NumPy could use here may be named: it warns of all else.
    used = numpy.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    wide = tuple(name for name in used if name in AVX512 or name.startswith("AVX512"))
    lacking = "" if wide else "NumPy here uses none, so that all other runs are without it"
    return Processor(
        "NumPy without AVX-512", {"NPY_DISABLE_CPU_FEATURES": " ".join(wide)}, without=wide, lacking=lacking
    )


def _instructions():
    """What this machine's processor can do, in NumPy's words."""
    extensions = numpy.show_config(mode="dicts")["SIMD Extensions"]
    return {*extensions.get("baseline", []), *extensions.get("found", [])}


def _in_use():
    """The kernels that OpenBLAS uses in this process."""
    return [pool["architecture"] for pool in threadpool_info() if pool["internal_api"] == "openblas"]


def run_on(processor, path, questions=None):
    """Run the notebook at `path` as on the processor; with `build_and_ask`'s questions.

    Returns
    -------
    (notebook, dict, tuple)
        The notebook, run and cleaned; the answers; and what `must_be` is to be asked
        of: the kernels and the instructions that were in use.
    """
    cells = nbformat.read(path, as_version=4).cells
    last = max(place for place, cell in enumerate(cells) if cell.cell_type == "code")
    questions = dict(questions or {})
    both = questions | {last: f"({ASKED}, {questions.get(last)})"}
    fresh, answers = build_notebooks.build_and_ask(path, both, **processor.settings)
    in_use, answers[last] = answers[last]
    return fresh, {place: answers[place] for place in questions}, in_use


def check(processor, path):
    """What the notebook shows otherwise on the processor, in text; empty if nothing."""
    try:
        fresh, _, in_use = run_on(processor, path)
        processor.must_be(*in_use)
    except (run_notebook.CellFailed, ValueError, RuntimeError) as error:
        return str(error)
    return "\n\n".join(compare_notebooks.differences(nbformat.read(path, as_version=4), fresh))


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="start.py test --processors", description=__doc__)
    parser.add_argument("names", nargs="*", help="notebooks, such as 07_gru.ipynb; all of them if none")
    names = {Path(name).name for name in parser.parse_args(arguments).names}
    paths = [path for path in build_notebooks.paths() if not names or path.name in names]
    if not paths:
        print(f"There is no notebook called {' or '.join(sorted(names))}.", file=sys.stderr)
        return 1
    print(
        f"NumPy {numpy.__version__}; OpenBLAS takes its kernels for {', '.join(_in_use()) or 'nothing'} by itself."
    )
    failed = [name for name in map(functools.partial(_report, paths=paths), everything()) if name]
    return 1 if failed else 0


def _report(processor, paths):
    """Check the notebooks on one processor and print what comes out; whether something
    differs."""
    if processor.lacking:
        print(f"\nNOT RUN: {processor.name}: {processor.lacking}.", flush=True)
        return False
    print(f"\n{processor.name}:", flush=True)
    found = {}
    with ProcessPoolExecutor(min(4, os.cpu_count() or 1), get_context("spawn")) as pool:
        for path, differs in zip(paths, pool.map(functools.partial(check, processor), paths), strict=True):
            found[path] = differs
            print(f"  {path.name}: {'DIFFERS' if differs else 'the same'}", flush=True)
            if differs:
                print(differs, flush=True)
    return any(found.values())


if __name__ == "__main__":
    sys.exit(main())
