import { reasonOf } from './reasonof';

/**
 * Calls `stop` once: on SIGTERM, on SIGINT, and for a supervised process when its standard input closes, which happens
 * also when the supervisor was killed. A second signal ends the process at once.
 */
export function untilStopped(stop: () => Promise<void>, supervised: boolean): void {
  let stopping = false;
  const once = (): void => {
    if (stopping) {
      process.exit(1);
    }
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${reasonOf(error)}\n`);
        process.exit(1);
      }
    );
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  if (supervised) {
    const closed = (): void => {
      if (!stopping) {
        once();
      }
    };
    process.stdin.on('end', closed);
    process.stdin.on('close', closed);
    process.stdin.on('error', closed);
    process.stdin.resume();
  }
}
