"""A question with its possible answers as buttons, to commit oneself before a result is
shown.

Which option is right is not known here: the next cell of the notebook shows it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import anywidget
import traitlets

from rnn_teach.core.arguments import in_short
from rnn_teach.kit import words as say
from rnn_teach.kit.explorer import WIDGET_VIEW
from rnn_teach.kit.explorer_rerun import note_display

HERE = Path(__file__).parent
NOTHING_YET = -1

_said = {}
"""By question and options: the place of the option that was chosen, for as long as the
kernel lives."""


def predict(question: str, *options: str) -> Prediction:
    """Ask what will come out, before the next cell shows it.

    The options become buttons. The first click counts: it stays, also when the cell is
    run again. Where there is no kernel the question reads as a numbered list.

        predict("With w = 0.8, how much is left after 11 steps?",
                "nearly all", "half", "a tenth")

    Parameters
    ----------
    question, *options : str
        Plain text, two options or more. Write h[1], not $h[1]$: a button typesets
        nothing.

    Returns
    -------
    Prediction
        Shown when it is the last line of a cell.

    Raises
    ------
    ValueError
        If there are fewer than two options, two alike, an empty text, or one with a $.
    """
    if len(options) < 2:
        raise ValueError(f"predict needs a question and two options or more; got {len(options)} options")
    for text in (question, *options):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"question and options must be texts; got {in_short(text)}")
        if "$" in text:
            raise ValueError(f"a button typesets nothing: write {in_short(text)} without $")
    if len(set(options)) < len(options):
        raise ValueError(f"two options are alike among {in_short(options)}")
    return Prediction(question, list(options))


class Prediction(anywidget.AnyWidget):
    """A question on the page, and what was answered."""

    _esm = (HERE / "explorer_predict.js").read_text(encoding="utf-8")
    _css = (HERE / "explorer_predict.css").read_text(encoding="utf-8")

    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    """What the page says besides, in the language of the course."""
    choice = traitlets.Int(NOTHING_YET).tag(sync=True)
    """The place of the option that was chosen, or -1."""

    def __init__(self, question, options):
        self._key = (question, *options)
        words = {"title": say.PREDICT, "said": [say.you_said(option) for option in options]}
        super().__init__(question=question, options=options, words=words, choice=_said.get(self._key, NOTHING_YET))

    @traitlets.validate("choice")
    def _first_choice_counts(self, proposal):
        """What was said stays said, whichever page or cell asks again."""
        if not NOTHING_YET <= proposal.value < len(self.options):
            raise traitlets.TraitError(f"there is no option {proposal.value}")
        return _said.get(self._key, proposal.value)

    @traitlets.observe("choice")
    def _remember(self, change):
        if change.new != NOTHING_YET:
            _said.setdefault(self._key, change.new)

    def _repr_mimebundle_(self, **_):
        note_display(self)
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        _, of_the_page = super()._repr_mimebundle_()  # which manager of widgets Colab needs, say
        return {WIDGET_VIEW: view, "text/html": self._as_html(), "text/plain": self._as_text()}, of_the_page

    def _as_html(self):
        """For readers without a kernel; on the pages a script makes buttons of it."""
        options = "".join(
            f'<li data-said="{escape(said)}">{escape(option)}</li>'
            for option, said in zip(self.options, self.words["said"], strict=True)
        )
        question = f"<p><b>{escape(say.PREDICT)}.</b> {escape(self.question)}</p>"
        return f'<div class="rnn-teach-predict">{question}<ol>{options}</ol></div>'

    def _as_text(self):
        options = [f"{place}. {option}" for place, option in enumerate(self.options, start=1)]
        return "\n".join([f"{say.PREDICT}. {self.question}", *options])
