"""A field for a text file: choose it, and a net can learn from it."""

from __future__ import annotations

from rnn_teach.kit import words as common
from rnn_teach.kit.explorer_file_field import FileField
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.texts import MOST, as_text_to_learn

_kept = {}
"""The text that came last, and what was said of it, for as long as the kernel lives."""


def upload_text() -> TextUpload:
    """A field to choose a text file from your disk.

        yours = upload_text()
        yours                       # shows the field
        yours.text                  # the text, once a file has come

    It takes what `as_text_to_learn` takes. A file that is none gets its sentence, and
    the text that was there stays, also when the cell is run again.

    Returns
    -------
    TextUpload
    """
    return TextUpload()


class TextUpload(FileField):
    """A field for a text file on the page, and the text that came.

    Attributes
    ----------
    text : str
        None where none has come.
    """

    def __init__(self):
        super().__init__(
            say.UPLOAD,
            4 * MOST,  # UTF-8 has at most four bytes a character
            too_large=say.upload_too_large(MOST),
            still=say.UPLOAD_STILL,
            said=_kept.get("said", common.NO_FILE_YET),
        )

    @property
    def text(self) -> str | None:
        """The text that came last."""
        return _kept.get("file")

    def take(self, raw, name):
        """Read a text from the bytes of a file.

        Parameters
        ----------
        raw : bytes
        name : str
            What the file is called.
        """
        self.keep(
            _kept,
            name,
            lambda: as_text_to_learn(raw),
            lambda name, text: say.taken(name, len(text), len(set(text))),
        )
