export { complete, type ICompletion, type ICompletions } from './complete';
export { angleText, hintOf } from './hint';
export { parseQuery } from './parse';
export { printQuery } from './print';
export type {
  IClassQuery,
  IConeQuery,
  IObjectQuery,
  IProblem,
  IQueryOptions,
  ParseResult,
  Query
} from './query';
