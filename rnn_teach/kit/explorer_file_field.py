"""A field for files of any size from the disk: they come to the kernel in pieces."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from rnn_teach.kit import words as say
from rnn_teach.kit.explorer import WIDGET_VIEW
from rnn_teach.kit.explorer_rerun import note_display

PLAYER = Path(__file__).with_suffix(".js")


class FileField(anywidget.AnyWidget):
    """A field for files on the page. (A file in one message, as `ipywidgets.FileUpload`
    sends it, ends the connection where it is larger than 10 MB.)

    What is made of it says in `take` what to do with a file.

    Parameters
    ----------
    words : dict
        "choose", what stands beside the field, and "accept", the kinds of files.
    most : int
        Bytes of the largest file that is taken.
    too_large : str
        What is said of a larger one, with `{}` for its name.
    still : str
        What stands there where no kernel runs.
    said : str
        What is said before a file has come.
    """

    _esm = PLAYER.read_text(encoding="utf-8")
    _css = PLAYER.with_suffix(".css").read_text(encoding="utf-8")

    words = traitlets.Dict().tag(sync=True)
    """What the page says, in the language of the course."""
    said = traitlets.Unicode().tag(sync=True)
    """What came of the last file."""

    def __init__(self, words, most, *, too_large, still, said):
        self._most, self._still, self._coming = most, still, None
        words = {**say.FILE_FIELD, **words, "too_large": too_large, "most": most}
        super().__init__(words=words, said=said)
        self.on_msg(self._hear)

    def take(self, raw, name):
        """Read a file from its bytes, and say in `said` what came of it."""
        raise NotImplementedError

    def keep(self, kept, name, read, told):
        """Keep what `read()` makes of a file, and say `told(name, file)`. Of one that
        is none its sentence is said, and what was kept stays.

        Parameters
        ----------
        kept : dict
            "file", the one that came last, and "said", what was said of it.
        """
        name = Path(name).name or say.A_FILE
        try:
            file = read()
        except ValueError as error:
            self.said = say.not_taken(name, error, kept.get("said"))
        else:
            self.said = told(name, file)
            kept.update(file=file, said=self.said)

    def _hear(self, _widget, content, buffers):
        """A file comes in pieces: its name and size, then the pieces, then the end."""
        if "begin" in content:
            self._coming = bytearray()
        elif "piece" in content and self._coming is not None:
            for piece in buffers:
                self._coming += piece
            if len(self._coming) > self._most:
                self._coming, self.said = None, self.words["too_large"].format(say.THE_FILE)
        elif "end" in content and self._coming is not None:
            raw, self._coming = bytes(self._coming), None
            self.take(raw, str(content["end"]))

    def _repr_mimebundle_(self, **_):
        note_display(self)
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        _, of_the_page = super()._repr_mimebundle_()  # which manager of widgets Colab needs, say
        return {WIDGET_VIEW: view, "text/plain": self._still}, of_the_page
