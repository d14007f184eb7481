import type { Row } from '../value';
import { lightCurveFigure } from './lightcurve';
import { smallMultiples } from './smallmultiples';

const detection = (over: Row = {}): Row => ({
  'i:objectId': 'ZTF21abfmbix',
  'i:jd': 2459540.6,
  'i:fid': 1,
  'i:magpsf': 18.123456,
  'i:sigmapsf': 0.04567,
  'i:diffmaglim': 20.5,
  'i:isdiffpos': 't',
  'd:tag': 'valid',
  ...over
});

describe('lightCurveFigure', () => {
  it('draws one trace per band and kind, with counts in the legend', () => {
    const figure = lightCurveFigure([
      detection(),
      detection({ 'i:jd': 2459541.6 }),
      detection({ 'i:fid': 2, 'd:tag': 'badquality' }),
      detection({ 'i:fid': 2, 'd:tag': 'upperlim', 'i:magpsf': null })
    ]);
    expect(figure.data.map(trace => [trace.name, trace.marker.symbol])).toEqual([
      ['g (2)', 'circle'],
      ['r low quality (1)', 'triangle-up'],
      ['r upper limits (1)', 'triangle-down-open']
    ]);
    expect(figure.layout.yaxis?.autorange).toBe('reversed');
    expect(figure.data[2]).not.toHaveProperty('error_y');
    expect(figure.data[2]?.y).toEqual([20.5]);
  });

  it('rounds magnitudes to 4 and MJD to 6 decimals and writes dates in UTC', () => {
    const trace = lightCurveFigure([detection()]).data[0];
    expect(trace?.x).toEqual(['2021-11-22 02:24:00.000']);
    expect(trace?.y).toEqual([18.1235]);
    expect(trace?.error_y?.array).toEqual([0.0457]);
    expect(trace?.customdata).toEqual([[59540.1, '']]);
  });

  it('marks negative detections', () => {
    const signs = ['t', '1', 'f', '0'].map(
      sign => lightCurveFigure([detection({ 'i:isdiffpos': sign })]).data[0]?.customdata[0]?.[1]
    );
    expect(signs).toEqual(['', '', ' (-)', ' (-)']);
  });

  it('does not claim an error of zero where none is known', () => {
    const trace = lightCurveFigure([detection({ 'i:sigmapsf': null }), detection()]).data[0];
    expect(trace?.error_y?.array).toEqual([null, 0.0457]);
    expect(trace?.hovertemplate).toEqual([
      expect.stringContaining('error unknown'),
      expect.stringContaining('± %{error_y.array:.3f}')
    ]);
  });

  it('says what it leaves out: limits first, then low quality, then the oldest', () => {
    const figure = lightCurveFigure(
      [
        detection({ 'i:jd': 2459540 }),
        detection(),
        detection({ 'd:tag': 'upperlim' }),
        detection({ 'i:fid': 9 })
      ],
      { maxPoints: 1 }
    );
    expect(figure.data.map(trace => trace.customdata[0]?.[0])).toEqual([59540.1]);
    expect(figure.layout.annotations[0]?.text).toBe(
      'Left out: 1 detection, 1 upper limit, 1 row without date, magnitude or known band.'
    );
  });

  it('says so when there is nothing to draw', () => {
    const figure = lightCurveFigure([], { object: 'ZTF21abfmbix' });
    expect(figure.data).toEqual([]);
    expect(figure.layout.annotations[0]?.text).toBe('No points to draw.');
  });

  it('names simulated objects as such and turns hostile ids into text', () => {
    expect(lightCurveFigure([detection({ 'i:objectId': 'ZTF26sim0042' })]).layout.title.text).toBe(
      'ZTF26sim0042 – simulated'
    );
    const hostile = lightCurveFigure([detection()], { object: '<a href="javascript:x">%{y}$\\TeX$' });
    expect(hostile.layout.title.text).not.toMatch(/[<>%$]/);
  });

  it('brings no theme and no button to a cloud', () => {
    const { layout, config } = lightCurveFigure([detection()]);
    expect(layout).not.toHaveProperty('template');
    expect(layout.paper_bgcolor).toBe('rgba(0,0,0,0)');
    expect(config.modeBarButtonsToRemove).toContain('sendChartToCloud');
    expect(config.displaylogo).toBe(false);
  });
});

describe('smallMultiples', () => {
  const object = (id: string, over: Row = {}): Row[] => [detection({ 'i:objectId': id, ...over })];

  it('gives every object its own axes and shares one legend', () => {
    const figure = smallMultiples([object('ZTF21a'), object('ZTF21b'), object('ZTF21c', { 'i:fid': 2 })]);
    expect(figure.data.map(trace => [trace.xaxis ?? 'x', trace.name, trace.showlegend])).toEqual([
      ['x', 'g', true],
      ['x2', 'g', false],
      ['x3', 'r', true]
    ]);
    expect(figure.layout.yaxis3?.autorange).toBe('reversed');
    expect(figure.layout.annotations.map(a => a.text)).toEqual(['ZTF21a: g 1', 'ZTF21b: g 1', 'ZTF21c: r 1']);
  });

  it('shows six panels and names the rest', () => {
    const figure = smallMultiples(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(letter => object(`ZTF21${letter}`))
    );
    expect(new Set(figure.data.map(trace => trace.xaxis)).size).toBe(6);
    expect(figure.layout.annotations.at(-1)?.text).toBe('Not shown: 2 further objects.');
  });

  it('keeps panels inside the plot area and apart from each other', () => {
    const layout = smallMultiples(['a', 'b', 'c', 'd', 'e'].map(letter => object(letter))).layout;
    expect(layout.yaxis?.domain?.[1]).toBe(1);
    expect(layout.yaxis5?.domain?.[0]).toBeCloseTo(0, 3);
    expect(layout.yaxis3?.domain?.[1] ?? 1).toBeLessThan(layout.yaxis?.domain?.[0] ?? 0);
    expect(layout.xaxis?.domain?.[1] ?? 1).toBeLessThan(layout.xaxis2?.domain?.[0] ?? 0);
  });
});
