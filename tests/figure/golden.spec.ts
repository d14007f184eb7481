import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeLightCurve, describeSkyMap, type IDescribeOptions } from '../../src/core/figure/describe';
import { lightCurveFigure, type ILightCurveOptions } from '../../src/core/figure/lightcurve';
import { skyScene, type ISkyInput, type ISkyOptions } from '../../src/core/figure/skymap';
import { smallMultiples, type ISmallMultiplesOptions } from '../../src/core/figure/smallmultiples';
import { sparkline } from '../../src/core/figure/sparkline';
import type { Row } from '../../src/core/value';

/** One case: what is asked for. See tests/data/figure/README.md. */
type Case =
  | { kind: 'lightcurve'; rows: Row[]; options: ILightCurveOptions & IDescribeOptions }
  | { kind: 'smallmultiples'; objects: Row[][]; options: ISmallMultiplesOptions }
  | { kind: 'skymap'; points: ISkyInput[]; options: ISkyOptions }
  | { kind: 'sparkline'; rows: Row[] };

const folder = join(__dirname, '..', 'data', 'figure');
const names = readdirSync(folder)
  .filter(name => name.endsWith('.in.json'))
  .map(name => name.slice(0, -'.in.json'.length));

function draw(input: Case): unknown {
  switch (input.kind) {
    case 'lightcurve':
      return {
        figure: lightCurveFigure(input.rows, input.options),
        text: describeLightCurve(input.rows, input.options)
      };
    case 'smallmultiples':
      return { figure: smallMultiples(input.objects, input.options) };
    case 'skymap': {
      const scene = skyScene(input.points, input.options);
      return { scene, text: describeSkyMap(scene) };
    }
    case 'sparkline':
      return { sparkline: sparkline(input.rows) };
  }
}

/** FINK_WRITE_GOLDEN=1 writes the outputs anew; look at the difference before it is committed. */
const write = process.env.FINK_WRITE_GOLDEN === '1';

describe('golden figures', () => {
  it('are there', () => {
    expect(names.length).toBeGreaterThan(5);
  });

  it.each(names)('%s', name => {
    const input = JSON.parse(readFileSync(join(folder, `${name}.in.json`), 'utf8')) as Case;
    const drawn = JSON.parse(JSON.stringify(draw(input))) as unknown;
    const out = join(folder, `${name}.out.json`);
    if (write) {
      writeFileSync(out, `${JSON.stringify(drawn, null, 1)}\n`);
    }
    expect(drawn).toEqual(JSON.parse(readFileSync(out, 'utf8')));
  });
});
