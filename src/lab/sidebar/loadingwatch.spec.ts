import { FakeConnection } from '../../__tests__/support/fakeconnection';
import type { Health, Loading } from '../../wire/health';
import { LoadingWatch } from './loadingwatch';

const HEALTH: Health = {
  status: 'ok',
  source: 'embedded',
  alerts: 10,
  tables: [],
  lastNight: null,
  simulated: true
};
const LOADING: Loading = {
  what: 'the simulated sky',
  alerts: 1000,
  since: '2026-01-11T00:00:00.000Z',
  running: true
};

describe('LoadingWatch', () => {
  let connection: FakeConnection;
  let watch: LoadingWatch;
  let refresh: jest.SpyInstance;

  function setLoading(loading: Loading | undefined): void {
    connection.health = { ...HEALTH, ...(loading ? { loading } : {}) };
    connection.changed.emit();
  }

  function setHidden(hidden: boolean): void {
    jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(() => {
    jest.useFakeTimers();
    connection = new FakeConnection();
    refresh = jest.spyOn(connection, 'refresh');
    watch = new LoadingWatch(connection);
  });

  afterEach(() => {
    watch.dispose();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('should ask while alerts are being loaded, and stop when they are there', async () => {
    watch.shown = true;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).not.toHaveBeenCalled();
    setLoading(LOADING);
    await jest.advanceTimersByTimeAsync(6100);
    expect(refresh).toHaveBeenCalledTimes(3);
    setLoading(undefined);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).toHaveBeenCalledTimes(3);
  });

  it('should not ask again before it has an answer', async () => {
    refresh.mockReturnValue(new Promise(() => undefined));
    watch.shown = true;
    setLoading(LOADING);
    await jest.advanceTimersByTimeAsync(4000);
    connection.changed.emit();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['the sidebar is hidden', () => (watch.shown = false)],
    ['the browser tab is hidden', () => setHidden(true)],
    ['the load was interrupted', () => setLoading({ ...LOADING, running: false })],
    ['the server does not answer', () => ((connection.health = null), connection.changed.emit())],
    ['it is disposed of', () => watch.dispose()]
  ])('should stop when %s', async (_, stop) => {
    watch.shown = true;
    setLoading(LOADING);
    await jest.advanceTimersByTimeAsync(2100);
    expect(refresh).toHaveBeenCalledTimes(1);
    stop();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('should go on when somebody looks again', async () => {
    setLoading(LOADING);
    setHidden(true);
    watch.shown = true;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).not.toHaveBeenCalled();
    setHidden(false);
    await jest.advanceTimersByTimeAsync(2100);
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
