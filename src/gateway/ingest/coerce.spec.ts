import { coerce } from './coerce';

it.each([
  ['long', 3066208464615015024n, 3066208464615015024n],
  ['long', '3066208464615015024', 3066208464615015024n],
  ['long', 7, 7n],
  ['integer', 2n, 2],
  ['integer', 2.0, 2],
  ['integer', NaN, null],
  ['integer', 'None', null],
  ['float', 19.958099365234375, 19.958099365234375],
  ['float', 0.1, Math.fround(0.1)],
  ['double', 0.1, 0.1],
  ['double', 'nan', null],
  ['double', '2.5', 2.5],
  ['boolean', true, true],
  ['boolean', 'False', false],
  ['string', 'null', 'null'],
  ['string', 'nan', 'nan'],
  ['string', 'None', 'None'],
  ['string', '', ''],
  ['string', new Uint8Array([0x5a, 0x54, 0x46]), 'ZTF'],
  ['string', undefined, null]
] as const)('%s %s is %s', (type, value, expected) => {
  expect(coerce(type, value, 'x')).toEqual(expected);
});

it('keeps NaN of a measurement: it is not the same as no measurement', () => {
  expect(coerce('float', NaN, 'magpsf')).toBeNaN();
});

it.each([
  ['long', 2 ** 60],
  ['integer', 2 ** 31],
  ['integer', 1.5],
  ['long', 2n ** 63n],
  ['double', 'bright'],
  ['string', { a: 1 }]
] as const)('refuses %s %s, which it could not keep exactly', (type, value) => {
  expect(() => coerce(type, value, 'candidate.pid')).toThrow(/^invalid value of candidate\.pid: /);
});
