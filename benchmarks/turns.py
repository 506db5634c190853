"""Time two ways to the same result, in turns, in one run."""

import argparse
import json
import statistics
import time
from pathlib import Path

WHO = ("ours", "peer")


def compare(what, ours, peer, *, rounds):
    """One row: medians over turns (ours, peer, ours, peer, ...) after a warm-up, and their ratio peer / ours.

    In turns, so that whatever else the machine does meets both alike; in processor time, so that waiting for a
    processor does not count. A ratio above 1: we are ahead.
    """
    for run in (ours, peer):
        run()
        run()
    times = {ours: [], peer: []}
    for _ in range(rounds):
        for run in (ours, peer):
            start = time.process_time()
            run()
            times[run].append(1000 * (time.process_time() - start))
    return row(what, times[ours], times[peer])


def row(what, ours, peer):
    """One row from the times of both, in ms: medians, their ratio, and minimum, 95th percentile and maximum."""
    medians = statistics.median(ours), statistics.median(peer)
    one = {"what": what}
    for who, times, median in zip(WHO, (ours, peer), medians, strict=True):
        one[f"{who}_ms"] = round(median, 4)
        one[f"{who}_min_95_max"] = [round(value, 4) for value in (min(times), _percentile_95(times), max(times))]
    return one | {"ratio": round(medians[1] / medians[0], 2) if medians[0] else None}  # None: nothing to do at all


def _percentile_95(times):
    """What 95 of 100 times do not exceed."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def main(rows_of, description):
    """The command line of every benchmark: `--quick` for few turns, `--json FILE` to keep the rows."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="few turns, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    arguments = parser.parse_args()
    rows = []
    for one in rows_of(3 if arguments.quick else 25):
        rows.append(one)
        ours, peer = (
            "{:.3g} ms ({:.3g} to {:.3g}, at most {:.3g})".format(one[f"{who}_ms"], *one[f"{who}_min_95_max"])
            for who in WHO
        )
        print(f"{one['what']}: ours {ours}, peer {peer}, ratio {one['ratio']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")
