import { type Found, type IFinding } from './finding';
import { type IPatient } from './patient';

/** One thing that is looked at. What it throws becomes a fault of it; it need not catch what it does not understand. */
export interface ICheck {
  readonly name: string;
  /** Gives findings as they come. Nothing is written, made or repaired. */
  readonly look: (patient: IPatient) => AsyncGenerator<IFinding, void, undefined>;
}

/** A check that finds all at once. */
export function check(name: string, find: (patient: IPatient) => Promise<readonly Found[]>): ICheck {
  return {
    name,
    async *look(patient) {
      for (const found of await find(patient)) {
        yield { check: name, ...found };
      }
    }
  };
}
