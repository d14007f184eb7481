/** Pixels of our pictures per CSS pixel. */
const SCALE = 2;
/** Base64 text that holds the first 24 bytes, the last 8 of which are the size. */
const HEADER = 32;

/** How large a picture (base64 PNG) is to be shown, CSS pixels; undefined for what is no PNG. */
export function shownSize(png: string): { width: number; height: number } | undefined {
  if (!png.startsWith('iVBORw0KGgo') || png.length < HEADER) {
    return undefined;
  }
  const bytes = atob(png.slice(0, HEADER));
  const at = (offset: number): number =>
    [0, 1, 2, 3].reduce((value, index) => value * 256 + bytes.charCodeAt(offset + index), 0);
  return { width: Math.round(at(16) / SCALE), height: Math.round(at(20) / SCALE) };
}
