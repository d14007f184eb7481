import { type IRequestRecord } from '../request/record';
import { type IServices } from '../services';
import { type IInstruments } from './instruments';

/** The text of `/metrics` and its content type. */
export interface IMetricsText {
  readonly type: string;
  readonly text: string;
}

/**
 * What a server counts for Prometheus, in a registry of its own. The code for it is loaded with the first request that is
 * observed, beside that request: nothing is lost, and a gateway starts without it.
 */
export class Metrics {
  private _made: Promise<IInstruments> | undefined;

  constructor(private readonly _services: IServices) {}

  /** Count a request that has ended. */
  observe(record: IRequestRecord): void {
    this._instruments().then(
      ({ observe }) => observe(record),
      // Whoever asks for the metrics is told why there are none; a request is not the worse for it.
      () => undefined
    );
  }

  async text(): Promise<IMetricsText> {
    return (await this._instruments()).text();
  }

  private _instruments(): Promise<IInstruments> {
    this._made ??= import('./instruments').then(({ makeInstruments }) => makeInstruments(this._services));
    return this._made;
  }
}
