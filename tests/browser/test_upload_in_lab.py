"""A file of weights that a learner chooses on the page, larger than one message may be,
and one that is none."""

import numpy as np
from foreign import safetensors_of

from browser.shelf import put

FIELD = "from rnn_teach.explorers import upload_network\n\nyours = upload_network()\nyours"
ASK = "print(yours.network.net.n_h, yours.network.words.words)"


def test_a_file_is_taken_whatever_its_size(window, server):
    window.change_to(put(server, "upload.ipynb", [FIELD, ASK]))
    window.run_cell(0)
    n, n_x = 512, 1100
    arrays = {
        "rnn.weight_ih_l0": np.zeros((4 * n, n_x), "f4"),
        "rnn.weight_hh_l0": np.full((4 * n, n), 0.5, "f4"),
        "rnn.bias_ih_l0": np.zeros(4 * n, "f4"),
        "rnn.bias_hh_l0": np.zeros(4 * n, "f4"),
    }
    raw = safetensors_of(arrays)
    assert len(raw) > 10 * 2**20  # tornado's limit for one message
    cell = window.show(0)
    field = cell.locator("input[type=file]")
    words = {"name": "words.txt", "mimeType": "text/plain", "buffer": b"yes\nno"}
    file = {"name": "model.safetensors", "mimeType": "application/octet-stream", "buffer": raw}
    field.set_input_files([file, words])
    cell.get_by_text("Words from words.txt: yes, no").wait_for()
    field.set_input_files({"name": "notes.pt", "mimeType": "text/plain", "buffer": b"these are no weights"})
    cell.get_by_text("notes.pt was not taken").wait_for()
    assert "What was there stays: Network(model.safetensors" in cell.get_by_role("status").inner_text()
    window.run_cell(1)
    window.show(1).get_by_text(f"{n} ['yes', 'no'").wait_for()
    assert window.complaints == []
