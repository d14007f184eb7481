import React from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { sparkline } from '../../core/figure/sparkline';
import { Sparkline } from './sparkline';

const row = (jd: number, fid: number, magnitude: number) => ({
  'i:objectId': 'ZTF21"><script>',
  'i:jd': jd,
  'i:fid': fid,
  'i:magpsf': magnitude
});

function rendered(element: React.ReactElement): HTMLElement {
  const host = document.createElement('div');
  flushSync(() => createRoot(host).render(element));
  return host;
}

describe('Sparkline', () => {
  it('draws one path for each band and is a picture with a sentence', () => {
    const model = sparkline([row(2459540, 1, 20), row(2459541, 2, 19), row(2459542, 3, 18)]);
    const host = rendered(<Sparkline model={model} />);
    const bands = [...host.querySelectorAll('path')].map(path => path.getAttribute('class'));
    expect(bands.map(name => name?.split(' ')[1])).toEqual(['jp-mod-g', 'jp-mod-r', 'jp-mod-i']);
    expect(host.querySelector('svg')?.getAttribute('aria-label')).toBe(model.label);
    expect(host.querySelector('script')).toBeNull();
  });

  it('keeps inside its size', () => {
    const host = rendered(
      <Sparkline model={sparkline([row(2459540, 2, 20), row(2459542, 2, 18)])} width={50} height={20} />
    );
    const starts = [...host.innerHTML.matchAll(/M([\d.-]+),([\d.-]+)/g)].map(match => [
      Number(match[1]),
      Number(match[2])
    ]);
    expect(starts).toHaveLength(2);
    starts.forEach(([x, y]) => {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(50);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(20);
    });
  });
});
