import { appendFileSync } from 'node:fs';
import { StoreFault } from '../../../src/gateway/store/storefault';
import type { ISnapshot, IRowStore } from '../../../src/gateway/store/rowstore';
import { DEADLINE_MS } from './drivers';
import { TABLE, rowKeys } from './faultrows';

/** How something ended while something was wrong. */
export interface IOutcome {
  /** Keys of the rows that came. */
  readonly keys: readonly string[];
  readonly fault: StoreFault | undefined;
  /** From when it went wrong to the end. */
  readonly ms: number;
}

/** For a machine that is busy with the tests themselves. */
const GRACE_MS = 5000;

/**
 * Reads all rows of the table, and lets something go wrong when the first of them are there.
 * @throws whatever ends the scan that is not a `StoreFault`.
 */
export async function scanThrough(
  store: IRowStore,
  goWrong: () => void | Promise<void> = () => undefined
): Promise<IOutcome> {
  const snapshot = store.snapshot();
  const keys: string[] = [];
  let since: number | undefined;
  let fault: StoreFault | undefined;
  try {
    for await (const batch of snapshot.scan({ table: TABLE, ranges: [{ start: '!', stop: '~' }] })) {
      keys.push(...batch.map(row => row.key));
      if (since === undefined) {
        since = performance.now();
        await goWrong();
      }
    }
  } catch (error) {
    fault = faultIn(error);
  } finally {
    snapshot.close();
  }
  return { keys, fault, ms: performance.now() - (since ?? performance.now()) };
}

/** Makes a call while something is wrong. */
export async function callWhileWrong(
  store: IRowStore,
  call: (snapshot: ISnapshot) => Promise<unknown>
): Promise<IOutcome> {
  const snapshot = store.snapshot();
  const since = performance.now();
  try {
    await call(snapshot);
    return { keys: [], fault: undefined, ms: performance.now() - since };
  } catch (error) {
    return { keys: [], fault: faultIn(error), ms: performance.now() - since };
  } finally {
    snapshot.close();
  }
}

function faultIn(error: unknown): StoreFault {
  if (error instanceof StoreFault) {
    return error;
  }
  throw error;
}

/** It ended in a fault, in time, whose words say what is the matter and nothing else; what came before has no gaps. */
export function expectFault({ keys, fault, ms }: IOutcome, troubles: readonly string[]): void {
  expect(troubles).toContain(fault?.trouble);
  expect(fault?.source).toBe('trial');
  expect(fault?.message).toMatch(/^(invalid|unknown|missing|ambiguous|unsupported) /);
  expect(fault?.message).not.toMatch(/Exception|\bat \w+\.|host-7|127\.0\.0\.1|localhost|:\d{4}/);
  expect(keys).toEqual(rowKeys.slice(0, keys.length));
  expect(keys.length).toBeLessThan(rowKeys.length);
  expect(ms).toBeLessThan(DEADLINE_MS + GRACE_MS);
}

/** Every row came, once and in order. */
export function expectWhole({ keys, fault }: IOutcome): void {
  expect(fault).toBeUndefined();
  expect(keys).toEqual(rowKeys);
}

/** It ended in time in one of the two ways, and never in a short answer that looks whole. */
export function expectFaultOrWhole(outcome: IOutcome, troubles: readonly string[]): void {
  if (outcome.fault === undefined) {
    expectWhole(outcome);
  } else {
    expectFault(outcome, troubles);
  }
}

/** Adds a line to the file named by FINK_FAULT_TABLE: what happened, with which driver, how it ended, after how long. */
export function note(what: string, driver: string, { keys, fault, ms }: IOutcome): void {
  const file = process.env['FINK_FAULT_TABLE'];
  if (file) {
    const rows = keys.length === 0 ? '' : `${keys.length} of ${rowKeys.length} rows, then `;
    const end = fault === undefined ? 'complete answer' : `${rows}\`${fault.trouble}\`: ${fault.message}`;
    appendFileSync(file, `| ${what} | ${driver} | ${end} | ${(ms / 1000).toFixed(2)} |\n`);
  }
}
