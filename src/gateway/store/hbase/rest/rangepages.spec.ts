import { compareKeys } from './compare';
import { below } from './rangepages';

describe('a text just below another', () => {
  it('is below, and above all that usual keys have there', () => {
    for (const text of ['n_0003', 'a', '~', 'Ω', '\ue000', '😀', 'a\0', 'ab\0']) {
      expect(compareKeys(below(text), text)).toBe(-1);
    }
    expect(compareKeys(below('n_0003'), 'n_0002~~~~')).toBe(1);
    expect(compareKeys(below('b'), 'a星')).toBe(1);
  });

  it('is empty, the beginning of the table, where there is none', () => {
    expect(below('')).toBe('');
    expect(below('\0')).toBe('');
  });
});

describe('order of keys', () => {
  it('is that of their bytes', () => {
    const keys = ['a', 'a\0', 'aa', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '\u{10ffff}', ''];
    for (const one of keys) {
      for (const other of keys) {
        expect(compareKeys(one, other)).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
      }
    }
  });
});
