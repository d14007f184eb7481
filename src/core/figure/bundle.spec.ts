import {
  finkOutput,
  lightCurveBundle,
  lightCurveState,
  LIGHT_CURVE_MIME,
  MAX_OUTPUT,
  PLOTLY_MIME,
  skyMapBundle,
  SKY_MAP_MIME
} from './bundle';
import { describeLightCurve } from './describe';
import { lightCurveFigure } from './lightcurve';
import type { IFigure } from './plotly';
import { skyScene, type ISkyScene } from './skymap';

const rows = (n: number, tag = 'valid') =>
  Array.from({ length: n }, (_, index) => ({
    'i:objectId': 'ZTF21abfmbix',
    'i:jd': 2459540.123456 + index * 1.01,
    'i:fid': 1 + (index % 2),
    'i:magpsf': 18 + (index % 97) / 31,
    'i:sigmapsf': 0.0123,
    'i:diffmaglim': 20.1234,
    'i:isdiffpos': 't',
    'd:tag': tag
  }));

describe('lightCurveBundle', () => {
  const state = lightCurveState(['ZTF21abfmbix']);

  it('holds the figure once, the view state, a picture and a sentence', () => {
    const figure = lightCurveFigure(rows(3));
    const bundle = lightCurveBundle(figure, state, 'iVBORw0=', 'Three points.');
    expect(bundle).toEqual({
      [PLOTLY_MIME]: figure,
      [LIGHT_CURVE_MIME]: state,
      'image/png': 'iVBORw0=',
      'text/plain': 'Three points.'
    });
  });

  it('stays within the size of an output and says what it left out', () => {
    const figure = lightCurveFigure([...rows(4000), ...rows(1000, 'upperlim')]);
    const bundle = lightCurveBundle(figure, state, 'A'.repeat(60000), 'Many points.');
    expect(JSON.stringify(bundle).length).toBeLessThanOrEqual(MAX_OUTPUT);
    expect(JSON.stringify(bundle).length).toBeGreaterThan(MAX_OUTPUT * 0.8);
    const limited = bundle[PLOTLY_MIME] as IFigure;
    expect(limited.data.map(trace => trace.meta.kind)).not.toContain('upperlim');
    expect(bundle['text/plain']).toMatch(/^Many points\. Left out: \d+ detections, 1000 upper limits\.$/);
    expect(limited.layout.annotations[0]?.text).toMatch(/^Left out: \d+ detections, 1000 upper limits\.$/);
    limited.data.forEach(trace => {
      expect(trace.name).toBe(`${trace.meta.band} (${trace.x.length})`);
      expect([trace.y.length, trace.customdata.length, trace.error_y?.array.length]).toEqual(
        Array(3).fill(trace.x.length)
      );
    });
  });

  it('does without a picture that is too big', () => {
    const bundle = lightCurveBundle(lightCurveFigure(rows(3)), state, 'A'.repeat(MAX_OUTPUT), 'Three.');
    expect(bundle).not.toHaveProperty('image/png');
    expect(bundle['text/plain']).toBe('Three. The picture was left out: it is too big for an output.');
  });
});

describe('skyMapBundle', () => {
  it('holds the scene and no plotly figure, within the size of an output', () => {
    const scene = skyScene(
      Array.from({ length: 5000 }, (_, n) => ({
        id: `ZTF21aaaaaa${n}`,
        ra: (n * 0.0719191919) % 360,
        dec: -30 + n / 99.7,
        label: 'SN candidate',
        magnitude: 17.1234
      }))
    );
    const bundle = skyMapBundle(scene, 'A'.repeat(50000), 'Sky.');
    const limited = bundle[SKY_MAP_MIME] as ISkyScene;
    expect(Object.keys(bundle).sort()).toEqual([SKY_MAP_MIME, 'image/png', 'text/plain']);
    expect(JSON.stringify(bundle).length).toBeLessThanOrEqual(MAX_OUTPUT);
    const missing = 5000 - limited.points.length;
    expect(limited.note).toBe(`Left out: ${missing} points beyond the limit of the figure.`);
    expect(limited.classes[0]?.count).toBe(limited.points.length);
  });
});

describe('finkOutput', () => {
  it('says where the data came from and never asks to be trusted', () => {
    const provenance = {
      generator: 'jupyterlab-fink 0.1.0',
      query: 'ZTF21abfmbix',
      source: 'embedded',
      retrieved: '2026-11-24T08:00:00Z',
      objects: ['ZTF21abfmbix'],
      rows: 3,
      complete: true
    };
    const output = finkOutput({ 'image/png': 'AA==', 'text/plain': '' }, provenance, {
      width: 700,
      height: 400
    });
    expect(output.metadata).toEqual({ 'image/png': { width: 700, height: 400 }, fink: provenance });
  });
});

describe('describeLightCurve', () => {
  it('counts what there is', () => {
    const text = describeLightCurve([...rows(3), ...rows(1, 'upperlim')], { source: 'embedded store' });
    expect(text).toBe(
      'Light curve of ZTF21abfmbix (ZTF): 2 g detections, 1 r detection, 1 upper limit, 2021-11-21 to 2021-11-23 UTC, ' +
        'difference magnitude 18.00 to 18.06. Source: embedded store.'
    );
  });

  it('is honest about nothing', () => {
    expect(describeLightCurve([], { object: 'ZTF26sim0001' })).toBe(
      'Light curve of ZTF26sim0001 – simulated (ZTF): no points.'
    );
  });
});
