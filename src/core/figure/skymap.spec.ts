import { describeSkyMap } from './describe';
import { skyScene } from './skymap';

describe('skyScene', () => {
  it('orders classes by their number and points into them', () => {
    const scene = skyScene([
      { id: 'ZTF21a', ra: 10, dec: 20, label: 'QSO' },
      { id: 'ZTF21b', ra: 11, dec: 21, label: 'SN candidate', magnitude: 18.12346 },
      { id: 'ZTF21c', ra: 12, dec: 22, label: 'SN candidate' }
    ]);
    expect(scene.classes.map(entry => [entry.name, entry.count])).toEqual([
      ['SN candidate', 2],
      ['QSO', 1]
    ]);
    expect(scene.points.map(point => point.class)).toEqual([1, 0, 0]);
    expect(scene.points[1]?.magnitude).toBe(18.1235);
    expect(scene.simulated).toBe(false);
  });

  it('rounds degrees to 7 decimals and keeps right ascension below 360', () => {
    const scene = skyScene([{ id: 'a', ra: 359.99999999, dec: -1.23456789 }], {
      cone: { ra: -10, dec: 5, radius: 10 }
    });
    expect(scene.points[0]).toMatchObject({ ra: 0, dec: -1.2345679 });
    expect(scene.cone).toEqual({ ra: 350, dec: 5, radius: 10 });
  });

  it('counts what it leaves out', () => {
    const scene = skyScene(
      [
        { id: 'a', ra: 1, dec: 1 },
        { id: 'b', ra: 2, dec: 2 },
        { id: 'c', ra: Number.NaN, dec: 2 }
      ],
      { maxPoints: 1 }
    );
    expect(scene.note).toBe('Left out: 1 point beyond the limit of the figure, 1 point without a position.');
    expect(scene.points).toHaveLength(1);
  });

  it('gives frequent classes a look of their own and puts the rare ones together', () => {
    const scene = skyScene(
      Array.from({ length: 20 }, (_, n) => ({ id: `o${n}`, ra: n, dec: 0, label: `Class ${n}` }))
    );
    expect(scene.classes).toHaveLength(12);
    expect(scene.classes.at(-1)).toMatchObject({ name: 'other (9 classes)', count: 9 });
    const looks = scene.classes.map(entry => `${entry.color} ${entry.marker}`);
    expect(new Set(looks).size).toBe(12);
  });

  it('is described in words, with the word simulated', () => {
    const scene = skyScene([{ id: 'ZTF26sim0001', ra: 1, dec: 2, label: 'SN candidate' }], { title: 'Cone' });
    expect(describeSkyMap(scene)).toBe('Cone (simulated): 1 point (1 SN candidate).');
  });
});
