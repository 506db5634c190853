"""A field for a file of weights: choose it, and the net in it can be used."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from rnn_teach.files import Network, read_network
from rnn_teach.files.limits import MOST_BYTES, megabytes
from rnn_teach.files.vocabulary import as_words
from rnn_teach.kit import words as common
from rnn_teach.kit.explorer_file_field import FileField
from rnn_teach.kit.own_net import words as say
from rnn_teach.kit.own_net.reading import as_network

VOCABULARIES = ".json", ".txt"

_kept = {}
"""The net that was read last, and a vocabulary that came before its net, for as long as
the kernel lives."""


def upload_network(net: Any = None) -> NetworkUpload:
    """A field to choose a file of weights from your disk, and its vocabulary.

        mine = upload_network(quoting_net())
        mine                                  # shows the field
        mine.network                          # the net, once a file has come

    It takes what `read_network` reads, and a `.txt` or `.json` as the vocabulary, in
    any order. A file that cannot be read gets its sentence, and the net that was there
    stays. What was read stays while the kernel lives, also when the cell is run again;
    no copy of the file does.

    Parameters
    ----------
    net : Network, cell or net
        What `network` is until a file has come.

    Returns
    -------
    NetworkUpload

    Raises
    ------
    ValueError
        If `net` is none.
    """
    return NetworkUpload(None if net is None else as_network(net))


class NetworkUpload(FileField):
    """A field for files on the page, and the net that came.

    Attributes
    ----------
    network : Network
        None where no file has come and none was given.
    """

    def __init__(self, net):
        self._given, kept = net, _kept.get("network")
        super().__init__(
            say.UPLOAD,
            MOST_BYTES,
            too_large=say.upload_too_large(megabytes(MOST_BYTES)),
            still=say.UPLOAD_STILL,
            said=str(kept) if kept else common.NO_FILE_YET,
        )

    @property
    def network(self) -> Network | None:
        """The net that came last, or the one that was given."""
        return _kept.get("network", self._given)

    def take(self, raw, name):
        """Read a file from its bytes.

        Parameters
        ----------
        raw : bytes
        name : str
            What it is called: a `.txt` or `.json` is a vocabulary.
        """
        name = Path(name).name or common.A_FILE
        try:
            with tempfile.TemporaryDirectory() as folder:  # so that each sentence has the file's name
                path = Path(folder) / name
                path.write_bytes(raw)
                self._take_words(path) if name.lower().endswith(VOCABULARIES) else self._take_network(path)
        except (ValueError, OSError) as error:
            self.said = common.not_taken(name, error, self.network and repr(self.network))

    def _take_network(self, path):
        network = read_network(path)
        waiting = _kept.get("words")
        if waiting is not None and network.words is None and len(waiting) <= network.K:
            network = network.with_words(waiting)
        _kept["network"] = network
        self.said = str(network)

    def _take_words(self, path):
        """They are those of the net that came; else they wait for it."""
        if "network" in _kept:
            _kept["network"] = _kept["network"].with_words(path)
            self.said = say.with_its_words(path.name, _kept["network"])
        else:
            _kept["words"] = as_words(path)
            self.said = say.words_first(path.name, len(_kept["words"]))
