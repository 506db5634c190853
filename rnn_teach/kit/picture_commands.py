"""A matplotlib renderer that writes down what is drawn, for the page to draw it again.

It knows no figure: it hears what artists tell every renderer. What it has no command
for it refuses.

Commands are a row of int16, little-endian. Places and sizes are in 1/32 of a pixel of
the page, y downwards; widths of lines and dashes in 1/512. A color is two numbers: red
and green, blue and alpha, a byte each, the first one low. A command is its number and
what belongs to it:

    1 STYLE    fill (2), stroke (2), width, how, n, dashes (n)
               how: cap + 16 join + 256 if filled + 512 if stroked; cap butt, round,
               square; join miter, round, bevel; n dashes: the offset and then lengths
    2 CLIP     x, y, width, height: draw only there; a width of -1: everywhere
    3 PATH     n, codes (n bytes, padded to an even number), points (2n)
               codes as matplotlib's: 1 move, 2 line, 3 and 4 curves, 79 close
    4 LINES    n, points (2n): a line through all
    5 TEXT     n, color (2), x, y, degrees / 64, then n times: glyph, dx, dy
    6 IMAGE    rows, columns, colors, x, y, width, height, palette (4 bytes a color),
               cells: a byte each, padded; over 256 colors 2 bytes each; colors 0: no
               palette, each cell its own 4 bytes
    7 MARKERS  m, n, codes, points (2n), places (2m): a path at each place

PATH, LINES and MARKERS are filled and stroked as the last STYLE says.
"""

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from rnn_teach.kit.picture_glyphs import I16, lay_out, lay_out_mathematics, padded

