import { collectDefaultMetrics, Registry } from 'prom-client';
import { type IRequestRecord } from '../request/record';
import { type IServices } from '../services';
import { type IMetricsText } from './metrics';
import { processMetrics } from './processmetrics';
import { requestMetrics } from './requestmetrics';
import { searchMetrics } from './searchmetrics';
import { sourceMetrics } from './sourcemetrics';

/** The metrics of one server. */
export interface IInstruments {
  readonly observe: (record: IRequestRecord) => void;
  readonly text: () => Promise<IMetricsText>;
}

/** Make all metrics. Labels have few values: names of routes and sources, statuses, kinds of troubles; never an id or a query. */
export function makeInstruments({ slots, sources }: IServices): IInstruments {
  const registry = new Registry();
  const observe = requestMetrics(registry);
  searchMetrics(registry, slots);
  sourceMetrics(registry, sources);
  processMetrics(registry);
  collectDefaultMetrics({ register: registry });
  return {
    observe,
    text: async () => ({ type: registry.contentType, text: await registry.metrics() })
  };
}
