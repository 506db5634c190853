"""A net that reads a sentence and then writes one: encoder, decoder, and what stands
between them."""

from dataclasses import dataclass

import numpy as np

from rnn_teach.core import (
    AttendingReadout,
    Bidirectional,
    GRUCell,
    Readout,
    bptt,
    cross_entropy,
    greedy,
    joined,
    run_freely,
    unroll,
)
from rnn_teach.core.arguments import in_short
from rnn_teach.core.losses import NO_TARGET
from rnn_teach.kit.sentences import Vocabulary
from rnn_teach.kit.similar_length import lengths_to_mask

START, END = "<start>", "<end>"


@dataclass(repr=False)
class Batch:
    """Pairs of sentences as arrays.

    x : array (S, n_x, B)
        The source, one-hot, zero after its end.
    lengths : array (B,) or None
        How many words each source has. None where all have as many.
    y : array (T, n_y, B)
        What the decoder reads: the start, then the right words; zero after the end.
    targets : array (T, B)
        What it must write: the right words, then the end; NO_TARGET after it.
    """

    x: np.ndarray
    lengths: np.ndarray | None
    y: np.ndarray
    targets: np.ndarray


class Translator:
    """An encoder, a decoder that begins with its last states, and a read-out.

    Parameters
    ----------
    source, target : Vocabulary
        The words of both languages; the target's begin with the start and the end.
    encoder : cell or Bidirectional
        Reads the source.
    decoder : cell
        Writes the target: its state is as large as the encoder's.
    readout : Readout or AttendingReadout
        Reads the decoder's state, and with attention the encoder's states too.
    """

    def __init__(self, source, target, encoder, decoder, readout):
        self.source, self.target = source, target
        self.encoder, self.decoder, self.readout = encoder, decoder, readout

    @classmethod
    def random(cls, pairs, n_h, rng, *, attention):
        """One for the words of these pairs. With attention it reads in both directions,
        with n_h/2 units each."""
        source = Vocabulary([list(pair.source) for pair in pairs])
        target = Vocabulary([[START, END], *(list(pair.target) for pair in pairs if pair.target)])
        usual = {"U_std": 1, "dtype": np.float32}
        if attention:
            encoder = Bidirectional(*(GRUCell.random(len(source), n_h // 2, rng, **usual) for _ in range(2)))
            readout = AttendingReadout.random(n_h, len(target), rng, dtype=np.float32)
        else:
            encoder = GRUCell.random(len(source), n_h, rng, **usual)
            readout = Readout.random(n_h, len(target), rng, dtype=np.float32)
        return cls(source, target, encoder, GRUCell.random(len(target), n_h, rng, **usual), readout)

    @property
    def attends(self):
        """Whether its read-out looks at the encoder's states."""
        return isinstance(self.readout, AttendingReadout)

    @property
    def parameters(self):
        """Those of all three parts, "encoder.U": the very arrays."""
        return joined(encoder=self.encoder, decoder=self.decoder, readout=self.readout)

    def numbered(self, pairs):
        """The words of the pairs by their numbers: (S, B) and (T, B), the end among the
        targets; NO_TARGET after it.

        Raises
        ------
        ValueError
            If a word is none of the net's.
        """
        sources = [[self.source.place(word) for word in pair.source] for pair in pairs]
        targets = [[self.target.place(word) for word in (*pair.target, END)] for pair in pairs]
        return padded(sources), padded(targets)

    def batch(self, sources, targets):
        """Words by their numbers, as arrays that the net reads."""
        lengths = np.sum(sources != NO_TARGET, axis=0)
        targets = targets[: np.sum(targets != NO_TARGET, axis=0).max()]
        first = np.full_like(targets[:1], self.target.place(START))
        before = np.where(targets == NO_TARGET, NO_TARGET, np.concatenate([first, targets[:-1]]))
        x = one_hot(sources[: lengths.max()], len(self.source))
        return Batch(x, lengths_to_mask(lengths), one_hot(before, len(self.target)), targets)

    def read(self, x, lengths):
        """The encoder's trace."""
        return unroll(self.encoder, x, lengths=lengths)

    def looking(self, read, lengths):
        """The read-out, which looks at the encoder's states where it attends."""
        return self.readout.looking_at(read.h[1:], lengths=lengths) if self.attends else self.readout

    def loss_and_gradients(self, batch, *, dropped=None):
        """The loss of a batch under teacher forcing, and the gradients of all parts.

        Parameters
        ----------
        batch : Batch
        dropped : array (T, B) of bool
            Which of the decoder's inputs are left out: zero in place of a word.

        Returns
        -------
        (loss, dict of arrays)
        """
        y = batch.y if dropped is None else batch.y * ~dropped[:, np.newaxis]
        read = self.read(batch.x, batch.lengths)
        looking = self.looking(read, batch.lengths)
        wrote = looking.read(unroll(self.decoder, y, h=handed_over(read)))
        loss = cross_entropy(wrote.readout, batch.targets, average=True)
        of_readout = looking.read_backward(wrote, loss.d_o, terms=False)
        of_decoder = bptt(self.decoder, wrote, of_readout.d.h, terms=False, inputs=False)
        direct = handed_back(read, of_decoder.d.h[0])
        if self.attends:
            direct["h"][1:] += looking.places_backward(wrote, of_readout)
        of_encoder = bptt(self.encoder, read, direct, terms=False, inputs=False)
        return loss.value, joined(encoder=of_encoder, decoder=of_decoder, readout=of_readout)

    def forced(self, batch):
        """Under teacher forcing: the trace of the decoder with its read-out."""
        read = self.read(batch.x, batch.lengths)
        return self.looking(read, batch.lengths).read(unroll(self.decoder, batch.y, h=handed_over(read)))

    def translate(self, sources, *, longest=40, choose=greedy):
        """Running freely: the words that the net writes for each sentence.

        Parameters
        ----------
        sources : list of lists of str
        longest : int
            How many words it may write.
        choose : function
            As for `run_freely`.

        Returns
        -------
        list of lists of str

        Raises
        ------
        ValueError
            If there is no sentence, one is no list of words, or a word is none of the
            net's.
        """
        numbers = [[self.source.place(word) for word in as_source(words)] for words in as_sources(sources)]
        run = self.run(padded(numbers), longest, choose)
        return [
            [self.target.words[place] for place in run.symbols[:length, number] if place != self.target.place(END)]
            for number, length in enumerate(run.lengths)
        ]

    def read_words(self, sources):
        """The encoder's trace, for words by their numbers (S, B)."""
        return self.read(one_hot(sources, len(self.source)), np.sum(sources != NO_TARGET, axis=0))

    def run(self, sources, longest, choose=greedy):
        """The free run of the decoder, for words by their numbers (S, B)."""
        read, lengths = self.read_words(sources), np.sum(sources != NO_TARGET, axis=0)
        begin = np.full((1, len(lengths)), self.target.place(START))
        looking, stop = self.looking(read, lengths), self.target.place(END)
        return run_freely(self.decoder, looking, begin, longest, choose, stop=stop, h=handed_over(read))

    def __repr__(self):
        parts = f"{self.encoder}, {self.decoder}, {self.readout}"
        return f"Translator({len(self.source)} to {len(self.target)} words: {parts})"


def handed_over(read):
    """The encoder's last states below one another: what the decoder begins with.

    Of two directions [→h[T]; ←h[1]]: each has read the whole sentence there.
    """
    last = read.last
    return last["h"] if "h" in last else np.concatenate([part["h"] for part in last.values()])


def handed_back(read, d_h):
    """The gradient of what was handed over, as the `direct` of the encoder."""
    direct = {"h": np.zeros_like(read.h)}
    direct["h"][0] = 0
    if not read.parts:
        return read.at_last({"h": d_h})
    halves = np.split(d_h, len(read.parts))
    return direct | read.at_last({name: {"h": half} for name, half in zip(read.parts, halves, strict=True)})


def as_translator(net):
    """`net` itself, where it is a translator.

    Raises
    ------
    ValueError
        If it is none.
    """
    if not isinstance(net, Translator):
        raise ValueError(
            f"net must be a Translator, as run.net or trained_translator gives one; got {in_short(net)}"
        )
    return net


def as_pairs(pairs):
    """`pairs` as a list of pairs of sentences.

    Raises
    ------
    ValueError
        If it is none, or an empty one.
    """
    listed = _listed(pairs)
    if not listed or not all(hasattr(pair, "source") and hasattr(pair, "target") for pair in listed):
        raise ValueError(f"pairs must be a list of pairs, as make_translations gives them; got {in_short(pairs)}")
    return listed


def as_sources(sources):
    """`sources` as a list of sentences.

    Raises
    ------
    ValueError
        If it is none, or an empty one.
    """
    listed = _listed(sources)
    if not listed:
        raise ValueError(
            "sources must be a list of sentences, each a list of words, such as [['i', 'will', 'wait']]; "
            f"got {in_short(sources)}"
        )
    return listed


def as_source(words):
    """`words` as a list of words.

    Raises
    ------
    ValueError
        If it is none, but a sentence, say, or an empty one.
    """
    listed = _listed(words)
    if not listed or not all(isinstance(word, str) for word in listed):
        raise ValueError(f"a source is a list of words, such as ['i', 'will', 'wait']; got {in_short(words)}")
    return listed


def _listed(some):
    """As a list; an empty one where it is none, but a text, say."""
    return list(some) if np.iterable(some) and not isinstance(some, (str, bytes)) else []


def padded(rows):
    """Lists of whole numbers as (T, B), with NO_TARGET after the end of each."""
    places = np.full((max(map(len, rows)), len(rows)), NO_TARGET)
    for number, row in enumerate(rows):
        places[: len(row), number] = row
    return places


def one_hot(places, n):
    """(T, B) whole numbers as (T, n, B) of float32; zero where there is none."""
    return (np.arange(n)[:, np.newaxis] == places[:, np.newaxis]).astype(np.float32)
