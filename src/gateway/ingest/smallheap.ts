import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow, in per cent of what is alive in it, before it is looked through for garbage. */
const GROWTH = 30;

/**
 * Bounds what this process leaves lying as garbage. Node takes the machine for its own and lets the heap grow to four times
 * what is alive: several hundred MB in an ingestion that needs 60, and more the longer it runs. Here the heap stays near what
 * is alive, for a few per cent of the time. Threads have it too.
 *
 * Node warns of flags that are set late. This one is a number that V8 looks at after each collection, and nothing else.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
