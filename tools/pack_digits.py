"""Packs the handwritten digits of notebook 13, two pixels a byte, and finds where each
writer's sheet begins.

    python -m tools.pack_digits digits.csv.gz

The file is `sklearn/datasets/data/digits.csv.gz` in the wheel of scikit-learn: the test
set of the UCI Machine Learning Repository's optical recognition of handwritten digits.
"""

import gzip
import re
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.lessons.captions.handwriting import DARKEST, FILE

SHEET_ENDS = "490[0-9]{1,3}?(?=0?123456789)"
"""Everybody copied the same digits, some with a slip: the last of them, where the first
of the next sheet follow."""


def main(path):
    """Read, pack and write."""
    with gzip.open(path, "rt") as rows:
        table = np.loadtxt(rows, delimiter=",").astype(int)
    ink, digit = np.minimum(table[:, :64], DARKEST).astype(np.uint8), table[:, 64].astype(np.uint8)
    copied = "".join(map(str, digit))
    ends = [found.end() for found in re.finditer(SHEET_ENDS, copied)]
    sheet = np.searchsorted(ends, np.arange(len(digit)), side="right").astype(np.uint8)
    np.savez_compressed(FILE, ink=ink[:, 0::2] << 4 | ink[:, 1::2], digit=digit, sheet=sheet)
    print(len(digit), "digits; sheets end at", ends, "; bytes", FILE.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1])
