"""Time two ways to the same result, in turns, in one run."""

import argparse
import json
import statistics
import time
from pathlib import Path

WHO = ("ours", "peer")
SHORTEST_TURN_MS = 2
"""What takes less is called several times a turn, as it would be in training."""


def compare(what, ours, peer, *, rounds, limit=None):
    """One row: medians over turns (ours, peer, ours, peer, ...) after a warm-up, and
    their ratio peer / ours.

    In turns, so that whatever else the machine does meets both alike; in processor
    time, so that waiting for a processor does not count. A ratio above 1: we are ahead.
    `limit`, where given, is the part that ours cannot do without: it takes its turn
    too, and peer / limit is the ratio that ours cannot pass.
    """
    runs = [ours, peer] if limit is None else [ours, peer, limit]
    for run in runs:
        run()
    calls = {run: 1 + int(SHORTEST_TURN_MS / _time(run, 1)) for run in runs}
    times = {run: [] for run in runs}
    for _ in range(rounds):
        for run in runs:
            times[run].append(_time(run, calls[run]))
    return row(what, times[ours], times[peer], limit=times.get(limit))


def _time(run, calls):
    """Processor time of one call in ms, the mean of so many."""
    start = time.process_time()
    for _ in range(calls):
        run()
    return 1000 * (time.process_time() - start) / calls


def row(what, ours, peer, *, limit=None):
    """One row from the times of both, in ms: medians, their ratio, and minimum, 95th
    percentile and maximum; and from those of what ours cannot do without."""
    medians = statistics.median(ours), statistics.median(peer)
    one = {"what": what}
    for who, times, median in zip(WHO, (ours, peer), medians, strict=True):
        one[f"{who}_ms"] = round(median, 4)
        one[f"{who}_min_95_max"] = [round(value, 4) for value in (min(times), _percentile_95(times), max(times))]
    one["ratio"] = round(medians[1] / medians[0], 2) if medians[0] else None  # None: nothing to do at all
    if limit is not None:
        one["limit_ms"] = round(statistics.median(limit), 4)
        one["limit_ratio"] = round(medians[1] / one["limit_ms"], 2)
    return one


def _percentile_95(times):
    """What 95 of 100 times do not exceed."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def main(rows_of, description, **options):
    """The command line of every benchmark: `--quick` for few turns, `--json FILE` to
    keep the rows, returned; and options of its own, which `rows_of` gets by name."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="few turns, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    for name, option in options.items():
        parser.add_argument(f"--{name}", **option)
    arguments = parser.parse_args()
    rows = []
    for one in rows_of(3 if arguments.quick else 25, **{name: getattr(arguments, name) for name in options}):
        rows.append(one)
        ours, peer = (
            "{:.3g} ms ({:.3g} to {:.3g}, at most {:.3g})".format(one[f"{who}_ms"], *one[f"{who}_min_95_max"])
            for who in WHO
        )
        line = f"{one['what']}: ours {ours}, peer {peer}, ratio {one['ratio']}"
        if "limit_ms" in one:
            line += f"; limit {one['limit_ms']:.3g} ms, ratio {one['limit_ratio']}"
        print(line, flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")
    return rows
