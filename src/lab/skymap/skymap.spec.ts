import { skyScene } from '../../core/figure/skymap';
import { separation } from '../../core/sky/separation';
import { allSkyView } from './allsky';
import { coneBorder, galacticToIcrs } from './curves';
import { planSky } from './draw';
import { gnomonic, localView } from './localview';
import { skyTable } from './table';
import { fieldOf } from './view';
import { SkyMapWidget } from './widget';

const box = { x: 0, y: 0, width: 800, height: 400 };

describe('the whole sky', () => {
  const view = allSkyView(box);

  it('has east to the left, north up, and 180° in the middle', () => {
    const [x, y] = view.project([180, 0]) ?? [0, 0];
    expect([x, y]).toEqual([expect.closeTo(400, 3), expect.closeTo(200, 3)]);
    expect(view.project([190, 0])?.[0]).toBeLessThan(x);
    expect(view.project([180, 10])?.[1]).toBeLessThan(y);
  });

  it('fills its box', () => {
    expect(view.project([180, 90])?.[1]).toBeCloseTo(0, 0);
    expect(view.project([359.999, 0])?.[0]).toBeCloseTo(0, 0);
    expect(view.project([0.001, 0])?.[0]).toBeCloseTo(800, 0);
  });
});

describe('a field', () => {
  it('is chosen for points within a few degrees, and for a cone', () => {
    const near = skyScene([
      { id: 'a', ra: 359.9, dec: 10 },
      { id: 'b', ra: 0.1, dec: 10 }
    ]);
    const field = fieldOf(near);
    expect((field?.center[0] ?? 0) % 360).toBeCloseTo(0, 6);
    expect(field?.radius).toBeCloseTo(0.1 * Math.cos((10 * Math.PI) / 180) * 1.2, 3);
    expect(fieldOf(skyScene([{ id: 'a', ra: 1, dec: 2 }]))).toBeUndefined();
    expect(fieldOf(skyScene([], { cone: { ra: 1, dec: 2, radius: 60 } }))?.radius).toBeCloseTo(0.02, 6);
    const wide = skyScene([
      { id: 'a', ra: 10, dec: 10 },
      { id: 'b', ra: 80, dec: 10 }
    ]);
    expect(fieldOf(wide)).toBeUndefined();
  });

  it('has east to the left, north up, and true lengths in its middle, down to arcseconds', () => {
    const view = localView([150, 60], 10 / 3600, box);
    const middle = view.project([150, 60]);
    expect(middle).toEqual([400, 200]);
    const east = view.project([150 + 5 / 3600 / Math.cos(Math.PI / 3), 60]);
    expect(east?.[0]).toBeCloseTo(400 - 100, 1);
    expect(view.project([150, 60 + 5 / 3600])?.[1]).toBeCloseTo(100, 1);
    expect(view.scale?.text).toMatch(/″$/);
    expect(view.labels.length).toBeGreaterThan(3);
  });

  it('does not show the other half of the sky', () => {
    expect(gnomonic([0, 0], [180, 0])).toBeUndefined();
  });

  it('copes with the pole', () => {
    const view = localView([0, 89.99], 0.05, box);
    expect(view.grid.length).toBeGreaterThan(0);
    expect(view.project([180, 89.995])).toBeDefined();
  });
});

describe('curves', () => {
  it('know where the galaxy is', () => {
    const [ra, dec] = galacticToIcrs(0, 0);
    expect(separation(ra, dec, 266.40499, -28.93617)).toBeLessThan(1e-4);
    const [poleRa, poleDec] = galacticToIcrs(0, 90);
    expect(separation(poleRa, poleDec, 192.85948, 27.12825)).toBeLessThan(1e-6);
  });

  it('keep every point of a cone at its radius', () => {
    coneBorder({ ra: 0.001, dec: 89.9, radius: 3600 }).forEach(([ra, dec]) =>
      expect(separation(0.001, 89.9, ra, dec)).toBeCloseTo(1, 9)
    );
  });
});

describe('planSky', () => {
  it('keeps map and legend within the width and apart', () => {
    const scene = skyScene(
      Array.from({ length: 30 }, (_, n) => ({ id: `o${n}`, ra: 12 * n, dec: n, label: `Class number ${n}` }))
    );
    const plan = planSky(scene, 400, text => 7 * text.length);
    plan.legend.items.forEach(item => expect(item.x + 7 * item.text.length).toBeLessThanOrEqual(400));
    expect(plan.map.y + plan.map.height + plan.legend.height).toBeLessThan(plan.height);
    expect(plan.map.x + plan.map.width).toBeLessThanOrEqual(400);
  });
});

describe('SkyMapWidget', () => {
  it('says in words what it shows and lists its points', () => {
    const scene = skyScene([
      { id: 'ZTF26sim0001', ra: 10.5, dec: -20.25, label: '<b>SN</b>', magnitude: 18.2 }
    ]);
    const widget = new SkyMapWidget({ scene });
    expect(widget.node.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      'Sky map (simulated): 1 point (1 <b>SN</b>).'
    );
    expect(widget.node.querySelector('b')).toBeNull();
    expect(skyTable(scene).rows[0]).toEqual([
      'ZTF26sim0001 – simulated',
      '<b>SN</b>',
      '10.5000000',
      '-20.2500000',
      '00h42m00.00s',
      '-20d15m00.0s',
      '18.20'
    ]);
    widget.dispose();
    widget.dispose();
  });
});
