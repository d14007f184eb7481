import { Counter, Histogram, type Registry } from 'prom-client';
import { type IRequestRecord } from '../request/record';

/** Seconds: from an answer out of memory to the longest that a question may take by default. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** Source of requests that read none. */
const NONE = 'none';

/** Metrics of requests. @returns what counts one that has ended. */
export function requestMetrics(registry: Registry): (record: IRequestRecord) => void {
  const registers = [registry];
  const requests = new Counter({
    name: 'fink_requests_total',
    help: 'Requests by route, HTTP status (left: the client went away, broken: the answer broke off) and source',
    labelNames: ['route', 'status', 'source'],
    registers
  });
  const seconds = new Histogram({
    name: 'fink_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['route', 'source'],
    buckets: BUCKETS,
    registers
  });
  const store = new Histogram({
    name: 'fink_store_seconds',
    help: 'Time of a request in which its source was read',
    labelNames: ['route', 'source'],
    buckets: BUCKETS,
    registers
  });
  const sent = new Counter({
    name: 'fink_rows_sent_total',
    help: 'Rows sent to clients',
    labelNames: ['route', 'source'],
    registers
  });
  return ({ path, source = NONE, seconds: took, storeSeconds, state, output }) => {
    const labels = { route: path, source };
    requests.inc({ ...labels, status: String(output.status) });
    seconds.observe(labels, took);
    if (source !== NONE) {
      store.observe(labels, storeSeconds);
    }
    const { rows } = state;
    if (typeof rows === 'number') {
      sent.inc(labels, rows);
    }
  };
}
