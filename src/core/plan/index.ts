export { planQuery } from './planquery';
export { explain } from './explain';
export { outputColumns } from './outputcolumns';
export { SEPARATION, TAG } from './columnplan';
export { planTable, type ITableQuery } from './tableplan';
export { planTracklet, type ITrackletQuery } from './trackletplan';
export { planWindow, type IWindowQuery } from './windowplan';
export type { IPlanContext } from './context';
export { pushedBounds } from './bounds';
export type {
  Grouping,
  IAsk,
  IBound,
  IKeyRange,
  IOrder,
  IPlan,
  IRead,
  IScan,
  Residual,
  RowBatch
} from './plan';
