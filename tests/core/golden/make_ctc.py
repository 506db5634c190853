"""Write ctc.json: losses and gradients of PyTorch's ctc_loss.

pip install torch==2.13.0
python tests/core/golden/make_ctc.py

Scores are (T, n_y, B), as ours are after row 0; the gradient is that of the scores,
through log_softmax. Every number has the digits that give it back.
"""

import json
from pathlib import Path

import numpy as np
import torch

CASES = {
    "one sequence": (6, 4, [[1, 2]], [6], 0),
    "repeats": (8, 3, [[1, 1, 2, 2]], [8], 0),
    "lengths": (9, 5, [[1, 2, 2], [4], [3, 1, 3, 1]], [9, 4, 7], 0),
    "an empty label": (5, 3, [[], [2, 1]], [3, 5], 0),
    "no step to spare": (4, 3, [[1, 1, 2], [2, 1, 2, 1]], [4, 4], 0),
    "the last class is the blank": (7, 4, [[0, 0], [2, 1, 0]], [7, 6], 3),
    "a long one": (40, 6, [[1, 2, 3, 4, 5, 5, 4, 3, 2, 1]], [40], 0),
}


def main():
    rng = np.random.default_rng(0)
    rows = ",\n".join(json.dumps(one_case(what, *case, rng)) for what, case in CASES.items())
    version = torch.__version__.partition("+")[0]
    Path(__file__).with_name("ctc.json").write_text(f'{{"torch": "{version}", "cases": [\n{rows}\n]}}\n')


def one_case(what, T, n_y, labels, lengths, blank, rng):
    o = torch.tensor(rng.normal(0, 2, (T, n_y, len(labels))), requires_grad=True)
    of = torch.nn.functional.ctc_loss(
        torch.log_softmax(o.transpose(1, 2), -1),
        torch.tensor([k for label in labels for k in label], dtype=torch.long),
        torch.tensor(lengths),
        torch.tensor([len(label) for label in labels]),
        blank=blank,
        reduction="none",
    )
    of.sum().backward()
    return {
        "what": what,
        "labels": labels,
        "lengths": lengths,
        "blank": blank,
        "o": o.detach().numpy().tolist(),
        "of": of.detach().numpy().tolist(),
        "d_o": o.grad.numpy().tolist(),
    }


if __name__ == "__main__":
    main()
