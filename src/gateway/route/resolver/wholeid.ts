import { parseObjectId } from '../../../core/query/objectid';
import { WireFault } from '../../../wire/fault';

/**
 * A whole id of a ZTF object.
 * @throws WireFault (400) for anything else, the beginning of an id included.
 */
export function readWholeId(text: string): string {
  const read = parseObjectId(text);
  if (!read.ok) {
    throw new WireFault({ code: 'invalid', message: read.message, remedy: read.remedy });
  }
  if (read.partial) {
    throw new WireFault({
      code: 'unsupported',
      message: `unsupported name: ${read.id} is the beginning of an id`,
      remedy: 'With reverse, give the whole id of a ZTF object'
    });
  }
  return read.id;
}
