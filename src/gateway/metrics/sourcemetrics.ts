import { Counter, Gauge, type Registry } from 'prom-client';
import { type SourceCounts } from '../source/counts';
import { type Sources } from '../source/sources';
import { stateOfSources } from '../source/state';
import { type Outcome } from '../store/storeevent';

/** Metrics of the sources, taken from what they count when somebody asks. */
export function sourceMetrics(registry: Registry, sources: Sources): void {
  const registers = [registry];
  new Gauge({
    name: 'fink_source_up',
    help: 'Whether a source answers (1) or not (0); absent where nobody has asked it yet',
    labelNames: ['source', 'driver'],
    registers,
    async collect() {
      const states = await stateOfSources(sources);
      this.reset();
      states
        .filter(({ state }) => state !== 'unknown')
        .forEach(({ name, driver, state }) => this.set({ source: name, driver }, state === 'up' ? 1 : 0));
    }
  });
  new Gauge({
    name: 'fink_source_resting',
    help: 'Whether the breaker of a source is open: it failed too often and is not asked for a while',
    labelNames: ['source'],
    registers,
    collect() {
      sources.counts.forEach(({ resting }, source) => this.set({ source }, resting ? 1 : 0));
    }
  });
  const total = (name: string, help: string, valueOf: (counts: SourceCounts) => number): void => {
    new Counter({
      name,
      help,
      labelNames: ['source'],
      registers,
      collect() {
        this.reset();
        sources.counts.forEach((counts, source) => this.inc({ source }, valueOf(counts)));
      }
    });
  };
  const byOutcome = (
    name: string,
    help: string,
    valuesOf: (counts: SourceCounts) => ReadonlyMap<Outcome, number>
  ): void => {
    new Counter({
      name,
      help,
      labelNames: ['source', 'outcome'],
      registers,
      collect() {
        this.reset();
        sources.counts.forEach((counts, source) => {
          valuesOf(counts).forEach((value, outcome) => this.inc({ source, outcome }, value));
        });
      }
    });
  };
  total('fink_rows_read_total', 'Rows read from a source', ({ rows }) => rows);
  total('fink_source_rests_total', 'Times that the breaker of a source opened', ({ rests }) => rests);
  total('fink_source_calls_again_total', 'Calls made again after a passing failure', ({ again }) => again);
  byOutcome('fink_source_reads_total', 'Readings by how they ended', ({ reads }) => reads);
  byOutcome(
    'fink_source_calls_total',
    'Calls to the server of a source by how they ended',
    ({ calls }) => calls
  );
}
