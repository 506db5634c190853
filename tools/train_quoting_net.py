"""Train the net that notebook 15 opens, with PyTorch, and write it as its file.

pip install torch==2.13.0 safetensors
python tools/train_quoting_net.py

It reads sentences of a small grammar and guesses the next word. The same words are said
inside and outside the quotation marks, and both marks look the same: only memory tells
whether the next mark opens or closes.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

ROOM = Path(__file__).parent.parent / "rnn_teach" / "lessons" / "own_network"
WORDS = (
    "a",
    "the",
    "old",
    "king",
    "queen",
    "said",
    "go",
    "and",
    "sleeps",
    "of",
    "now",
    "wind",
    "red",
    "home",
    "to",
    "sea",
)
END = "."
VOCABULARY = ["<unk>", END, '"', "(", ")", *WORDS]
N_X, N_H, LAYERS = 16, 32, 2
UPDATES, B, T, RATE = 3000, 32, 50, 0.01


def line(rng, depth=3, opens=0.2, quotes=0.13):
    """A sentence: words, brackets within brackets, quotations not within each other."""

    def some(level, quoted):
        words = []
        for _ in range(min(1 + rng.geometric(0.3), 8)):
            chance = rng.random()
            if chance < opens and level < depth:
                words += ["(", *some(level + 1, quoted), ")"]
            elif chance < opens + quotes and not quoted:
                words += ['"', *some(level, True), '"']
            else:
                words.append(WORDS[rng.integers(len(WORDS))])
        return words

    return [*some(0, False), END]


def corpus(rng, count):
    words = []
    while len(words) < count:
        words += line(rng)
    places = {word: place for place, word in enumerate(VOCABULARY)}
    return np.array([places[word] for word in words[:count]])


class Writer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(len(VOCABULARY), N_X)
        self.lstm = torch.nn.LSTM(N_X, N_H, LAYERS)
        self.head = torch.nn.Linear(N_H, len(VOCABULARY))

    def forward(self, words, state=None):
        h, state = self.lstm(self.embedding(words), state)
        return self.head(h), state


def train(seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    lanes = torch.tensor(corpus(np.random.default_rng(100 + seed), 400_000)).reshape(B, -1).T
    model = Writer()
    optimizer = torch.optim.Adam(model.parameters(), RATE)
    state, at = None, 0
    for update in range(UPDATES):
        optimizer.param_groups[0]["lr"] = RATE * (1 - update / UPDATES)
        if at + T + 1 > len(lanes):
            state, at = None, 0
        scores, state = model(lanes[at : at + T], state)
        state = tuple(part.detach() for part in state)
        loss = torch.nn.functional.cross_entropy(scores.flatten(0, 1), lanes[at + 1 : at + T + 1].flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        at += T
        if update % 500 == 0 or update == UPDATES - 1:
            print(update, round(float(loss.detach()), 3), flush=True)
    return model


def follows(model, seed):
    """How well single units follow the quotation: |r| of the best tanh c, chosen on one
    half of a new text and measured on the other, for each layer."""
    words = corpus(np.random.default_rng(900 + seed), 6000)
    inside = np.cumsum(words == VOCABULARY.index('"')) % 2
    h, c = torch.zeros(LAYERS, 1, N_H), torch.zeros(LAYERS, 1, N_H)
    cells = []
    with torch.no_grad():
        for word in words:
            _, (h, c) = model.lstm(model.embedding(torch.tensor([[int(word)]])), (h, c))
            cells.append(torch.tanh(c[:, 0]).numpy().copy())
    cells = np.array(cells)
    found = []
    for layer in range(LAYERS):
        r = [
            [np.corrcoef(cells[part, layer, unit], inside[part])[0, 1] for unit in range(N_H)]
            for part in (slice(0, 3000), slice(3000, None))
        ]
        best = int(np.argmax(np.abs(r[0])))
        found.append((layer + 1, best + 1, round(float(r[1][best]), 3)))
    return found


def main(seed=0):
    model = train(seed)
    print(follows(model, seed))
    state = {name: weight.to(torch.float16).contiguous() for name, weight in model.state_dict().items()}
    save_file(state, ROOM / "quoting_net.safetensors")
    (ROOM / "quoting_words.json").write_text(json.dumps(VOCABULARY) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
