import { readFileSync } from 'node:fs';
import { Gauge, type Registry } from 'prom-client';
import { ownVersion } from '../ownversion';

/** Metrics of this process beyond those that `prom-client` has. */
export function processMetrics(registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'process_resident_anonymous_bytes',
    help: 'RssAnon: memory of this process alone; pages of the embedded store, which the system can drop, are not in it',
    registers,
    collect() {
      const bytes = anonymousBytes();
      if (bytes !== undefined) {
        this.set(bytes);
      }
    }
  });
  new Gauge({
    name: 'fink_gateway_info',
    help: 'Version of this program and of Node.js',
    labelNames: ['version', 'node'],
    registers
  }).set({ version: ownVersion().version, node: process.version }, 1);
}

/** RssAnon of this process; undefined where the system does not tell. */
function anonymousBytes(): number | undefined {
  try {
    const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    // Only Linux has this file.
    return undefined;
  }
}
