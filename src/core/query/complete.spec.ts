import fc from 'fast-check';

import { complete } from './complete';
import { parseQuery } from './parse';

/** Complete at `|` and take the option with this label. */
function take(marked: string, label: string): string {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = complete(text, cursor);
  const option = options.find(each => each.label === label);
  if (option === undefined) {
    throw new Error(`no ${label} in ${options.map(each => each.label).join(' ')}`);
  }
  return text.slice(0, from) + option.text + text.slice(to);
}

describe('complete', () => {
  it.each([
    ['|', 'class=', 'class='],
    ['cl|', 'class=', 'class='],
    ['class="SN candidate" la|', 'last=', 'class="SN candidate" last='],
    ['class=|', '"SN candidate"', 'class="SN candidate"'],
    ['class=ear|', '"Early SN Ia candidate"', 'class="Early SN Ia candidate"'],
    ['class=Early SN|', '"Early SN Ia candidate"', 'class="Early SN Ia candidate"'],
    ['class="ia cand|', '"Early SN Ia candidate"', 'class="Early SN Ia candidate"'],
    ['class="ia cand|" last=5', '"Early SN Ia candidate"', 'class="Early SN Ia candidate" last=5'],
    ['class=rrl|', 'RRLyr', 'class=RRLyr'],
    ['kilon|', 'class="Kilonova candidate"', 'class="Kilonova candidate"'],
    ['class=RRLyr last=1|', '100', 'class=RRLyr last=100'],
    ['10 20 r=|', '10m', '10 20 r=10m'],
    ['class=RRLyr sort=-magps|', 'i:magpsf', 'class=RRLyr sort=-i:magpsf'],
    ['class=RRLyr columns=i:jd,magps|', 'i:magpsf', 'class=RRLyr columns=i:jd,i:magpsf']
  ])('should complete %s with %s', (marked, label, completed) => {
    expect(take(marked, label)).toBe(completed);
  });

  it('should not offer a keyword twice', () => {
    expect(complete('class=RRLyr ', 12).options.map(each => each.label)).not.toContain('class=');
  });

  it('should offer no class for an id or a number', () => {
    expect(complete('ZTF18', 5).options).toEqual([]);
    expect(complete('10', 2).options).toEqual([]);
  });

  it('should offer classes that can be read', () => {
    for (const option of complete('class=', 6).options) {
      expect(parseQuery(`class=${option.text}`)).toMatchObject({ ok: true });
    }
  });

  it('should never throw and stay within the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -3, max: 40 }), (text, cursor) => {
        const { from, to } = complete(text, cursor);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      })
    );
  });
});
