import { parseQuery } from '../../core/query/parse';
import { AS_READ, type IProblem, type Query } from '../../core/query/query';
import { WireFault } from '../../wire/fault';
import { errorCode, type WireError } from '../../wire/frames';
import { type SearchArguments } from '../../wire/search';
import { checkColumns } from './checkcolumns';

/**
 * The query that a search asks for: its text, and columns and order that were given beside the text (they win).
 * @throws WireFault (400) with the place of every problem.
 */
export function readQuery(given: SearchArguments): Query {
  const result = parseQuery(given.query);
  if (!result.ok) {
    throw new WireFault(asError(result.problems));
  }
  const query: Query = {
    ...result.query,
    ...(given.columns && given.columns.length > 0 ? { columns: given.columns } : {}),
    ...(given.sort ? { sort: given.sort } : {})
  };
  checkColumns([
    ...(query.columns ?? []),
    ...(query.sort && query.sort.column !== AS_READ ? [query.sort.column] : [])
  ]);
  return query;
}

function asError(problems: readonly IProblem[]): WireError {
  const first = problems[0];
  const word = errorCode.safeParse(first?.message.split(' ')[0]);
  return {
    code: word.success ? word.data : 'invalid',
    message: problems.map(problem => problem.message).join('; '),
    ...(first?.remedy ? { remedy: first.remedy } : {}),
    problems: problems.map(({ from, to, message, remedy }) => ({
      from,
      to,
      message,
      ...(remedy === undefined ? {} : { remedy })
    }))
  };
}
