import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import {
  lightCurveBundle,
  lightCurveState,
  PLOTLY_MIME,
  skyMapBundle,
  SKY_MAP_MIME
} from '../../core/figure/bundle';
import { lightCurveFigure } from '../../core/figure/lightcurve';
import { skyScene } from '../../core/figure/skymap';
import { smallMultiples } from '../../core/figure/smallmultiples';
import extensions from '../../mime';
import { readFigure } from './figureschema';
import { readScene } from './sceneschema';

jest.mock('plotly.js-basic-dist-min', () => ({ __esModule: true, default: {} }));

const rows = (id: string) => [
  { 'i:objectId': id, 'i:jd': 2459540.6, 'i:fid': 1, 'i:magpsf': 18.1, 'i:sigmapsf': 0.05, 'd:tag': 'valid' },
  {
    'i:objectId': id,
    'i:jd': 2459541.6,
    'i:fid': 2,
    'i:magpsf': 18.2,
    'i:sigmapsf': null,
    'i:isdiffpos': 'f'
  },
  { 'i:objectId': id, 'i:jd': 2459542.6, 'i:fid': 3, 'i:diffmaglim': 20.1, 'd:tag': 'upperlim' }
];
const stored = (value: unknown): Record<string, never> =>
  JSON.parse(JSON.stringify(value)) as Record<string, never>;

describe('readFigure', () => {
  it('gives back our own figures as they are', () => {
    const one = lightCurveFigure(rows('ZTF26sim0042'));
    const many = smallMultiples([rows('ZTF21a'), rows('ZTF21b'), rows('ZTF21c')]);
    expect(readFigure(stored(one))).toEqual({ figure: one });
    expect(readFigure(stored(many))).toEqual({ figure: many });
  });

  it('keeps nothing that it does not know: no images, links, templates, menus', () => {
    const figure = stored(lightCurveFigure(rows('ZTF21a'))) as unknown as {
      data: Record<string, unknown>[];
      layout: Record<string, unknown>;
    };
    Object.assign(figure.layout, {
      images: [{ source: 'https://elsewhere.example/pixel.png' }],
      updatemenus: [{}],
      template: { layout: {} },
      title: { text: '<a href="javascript:alert(1)">click</a>', font: { size: 15 } }
    });
    Object.assign(figure.data[0] ?? {}, {
      hovertemplate: '<a href="https://elsewhere.example">x</a>',
      name: '<b>%{meta}</b>',
      text: ['<img src=x onerror=alert(1)>']
    });
    const text = JSON.stringify(readFigure(figure));
    expect(text).not.toMatch(/<a|<b>|<img|elsewhere|updatemenus|template":\{|%\{meta/);
    expect(text).toContain('&lt;a href');
  });

  it.each([
    ['no figure', null],
    ['another kind of trace', { data: [{ type: 'bar' }], layout: {} }],
    ['no layout', { data: [] }]
  ])('refuses %s with the place', (_, value) => {
    expect(readFigure(value)).toEqual({ problem: expect.stringMatching(/\w/) as string });
  });

  it('refuses numbers, dates and colours that are none, and lists that differ in length', () => {
    const broken = (change: (trace: Record<string, unknown>) => void): unknown => {
      const figure = stored(lightCurveFigure(rows('ZTF21a'))) as unknown as {
        data: Record<string, unknown>[];
      };
      change(figure.data[0] ?? {});
      return readFigure(figure);
    };
    const problem = { problem: expect.stringContaining('data.0') as string };
    expect(broken(trace => (trace.y = ['18']))).toEqual(problem);
    expect(broken(trace => (trace.x = ['yesterday']))).toEqual(problem);
    expect(broken(trace => (trace.y = [18, 19]))).toEqual(problem);
    expect(
      broken(trace => (trace.marker = { color: 'url(x)', symbol: 'circle', size: 1, opacity: 1 }))
    ).toEqual(problem);
  });
});

describe('readScene', () => {
  const scene = skyScene([{ id: 'ZTF21a', ra: 10, dec: 20, label: 'QSO' }], {
    cone: { ra: 10, dec: 20, radius: 60 }
  });

  it('gives back our own scenes as they are', () => {
    expect(readScene(stored(scene))).toEqual({ scene });
  });

  it('refuses what is not on the sky or of no class', () => {
    const problem = { problem: expect.stringContaining('points') as string };
    expect(readScene({ ...scene, points: [{ id: 'x', ra: 400, dec: 0, class: 0 }] })).toEqual(problem);
    expect(readScene({ ...scene, points: [{ id: 'x', ra: 4, dec: 0, class: 7 }] })).toEqual(problem);
  });
});

describe('renderers', () => {
  const render = async (data: IRenderMime.IMimeModel['data'], index: number): Promise<HTMLElement> => {
    const renderer = extensions[index]?.rendererFactory.createRenderer({} as IRenderMime.IRendererOptions);
    await renderer?.renderModel({
      trusted: false,
      data,
      metadata: {},
      setData: () => {
        throw new Error('a renderer wrote to the notebook');
      }
    });
    return renderer?.node ?? document.createElement('div');
  };

  it('are safe, first in rank, and have ids of this package', () => {
    extensions.forEach(extension => {
      expect(extension).toMatchObject({ rank: 0, dataType: 'json', rendererFactory: { safe: true } });
      expect(extension.id).toMatch(/^jupyterlab-fink:/);
    });
  });

  it('draw a light curve from the plotly figure beside the view, without changing either', async () => {
    const figure = lightCurveFigure(rows('ZTF21a'));
    const data = stored(lightCurveBundle(figure, lightCurveState(['ZTF21a']), '', 'Three points.'));
    const before = JSON.stringify(data);
    const node = await render(data, 0);
    expect(node.querySelector('.jp-Fink-LightCurve [role="img"]')?.getAttribute('aria-label')).toBe(
      'Three points.'
    );
    expect(JSON.stringify(data)).toBe(before);
  });

  it('draw a sky map', async () => {
    const node = await render(stored(skyMapBundle(skyScene([]), '', 'Empty.')), 1);
    expect(node.querySelector('.jp-Fink-SkyMap [role="img"]')?.getAttribute('aria-label')).toBe('Empty.');
  });

  it('draw again in place when the model changes', async () => {
    const renderer = extensions[1]?.rendererFactory.createRenderer({} as IRenderMime.IRendererOptions);
    const model = (text: string): IRenderMime.IMimeModel => ({
      trusted: false,
      data: stored(skyMapBundle(skyScene([]), '', text)),
      metadata: {},
      setData: () => undefined
    });
    await Promise.all([renderer?.renderModel(model('One.')), renderer?.renderModel(model('Two.'))]);
    const labels = [...(renderer?.node.querySelectorAll('[role="img"]') ?? [])].map(n =>
      n.getAttribute('aria-label')
    );
    expect(labels).toEqual(['Two.']);
  });

  it('say what is wrong and what to do, and show the stored picture', async () => {
    const node = await render({ [PLOTLY_MIME]: { data: 'no' }, 'image/png': 'iVBORw0=' }, 0);
    expect(node.querySelector('[role="alert"]')?.textContent).toMatch(
      /^invalid light curve: .*Run the cell again/s
    );
    expect(node.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,iVBORw0=');
    expect((await render({ 'image/png': '"><script>' }, 0)).innerHTML).not.toMatch(/script|<img/);
    expect((await render({ [SKY_MAP_MIME]: { title: '<img src=x>' } }, 1)).querySelector('img')).toBeNull();
  });
});
