import { parseLenient } from './lenientjson';

it.each<readonly [string, unknown]>([
  ['[{"a":NaN,"b":-Infinity,"c":Infinity}]', [{ a: null, b: null, c: null }]],
  ['{"a":"[NaN, -Infinity]","b":NaN}', { a: '[NaN, -Infinity]', b: null }],
  ['{"a\\"NaN":NaN,"id":2890466950515015016}', { 'a"NaN': null, id: '2890466950515015016' }],
  ['{"id":2890466950515015016,"n":12}', { id: '2890466950515015016', n: 12 }]
])('%s', (text, value) => {
  expect(parseLenient(text)).toEqual(value);
});

it.each(['[NaNa]', '{"a":nan}', '[1,', '', '"NaN'])('refuses %p', text => {
  expect(() => parseLenient(text)).toThrow(SyntaxError);
});
