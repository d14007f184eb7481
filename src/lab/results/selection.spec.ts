import { afterKey, EMPTY_SELECTION, kept, select, type ISelection } from './selection';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const PAGE = 3;

function press(selection: ISelection, ...keys: readonly string[]): ISelection {
  return keys.reduce((before, text) => {
    const [key = '', ...modifiers] = text.split('+').reverse();
    const stroke = {
      key,
      shiftKey: modifiers.includes('Shift'),
      ctrlKey: modifiers.includes('Ctrl'),
      metaKey: false
    };
    return afterKey(before, KEYS, stroke, PAGE) ?? before;
  }, selection);
}

function shown({ active, selected }: ISelection): string {
  return KEYS.map(key => (selected.has(key) ? key.toUpperCase() : key) + (key === active ? '*' : '')).join(
    ' '
  );
}

describe('selection', () => {
  const atB = select(EMPTY_SELECTION, KEYS, 'b', 'replace');

  it.each([
    [['ArrowDown'], 'a b C* d e'],
    [['ArrowUp'], 'A* b c d e'],
    [['ArrowUp', 'ArrowUp'], 'A* b c d e'],
    [['Home'], 'A* b c d e'],
    [['End'], 'a b c d E*'],
    [['PageDown'], 'a b c d E*'],
    [['Shift+ArrowDown'], 'a B C* d e'],
    [['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp'], 'a B C* d e'],
    [['Shift+End'], 'a B C D E*'],
    [['Shift+Home'], 'A* B c d e'],
    [['Ctrl+a'], 'A B* C D E'],
    [[' '], 'a b* c d e'],
    [['Ctrl+ArrowDown', 'Ctrl+ArrowDown', ' '], 'a B c D* e'],
    [['Ctrl+a', 'Escape'], 'a b* c d e'],
    [['x'], 'a B* c d e']
  ])('should follow the keys %j', (keys, expected) => {
    expect(shown(press(atB, ...keys))).toBe(expected);
  });

  it('should add and take away single lines, and extend from the last of them', () => {
    const two = select(atB, KEYS, 'd', 'toggle');
    expect(shown(two)).toBe('a B c D* e');
    expect(shown(select(two, KEYS, 'b', 'toggle'))).toBe('a b* c D e');
    expect(shown(select(two, KEYS, 'e', 'extend'))).toBe('a b c D E*');
  });

  it('should drop lines that are gone', () => {
    expect(shown(kept(select(atB, KEYS, 'd', 'extend'), ['a', 'c', 'd', 'e']))).toBe('a b C D* e');
  });
});
