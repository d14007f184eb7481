/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Equally spaced colours from dark to bright values, as matplotlib's maps of these names have them. */
const STOPS: Readonly<Record<string, string>> = {
  grey: '000000 ffffff',
  Greys:
    'ffffff f7f7f7 f0f0f0 e4e4e4 d9d9d9 cbcbcb bdbdbd a9a9a9 959595 848484 727272 626262 515151 3a3a3a 242424 111111 000000',
  viridis:
    '440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80 3fbc73 5ec962 84d44b addc30 d8e219 fde725',
  inferno:
    '000004 0b0724 210c4a 3d0965 57106e 71196e 8a226a a32c61 bc3754 d24644 e45a31 f1731d f98e09 fcac11 f9cb35 f2ea69 fcffa4',
  plasma:
    '0d0887 310597 4c02a1 6600a7 7e03a8 9511a1 aa2395 bc3587 cc4778 da5a6a e66c5c f0804e f89540 fdac33 fdc527 f8df25 f0f921',
  magma:
    '000004 0a0822 1d1147 36106b 51127c 6a1c81 832681 9c2e7f b73779 d0416f e75263 f56b5c fc8961 fea772 fec488 fde2a3 fcfdbf',
  Blues:
    'f7fbff eaf3fb deebf7 d2e3f3 c6dbef b2d2e8 9dcae1 84bcdb 6aaed6 56a0ce 4191c6 3181bd 2070b4 1460a8 08509b 084082 08306b'
};

/** Other spellings. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['gray', 'grey'],
  ['gray_r', 'grey_r']
]);

/** Names of the colour maps; each also exists reversed, with `_r` behind. */
export const COLORMAPS: readonly string[] = Object.keys(STOPS);

/** The 256 colours of a map, or `undefined` for a name that is none. */
export function colormap(name: string): readonly Colour[] | undefined {
  const own = ALIASES.get(name) ?? name;
  const reversed = own.endsWith('_r');
  const key = reversed ? own.slice(0, -2) : own;
  const stops = Object.hasOwn(STOPS, key) ? STOPS[key]?.split(' ').map(toColour) : undefined;
  if (stops === undefined) {
    return undefined;
  }
  const table = Array.from({ length: 256 }, (_, k) => between(stops, (k / 255) * (stops.length - 1)));
  return reversed ? table.reverse() : table;
}

function toColour(hex: string): Colour {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function between(stops: readonly Colour[], place: number): Colour {
  const low = stops[Math.floor(place)] ?? [0, 0, 0];
  const high = stops[Math.ceil(place)] ?? low;
  const part = place - Math.floor(place);
  const mix = (k: 0 | 1 | 2): number => Math.round(low[k] + (high[k] - low[k]) * part);
  return [mix(0), mix(1), mix(2)];
}
