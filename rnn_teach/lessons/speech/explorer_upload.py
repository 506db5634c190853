"""A field for a WAV file: choose it, and the sound in it can be looked at."""

from __future__ import annotations

from rnn_teach.core.arguments import in_short
from rnn_teach.kit import words as common
from rnn_teach.kit.explorer_file_field import FileField
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.wav import LONGEST, Sound, read_wav

MOST_BYTES = 16 * 2**20
"""Thirty seconds of the largest samples in stereo, and room for a picture among the
tags."""

_kept = {}
"""The sound that came last, and what was said of it, for as long as the kernel
lives."""


def upload_sound(sound: Sound | None = None) -> SoundUpload:
    """A field to choose a WAV file from your disk.

        yours = upload_sound(rebuilt_digit("jackson", "seven"))
        yours                       # shows the field
        yours.sound                 # the sound, once a file has come

    It takes what `read_wav` reads. A file that is none gets its sentence, and the sound
    that was there stays, also when the cell is run again.

    Parameters
    ----------
    sound : Sound
        What `sound` is until a file has come.

    Returns
    -------
    SoundUpload

    Raises
    ------
    ValueError
        If `sound` is none.
    """
    if not (sound is None or isinstance(sound, Sound)):
        raise ValueError(f"sound must be what read_wav or rebuilt_digit returns; got {in_short(sound)}")
    return SoundUpload(sound)


class SoundUpload(FileField):
    """A field for a WAV file on the page, and the sound that came.

    Attributes
    ----------
    sound : Sound
        None where none has come and none was given.
    """

    def __init__(self, given):
        self._given = given
        super().__init__(
            say.UPLOAD,
            MOST_BYTES,
            too_large=say.upload_too_large(LONGEST),
            still=say.UPLOAD_STILL,
            said=_kept.get("said", common.NO_FILE_YET),
        )

    @property
    def sound(self) -> Sound | None:
        """The sound that came last, or the one that was given."""
        return _kept.get("file", self._given)

    def take(self, raw, name):
        """Read a sound from the bytes of a file.

        Parameters
        ----------
        raw : bytes
        name : str
            What the file is called.
        """
        self.keep(
            _kept, name, lambda: read_wav(raw), lambda name, sound: say.taken(name, sound.seconds, sound.rate)
        )
