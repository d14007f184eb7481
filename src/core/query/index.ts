export type {
  IClassQuery,
  IConeQuery,
  IObjectQuery,
  IProblem,
  IQueryOptions,
  ParseResult,
  Query
} from './query';
export { complete, type ICompletion, type ICompletions } from './complete';
export { FIELDS, fieldOf, type FieldType, type IField } from './fields';
export { angleText, hintOf } from './hint';
export { parseObjectId, type ObjectIdResult } from './objectid';
export { parseQuery } from './parse';
export { printQuery } from './print';
export { DEFAULT_LAST, DEFAULT_RADIUS, MAX_LAST, MAX_RADIUS } from './values';
