import { sparkline } from './sparkline';

const row = (jd: number, fid: number, magnitude: number, tag = 'valid') => ({
  'i:objectId': 'ZTF26sim0001',
  'i:jd': jd,
  'i:fid': fid,
  'i:magpsf': magnitude,
  'd:tag': tag
});

describe('sparkline', () => {
  it('puts the brightest at the top and all bands into one box', () => {
    const { bands } = sparkline([row(2459540, 1, 20), row(2459542, 2, 18), row(2459544, 1, 19)]);
    expect(bands.map(band => [band.name, band.points])).toEqual([
      [
        'g',
        [
          [0, 1],
          [1, 0.5]
        ]
      ],
      ['r', [[0.5, 0]]]
    ]);
  });

  it('shows detections only and says in words what it shows', () => {
    const model = sparkline([
      row(2459540, 1, 20),
      row(2459540.5, 1, 21, 'badquality'),
      row(2459542, 2, 18.125)
    ]);
    expect(model.label).toBe(
      'ZTF26sim0001 – simulated: 2 detections, 2021-11-21 to 2021-11-23, magnitude 18.13 to 20.00'
    );
    expect(model.bands.flatMap(band => band.points)).toHaveLength(2);
  });

  it('copes with one point and with none', () => {
    expect(sparkline([row(2459540, 1, 20)]).bands[0]?.points).toEqual([[0.5, 0.5]]);
    expect(sparkline([])).toEqual({ label: 'no detections', bands: [] });
  });
});
