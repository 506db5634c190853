"""Paths as Agg draws them: snapped to pixels, clipped and simplified, by matplotlib's
own code. All places are pixels of the screen, y downwards."""

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from rnn_teach.kit.picture_commands import CannotRecord

ON_A_LINE = 1e-4
"""Agg takes what is less askew for upright, in pixels."""
FEW = 100
"""Lines of more points are simplified."""


def downwards(height):
    """Turns y around before anything is snapped, as Agg does it."""
    return np.array([[1, 0, 0], [0, -1, height], [0, 0, 1.0]])


def cleaned(path, transform, width, height, *, snap, stroke, filled, simplify=True):
    """A path on a figure of that size, drawn with a stroke of that width."""
    path, matrix = transform.transform_path_non_affine(path), transform.get_affine().get_matrix()
    return cleaned_by(matrix, path, width, height, snap=snap, stroke=stroke, filled=filled, simplify=simplify)


def cleaned_by(matrix, path, width, height, *, snap, stroke, filled, simplify=True):
    """The same by a matrix."""
    clean = path.cleaned(
        Affine2D(downwards(height) @ matrix),
        remove_nans=True,
        snap=snap,
        stroke_width=stroke,
        curves=True,
        clip=None if filled else (-1, -1, width + 1, height + 1),
        simplify=simplify and path.should_simplify and not filled,
    )
    return _without_stop(clean)


def cleaned_together(paths, transform, width, height, *, snap, stroke, filled):
    """What `cleaned` makes of each of many small shapes or lines, in one go: a path
    that holds them, and where each begins. None where they are not as simple as bars
    and strokes: upright, straight and on the figure."""
    whole = Path.make_compound_path(*paths)
    places, codes = transform.transform(whole.vertices), whole.codes
    steps = np.abs(np.diff(places, axis=0)).min(axis=1)
    upright = (steps[codes[1:] == Path.LINETO] < ON_A_LINE).all()
    inside = ((places > 0) & (places < (width, height))).all()  # and none is NaN
    straight = np.isin(codes, (Path.MOVETO, Path.LINETO, Path.CLOSEPOLY)).all()
    few = max(len(path.vertices) for path in paths) <= FEW
    if snap is not None or not (upright and inside and straight and few):
        return None
    clean = cleaned(whole, transform, width, height, snap=True, stroke=stroke, filled=filled, simplify=False)
    begins = np.flatnonzero(clean.codes == Path.MOVETO)
    if len(begins) != len(paths):
        return None
    return clean, begins.tolist()


def nearer(path, width, height, farthest):
    """A filled shape that reaches farther than so many pixels without what lies far
    outside of the figure."""
    if np.abs(path.vertices).max(initial=0) <= farthest:
        return path
    around = Bbox([(-width, -height), (2 * width, 2 * height)])
    polygons = [Path(corners) for corners in path.to_polygons()]
    return Path.make_compound_path(*(polygon.clip_to_bbox(around) for polygon in polygons))


def on_pixels(path):
    """A shape whose edges are not smoothed: of rectangles and the like they are whole
    pixels.

    Raises
    ------
    CannotRecord
        If an edge slants.
    """
    steps = np.diff(path.vertices, axis=0)[path.codes[1:] == Path.LINETO]
    if not (np.abs(steps) < 1e-6).any(axis=1).all():
        raise CannotRecord("slanting edges that are not smoothed")
    return Path(np.floor(path.vertices + 0.5), path.codes)


def marker(path, transform, *, snap, stroke):
    """The path around a place, which is in the middle of a pixel unless the path itself
    snaps."""
    upside_down = transform + Affine2D().scale(1, -1)
    path, affine = upside_down.transform_path_non_affine(path), upside_down.get_affine()
    free, snapped, drawn = (
        path.cleaned(affine, remove_nans=True, curves=True, stroke_width=stroke, snap=snaps)
        for snaps in (False, True, snap)
    )
    if np.array_equal(drawn.vertices, snapped.vertices):
        return _without_stop(drawn)
    return _without_stop(Path(free.vertices + 0.5, free.codes))


def marker_places(path, transform, height, farthest):
    """Whole pixels, as Agg places markers; those far outside are left out, as Agg
    does."""
    ends = [vertices[-2:] for vertices, _ in path.iter_segments(transform, simplify=False)]
    places = np.array(ends).reshape(-1, 2) * (1, -1) + (0.5, height + 0.5)
    return np.floor(places[(np.abs(places) < farthest).all(axis=1)])  # none that is NaN


def as_rectangle(path):
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


def whole_pixels(box, height):
    """A box's x, y, width and height in whole pixels, as Agg clips to it."""
    (left, bottom), (right, top) = np.floor(box.get_points() + 0.5).tolist()
    return left, height - top, max(right - left, 0), max(top - bottom, 0)


def overlap(one, *others):
    """Where boxes overlap, or None; a box that is None is everywhere."""
    for other in others:
        if one is not None and other is not None:
            one = Bbox.intersection(one, other)
    return one


def _without_stop(path):
    n = len(path.codes) - bool(len(path.codes) and path.codes[-1] == Path.STOP)
    return Path(path.vertices[:n], path.codes[:n])
