import type { CellType, IColumn } from './column';

/** Name with family, type, unit in VOUnit notation (empty for none), meaning. */
type Definition = readonly [name: string, type: CellType, unit: string, doc: string];

/** Makes columns of a list of definitions. */
export function defineColumns(definitions: readonly Definition[]): readonly IColumn[] {
  return definitions.map(([name, type, unit, doc]) =>
    unit === '' ? { name, type, doc } : { name, type, unit, doc }
  );
}
