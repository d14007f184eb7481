import { type Driver } from '../config/sourceconfig';
import { type IRowStore } from '../store/rowstore';
import { type IAnswerer } from './answerer';
import { type CutoutService } from './cutoutservice';

/** Limits of a question. */
export interface ILimits {
  /** Most rows read. */
  readonly NLIMIT: number;
  /** Most bytes read. */
  readonly NBYTES: number;
  /** Largest radius of a cone, arcseconds. */
  readonly MAXRADIUS: number;
  /** Most seconds. */
  readonly DEADLINE: number;
}

/** What is known of a source without opening it. */
export interface ISourceEntry {
  /** Name in the configuration. */
  readonly name: string;
  readonly driver: Driver;
  /** Whether it is asked when nobody names a source. */
  readonly isDefault: boolean;
}

/** A place where alerts come from, open for reading. */
export interface ISource extends ISourceEntry {
  readonly store: IRowStore;
  /** Answers questions in place of plans on the store, where the source is a service that has no rows to be read. */
  readonly answerer?: IAnswerer | undefined;
  readonly limits: ILimits;
  /** Where its stamps are cut out, when its tables have only pointers to them. */
  readonly cutouts: CutoutService | undefined;
  /** What is said when it holds nothing at all. */
  readonly empty: { readonly message: string; readonly remedy: string };
}
