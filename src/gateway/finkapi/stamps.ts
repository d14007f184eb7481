import { STAMPS } from '../../wire/cutouts';
import { WireFault } from '../../wire/fault';
import type { IStampsAsked, IStampsGiven } from '../source/answerer';
import { StoreFault } from '../store/storefault';
import type { FinkApiCaller } from './caller';
import type { IRawAnswer } from './connection';
import { readRows } from './readrows';

/** A stamp of 63 × 63 pixels has 20 kB; more than this is none. */
const LARGEST_STAMP = 16 * 1024 * 1024;

/**
 * Stamps of an alert by `/cutouts`, as FITS files. That route fails (HTTP 500) for an object or alert that it does not know, and
 * may pass on as a file what is none: so the alert is looked for by `/objects` when it is not named, or when it fails.
 * @throws WireFault (404) when there is no such object or alert.
 */
export async function findStamps(caller: FinkApiCaller, asked: IStampsAsked): Promise<IStampsGiven> {
  const candid = asked.candid ?? (await candidOf(caller, asked));
  const kinds = STAMPS.filter(kind => asked.columns.includes(columnOf(kind)));
  try {
    const stamps = await Promise.all(
      kinds.map(async kind => [columnOf(kind), await stamp(caller, asked, candid, kind)] as const)
    );
    return { candid, cells: new Map(stamps) };
  } catch (error) {
    // Fink says 500 of an alert that is not there, other servers 404.
    const mayBeNone =
      error instanceof WireFault || (error instanceof StoreFault && error.trouble === 'unavailable');
    if (asked.candid !== undefined && mayBeNone) {
      await candidOf(caller, asked);
    }
    throw error;
  }
}

function columnOf(kind: string): string {
  return `b:cutout${kind}_stampData`;
}

async function stamp(
  caller: FinkApiCaller,
  { objectId, owner, signal }: IStampsAsked,
  candid: string,
  kind: string
): Promise<Uint8Array> {
  const given = { objectId, candid, kind, 'output-format': 'FITS' };
  const answer = await caller.ask({ route: 'cutouts', given }, { owner, signal, maxBytes: LARGEST_STAMP });
  if (!isFits(answer)) {
    const { name } = caller.options;
    throw new StoreFault(
      'broken',
      name,
      `invalid answer: source ${name} sent no FITS file as the ${kind} stamp`
    );
  }
  return answer.body;
}

/** FITS, or gzip, of which the rest is seen when it is unpacked. */
function isFits({ body }: IRawAnswer): boolean {
  return body.subarray(0, 6).toString('latin1') === 'SIMPLE' || (body[0] === 0x1f && body[1] === 0x8b);
}

/** The alert that is meant: the one named, if it is there, else the latest. */
async function candidOf(
  caller: FinkApiCaller,
  { objectId, candid, owner, signal }: IStampsAsked
): Promise<string> {
  const columns = ['i:objectId', 'i:candid', 'i:jd'];
  const given = { objectId, columns: columns.join(',') };
  const answer = await caller.ask({ route: 'objects', given }, { owner, signal });
  const rows = readRows(answer, caller.options.name, new Set(columns)).filter(
    row => row['i:objectId'] === objectId && typeof row['i:candid'] === 'bigint'
  );
  if (rows.length === 0) {
    throw new WireFault(
      { code: 'unknown', message: `unknown object: ${objectId} is not in this source` },
      404
    );
  }
  const latest = rows.reduce((best, row) => (Number(row['i:jd']) > Number(best['i:jd']) ? row : best));
  if (candid !== undefined && !rows.some(row => String(row['i:candid']) === candid)) {
    throw new WireFault(
      {
        code: 'unknown',
        message: `unknown candid: ${candid} is no alert of ${objectId}`,
        remedy: 'Leave candid out for the latest alert'
      },
      404
    );
  }
  return candid ?? String(latest['i:candid']);
}
