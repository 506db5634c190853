"""What stands in the head of a page for those who find or share it: what it is about,
and a picture of it."""

import base64
import re

from tools import address

MOST = 300
"""So many letters of a description are shown where a page is shared."""


def about(title, description, picture):
    """What the template writes: a title, a description and the address of a picture
    that stands among the pages."""
    return {"title": title, "description": description, "picture": address.site() + picture}


def plain(text):
    """Markdown without its marks."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*`$\\]", "", " ".join(text.split()))


def promise(notebook):
    """What a notebook promises, without the marks of Markdown: as many whole sentences
    as have room."""
    text = plain(notebook.cells[0].source.split("\n\n")[1])
    ends = [end.end() for end in re.finditer(r"[.?!](?= |$)", text) if end.end() <= MOST]
    return text[: ends[-1]] if ends else text[:MOST]


def first_picture(notebook):
    """The first picture that a notebook has stored, as the bytes of a PNG."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return next(
        base64.b64decode(output.data["image/png"]) for output in outputs if "image/png" in output.get("data", {})
    )
