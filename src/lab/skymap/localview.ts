import { RADIANS } from '../../core/sky/angle';
import { formatDms, formatHms } from '../../core/sky/sexagesimal';
import type { IBox, ISkyView, IViewLabel, SkyPosition } from './view';

/** Distances between grid lines, degrees. */
const STEPS = [1, 2, 5, 10, 15, 30]
  .flatMap(n => [n / 3600, n / 60])
  .concat([1, 2, 5, 10, 15, 30, 45, 90])
  .sort((a, b) => a - b);
/** Distances between lines of right ascension: whole seconds, minutes and hours of time, in degrees. */
const RA_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
  .flatMap(n => [n / 240, n / 4])
  .concat([15, 30, 45, 90])
  .sort((a, b) => a - b);

/** A field of some degrees or less, gnomonic, north up and east to the left. `radius` in degrees fits into the box. */
export function localView(center: SkyPosition, radius: number, box: IBox): ISkyView {
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  const scale = Math.min(box.width, box.height) / 2 / Math.tan(radius * RADIANS);
  const project = (position: SkyPosition): readonly [number, number] | undefined => {
    const plane = gnomonic(center, position);
    return plane === undefined ? undefined : [middle[0] - plane[0] * scale, middle[1] - plane[1] * scale];
  };
  const halfWidth = (radius * box.width) / Math.min(box.width, box.height);
  const halfHeight = (radius * box.height) / Math.min(box.width, box.height);
  const grid = gridOf(center, halfWidth, halfHeight);
  return {
    kind: 'local',
    project: position => {
      const place = project(position);
      return place !== undefined && inside(box, place) ? place : undefined;
    },
    outline: context => context.rect(box.x, box.y, box.width, box.height),
    line: (context, positions) => {
      let pen = false;
      positions.forEach(position => {
        const place = project(position);
        if (place !== undefined) {
          context[pen ? 'lineTo' : 'moveTo'](place[0], place[1]);
        }
        pen = place !== undefined;
      });
    },
    grid: [...grid.meridians.map(line => line.positions), ...grid.parallels.map(line => line.positions)],
    labels: [
      ...grid.meridians.flatMap(line => edgeLabel(line, project, box, 'bottom')),
      ...grid.parallels.flatMap(line => edgeLabel(line, project, box, 'left'))
    ],
    scale: scaleBar(scale, box.width)
  };
}

/** Coordinates on the tangent plane, radians, x to the east and y to the north; undefined on the far half of the sky. */
export function gnomonic(center: SkyPosition, [ra, dec]: SkyPosition): readonly [number, number] | undefined {
  const away = (ra - center[0]) * RADIANS;
  const [sin0, cos0] = [Math.sin(center[1] * RADIANS), Math.cos(center[1] * RADIANS)];
  const [sin, cos] = [Math.sin(dec * RADIANS), Math.cos(dec * RADIANS)];
  const depth = sin0 * sin + cos0 * cos * Math.cos(away);
  return depth < 0.1
    ? undefined
    : [(cos * Math.sin(away)) / depth, (cos0 * sin - sin0 * cos * Math.cos(away)) / depth];
}

interface IGridLine {
  readonly text: string;
  readonly positions: readonly SkyPosition[];
}

function gridOf(
  [ra0, dec0]: SkyPosition,
  halfWidth: number,
  halfHeight: number
): { meridians: IGridLine[]; parallels: IGridLine[] } {
  const decStep = STEPS.find(step => (2 * halfHeight) / step <= 5) ?? 90;
  const low = Math.max(-90, dec0 - halfHeight * 1.3);
  const high = Math.min(90, dec0 + halfHeight * 1.3);
  const flattest = Math.cos(Math.min(90, Math.max(Math.abs(low), Math.abs(high))) * RADIANS);
  const halfRa = Math.min(180, flattest < 0.02 ? 180 : (halfWidth * 1.3) / flattest);
  const shownRa = halfWidth / Math.max(0.02, Math.cos(dec0 * RADIANS));
  const raStep = RA_STEPS.find(step => (2 * Math.min(180, shownRa)) / step <= 5) ?? 90;
  const parts = 60;
  const along = (from: number, to: number): number[] =>
    Array.from({ length: parts + 1 }, (_, n) => from + ((to - from) * n) / parts);
  return {
    meridians: multiples(ra0 - halfRa, ra0 + halfRa, raStep).map(ra => ({
      text: shortRa(ra, raStep),
      positions: along(low, high).map(dec => [ra, dec])
    })),
    parallels: multiples(low, high, decStep).map(dec => ({
      text: shortDec(dec, decStep),
      positions: along(ra0 - halfRa, ra0 + halfRa).map(ra => [ra, dec])
    }))
  };
}

/** Units that are zero on every line of a grid are not written. */
function shortRa(ra: number, step: number): string {
  const text = formatHms((ra + 720) % 360, step < 1 / 240 ? 1 : 0);
  return text.replace(step >= 15 ? /00m00s$/ : step >= 1 / 4 ? /00s$/ : /$/, '');
}

function shortDec(dec: number, step: number): string {
  const text = formatDms(dec, 0).replace('d', '°').replace('m', '′').replace('s', '″').replace('-', '−');
  return text.replace(step >= 1 ? /00′00″$/ : step >= 1 / 60 ? /00″$/ : /$/, '');
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.min(40, Math.floor(to / step) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, n) => (first + n) * step);
}

/** A label where the line crosses an edge of the box, if it does so clear of the corners. */
function edgeLabel(
  line: IGridLine,
  project: ISkyView['project'],
  box: IBox,
  edge: 'bottom' | 'left'
): IViewLabel[] {
  const places = line.positions.map(project);
  for (let n = 1; n < places.length; n += 1) {
    const [a, b] = [places[n - 1], places[n]];
    if (a === undefined || b === undefined) {
      continue;
    }
    const [axis, limit] = edge === 'bottom' ? ([1, box.y + box.height] as const) : ([0, box.x] as const);
    const [before, after] = [a[axis] - limit, b[axis] - limit];
    if (before * after > 0 || before === after) {
      continue;
    }
    const part = before / (before - after);
    const x = a[0] + (b[0] - a[0]) * part;
    const y = a[1] + (b[1] - a[1]) * part;
    if (edge === 'bottom' && x > box.x + 24 && x < box.x + box.width - 24) {
      return [{ text: line.text, x, y: y + 6, align: 'center', baseline: 'top', onMap: false }];
    }
    if (edge === 'left' && y > box.y + 8 && y < box.y + box.height - 8) {
      return [{ text: line.text, x: x - 6, y, align: 'right', baseline: 'middle', onMap: false }];
    }
  }
  return [];
}

/** The longest round length that takes at most a quarter of the width. */
function scaleBar(scale: number, width: number): { text: string; pixels: number } {
  const longest = Math.atan(width / 4 / scale) / RADIANS;
  const length = [...STEPS].reverse().find(step => step <= longest) ?? 1 / 3600;
  const text =
    length >= 1
      ? `${length}°`
      : length >= 1 / 60
        ? `${Math.round(length * 60)}′`
        : `${Math.round(length * 3600)}″`;
  return { text, pixels: Math.tan(length * RADIANS) * scale };
}

function inside(box: IBox, [x, y]: readonly [number, number]): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
