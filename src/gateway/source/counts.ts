import { type Outcome, type StoreEvent } from '../store/storeevent';

/** What has been read from a source since the gateway started, and how it went. */
export class SourceCounts {
  /** Readings (one row, several rows by key, one scan) by how they ended. */
  readonly reads = new Map<Outcome, number>();
  /** Calls to a server by how they ended; none for a source without one. */
  readonly calls = new Map<Outcome, number>();
  /** Rows that came. */
  rows = 0;
  /** Calls that were made again. */
  again = 0;
  /** Times that the source was given a rest, and whether it has one now. */
  rests = 0;
  resting = false;

  /** A reading has ended. */
  read(outcome: Outcome): void {
    add(this.reads, outcome);
  }

  /** The driver tells something. */
  event(event: StoreEvent): void {
    switch (event.kind) {
      case 'call':
        add(this.calls, event.outcome);
        break;
      case 'again':
        this.again += 1;
        break;
      case 'resting':
        this.rests += 1;
        this.resting = true;
        break;
      case 'answering':
        this.resting = false;
        break;
    }
  }
}

function add(counts: Map<Outcome, number>, outcome: Outcome): void {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
}
