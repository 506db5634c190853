"""Members of a zip file, read within limits.

`.npz`, `.pt` and `.keras` are zip files. Nothing is written to the disk, so that no
name or link in one can lead anywhere.
"""

import zipfile

from rnn_teach.files.limits import FREE, MOST_ARRAYS, MOST_TIMES, megabytes, refuse_too_large

ENTRY = b"PK\x01\x02"
"""How each entry of the list of members begins."""
ENCRYPTED = 0x1
PIECE = 1 << 20


class Members:
    """The members of a zip file by name.

    Parameters
    ----------
    file : file
        Opened for reading.
    name : str
        What the sentences call it.

    Raises
    ------
    ValueError
        If there are too many members, two of one name, encrypted ones, or one that
        would become far larger than it is.
    """

    def __init__(self, file, name):
        self._name = name
        if _count(file, ENTRY) > MOST_ARRAYS:  # before Python makes an object of each
            raise ValueError(f"{name} lists more than {MOST_ARRAYS:,} members, which no file of weights does")
        self._zip = zipfile.ZipFile(file)
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries):
            raise ValueError(f"{name} holds two members of the same name: which one counts?")
        for entry in entries:
            self._refuse(entry)
        refuse_too_large(name, sum(entry.file_size for entry in entries))

    def _refuse(self, entry):
        if entry.flag_bits & ENCRYPTED:
            raise ValueError(f"{self._name} is encrypted: save it without a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError(f"{self._name} is compressed in a way that files of weights are not")
        if entry.file_size > FREE and entry.file_size > MOST_TIMES * entry.compress_size:
            raise ValueError(
                f"{self._name}: a member of {megabytes(entry.compress_size)} says that it becomes "
                f"{megabytes(entry.file_size)}; weights do not shrink so much, and it is not unpacked"
            )

    @property
    def names(self):
        """In the order of the file."""
        return list(self._entries)

    def size(self, member):
        """How many bytes a member has when it is unpacked."""
        return self._entries[member].file_size

    def read(self, member, most):
        """The bytes of a member.

        Never more than it says that it has: a member that says less than it becomes is
        cut there, and does not fit its checksum.

        Raises
        ------
        ValueError
            If it is not there, or has more than `most` bytes.
        """
        if member not in self._entries:
            raise ValueError(f"{self._name} has no member {member!r}: it is not complete")
        refuse_too_large(f"{member!r} in {self._name}", self.size(member), most)
        with self._zip.open(member) as unpacked:
            raw = unpacked.read(self.size(member))
            unpacked.read(1)  # here the checksum is compared
        if len(raw) != self.size(member):
            raise EOFError
        return raw


def _count(file, pattern):
    """How often a pattern stands in a file, read piece by piece."""
    file.seek(0)
    count, tail = 0, b""
    while piece := file.read(PIECE):
        count += (tail + piece).count(pattern)
        tail = piece[-(len(pattern) - 1) :]
    return count