UNIT, FINE_UNIT = 32, 512
STYLE, CLIP, PATH, LINES, TEXT, IMAGE, MARKERS = 1, 2, 3, 4, 5, 6, 7
CAPS = {"butt": 0, "round": 1, "projecting": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
EVERYWHERE = (0, 0, -1, 0)
FARTHEST = 32767
KEPT_TEXTS = 4096


class CannotRecord(NotImplementedError):
    """An artist draws something that has no command."""


class Recorder(RendererBase):
    """Writes down what is drawn on a figure.

    Parameters
    ----------
    width, height : int
        Of the figure, in pixels of the screen.
    dpi : float
        Pixels of the screen that make an inch.
    ratio : float
        Pixels of the screen that make one of the page.
    glyphs : rnn_teach.kit.picture_glyphs.Glyphs
        Where the outlines of texts are kept.
    """

    def __init__(self, width, height, dpi, ratio, glyphs):
        super().__init__()
        self.width, self.height, self.dpi = width, height, dpi
        self._glyphs, self._scale, self._fine = glyphs, UNIT / ratio, FINE_UNIT / ratio
        self._measure = RendererAgg(1, 1, dpi)
        self._downwards = np.array(
            [[1, 0, 0], [0, -1, height], [0, 0, 1.0]]
        )  # before anything is snapped, as in Agg
        self._lines = {}
        self.begin()

    def begin(self):
        """Forget what was written; what comes stands alone."""
        self._parts, self._style, self._clip = [], None, EVERYWHERE

    def end(self):
        """What was written since `begin`, as bytes."""
        self._set_clip(EVERYWHERE)
        return b"".join(self._parts)

    def apart(self, draw):
        """What `draw()` writes, as bytes that stand alone; they are written too."""
        self._set_clip(EVERYWHERE)
        outer = self._parts
        self.begin()
        try:
            draw()
            inner = self.end()
        finally:
            self._parts, self._style = outer, None
        self.write(inner)
        return inner

    def write(self, commands):
        """Write commands that stand alone."""
        self._set_clip(EVERYWHERE)
        self._parts.append(commands)
        self._style = None

    # What matplotlib asks

    def get_canvas_width_height(self):
        """The figure's size in pixels of the screen."""
        return self.width, self.height

    def points_to_pixels(self, points):
        """Points as pixels of the screen."""
        return points * self.dpi / 72

    def new_gc(self):
        """What an artist sets its colors and widths in."""
        return GraphicsContextBase()

    def get_text_width_height_descent(self, s, prop, ismath):
        """As Agg measures a text, so that it stands where Agg puts it."""
        return self._measure.get_text_width_height_descent(s, prop, ismath)

    def option_scale_image(self):
        """Images of interpolation "none" come as their cells, with a transform."""
        return True

    def option_image_nocomposite(self):
        """Images come one by one."""
        return True

    # What artists draw

    def draw_path(self, gc, path, transform, rgbFace=None):
        """A shape or a line."""
        if gc.get_hatch() is not None:
            self._draw_hatched(gc, path, transform, rgbFace)
            return
        how = self._begin_shape(gc, rgbFace)
        if how:
            cleaned = self._cleaned(gc, path, transform, how, clip=not how.filled)
            vertices = cleaned.vertices if gc.get_antialiased() else _on_pixels(cleaned, how)
            self._put_path(vertices, cleaned.codes, how)

    def _draw_hatched(self, gc, path, transform, face):
        """The face, the hatch on it, and the edge around it. Agg lays tiles of an inch,
        beginning in the upper left corner of the figure."""
        box = _as_rectangle(transform.transform_path(path))
        face_gc, hatch_gc, edge_gc = (_like(gc, self.new_gc()) for _ in range(3))
        face_gc.set_linewidth(0)
        self.draw_path(face_gc, path, transform, face)
        hatch_gc.set_linewidth(gc.get_hatch_linewidth())
        hatch_gc.set_foreground(gc.get_hatch_color())
        hatch_gc.set_capstyle("projecting")
        hatch_gc.set_dashes(0, None)
        hatch_gc.set_snap(False)
        for x, y, size in self._tiles():
            part = _both(Bbox.from_bounds(x, y, size, size), box, gc.get_clip_rectangle())
            if part is not None:
                hatch_gc.set_clip_rectangle(part)
                place = Affine2D().scale(size).translate(x, y)
                self.draw_path(hatch_gc, gc.get_hatch_path(), place, gc.get_hatch_color())
        self.draw_path(edge_gc, path, transform)

    def _tiles(self):
        """All over the figure: x, y and the size of each."""
        size = int(self.dpi)
        for y in range(0, self.height, size):
            for x in range(0, self.width, size):
                yield x, self.height - y - size, size

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        """One shape at many places."""
        how = self._begin_shape(gc, rgbFace)
        places = self._marker_places(path, trans)
        if not how or not len(places):
            return
        marker = self._marker(gc, marker_path, marker_trans, how)
        body = padded(marker.codes & 0x4F) + self._points(marker.vertices) + self._points(places)
        self._put((MARKERS, len(places), len(marker.codes)), body)

    def draw_image(self, gc, x, y, im, transform=None):
        """The cells of an image."""
        self._begin(gc)
        rows, columns = im.shape[:2]
        if transform is None:  # resampled to pixels of the screen by the artist itself
            x, y = np.floor(np.array([x, y]) + 0.5)
            corners = np.array([(x, y), (x + columns, y + rows)])
        else:
            corners = transform.transform([(0, 0), (1, 1)]) + np.array([x, y])
        (x0, y0), (x1, y1) = corners
        cells = im[:: -1 if y1 > y0 else 1, :: -1 if x1 < x0 else 1]
        place = min(x0, x1), self.height - max(y0, y1), abs(x1 - x0), abs(y1 - y0)
        self._put_image(place, _with_alpha(cells, gc.get_alpha()))

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """A line of text."""
        self._begin(gc)
        line, numbers = self._line(s, prop, ismath)
        if line.glyphs:
            color = _color(gc.get_rgb(), gc)
            head = (TEXT, len(numbers), *color, *self._units(x, y), round(angle * 64))
            places = np.array([(glyph.x, -glyph.y) for glyph in line.glyphs]) * self._scale
            self._put(head, np.column_stack([numbers, np.rint(places)]).astype(I16).tobytes())
        for bar in line.bars:
            self._put_bar(gc, bar, Affine2D().rotate_deg(angle).translate(x, self.height - y))

    # What has no command

    def draw_gouraud_triangles(self, gc, triangles_array, colors_array, transform):
        """Refused."""
        raise CannotRecord("triangles whose color runs from corner to corner")

    def draw_tex(self, gc, x, y, s, prop, angle, *, mtext=None):
        """Refused."""
        raise CannotRecord("text set by LaTeX")

    def start_filter(self):
        """Refused."""
        raise CannotRecord("a filter of pixels (agg_filter)")

    def _begin(self, gc):
        """Set the clip, and refuse what would be left out."""
        refused = {
            "a clip path that is no rectangle": gc.get_clip_path()[0] is not None,
            "a sketched line": gc.get_sketch_params() is not None,
        }
        for what, is_asked in refused.items():
            if is_asked:
                raise CannotRecord(what)
        self._set_clip(self._clip_of(gc))

    # The parts of a command

    def _put(self, head, body=b""):
        self._parts.append(np.array(head, I16).tobytes() + body)

    def _units(self, *pixels):
        return [_within(round(pixel * self._scale)) for pixel in pixels]

    def _points(self, vertices):
        return np.clip(np.rint(vertices * self._scale), -FARTHEST, FARTHEST).astype(I16).tobytes()

    def _set_clip(self, clip):
        if clip != self._clip:
            self._clip = clip
            self._put((CLIP, *clip))

    def _clip_of(self, gc):
        """As Agg: whole pixels of the screen."""
        box = gc.get_clip_rectangle()
        if box is None:
            return EVERYWHERE
        (left, bottom), (right, top) = np.floor(box.get_points() + 0.5)
        return tuple(self._units(left, self.height - top, max(right - left, 0), max(top - bottom, 0)))

    def _begin_shape(self, gc, face):
        """Set clip and style; how a shape is drawn, or None where nothing of it is to
        be seen."""
        edge, width = gc.get_rgb(), self.points_to_pixels(gc.get_linewidth())
        how = _How(gc, face, edge, width)
        if not (how.filled or how.stroked):
            return None
        self._begin(gc)
        self._set_style(how, gc.get_dashes(), gc.get_capstyle(), gc.get_joinstyle())
        return how

    def _set_style(self, how, dashes, cap, join):
        offset, lengths = dashes
        drawn = CAPS[cap] + 16 * JOINS[join] + 256 * how.filled + 512 * how.stroked
        lengths = [] if lengths is None else [self.points_to_pixels(length) for length in (offset, *lengths)]
        fine = [_within(round(length * self._fine)) for length in (how.width, *lengths)]
        style = (*how.fill, *how.stroke, fine[0], drawn, max(len(lengths) - 1, 0), *fine[1:])
        if style != self._style:
            self._style = style
            self._put((STYLE, *style))

    def _cleaned(self, gc, path, transform, how, *, clip):
        """The path in pixels of the screen, snapped and clipped and simplified as
        Agg does it."""
        path = transform.transform_path_non_affine(path)
        cleaned = path.cleaned(
            Affine2D(self._downwards @ transform.get_affine().get_matrix()),
            remove_nans=True,
            snap=gc.get_snap(),
            stroke_width=how.width if how.stroked else 0,
            curves=True,
            clip=(-1, -1, self.width + 1, self.height + 1) if clip else None,
            simplify=path.should_simplify and clip,
        )
        return _without_stop(cleaned)

    def _put_path(self, vertices, codes, how):
        if how.filled and np.abs(vertices).max(initial=0) * self._scale > FARTHEST:
            vertices, codes = self._nearer(vertices, codes)
        n = len(codes)
        if n and codes[0] == Path.MOVETO and (codes[1:] == Path.LINETO).all():
            self._put((LINES, n), self._points(vertices))
        elif n:
            self._put((PATH, n), padded(codes & 0x4F) + self._points(vertices))

    def _nearer(self, vertices, codes):
        """A filled shape without what lies far outside of the figure."""
        around = Bbox([(-self.width, -self.height), (2 * self.width, 2 * self.height)])
        polygons = [Path(corners) for corners in Path(vertices, codes).to_polygons()]
        path = Path.make_compound_path(*(polygon.clip_to_bbox(around) for polygon in polygons))
        return path.vertices, path.codes

    def _marker(self, gc, path, transform, how):
        """The path around a place, which is in the middle of a pixel unless the path
        itself snaps."""
        upside_down = transform + Affine2D().scale(1, -1)
        options = {"remove_nans": True, "curves": True, "stroke_width": how.width}
        path, affine = upside_down.transform_path_non_affine(path), upside_down.get_affine()
        free, snapped, drawn = (path.cleaned(affine, snap=snap, **options) for snap in (False, True, gc.get_snap()))
        if np.array_equal(drawn.vertices, snapped.vertices):
            return _without_stop(drawn)
        return _without_stop(Path(free.vertices + 0.5, free.codes))

    def _marker_places(self, path, transform):
        """Whole pixels of the screen, as Agg places markers; those far outside are left
        out, as Agg does."""
        ends = [vertices[-2:] for vertices, _ in path.iter_segments(transform, simplify=False)]
        places = np.array(ends).reshape(-1, 2) * (1, -1) + (0.5, self.height + 0.5)
        return np.floor(places[(np.abs(places) * self._scale < FARTHEST).all(axis=1)])  # none that is NaN

    def _put_image(self, place, cells):
        rows, columns = cells.shape[:2]
        flat = np.ascontiguousarray(cells).view("<u4").reshape(rows * columns)
        colors, numbers = np.unique(flat, return_inverse=True)
        if len(colors) <= 256:
            body = colors.tobytes() + padded(numbers)
        elif len(colors) <= FARTHEST and 2 * len(colors) < len(flat):
            body = colors.tobytes() + numbers.astype(I16).tobytes()
        else:
            colors, body = (), flat.tobytes()
        self._put((IMAGE, rows, columns, len(colors), *self._units(*place)), body)

    def _line(self, text, prop, ismath):
        key = text, prop, ismath
        known = self._lines.get(key)
        if known is None:
            line = (lay_out_mathematics if ismath else lay_out)(text, prop, self.dpi)
            if any(char.isdigit() for char in text):
                self._glyphs.expect_digits(line)
            known = self._lines[text, prop.copy(), ismath] = line, self._glyphs.numbers(line)
            if len(self._lines) > KEPT_TEXTS:
                del self._lines[next(iter(self._lines))]
        return known

    def _put_bar(self, gc, bar, transform):
        """As Agg: never thinner than a pixel."""
        x, y, width, height = bar
        x, width = (x - (1 - width) / 2, 1) if width < 1 else (x, width)
        y, height = (y - (1 - height) / 2, 1) if height < 1 else (y, height)
        box = self.new_gc()
        box.copy_properties(gc)
        box.set_linewidth(0)
        box.set_dashes(0, None)
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        self.draw_path(box, Path(corners, closed=True), transform, gc.get_rgb())


class _How:
    """How a shape is drawn: filled or stroked or both, in which colors."""

    def __init__(self, gc, face, edge, width):
        self.filled = face is not None and _alpha(face, gc) > 0
        self.stroked = width > 0 and edge[3] > 0
        self.width = width if self.stroked else 0
        self.fill = _color(face, gc) if self.filled else (0, 0)
        self.stroke = _color(edge) if self.stroked else (0, 0)


def _alpha(color, gc):
    return gc.get_alpha() if len(color) == 3 or gc.get_forced_alpha() else color[3]


def _color(color, gc=None):
    """Two numbers of a color; its alpha may be the graphics context's."""
    alpha = color[3] if gc is None else _alpha(color, gc)
    r, g, b, a = (round(255 * part) for part in (*color[:3], alpha))
    return _signed(r | g << 8), _signed(b | a << 8)


def _on_pixels(path, how):
    """The points of a shape whose edges are not smoothed: of rectangles and the like
    they are whole pixels."""
    steps = np.diff(path.vertices, axis=0)[path.codes[1:] == Path.LINETO]
    if how.stroked or not (np.abs(steps) < 1e-6).any(axis=1).all():
        raise CannotRecord("slanting edges that are not smoothed")
    return np.floor(path.vertices + 0.5)


def _signed(value):
    return value - 65536 if value > 32767 else value


def _within(value):
    if abs(value) > FARTHEST:
        raise CannotRecord(f"a place or size of {value} units, which is too far or too large")
    return value


def _with_alpha(cells, alpha):
    if alpha is None or alpha == 1:
        return cells
    cells = cells.copy()
    cells[..., 3] = np.rint(cells[..., 3] * alpha)
    return cells


def _without_stop(path):
    n = len(path.codes) - bool(len(path.codes) and path.codes[-1] == Path.STOP)
    return Path(path.vertices[:n], path.codes[:n])


def _like(gc, new):
    """A graphics context with the same properties, without the hatch."""
    new.copy_properties(gc)
    new.set_hatch(None)
    return new


def _as_rectangle(path):
    """The box that a path is.

    Raises
    ------
    CannotRecord
        If it is none.
    """
    box = path.get_extents()
    corners = {tuple(corner) for corner in box.corners()}
    if not {tuple(vertex) for vertex in path.vertices} <= corners:
        raise CannotRecord("a hatch on what is no rectangle")
    return box


def _both(one, *others):
    """Where boxes overlap, or None; a box that is None is everywhere."""
    for other in others:
        if one is not None and other is not None:
            one = Bbox.intersection(one, other)
    return one
