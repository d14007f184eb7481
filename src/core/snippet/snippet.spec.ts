import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { pythonString } from './python';
import { SNIPPETS, snippetOf } from './registry';

const HOSTILE = [
  'x"); import os; os.system("id") #',
  'it\'s \\" quoted \\',
  'line\nbreak\r\ttab',
  '\u202Egnp.exe\u2028',
  '\u{1F600} \u0000',
  '{ids} %s $HOME `id`'
];

describe('snippets', () => {
  it('plot one object', () => {
    expect(SNIPPETS.lightcurve.code({ id: 'ZTF21abfmbix' })).toBe(
      'import finklab\n\nlc = finklab.light_curve("ZTF21abfmbix")\nfinklab.plot(lc)'
    );
  });

  it('plot several objects and map them', () => {
    expect(SNIPPETS.objects.code({ ids: ['ZTF21a', 'ZTF21b', 'ZTF21a'] })).toBe(
      'import finklab\n\nids = [\n    "ZTF21a",\n    "ZTF21b",\n]\nlcs = finklab.light_curve(ids)\n' +
        'display(finklab.plot(lcs))\nfinklab.sky_map(lcs)'
    );
    expect(SNIPPETS.objects.code({ ids: ['ZTF21a'] })).toBe(SNIPPETS.lightcurve.code({ id: 'ZTF21a' }));
  });

  it('map many objects without plotting each', () => {
    const code = SNIPPETS.objects.code({ ids: [...'abcdefg'] });
    expect(code).not.toContain('plot');
    expect(code).toContain('finklab.sky_map(lcs)');
  });

  it('repeat a cone and a class', () => {
    expect(snippetOf({ kind: 'cone', survey: 'ztf', ra: 10.5, dec: -1e-7, radius: 5 })).toBe(
      'import finklab\n\nobjects = finklab.cone_search(ra=10.5, dec=-1e-7, radius=5)  # arcsec\nfinklab.sky_map(objects)'
    );
    expect(snippetOf({ kind: 'class', survey: 'ztf', class: 'Early SN Ia candidate', last: 50 })).toBe(
      'import finklab\n\nalerts = finklab.latests("Early SN Ia candidate", n=50)\nalerts'
    );
  });

  it('name the source that was asked, when it is not the default one', () => {
    expect(SNIPPETS.lightcurve.code({ id: 'ZTF21a', source: 'cluster' })).toContain(
      'lc = finklab.light_curve("ZTF21a", source="cluster")\n'
    );
    expect(SNIPPETS.objects.code({ ids: ['ZTF21a', 'ZTF21b'], source: 'cluster' })).toContain(
      'lcs = finklab.light_curve(ids, source="cluster")\n'
    );
    expect(snippetOf({ kind: 'cone', survey: 'ztf', ra: 1, dec: 2, radius: 5 }, 'cluster')).toContain(
      'radius=5, source="cluster")  # radius in arcsec\n'
    );
    expect(snippetOf({ kind: 'class', survey: 'ztf', class: 'AGN', last: 5 }, 'cluster')).toContain(
      'finklab.latests("AGN", n=5, source="cluster")\n'
    );
  });

  it('do not pretend to repeat what they cannot', () => {
    expect(snippetOf({ kind: 'object', survey: 'ztf', ids: [], prefix: 'ZTF21' })).toBeUndefined();
    const bounded = { kind: 'class', survey: 'ztf', class: 'AGN', last: 5, startJd: 2459000 } as const;
    expect(snippetOf(bounded)).toBeUndefined();
  });

  it('refuse numbers that Python would not read as numbers', () => {
    expect(() => SNIPPETS.cone.code({ ra: Number.NaN, dec: 0, radius: 1 })).toThrow(
      'invalid right ascension: NaN'
    );
  });
});

describe('pythonString', () => {
  it('is printable ASCII and one line, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => /^"[ -~]*"$/.test(pythonString(text))));
  });

  const python = ['python3', 'python'].find(name => spawnSync(name, ['--version']).status === 0);
  (python === undefined ? it.skip : it)('is read back by Python as the same text', () => {
    const literals = `[${HOSTILE.map(pythonString).join(',')}]`;
    const read = execFileSync(python ?? '', ['-c', `import json; print(json.dumps(${literals}))`], {
      encoding: 'utf8'
    });
    expect(JSON.parse(read)).toEqual(HOSTILE);
  });
});
