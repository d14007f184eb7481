import { planTable } from '../../core/plan';
import { ssnamenrRange } from '../../core/survey/ztf';
import { type Row } from '../../core/value';
import { WireFault } from '../../wire/fault';
import { type Reader } from '../question/reader';
import { compareKeys } from '../run/keyorder';
import { rowsNamed, spellings, SSO_NAMES } from './solarsystemnames';

/** A Solar System object that somebody asked for. */
export interface ISolarSystemObject {
  readonly name: string;
  /** Number of the Minor Planet Center; null when it has none, or nobody knows it. */
  readonly number: number | null;
  /** Names under which alerts may have it (`i:ssnamenr`): they changed when it got a number, and a name. */
  readonly ssnamenrs: readonly string[];
}

const TABLE = 'ztf.ssnamenr';
/** A number, a provisional designation, a survey's designation, a comet. */
const DESIGNATION = /^(\d+|\d{4} ?[a-z]{2}\d*|\d{4} ?[tp]-[123]|\d+[pdi]|[acdipx]\/\d{4} ?[a-z]\w*(-\w+)?)$/i;

/**
 * Solar System objects by number, name or designation. The table of names tells under which names alerts have them, and the
 * words themselves are tried as such.
 * @throws WireFault (400) for a word that neither the table of names nor an alert has and that is no designation.
 */
export async function solarSystemObjects(
  reader: Reader,
  words: readonly string[]
): Promise<ISolarSystemObject[]> {
  const found = await rowsNamed(reader, words.flatMap(spellings));
  const others = found.flatMap(({ row }) => otherKeys(row));
  const known = [...found, ...(await rowsNamed(reader, others))];
  const objects = words.map(word => {
    const direct = known.filter(({ key }) => spellings(word).includes(key)).map(({ row }) => row);
    const keys = new Set([...spellings(word), ...direct.flatMap(otherKeys)]);
    const rows = known.filter(({ key }) => keys.has(key)).map(({ row }) => row);
    return { word, isKnown: rows.length > 0, object: objectOf(word, rows) };
  });
  const doubtful = objects.filter(({ word, isKnown }) => !isKnown && !DESIGNATION.test(word));
  if (reader.tables.includes(SSO_NAMES)) {
    for (const { word, object } of doubtful) {
      await refuseUnknown(reader, word, object.ssnamenrs);
    }
  }
  return objects.map(({ object }) => object);
}

/** Keys under which the table has the same object besides. */
function otherKeys(row: Row): string[] {
  return [row['i:name'], row['i:number']].flatMap(value =>
    typeof value === 'string' ? spellings(value).slice(0, 1) : []
  );
}

function objectOf(word: string, rows: readonly Row[]): ISolarSystemObject {
  const textOf = (column: string): string | undefined => {
    const value = rows.find(row => typeof row[column] === 'string')?.[column];
    return typeof value === 'string' ? value : undefined;
  };
  const number = Number(textOf('i:number') ?? (/^\d+$/.test(word) ? word : NaN));
  const joined = word.replace(/\s+/g, '');
  const given = rows.map(row => row['i:ssnamenr']).filter(value => typeof value === 'string');
  return {
    name: textOf('i:name') ?? word,
    number: Number.isSafeInteger(number) ? number : null,
    ssnamenrs: [...new Set([...given, joined, joined.toUpperCase()])]
  };
}

async function refuseUnknown(reader: Reader, word: string, names: readonly string[]): Promise<void> {
  const rows = await reader.read(context =>
    planTable(
      {
        title: `Alerts of ${word}`,
        table: TABLE,
        ranges: [...names].sort(compareKeys).map(ssnamenrRange),
        columns: ['i:ssnamenr'],
        limit: 1
      },
      context
    )
  );
  if (rows.length === 0 && reader.complete) {
    throw new WireFault({
      code: 'unknown',
      message: `unknown Solar System object: ${word.slice(0, 60)}`,
      remedy: 'It is not a valid name or number according to the names of this source (/api/v1/resolver)'
    });
  }
}
