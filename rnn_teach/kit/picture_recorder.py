"""A matplotlib renderer that writes down what is drawn, for the page to paint it.

It knows no figure: it hears what artists tell every renderer. What it has no command
for it refuses.
"""

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from rnn_teach.kit import picture_paths as path_of
from rnn_teach.kit.picture_commands import CannotRecord, How, Writer, color_of
from rnn_teach.kit.picture_quick import Quick
from rnn_teach.kit.picture_texts import Texts


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
        self._write = Writer(ratio)
        self._texts = Texts(width, height, dpi, glyphs, self._write.rows)
        self._quick = Quick(self._write, self._texts, width, height, dpi)
        self.apart, self.write, self.forget_places = self._write.apart, self._write.write, self._quick.forget_places

    def record(self, artist):
        """What an artist draws, as a piece."""
        self._write.begin()
        self.draw(artist)
        return self._write.end()

    def draw(self, artist):
        """Write down what an artist draws."""
        if not self._quick.draw(artist):
            type(artist).draw(artist, self)

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
        return self._texts.get_text_width_height_descent(s, prop, ismath)

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
            size = self.width, self.height
            path = path_of.cleaned(path, transform, *size, snap=gc.get_snap(), stroke=how.width, filled=how.filled)
            if not gc.get_antialiased():
                path = path_of.on_pixels(path)
            if how.filled:
                path = path_of.nearer(path, *size, self._write.farthest)
            self._write.path(path.vertices, path.codes)

    def draw_path_collection(
        self, gc, master_transform, paths, all_transforms, offsets, offset_trans, facecolors, edgecolors,
        linewidths, linestyles, antialiaseds, *rest, **options,
    ):  # fmt: skip
        """Many shapes or lines: bars and the like in one go."""
        if not len(paths):  # matplotlib asks which options there are
            return
        same = len(linewidths) == len(linestyles) == len(edgecolors[:1]) == len(offsets) == 1 and all(antialiaseds)
        if same and paths and not (len(all_transforms) or gc.get_hatch() or offset_trans.transform(offsets).any()):
            one = _like(gc, self.new_gc())
            one.set_linewidth(linewidths[0])
            one.set_dashes(*linestyles[0])
            if self._draw_alike(one, paths, master_transform, facecolors, edgecolors):
                return
        super().draw_path_collection(
            gc, master_transform, paths, all_transforms, offsets, offset_trans, facecolors, edgecolors,
            linewidths, linestyles, antialiaseds, *rest, **options,
        )  # fmt: skip

    def _draw_alike(self, gc, paths, transform, faces, edges):
        """Shapes that differ in their colors alone; whether that was possible."""
        stroke, size = self.points_to_pixels(gc.get_linewidth()), (self.width, self.height)
        faces, edges = np.asarray(faces).tolist(), np.asarray(edges).tolist()  # numbers of Python are quicker
        colors = [(faces[i % len(faces)] if len(faces) else None, edges[i % len(edges)]) for i in range(len(paths))]
        hows = [How(gc, face, edge, stroke) for face, edge in colors]
        if len({(how.stroked, how.filled) for how in hows}) > 1 or not hows[0].stroked:
            return False
        alike = {"snap": gc.get_snap(), "stroke": stroke, "filled": hows[0].filled}
        parts = path_of.cleaned_together(paths, transform, *size, **alike)
        if parts is None:
            return False
        self._begin(gc)
        look = self._look_of_lines(gc)
        for how, write in zip(hows, self._write.paths(*parts), strict=True):
            self._write.style(how, *look)
            write()
        return True

    def _draw_hatched(self, gc, path, transform, face):
        """The face, the hatch on it, and the edge around it. Agg lays tiles of an inch,
        beginning in the upper left corner of the figure."""
        box = path_of.as_rectangle(transform.transform_path(path))
        face_gc, hatch_gc, edge_gc = (_like(gc, self.new_gc()) for _ in range(3))
        face_gc.set_linewidth(0)
        self.draw_path(face_gc, path, transform, face)
        hatch_gc.set_linewidth(gc.get_hatch_linewidth())
        hatch_gc.set_foreground(gc.get_hatch_color())
        hatch_gc.set_capstyle("projecting")
        hatch_gc.set_dashes(0, None)
        hatch_gc.set_snap(False)
        for x, y, size in self._tiles():
            part = path_of.overlap(Bbox.from_bounds(x, y, size, size), box, gc.get_clip_rectangle())
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
        if how:
            marker = path_of.marker(marker_path, marker_trans, snap=gc.get_snap(), stroke=how.width)
            self._write.markers(marker, path_of.marker_places(path, trans, self.height, self._write.farthest))

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
        self._write.image(place, _with_alpha(cells, gc.get_alpha()))

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """A line of text."""
        self._begin(gc)
        line = self._texts.line(s, prop, ismath)
        if line.rows:
            self._write.text(line.rows, color_of(gc.get_rgb(), gc), (x, y), angle)
        for bar in line.bars:
            self._draw_bar(gc, bar, Affine2D().rotate_deg(angle).translate(x, self.height - y))

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

    # How it is drawn

    def _begin(self, gc):
        """Set the clip, to whole pixels of the screen as Agg does, and refuse what
        would be left out."""
        if gc.get_clip_path()[0] is not None:
            raise CannotRecord("a clip path that is no rectangle")
        if gc.get_sketch_params() is not None:
            raise CannotRecord("a sketched line")
        box = gc.get_clip_rectangle()
        self._write.clip(None if box is None else path_of.whole_pixels(box, self.height))

    def _begin_shape(self, gc, face):
        """Set clip and style; how a shape is drawn, or None where nothing of it is to
        be seen."""
        how = How(gc, face, gc.get_rgb(), self.points_to_pixels(gc.get_linewidth()))
        if not (how.filled or how.stroked):
            return None
        if how.stroked and not gc.get_antialiased():
            raise CannotRecord("a line that is not smoothed")
        self._begin(gc)
        self._write.style(how, *self._look_of_lines(gc))
        return how

    def _look_of_lines(self, gc):
        """Dashes, cap and join, as `Writer.style` takes them."""
        offset, lengths = gc.get_dashes()
        dashes = [] if lengths is None else [self.points_to_pixels(length) for length in (offset, *lengths)]
        return dashes, gc.get_capstyle(), gc.get_joinstyle()

    def _draw_bar(self, gc, bar, transform):
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


def _with_alpha(cells, alpha):
    if alpha is None or alpha == 1:
        return cells
    cells = cells.copy()
    cells[..., 3] = np.rint(cells[..., 3] * alpha)
    return cells


def _like(gc, new):
    """A graphics context with the same properties, without the hatch."""
    new.copy_properties(gc)
    new.set_hatch(None)
    return new
