import { z } from 'zod';

/**
 * Messages of the streaming search route. One line of NDJSON is one frame, and a frame has exactly one key:
 * `start` once, `row` any number of times, `end` once. A stream without `end` was broken off.
 */
export const columnInfo = z.object({
  name: z.string(),
  type: z.string(),
  unit: z.string().optional(),
  doc: z.string()
});

export const problem = z.object({
  from: z.number().int(),
  to: z.number().int(),
  message: z.string(),
  remedy: z.string().optional()
});

/** Codes of errors; the message opens with the code where that reads well. */
export const errorCode = z.enum([
  'invalid',
  'unknown',
  'missing',
  'ambiguous',
  'unsupported',
  'unavailable',
  'timeout',
  'cancelled',
  'internal'
]);

export const wireError = z.object({
  code: errorCode,
  message: z.string(),
  remedy: z.string().optional(),
  problems: z.array(problem).optional()
});

/** Body of every answer that is an error. `status` and `text` are what clients of the Fink API know. */
export const errorBody = z.object({
  status: z.literal('error'),
  text: z.string(),
  error: wireError,
  /** Id of the request in the logs; the header `X-Request-Id` of every answer has it too. */
  requestId: z.string().optional()
});

export const startFrame = z.object({
  start: z.object({
    /** The query as understood, in the query language; empty where that has no words for it. */
    query: z.string(),
    /** Name of the source that was asked; absent from gateways that have but one. */
    source: z.string().optional(),
    kind: z.enum(['object', 'cone', 'class', 'solar-system', 'records']),
    title: z.string(),
    survey: z.enum(['ztf', 'lsst']),
    /** What one row is. */
    rows: z.enum(['alerts', 'objects', 'rows']),
    columns: z.array(columnInfo),
    plan: z.object({ ranges: z.number(), pixels: z.number(), note: z.string() })
  })
});

/** Values of a row on the wire: 64-bit integers are decimal text. */
export const wireRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export const rowFrame = z.object({ row: wireRow });

/** Why an answer is not complete. `limit`: the source itself gives no more. */
export const cutReason = z.enum(['budget', 'limit', 'deadline', 'cancelled', 'error']);

export const endFrame = z.object({
  end: z.object({
    /** True when nothing was left out that the query asked for. */
    complete: z.boolean(),
    /** Why the answer is not complete. */
    reason: cutReason.nullable(),
    rows: z.number().int(),
    rowsRead: z.number().int(),
    /** What was read from the source: ranges of keys, rows, their bytes, and calls where the source counts them. */
    read: z
      .object({
        ranges: z.number().int(),
        rows: z.number().int(),
        bytes: z.number().int(),
        calls: z.number().int().optional()
      })
      .optional(),
    /** Milliseconds spent. */
    ms: z.object({ plan: z.number(), store: z.number(), total: z.number() }),
    /** How to go on; null when complete or when the query has no continuation. */
    cursor: z.string().nullable(),
    error: wireError.nullable(),
    /** Id of the request in the logs, which the client puts here beside an error. */
    requestId: z.string().optional()
  })
});

export const frame = z.union([startFrame, rowFrame, endFrame]);

export type ColumnInfo = z.infer<typeof columnInfo>;
export type WireError = z.infer<typeof wireError>;
export type ErrorBody = z.infer<typeof errorBody>;
export type StartFrame = z.infer<typeof startFrame>;
export type EndFrame = z.infer<typeof endFrame>;
export type WireRow = z.infer<typeof wireRow>;
export type Frame = z.infer<typeof frame>;
