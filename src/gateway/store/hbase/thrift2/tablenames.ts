import type { IHBaseOptions } from '../options';

/** Names of tables as HBase has them. */
export class TableNames {
  readonly namespace: string;

  constructor({ namespace = 'default' }: Pick<IHBaseOptions, 'namespace'>) {
    this.namespace = namespace;
  }

  /** `ztf.class` -> `fink:ztf.class`; without a namespace where it is that of all who have none. */
  of(table: string): Buffer {
    return Buffer.from(this.namespace === 'default' ? table : `${this.namespace}:${table}`, 'utf8');
  }
}
