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
    ours_ms, peer_ms = (statistics.median(times[run]) for run in (ours, peer))
    return {
        "what": what,
        "ours_ms": round(ours_ms, 4),
        "ours_min_max": [round(min(times[ours]), 4), round(max(times[ours]), 4)],
        "peer_ms": round(peer_ms, 4),
        "peer_min_max": [round(min(times[peer]), 4), round(max(times[peer]), 4)],
        "ratio": round(peer_ms / ours_ms, 2),
    }


def main(rows_of, description):
    """The command line of every benchmark: `--quick` for few turns, `--json FILE` to keep the rows."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="few turns, to see that it runs")
    parser.add_argument("--json", type=Path, help="where to write the rows")
    arguments = parser.parse_args()
    rows = []
    for row in rows_of(3 if arguments.quick else 25):
        rows.append(row)
        ours, peer = (
            "{:.3g} ms ({:.3g} to {:.3g})".format(row[f"{who}_ms"], *row[f"{who}_min_max"]) for who in WHO
        )
        print(f"{row['what']}: ours {ours}, peer {peer}, ratio {row['ratio']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")
