import { limitFigure } from './limit';
import type { IFigure } from './plotly';
import type { IProvenance } from './provenance';
import { shortened, type ISkyScene } from './skymap';

export const PLOTLY_MIME = 'application/vnd.plotly.v1+json';
export const LIGHT_CURVE_MIME = 'application/x-fink-lightcurve.v1+json';
export const SKY_MAP_MIME = 'application/x-fink-skymap.v1+json';

/** Characters of JSON in one output, at most. */
export const MAX_OUTPUT = 300000;

/** View of a light curve; the figure itself stands beside it in the same bundle. */
export interface ILightCurveState {
  readonly version: 1;
  readonly objects: readonly string[];
  readonly unit: 'difference-magnitude';
  /** Legend groups (`g valid`, `r upperlim`) that are not shown. */
  readonly hidden: readonly string[];
}

/** A MIME bundle: contents by MIME type. */
export type Bundle = Readonly<Record<string, unknown>>;

/** An output of a notebook cell. */
export interface IFinkOutput {
  readonly output_type: 'display_data';
  readonly data: Bundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The state of a light curve that nobody has touched. */
export function lightCurveState(objects: readonly string[]): ILightCurveState {
  return { version: 1, objects, unit: 'difference-magnitude', hidden: [] };
}

/**
 * Bundle of a light curve: plotly JSON, our view state, a picture (base64 PNG; left out if empty or too big), one
 * sentence. Points beyond the size of an output are left out of the figure, and the figure and the sentence say so.
 */
export function lightCurveBundle(
  figure: IFigure,
  state: ILightCurveState,
  png: string,
  text: string
): Bundle {
  const picture = fittingPng(png);
  const room = MAX_OUTPUT - picture.png.length - JSON.stringify(state).length - text.length - OVERHEAD;
  const limited = limitFigure(figure, room);
  return {
    [PLOTLY_MIME]: limited.figure,
    [LIGHT_CURVE_MIME]: state,
    ...(picture.png === '' ? {} : { 'image/png': picture.png }),
    'text/plain': sentences(text, limited.note, picture.note)
  };
}

/** Bundle of a sky map: the whole scene, a picture, one sentence. */
export function skyMapBundle(scene: ISkyScene, png: string, text: string): Bundle {
  const picture = fittingPng(png);
  const room = MAX_OUTPUT - picture.png.length - text.length - OVERHEAD;
  let limited = scene;
  for (let size = JSON.stringify(limited).length; size > room && limited.points.length > 0;) {
    limited = shortened(scene, Math.floor(limited.points.length * Math.min(0.95, room / size)));
    size = JSON.stringify(limited).length;
  }
  return {
    [SKY_MAP_MIME]: limited,
    ...(picture.png === '' ? {} : { 'image/png': picture.png }),
    'text/plain': sentences(text, limited === scene ? '' : (limited.note ?? ''), picture.note)
  };
}

/** An output ready to be put into a cell. `size`: how large the picture is shown, in CSS pixels. */
export function finkOutput(
  data: Bundle,
  provenance: IProvenance,
  size?: { readonly width: number; readonly height: number }
): IFinkOutput {
  const png = size !== undefined && 'image/png' in data ? { 'image/png': { ...size } } : {};
  return { output_type: 'display_data', data, metadata: { ...png, fink: provenance } };
}

/** MIME names, keys, and what a note adds. */
const OVERHEAD = 1000;
/** A picture may take two thirds of an output. */
const MAX_PNG = (MAX_OUTPUT * 2) / 3;

function fittingPng(png: string): { png: string; note: string } {
  return png.length <= MAX_PNG
    ? { png, note: '' }
    : { png: '', note: 'The picture was left out: it is too big for an output.' };
}

function sentences(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' ');
}
