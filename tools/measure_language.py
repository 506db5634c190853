"""Measures what notebook 11 says of its nets over several seeds, and prints it.

    python -m tools.measure_language 0 1 2        # the seeds

Bits a character on the part of the course's prose that is held out: of the net that is
trained in the notebook, and of a larger one that is trained longer. Then of the net of
quotes its unit, r on the half on which it was not chosen, and the share of whole lines
with an odd number of quotes from there on, left alone and with that unit overwritten
once; of the net of brackets how many of 1 to 8 it closes. Two minutes a seed on a quiet
core.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach.core import Sampler, overwritten, run_freely
from rnn_teach.lessons.language_model.grammar import inside_quotes, make_lines
from rnn_teach.lessons.language_model.nets import WARM_UPS, LanguageNet
from rnn_teach.lessons.language_model.run import LanguageRun, held_out
from rnn_teach.lessons.language_model.texts import course_prose
from rnn_teach.lessons.language_model.units import find_unit, states_and_feature
from tools.train_language_nets import train

UPDATES = {96: 500, 128: 900}
"""How long a net of so many units is trained: as in the notebook, and longer."""
LINES, LONGEST = 200, 300
"""So many lines are written to count their quotes. The few that have not come to their
end after so many symbols are not counted: their last quote may be still to come."""


def bits(seed):
    """Bits a character on held-out prose, by the units of the net."""
    text, test = held_out(course_prose())
    found = {}
    for units, updates in UPDATES.items():
        run = LanguageRun(text, updates, np.random.default_rng(seed), n_h=units)
        found[units] = round(float(run.run().bits(test)), 3)
    return found


def quotes(seed):
    """What the net of quotes has inside, and what one overwriting does."""
    net = warm("quotes", train("quotes", seed))
    new, _ = make_lines(24_000, np.random.default_rng(1))
    states, inside = states_and_feature(net.cell, net.alphabet, new, inside_quotes)
    unit = find_unit(states, inside)
    c = np.arctanh(np.clip(states[:, unit.unit], -1 + 1e-7, 1 - 1e-7))
    trace = net.read("the old king")
    told = {
        "left alone": trace.last,
        "once": overwritten(net.cell, trace, c={unit.unit: np.median(c[inside == 1])}),
    }
    odd = {name: odd_quotes(net, states, np.random.default_rng(2)) for name, states in told.items()}
    return {"r": round(abs(unit.quoted), 3), "odd quotes": odd}


def odd_quotes(net, states, rng):
    """The share of the lines written from these states to their end that have an odd
    number of quotes."""
    end, quote, blank = net.alphabet.encode('\n" ')
    alike = {name: np.repeat(state, LINES, axis=1) for name, state in states.items()}
    begin = np.full((1, LINES), blank)
    run = run_freely(net.cell, net.readout, begin, LONGEST, Sampler(1.0), rng=rng, stop=end, **alike)
    ended = np.any(run.symbols == end, axis=0)
    return round(float(np.mean(np.sum(run.symbols[:, ended] == quote, axis=0) % 2)), 3)


def brackets(seed):
    """How many brackets the net of brackets closes where 1 to 8 are open, the median
    over five letters."""
    net = warm("brackets", train("brackets", seed))
    return [float(np.median([closed(net, opened, letter) for letter in "abcde"])) for opened in range(1, 9)]


def closed(net, opened, letter):
    """How many it closes before it would rather end the line."""
    end, close = net.alphabet.encode("\n)")
    text = "a" + f"({letter}" * opened
    while (p := net.read(text).readout.y_hat[-1, :, 0])[close] > p[end] and text.count(")") < 12:
        text += ")" + letter
    return text.count(")")


def warm(name, run):
    """A trained run as a net that has read a few lines."""
    net = LanguageNet(run.cell, run.readout, run.alphabet, {})
    net.warm.update(net.read_from_the_start(WARM_UPS[name]).last)
    return net


def main(seeds):
    """A row for each measure and seed."""
    for measure in (bits, quotes, brackets):
        for seed in seeds:
            print(measure.__name__, seed, measure(seed), flush=True)


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
