// Paints a picture from the commands that are described in picture_commands.py, with the glyphs of
// picture_glyphs.py. It knows no notebook and no explorer: JupyterLab, pages and films paint with it.
//
//     const glyphs = readGlyphs(bytes);
//     paint(canvas.getContext("2d"), glyphs, bytes, { scale: canvas.width / width, dark: isDark() });
//
// `scale` is how many pixels of the canvas make one of the page; `bytes` is a DataView or an array of bytes.

const UNIT = 32, FINE_UNIT = 512, OUTLINE_UNIT = 128, LETTER_UNIT = 16, LETTERS = 256;
const CAPS = ["butt", "round", "square"], JOINS = ["miter", "round", "bevel"];
const MITER_LIMIT = 4; // matplotlib's Agg

// Bytes as an aligned array of int16.
const shorts = (bytes) => {
  const view = new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength);
  return new Int16Array(view.slice().buffer);
};
const even = (n) => n + (n % 2);

// A table of glyphs as a list of paths, in pixels of the page.
export function readGlyphs(...tables) {
  return tables.flatMap((table) => {
    const reader = new Reader(table), glyphs = [];
    while (!reader.done) glyphs.push(reader.path(reader.next(), OUTLINE_UNIT));
    return glyphs;
  });
}

class Reader {
  constructor(bytes) {
    this.data = shorts(bytes);
    this.at = 0;
  }
  get done() {
    return this.at >= this.data.length;
  }
  next() {
    return this.data[this.at++];
  }
  take(n) {
    return this.data.subarray(this.at, (this.at += n));
  }
  bytes(n) {
    return new Uint8Array(this.take(even(n) / 2).slice().buffer, 0, n);
  }
  words(n) {
    return new Uint32Array(this.take(2 * n).slice().buffer);
  }
  lengths(n, unit = UNIT) {
    return Array.from(this.take(n), (value) => value / unit);
  }
  // A path of n points, its codes first.
  path(n, unit = UNIT) {
    const codes = this.bytes(n), p = this.lengths(2 * n, unit), path = new Path2D();
    for (let i = 0, k = 0; i < n; i += 1, k += 2) {
      if (codes[i] === 1) path.moveTo(p[k], p[k + 1]);
      else if (codes[i] === 2) path.lineTo(p[k], p[k + 1]);
      else if (codes[i] === 3) path.quadraticCurveTo(p[k], p[k + 1], p[k + 2], p[k + 3]), (i += 1), (k += 2);
      else if (codes[i] === 4) path.bezierCurveTo(...p.slice(k, k + 6)), (i += 2), (k += 4);
      else path.closePath();
    }
    return path;
  }
  line(n) {
    const p = this.lengths(2 * n), path = new Path2D();
    for (let k = 0; k < 2 * n; k += 2) path.lineTo(p[k], p[k + 1]); // the first is a move
    return path;
  }
}

// Paint commands on top of what is there.
export function paint(context, glyphs, bytes, { scale, dark = false }) {
  const read = new Reader(bytes), shade = dark ? darkened : (color) => color;
  const next = () => (read.next() & 0xffff) | ((read.next() & 0xffff) << 16);
  const css = () => asCss(shade(next()));
  const cssOfLine = (color = next()) => asCss(isHighlight(color) ? color : shade(color));
  const cssOfFill = (color = next()) => asCss(dark && isHighlight(color) ? tint(color) : shade(color));
  const around = (c = scale, s = 0, x = 0, y = 0) => context.setTransform(c, s, -s, c, x, y);
  let fills = false, strokes = false, style = () => {}, ink = "", cos = 1, sin = 0;
  const draw = (path) => {
    if (fills) context.fill(path);
    if (strokes) context.stroke(path);
  };
  // Letters, each of which `letter()` tells: the glyph, how far along the line it is, and how far below.
  const write = (n, letter) => {
    const [x, y] = read.lengths(2);
    context.fillStyle = ink;
    for (let k = 0; k < n; k++) {
      const [glyph, dx, dy] = letter();
      around(cos * scale, sin * scale, (x + cos * dx - sin * dy) * scale, (y + sin * dx + cos * dy) * scale);
      context.fill(glyphs[glyph]);
    }
    around();
    style();
  };
  const onOneLine = (along = 0) => (letter = read.next()) => [letter & 255, (along += ((letter >> 8) & 255) / LETTER_UNIT), 0];
  const does = {
    1() {
      const fill = cssOfFill(), stroke = cssOfLine();
      const width = read.next() / FINE_UNIT, how = read.next(), n = read.next();
      const [offset, ...dashes] = n ? read.lengths(n + 1, FINE_UNIT) : [0];
      [fills, strokes] = [how & 256, how & 512];
      style = () => {
        Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: width || 1, lineDashOffset: offset });
        Object.assign(context, { lineCap: CAPS[how & 15], lineJoin: JOINS[(how >> 4) & 15], miterLimit: MITER_LIMIT });
        context.setLineDash(dashes);
      };
      style();
    },
    2() {
      const [x, y, width, height] = read.lengths(4);
      context.restore(); // the clip before, and with it the style
      context.save();
      around();
      if (width >= 0) {
        const clip = new Path2D();
        clip.rect(x, y, width, height);
        context.clip(clip);
      }
      style();
    },
    3: () => draw(read.path(read.next())),
    4: () => draw(read.line(read.next())),
    5: () => write(read.next(), () => [read.next(), ...read.lengths(2)]),
    6() {
      const rows = read.next(), columns = read.next(), colors = read.next(), place = read.lengths(4);
      const palette = colors && read.words(colors).map(shade), n = rows * columns;
      const numbers = !colors ? null : colors > 256 ? read.take(n) : read.bytes(n);
      const cells = colors ? Uint32Array.from(numbers, (number) => palette[number]) : read.words(n).map(shade);
      context.setTransform(1, 0, 0, 1, 0, 0);
      paintCells(context, cells, rows, columns, place.map((length) => length * scale));
      around();
    },
    7() {
      const m = read.next(), marker = read.path(read.next());
      for (let k = 0; k < m; k++) {
        const [x, y] = read.lengths(2);
        around(scale, 0, x * scale, y * scale);
        draw(marker);
      }
      around();
    },
    8() {
      ink = css();
      const angle = (-read.next() / 64) * (Math.PI / 180);
      [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    },
  };
  context.save();
  around();
  while (!read.done) {
    const command = read.next();
    if (command < LETTERS) does[command]();
    else write(command - LETTERS, onOneLine());
  }
  context.restore();
}

// Cells as rectangles of whole pixels, each pixel in the color of the cell at its middle, as matplotlib does it.
function paintCells(context, cells, rows, columns, [x, y, width, height]) {
  const wide = columns + 2, pixels = new Uint32Array(wide * (rows + 2)); // the edge twice, so that none is cut
  const inside = (place, n) => Math.min(Math.max(place - 1, 0), n - 1);
  for (let k = 0; k < pixels.length; k++)
    pixels[k] = cells[inside(Math.floor(k / wide), rows) * columns + inside(k % wide, columns)];
  const source = new OffscreenCanvas(wide, rows + 2);
  source.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), wide), 0, 0);
  const [left, top, right, bottom] = [x, y, x + width, y + height].map((length) => Math.floor(length + 0.5));
  const [across, down] = [columns / width, rows / height];
  context.imageSmoothingEnabled = false;
  context.drawImage(
    source,
    1 + (left - x) * across, 1 + (top - y) * down, (right - left) * across, (bottom - top) * down,
    left, top, right - left, bottom - top,
  );
}
