import { reasonOf } from '../../reasonof';
import { within } from '../../within';
import { type ICheck } from './check';
import { type IFinding } from './finding';
import { type IPatient } from './patient';
import { withoutSecrets } from './secrets';

/** Milliseconds that are waited for the next finding of a check. */
const LONGEST = 45_000;

/**
 * Run all checks, one after the other. A check that throws, or says nothing for too long, is a fault of what it looks at, and
 * the others go on. Findings hold no secrets.
 */
export async function* examine(
  patient: IPatient,
  checks: readonly ICheck[],
  ms = LONGEST
): AsyncGenerator<IFinding, void, undefined> {
  const clean = withoutSecrets(patient);
  for (const { name, look } of checks) {
    const findings = look(patient);
    try {
      for (;;) {
        const next = await within(ms, () => findings.next());
        if (next.done === true) {
          break;
        }
        yield clean(next.value);
      }
    } catch (error) {
      const remedy = 'All else was looked at. If this stays so, tell whoever maintains the package';
      yield clean({ check: name, grade: 'fault', text: reasonOf(error), remedy });
    }
  }
}
