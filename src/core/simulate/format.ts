import { type CellType } from '../survey/column';
import { ztfColumns } from '../survey/ztf';
import { type ISimulatedAlert } from './alert';
import { historyFieldNames } from './detection';

/** A value of an alert by its name; all may be missing. */
export interface ILeaf {
  readonly name: string;
  readonly type: CellType;
}

/** A part of an alert with values of its own. */
export interface IGroup {
  readonly name: string;
  readonly fields: readonly ILeaf[];
  /** There are several of them, or none. */
  readonly repeated: boolean;
}

/** Values and groups of an alert, in their order. */
export type AlertFormat = readonly (ILeaf | IGroup)[];

export function isGroup(each: ILeaf | IGroup): each is IGroup {
  return 'fields' in each;
}

/** The nested format in which alert files hold what an alert has; the same for all alerts of a sky. */
export function alertFormatOf(alert: ISimulatedAlert): AlertFormat {
  return Object.entries(alert).map(([name, value]): ILeaf | IGroup => {
    if (name === 'prv_candidates') {
      return { name, repeated: true, fields: historyFieldNames().map(each => leaf(each, 'i:', 'double')) };
    }
    if (name.startsWith('cutout')) {
      const fields: ILeaf[] = [
        { name: 'fileName', type: 'string' },
        { name: 'stampData', type: 'binary' }
      ];
      return { name, repeated: false, fields };
    }
    if (typeof value === 'object' && value !== null) {
      const family = name === 'candidate' ? 'i:' : `d:${name}_`;
      const fields = Object.keys(value).map(each => leaf(each, family, 'double'));
      return { name, repeated: false, fields };
    }
    return leaf(
      name,
      ztfColumns.has(`d:${name}`) ? 'd:' : 'i:',
      name.startsWith('anomaly') ? 'double' : 'string'
    );
  });
}

const leaf = (name: string, family: string, otherwise: CellType): ILeaf => ({
  name,
  type: ztfColumns.get(family + name)?.type ?? otherwise
});
