import { type FastifyRequest } from 'fastify';
import { type FormatName, FORMATS } from '../../core/format/formats';
import { givenArguments } from '../http/given';

/** Arguments that say how, not what. */
const NOT_TOLD = new Set(['columns', 'output-format', 'source', 'sort', 'withupperlim', 'withcutouts']);
const LONGEST = 60;

/**
 * The header that names the file of an answer after what was asked, e.g. `fink-objects-ZTF21abfmbix.parquet`. Text formats
 * are shown by a browser, files of others are saved.
 */
export function disposition(request: FastifyRequest, format: FormatName): string {
  const route = (request.routeOptions.url ?? 'answer').split('/').pop() ?? 'answer';
  const words = Object.entries(givenArguments(request))
    .filter(([name]) => !NOT_TOLD.has(name))
    .map(([, value]) => String(value));
  const kind = format === 'json' || format === 'ndjson' ? 'inline' : 'attachment';
  return `${kind}; filename="${fileName([route, ...words], FORMATS[format].extension)}"`;
}

/** A name of letters, digits, dots, signs and dashes only, whatever was asked. */
function fileName(words: readonly string[], extension: string): string {
  const plain = words
    .join('-')
    .replace(/[^A-Za-z0-9.+]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '');
  return `fink-${plain}.${extension}`;
}
