// The dark theme. Each color keeps its hue, and its lightness is mirrored: white becomes the dark ground, black becomes
// white, and the contrast between any two colors stays what it was, so that text can be read on a map's cells too.
// Lines of a bright hue are there to be seen, like the yellow frame around a step: they stay as they are. A shape that is
// filled with one lies behind text: it is a shade of that hue, which light text can be read on.

const GROUND = 0x11; // JupyterLab's darkest gray
const asCss = (color) => `rgba(${color & 255},${(color >> 8) & 255},${(color >> 16) & 255},${(color >>> 24) / 255})`;
const toLinear = (part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
const fromLinear = (part) => Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
const luminance = (rgb) => 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
const known = new Map();

export function darkened(color) {
  if (!known.has(color)) known.set(color, mirrored(color));
  return known.get(color);
}

const channels = (color) => [color & 255, (color >> 8) & 255, (color >> 16) & 255];

function isHighlight(color) {
  const rgb = channels(color), most = Math.max(...rgb);
  return most - Math.min(...rgb) > most / 2 && luminance(rgb.map(toLinear)) > 0.5;
}

function tint(color) {
  const alpha = color >>> 24;
  if (alpha < 255) return (color & 0xffffff) | (Math.round(alpha / 2) << 24);
  return channels(color).reduce((sum, part, k) => sum | (Math.round(0.75 * GROUND + 0.25 * part) << (8 * k)), 255 << 24);
}

function mirrored(color) {
  const rgb = channels(color).map(toLinear);
  const light = luminance(rgb);
  const target = Math.min(1, (1.05 * (toLinear(GROUND) + 0.05)) / (light + 0.05) - 0.05);
  let dark = light > 0 ? rgb.map((part) => (part * target) / light) : [target, target, target];
  const most = Math.max(...dark);
  if (most > 1) dark = dark.map((part) => target + ((part - target) * (1 - target)) / (most - target)); // towards white
  return dark.reduce((sum, part, k) => sum | (fromLinear(part) << (8 * k)), color & 0xff000000) >>> 0;
}
