import type { IFinkConnection } from '../connection/tokens';

/** Time between two questions, ms. */
const PERIOD = 2000;

/**
 * Asks the gateway for its health again and again while alerts are being loaded and somebody looks: the widget is shown and
 * the browser tab is in front. At all other times it asks nothing.
 */
export class LoadingWatch {
  constructor(connection: IFinkConnection) {
    this._connection = connection;
    connection.changed.connect(this._update);
    document.addEventListener('visibilitychange', this._update);
  }

  /** Whether the widget that shows the progress is on the screen. */
  get shown(): boolean {
    return this._shown;
  }

  set shown(shown: boolean) {
    this._shown = shown;
    this._update();
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._connection.changed.disconnect(this._update);
      document.removeEventListener('visibilitychange', this._update);
      this._stop();
    }
  }

  private async _ask(): Promise<void> {
    this._timer = undefined;
    this._asking = true;
    // Never rejects: a failure is told by the connection, and ends the asking.
    await this._connection.refresh();
    this._asking = false;
    this._update();
  }

  private _stop(): void {
    window.clearTimeout(this._timer);
    this._timer = undefined;
  }

  private readonly _update = (): void => {
    const running = this._connection.health?.loading?.running ?? false;
    if (this._isDisposed || !this._shown || document.hidden || !running) {
      this._stop();
    } else if (this._timer === undefined && !this._asking) {
      this._timer = window.setTimeout(() => void this._ask(), PERIOD);
    }
  };
  private _asking = false;
  private _connection: IFinkConnection;
  private _isDisposed = false;
  private _shown = false;
  private _timer: number | undefined;
}
