import { Widget } from '@lumino/widgets';
import plotly from 'plotly.js-basic-dist-min';
import { fakeObservers } from '../../__tests__/support/observers';
import { lightCurveFigure } from '../../core/figure/lightcurve';
import { PRINT_THEME } from '../kit/theme';
import { drawable } from './drawable';
import { lightCurvePng } from './png';
import { LightCurveWidget } from './widget';

jest.mock('plotly.js-basic-dist-min', () => ({
  __esModule: true,
  default: {
    react: jest.fn().mockResolvedValue(undefined),
    purge: jest.fn(),
    toImage: jest.fn().mockResolvedValue('data:image/png;base64,iVBORw0='),
    Plots: { resize: jest.fn() }
  }
}));

const rows = [1, 2, 1].map((fid, n) => ({
  'i:objectId': 'ZTF26sim0042',
  'i:jd': 2459540.6 + n,
  'i:fid': fid,
  'i:magpsf': 18 + n,
  'i:sigmapsf': 0.05,
  'i:isdiffpos': n === 2 ? 'f' : 't',
  'd:tag': 'valid'
}));
const dark = { ...PRINT_THEME, background: '#111111' };
const settled = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve));

describe('drawable', () => {
  it('is a copy: plotly may write into it', () => {
    const figure = lightCurveFigure(rows);
    const before = JSON.stringify(figure);
    const drawn = drawable(figure, PRINT_THEME);
    Object.assign(drawn.data[0] ?? {}, { name: 'changed' });
    Object.assign(drawn.layout, { height: 1 });
    expect(JSON.stringify(figure)).toBe(before);
  });

  it('never offers to send data to a cloud', () => {
    const { config } = drawable(lightCurveFigure(rows), PRINT_THEME);
    expect(config.showSendToCloud).toBe(false);
    expect(config.displaylogo).toBe(false);
    expect(config.modeBarButtonsToRemove).toEqual(
      expect.arrayContaining(['sendChartToCloud', 'sendDataToCloud'])
    );
  });

  it('keeps the fill of a band in the dark and makes its outline visible', () => {
    const g = drawable(lightCurveFigure(rows), dark).data[0];
    expect(g).toMatchObject({
      marker: { color: '#15284F', line: { color: expect.stringMatching(/^rgb/) as string } }
    });
    expect(drawable(lightCurveFigure(rows), PRINT_THEME).data[0]).not.toHaveProperty('marker.line');
  });

  it('hides what the view hides', () => {
    const drawn = drawable(lightCurveFigure(rows), PRINT_THEME, ['r valid']);
    expect(drawn.data).toMatchObject([{}, { visible: 'legendonly' }]);
    expect(drawn.data[0]).not.toHaveProperty('visible');
  });
});

describe('LightCurveWidget', () => {
  const observers = fakeObservers();
  const react = jest.mocked(plotly.react);
  afterAll(() => observers.restore());
  beforeEach(() => react.mockClear());

  function open(): LightCurveWidget {
    const widget = new LightCurveWidget({ figure: lightCurveFigure(rows), label: 'Three points.' });
    Widget.attach(widget, document.body);
    Object.defineProperty(widget.node.firstElementChild, 'clientWidth', { value: 700 });
    return widget;
  }

  it('draws when it is seen and not before', async () => {
    const widget = open();
    await settled();
    expect(react).not.toHaveBeenCalled();
    observers.see();
    await settled();
    expect(react).toHaveBeenCalledTimes(1);
    widget.dispose();
  });

  it('draws again when the theme changes', async () => {
    const widget = open();
    observers.see();
    await settled();
    document.body.dataset.jpThemeLight = 'false';
    await settled();
    expect(react).toHaveBeenCalledTimes(2);
    widget.dispose();
  });

  it('is a picture with a sentence and a table for those who cannot see it', () => {
    const widget = open();
    expect(widget.node.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('Three points.');
    const details = widget.node.querySelector('details');
    expect(details?.querySelector('table')).toBeNull();
    details?.setAttribute('open', '');
    details?.dispatchEvent(new Event('toggle'));
    const cells = [...(details?.querySelectorAll('tbody tr') ?? [])].map(row => row.textContent);
    expect(cells).toHaveLength(3);
    expect(cells[2]).toContain('negative detection');
    expect(cells[0]).toContain('simulated');
    widget.dispose();
  });

  it('gives back what plotly holds, and twice is as good as once', async () => {
    const widget = open();
    observers.see();
    await settled();
    jest.mocked(plotly.purge).mockClear();
    widget.dispose();
    widget.dispose();
    expect(jest.mocked(plotly.purge)).toHaveBeenCalledTimes(1);
    observers.see();
    await settled();
    expect(react).toHaveBeenCalledTimes(1);
  });

  it('points to the table when plotly fails', async () => {
    react.mockRejectedValueOnce(new Error('no WebGL, no SVG, no luck'));
    const widget = open();
    observers.see();
    await settled();
    expect(widget.node.querySelector('[role="status"]')?.textContent).toMatch(/^unavailable plot/);
    widget.dispose();
  });
});

describe('lightCurvePng', () => {
  it('is dark on white in any theme', async () => {
    expect(await lightCurvePng(lightCurveFigure(rows), { width: 700, height: 400, scale: 2 })).toBe(
      'iVBORw0='
    );
    expect(jest.mocked(plotly.toImage)).toHaveBeenCalledWith(
      expect.objectContaining({ layout: expect.objectContaining({ paper_bgcolor: '#ffffff' }) as object }),
      { format: 'png', width: 700, height: 400, scale: 2 }
    );
  });
});
