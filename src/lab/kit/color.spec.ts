import { contrast, legible, parseColor } from './color';

describe('colours', () => {
  it('are read as CSS writes them, and nothing else is', () => {
    expect(parseColor('#15284F')).toEqual([21, 40, 79]);
    expect(parseColor('#fff')).toEqual([255, 255, 255]);
    expect(parseColor('rgba(255, 255, 255, 0.7)')).toEqual([255, 255, 255]);
    ['url(x)', '#12', 'rgb(300,0,0)', 'javascript:1', ''].forEach(text =>
      expect(parseColor(text)).toBeUndefined()
    );
  });

  it('have the contrast that WCAG says', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([255, 255, 255], [255, 255, 255])).toBe(1);
  });

  it('keep themselves where they can be seen and become a tint where not', () => {
    expect(legible('#15284F', '#ffffff')).toBe('#15284F');
    const tint = parseColor(legible('#15284F', '#111111'));
    expect(contrast(tint ?? [0, 0, 0], [17, 17, 17])).toBeGreaterThanOrEqual(4.5);
    expect(legible('#F5622E', '#111111')).toBe('#F5622E');
    expect(legible('unreadable', '#111111')).toBe('unreadable');
  });
});
