"""What a large net of one's own costs each explorer that opens it.

    python benchmarks/own_network.py [--explorer NAME] [--quick] [--json FILE]

Two layers of 256 units in both directions, float32, with an embedding, a read-out and
100 words: an LSTM, of which `tests/files/golden/large_net.py` makes the weights, and a
GRU where an explorer shows GRUs. Each explorer in a kernel of its own, through the real
widget protocol. There is no peer: nothing else opens such a file.

`first_ms` is the processor time from the call to the first picture, `step_ms` that of
a move of the control that plays, `uss_mb` what the kernel holds of its own after the
moves, `net_mb` what it held with the net alone, and `peak_mb` the most it ever held.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from kernels import ROOT, Kernel

TESTS = ROOT / "tests" / "files"
WORDS = "' '.join(f'w{number}' for number in range(100))"
EXPLORERS = {
    "own_states_explorer": "t",
    "own_gates_explorer": "t",
    "own_track_explorer": "rank",
    "own_answers_explorer": "t",
    "own_way_back_explorer": "t",
    "unrolling_explorer": "t",
    "gradient_ledger_explorer": "t",
    "vanishing_explorer": "s",
    "gate_explorer": "t",
    "gru_explorer": "t",
    "bidirectional_explorer": "step",
    "deep_explorer": "t",
}
"""And the control that plays."""
OPEN = """
import resource, sys, time, psutil
sys.path[:0] = {paths!r}
import numpy as np
import rnn_teach.explorers as explorers
from rnn_teach import Bidirectional, GRUCell, Stack, read_network
from rnn_teach.kit.own_net.reading import as_network

def held():
    return psutil.Process().memory_full_info().uss / 2**20, \
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

words = {words}
if {name!r} == "gru_explorer":
    rng = np.random.default_rng(0)
    both = [Bidirectional(*(GRUCell.random(n_x, 256, rng, dtype=np.float32) for _ in "→←")) for n_x in (128, 512)]
    given = dict(net=Stack(*both), x=rng.normal(size=(100, 128)), words=words.split())
else:
    given = dict(net=read_network({file!r}, words=words.split()), words=words)
with_net, _ = held()
start = time.process_time()
explorer = explorers.{name}(**given)
first = time.process_time() - start
explorer
"""


async def row_of(name, file, rounds):
    """What one explorer costs."""
    kernel = Kernel()
    paths = [str(ROOT), str(TESTS), str(TESTS / "golden")]
    await kernel.start(OPEN.format(name=name, file=file, words=WORDS, paths=paths))
    try:
        control = await kernel.ask(f"explorer.controls[{EXPLORERS[name]!r}].model_id")
        low, high, step = await kernel.ask(
            f"[getattr(explorer.controls[{EXPLORERS[name]!r}], it) for it in ('min', 'max', 'step')]"
        )
        spent = []
        for number in range(rounds):
            value = low + step * (1 + number % round((high - low) / step))
            before = await kernel.ask("time.process_time()")
            async for _ in kernel.tell(control, value=value):
                pass
            spent.append(1000 * (await kernel.ask("time.process_time()") - before))
        uss, peak = await kernel.ask("held()")
        first, with_net, error = await kernel.ask("[first, with_net, explorer.view.error]")
    finally:
        await kernel.close()
    if error:
        sys.exit(f"{name}: {error}")
    return {
        "what": name,
        "first_ms": round(1000 * first),
        "step_ms": round(statistics.median(spent), 1),
        "step_most_ms": round(max(spent), 1),
        "net_mb": round(with_net),
        "uss_mb": round(uss),
        "peak_mb": round(peak),
    }


async def measure(names, rounds, keep):
    """Print each row, and keep it."""
    sys.path[:0] = [str(TESTS), str(TESTS / "golden"), str(ROOT)]
    from foreign import safetensors_of
    from large_net import large_weights

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.safetensors"
        file.write_bytes(safetensors_of(large_weights()))
        for name in names:
            keep(row := await row_of(name, str(file), rounds))
            print(", ".join(f"{key} {value}" if key != "what" else value for key, value in row.items()), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--explorer", choices=EXPLORERS, help="one of them; all where not said")
    parser.add_argument("--quick", action="store_true", help="few moves, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    arguments = parser.parse_args()
    rows = []
    names = [arguments.explorer] if arguments.explorer else EXPLORERS
    asyncio.run(measure(names, 5 if arguments.quick else 20, rows.append))
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
