"""A path, what is left of it after one step, and after two."""

from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_fonts import drawable, fonts
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TITLE_PT
from rnn_teach.lessons.speech import words as say

BLANK = "-"
MOST = 14
HEIGHTS = (2, 1, 0)


def merged(row):
    """Equal neighbors as one: pairs of a symbol and the places that it came from."""
    found = []
    for place, (symbol, _) in enumerate(row):
        if found and found[-1][0] == symbol:
            found[-1][1].append(place)
        else:
            found.append((symbol, [place]))
    return found


def without_blanks(row):
    """Pairs of a symbol that is no blank, and the one place that it came from."""
    return [(symbol, [place]) for place, (symbol, _) in enumerate(row) if symbol != BLANK]


def stages(path, blanks_first):
    """The path and the two rows below it: pairs of a symbol and the places in the row
    above from which it came."""
    first = [(symbol, []) for symbol in path]
    one, other = (without_blanks, merged) if blanks_first else (merged, without_blanks)
    middle = one(first)
    return first, middle, other(middle)


class CollapsePicture(Picture):
    """Three rows of letters, and lines from each to the one that it becomes."""

    def __init__(self):
        super().__init__(8.2, 2.3)

    def show(self, path, order):
        """Show what becomes of a path.

        Parameters
        ----------
        path : str
        order : str
            Which step comes first.
        """
        self.start_afresh()
        ax = self.add_axes((0.13, 0.02, 0.86, 0.96))
        ax.axis("off")
        ax.set(xlim=(0.4, MOST + 0.6), ylim=(-0.45, 2.5))
        rows = stages(path, order == say.BLANKS_FIRST)
        places = self._places_of(rows)
        for height, name, row, xs in zip(HEIGHTS, say.STAGES[order], rows, places, strict=True):
            ax.text(0.2, height, name, ha="right", va="center", size=TITLE_PT, color=FAINT, clip_on=False)
            for (symbol, _), x in zip(row, xs, strict=True):
                look = {"size": 17, "ha": "center", "va": "center", "family": fonts()}
                color = FAINT if symbol == BLANK else COLORS["o" if height == 0 else "x"]
                ax.text(x, height, drawable(symbol), color=color, parse_math=False, **look)
        for height, row, xs, above in zip(HEIGHTS[1:], rows[1:], places[1:], places, strict=False):
            for (_, sources), x in zip(row, xs, strict=True):
                for source in sources:
                    ax.plot([above[source], x], [height + 0.72, height + 0.28], color=INK, linewidth=1.3)
        self.let_change(*ax.texts, *ax.lines)

    def _places_of(self, rows):
        """Where each symbol of each row stands: below the middle of those it came
        from."""
        places = [[float(t) for t in range(1, len(rows[0]) + 1)]]
        for row in rows[1:]:
            above = places[-1]
            places.append([sum(above[k] for k in sources) / len(sources) for _, sources in row])
        return places
