import { Gauge, type Registry } from 'prom-client';
import { type Slots } from '../slots';

/** Metrics of the places for searches. */
export function searchMetrics(registry: Registry, slots: Slots): void {
  const registers = [registry];
  new Gauge({
    name: 'fink_searches_running',
    help: 'Searches that have a place',
    registers,
    collect() {
      this.set(slots.running);
    }
  });
  new Gauge({
    name: 'fink_searches_waiting',
    help: 'Searches that wait for a place',
    registers,
    collect() {
      this.set(slots.waiting);
    }
  });
}
