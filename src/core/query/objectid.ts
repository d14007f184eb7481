import { normaliseObjectId } from '../survey/ztf/objectid';

/** Form of a ZTF object id: `ZTF`, two digits of the year, seven letters. Ids of the simulated sky end in digits. */
export const OBJECT_ID_FORM = 'ZTFyyccccccc';

const FULL = /^ZTF[0-9]{2}(?:[a-z0-9]{7}|sim[a-z0-9]{4,20})$/u;
const PREFIX = /^ZTF[0-9](?:[0-9][a-z0-9]{0,6})?$/u;

export type ObjectIdResult =
  | { readonly ok: true; readonly id: string; readonly partial: boolean }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Whether a word wants to be a ZTF object id, right or wrong. */
export function looksLikeObjectId(text: string): boolean {
  return /^ZTF/iu.test(text);
}

/**
 * Reads a ZTF object id, or the beginning of one from the first digit of the year on (a `*` may end it).
 * The id is written as Fink writes it: `ZTF` in capitals, the rest in small letters.
 */
export function parseObjectId(text: string): ObjectIdResult {
  const bare = text.replace(/\*$/u, '');
  const id = normaliseObjectId(bare);
  if (FULL.test(id)) {
    return { ok: true, id, partial: bare !== text };
  }
  if (PREFIX.test(id)) {
    return { ok: true, id, partial: true };
  }
  if (/^ZTF$/u.test(id)) {
    return {
      ok: false,
      message: `missing year after ${text}`,
      remedy: 'add at least one digit of the year, as in ZTF18'
    };
  }
  const remedy =
    id.length > OBJECT_ID_FORM.length
      ? `${OBJECT_ID_FORM} has 12 characters, this one has ${id.length}`
      : `write it as ${OBJECT_ID_FORM}: the year in two digits, then seven letters`;
  return { ok: false, message: `invalid object id: ${text}`, remedy };
}
