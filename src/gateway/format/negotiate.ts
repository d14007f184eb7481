import { type FastifyRequest } from 'fastify';
import { FORMAT_NAMES, type FormatName, FORMATS } from '../../core/format/formats';
import { WireFault } from '../../wire/fault';

/**
 * The format of an answer: the argument `output-format`, else what the header `Accept` likes best, else the usual one of the
 * route. A browser's address bar, which likes HTML and takes anything, gets the usual one.
 * @throws WireFault (406) when the header excludes every format.
 */
export function chooseFormat(
  request: Pick<FastifyRequest, 'headers'>,
  given: FormatName | undefined,
  usual: FormatName = 'json'
): FormatName {
  const header = request.headers.accept?.trim() ?? '';
  if (given !== undefined || header === '') {
    return given ?? usual;
  }
  const ranges = readAccept(header);
  if (ranges.some(range => range.type === 'text/html')) {
    return usual;
  }
  const names = [usual, ...FORMAT_NAMES.filter(name => name !== usual)];
  const liked = names.map(name => ({ name, quality: qualityOf(name, ranges) }));
  const best = liked.reduce((most, each) => (each.quality > most.quality ? each : most));
  if (best.quality > 0) {
    return best.name;
  }
  const known = names.map(name => `${name} (${FORMATS[name].mediaTypes[0]})`).join(', ');
  throw new WireFault(
    {
      code: 'unsupported',
      message: `unsupported Accept: ${header.slice(0, 100)}`,
      remedy: `Known formats: ${known}; or name one with output-format`
    },
    406
  );
}

/** One part of an `Accept` header. */
interface IRange {
  readonly type: string;
  readonly quality: number;
}

function readAccept(header: string): IRange[] {
  return header.split(',').flatMap(part => {
    const [type = '', ...parameters] = part.split(';').map(word => word.trim().toLowerCase());
    const weight = parameters.find(word => word.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return type === '' ? [] : [{ type, quality: quality >= 0 && quality <= 1 ? quality : 0 }];
  });
}

/** How much a format is liked: what the most exact part says of its media types. */
function qualityOf(name: FormatName, ranges: readonly IRange[]): number {
  return Math.max(
    ...FORMATS[name].mediaTypes.map(type => {
      const family = `${type.split('/')[0]}/*`;
      const exact = [type, family, '*/*'].map(wanted => ranges.find(range => range.type === wanted));
      return exact.find(range => range !== undefined)?.quality ?? 0;
    })
  );
}
