export { planQuery } from './planquery';
export { explain } from './explain';
export { outputColumns } from './outputcolumns';
export { SEPARATION, TAG } from './columnplan';
export type { IPlanContext } from './context';
export type { Grouping, IKeyRange, IOrder, IPlan, IScan, Residual, RowBatch } from './plan';
