/** Columns at the top level that are instants. */
export const TIMESTAMPS: ReadonlySet<string> = new Set([
  'timestamp',
  'brokerIngestTimestamp',
  'brokerStartProcessTimestamp',
  'brokerEndProcessTimestamp'
]);

/**
 * ISO UTC text, to the millisecond, of an instant as alert files have it: a Date, microseconds since 1970, or text
 * such as `2026-03-22 11:06:52.004176` (UTC without saying so). Null when it is none of these.
 */
export function instantText(value: unknown): string | null {
  if (value instanceof Date) {
    return isoText(value.getTime());
  }
  if (typeof value === 'bigint') {
    return isoText(Number(value / 1000n));
  }
  if (typeof value === 'string') {
    const text = value.trim().replace(' ', 'T');
    return isoText(Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`));
  }
  return null;
}

function isoText(milliseconds: number): string | null {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : null;
}
