// A canvas that is painted again and again, as the screen and the theme ask for it.

const FINEST = 4; // so many pixels for one of the page at most, that a canvas stays within a browser's memory

export class Painter {
  constructor(canvas) {
    this.canvas = canvas;
    this.stays = [];
  }

  get ratio() {
    return Math.min(devicePixelRatio, FINEST);
  }

  // Paint what stays and then, one on the other, what changes: all of them commands. What stays is kept as pixels when it
  // comes a second time: to make a second canvas for one picture would cost more than painting it.
  paint({ width, height, glyphs, background, changes }) {
    const { canvas, ratio } = this, look = { scale: ratio, dark: isDark() };
    const size = [Math.round(width * ratio), Math.round(height * ratio)], stays = [background, glyphs, look.dark, ...size];
    const context = canvas.getContext("2d", { alpha: false });
    if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (stays.some((value, place) => value !== this.stays[place])) {
      Object.assign(this, { stays, kept: null });
      context.clearRect(0, 0, ...size);
      paint(context, glyphs, background, look);
    } else {
      this.kept ??= pixelsOf(size, glyphs, background, look);
      context.drawImage(this.kept, 0, 0);
    }
    for (const commands of changes) paint(context, glyphs, commands, look);
  }
}

function pixelsOf(size, glyphs, commands, look) {
  const canvas = new OffscreenCanvas(...size);
  paint(canvas.getContext("2d", { alpha: false }), glyphs, commands, look);
  return canvas;
}

// Whether a picture here must be dark: as JupyterLab's theme says, else where the page allows it and the reader wants it.
export function isDark() {
  const theme = document.body.dataset.jpThemeLight;
  if (theme !== undefined) return theme === "false";
  return matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.body).colorScheme.includes("dark");
}

// Calls back whenever that may have changed, or the number of pixels that make one of the page; returns how to stop it.
export function onOtherLook(change) {
  const stop = new AbortController(), { signal } = stop;
  const watch = (query, again) => matchMedia(query).addEventListener("change", again, { signal });
  const watchRatio = () => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", () => (change(), watchRatio()), { once: true, signal });
  };
  const theme = new MutationObserver(change);
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  watch("(prefers-color-scheme: dark)", change);
  watchRatio();
  return () => (stop.abort(), theme.disconnect());
}
