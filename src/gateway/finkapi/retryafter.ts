/** Pause before the first further attempt when nobody says how long it should be. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20_000;

/**
 * Milliseconds to wait before a service is asked again: what its header `Retry-After` says (seconds, or a date), and a little
 * more by chance, so that those who were sent away together do not come back together; else a pause that doubles each time
 * and varies by half.
 * @param made - Attempts made so far, less one.
 */
export function pauseMs(
  retryAfter: string | null,
  made: number,
  now: number = Date.now(),
  random: number = Math.random()
): number {
  const said = secondsOf(retryAfter?.trim() ?? '', now);
  return said === undefined
    ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made) * (0.5 + random)
    : said * 1000 + random * FIRST_PAUSE_MS;
}

function secondsOf(text: string, now: number): number | undefined {
  if (/^\d{1,9}$/.test(text)) {
    return Number(text);
  }
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
