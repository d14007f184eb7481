import { parseObjectId } from '../../../core/query/objectid';
import { WireFault } from '../../../wire/fault';

/**
 * Read the argument `objectId`: one id, several joined by commas, or the beginning of one.
 * @throws WireFault (400) for what is no id.
 */
export function readObjectIds(text: string): { readonly ids: readonly string[]; readonly prefix?: string } {
  const words = [...new Set(text.split(/[\s,]+/).filter(word => word !== ''))];
  const read = words.map(word => {
    const result = parseObjectId(word);
    if (!result.ok) {
      throw new WireFault({ code: 'invalid', message: result.message, remedy: result.remedy });
    }
    return result;
  });
  const partial = read.find(result => result.partial);
  if (!partial) {
    return { ids: [...new Set(read.map(result => result.id))] };
  }
  if (read.length > 1) {
    throw new WireFault({
      code: 'unsupported',
      message: `unsupported objectId: ${partial.id} is the beginning of an id, in a list`,
      remedy: 'Give it alone, or give whole ids'
    });
  }
  return { ids: [], prefix: partial.id };
}
