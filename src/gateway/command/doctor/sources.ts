import { sourcesOf } from '../../config/sources';
import { type SourceConfig } from '../../config/sourceconfig';
import { reasonOf } from '../../reasonof';
import { openerOf } from '../../source/opener';
import { type ICheck } from './check';
import { faultOf, type IFinding } from './finding';
import { type IPatient } from './patient';
import { type IExamined } from './source/examined';
import { reachable } from './source/reachable';
import { STEPS } from './source/steps';

const REMEDY = 'Look at this source in the configuration, and at the log of its server';

/** Every source that the configuration names. */
export const sourcesCheck: ICheck = {
  name: 'sources',
  async *look(patient) {
    if (patient.config === undefined) {
      const text = 'not looked at: the configuration cannot be used';
      yield { check: 'sources', grade: 'warning', text, remedy: 'Correct the configuration first' };
      return;
    }
    for (const [name, config] of sourcesOf(patient.config)) {
      yield* examineSource(name, config, patient);
    }
  }
};

async function* examineSource(
  name: string,
  config: SourceConfig,
  { dataDir, environment }: IPatient
): AsyncGenerator<IFinding, void, undefined> {
  const check = `source ${name}`;
  let source: IExamined | undefined;
  try {
    const { store, answerer } = await openerOf(name, config, dataDir, environment)();
    source = { name, config, environment, store, answerer, tables: [] };
    const first = await reachable(source);
    yield { check, ...first };
    if (first.grade === 'fault') {
      return;
    }
    const examined = { ...source, tables: await store.tables() };
    for (const step of STEPS) {
      try {
        for (const found of await step(examined)) {
          yield { check, ...found };
        }
      } catch (error) {
        yield { check, ...faultOf(reasonOf(error), REMEDY) };
      }
    }
  } catch (error) {
    yield { check, ...faultOf(reasonOf(error), REMEDY) };
  } finally {
    await source?.store.close();
  }
}
