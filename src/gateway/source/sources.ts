import { nearest } from '../../core/query/nearest';
import { WireFault } from '../../wire/fault';
import { type IConfig } from '../config/config';
import { type SourceConfig } from '../config/sourceconfig';
import { defaultSource, sourcesOf } from '../config/sources';
import { type IRowStore } from '../store/rowstore';
import { type ILog } from '../request/asking';
import { SourceCounts } from './counts';
import { CutoutService } from './cutoutservice';
import { openerOf, type Opener } from './opener';
import { type ILimits, type ISource, type ISourceEntry } from './source';
import { tellEvents } from './tellevents';
import { watched } from './watched';
import { watchedAnswerer } from './watchedanswerer';

interface IEntry extends ISourceEntry {
  readonly config: SourceConfig;
  readonly open: Opener;
  readonly counts: SourceCounts;
  opened?: Promise<ISource>;
}

/** The sources that the operator offers. A store is opened when it is first asked for, and all are closed at the end. */
export class Sources {
  private readonly _entries: ReadonlyMap<string, IEntry>;
  private _closed = false;
  /** Where warnings of drivers go that no request has met; nowhere until it is set. */
  log: ILog | undefined;

  /**
   * @param open - Opens the store of a source in place of the drivers, for tests.
   * @throws ConfigFault when a file that the configuration names cannot be read.
   */
  constructor(
    private readonly _config: IConfig,
    open?: (name: string) => IRowStore,
    environment: NodeJS.ProcessEnv = process.env
  ) {
    const chosen = defaultSource(_config);
    this._entries = new Map(
      [...sourcesOf(_config)].map(([name, config]) => {
        const counts = new SourceCounts();
        const tell = tellEvents(name, counts, () => this.log);
        return [
          name,
          {
            name,
            driver: config.DRIVER,
            isDefault: name === chosen,
            config,
            counts,
            open:
              open === undefined
                ? openerOf(name, config, _config.DATA, environment, tell)
                : () => Promise.resolve({ store: open(name) })
          }
        ];
      })
    );
  }

  /** All of them, in the order of the configuration. Opens nothing. */
  get entries(): readonly ISourceEntry[] {
    return [...this._entries.values()].map(({ name, driver, isDefault }) => ({ name, driver, isDefault }));
  }

  /** What has been read from each, by name. */
  get counts(): ReadonlyMap<string, SourceCounts> {
    return new Map([...this._entries.values()].map(({ name, counts }) => [name, counts]));
  }

  /** Name of the one that is asked when nobody names one. */
  get defaultName(): string {
    return defaultSource(this._config);
  }

  /**
   * A source by its name, or the default one.
   * @throws WireFault (400) for a name that is not offered.
   */
  async get(name: string = this.defaultName): Promise<ISource> {
    const entry = this._entries.get(name);
    if (entry === undefined) {
      throw unknownSource(name, [...this._entries.keys()]);
    }
    if (this._closed) {
      throw new WireFault({ code: 'unavailable', message: 'unavailable: the gateway is being stopped' }, 503);
    }
    entry.opened ??= this._open(entry).catch((error: unknown) => {
      // What could not be opened is tried again at the next question.
      delete entry.opened;
      throw error;
    });
    return entry.opened;
  }

  /** Close every store that was opened; the first failure is thrown when all have been tried. */
  async close(): Promise<void> {
    this._closed = true;
    const closed = await Promise.allSettled(
      [...this._entries.values()].map(async ({ opened }) => (await opened)?.store.close())
    );
    const failed = closed.find(result => result.status === 'rejected');
    if (failed !== undefined) {
      throw failed.reason;
    }
  }

  private async _open(entry: IEntry): Promise<ISource> {
    const { name, driver, isDefault, config, counts } = entry;
    const limits = limitsOf(this._config, config);
    const { store, answerer } = await entry.open();
    return {
      name,
      driver,
      isDefault,
      store: watched(store, name, counts),
      answerer: answerer && watchedAnswerer(answerer, name, counts),
      limits,
      cutouts: cutoutsOf(config, limits),
      empty: emptySource(name, config, this._config.DATA)
    };
  }
}

/** The service that has the stamps of a source, where one is named; the Fink API has its own. */
function cutoutsOf(config: SourceConfig, { DEADLINE }: ILimits): CutoutService | undefined {
  return config.DRIVER === 'fink-api' || config.CUTOUTS === undefined
    ? undefined
    : new CutoutService(config.CUTOUTS, DEADLINE);
}

/** Limits of the file, and over them those of the source. */
function limitsOf({ NLIMIT, NBYTES, MAXRADIUS, DEADLINE }: IConfig, { LIMITS }: SourceConfig): ILimits {
  return {
    NLIMIT: LIMITS.NLIMIT ?? NLIMIT,
    NBYTES: LIMITS.NBYTES ?? NBYTES,
    MAXRADIUS: LIMITS.MAXRADIUS ?? MAXRADIUS,
    DEADLINE: LIMITS.DEADLINE ?? DEADLINE
  };
}

function unknownSource(name: string, names: readonly string[]): WireFault {
  const close = nearest(name, names);
  const hint = close === undefined ? '' : `Did you mean ${close}? `;
  return new WireFault({
    code: 'unknown',
    message: `unknown source: ${name.slice(0, 60)}`,
    remedy: `${hint}This gateway offers: ${names.join(', ')}`
  });
}

/** What is said when there are no alerts at all. */
function emptySource(name: string, config: SourceConfig, dir: string): ISource['empty'] {
  if (config.DRIVER === 'embedded') {
    return {
      message: `missing alerts: ${config.DATA ?? dir} holds none`,
      remedy:
        'Fill it with `jupyter fink simulate` (a made-up sky) or `jupyter fink ingest PATH` (your alert files)'
    };
  }
  return {
    message: `missing tables: source ${name} has none of those that may be read`,
    remedy: 'Whoever runs the gateway checks NAMESPACE and TABLES of this source in its configuration'
  };
}
