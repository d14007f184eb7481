import { Remembered } from '../store/hbase/remembered';
import { StoreFault } from '../store/storefault';
import { WireFault } from '../../wire/fault';
import type { FinkApiCaller } from './caller';
import type { IRawAnswer } from './connection';
import { parseLenient } from './lenientjson';

/** What a service says of itself. */
export interface ICapabilities {
  /** Name and version, where it tells them. */
  readonly title: string | undefined;
  /** Routes below `/api/v1/`; undefined where it does not tell them. */
  readonly routes: readonly string[] | undefined;
}

/** Documents that tell the routes: of Fink's own server, and of ours. */
const DOCUMENTS = ['/swagger.json', '/openapi.json'] as const;
/** Routes without which the source is of no use. */
const NEEDED = ['objects', 'conesearch', 'latests'] as const;
/** What is known is good for so long; what is not, is soon asked again. */
const GOOD_FOR_MS = 600_000;
const SMALL = 4_000_000;

/** Asks a service what it is: whether it is a Fink API at all, which version, and which routes it has. */
export class Probe {
  private _known: ICapabilities | undefined;
  private _wrong: StoreFault | undefined;
  private readonly _asking: Remembered<ICapabilities>;

  constructor(private readonly _caller: FinkApiCaller) {
    this._asking = new Remembered(
      () => this._look(),
      () => GOOD_FOR_MS,
      () => performance.now()
    );
  }

  /** What is known of it without asking. */
  get known(): ICapabilities | undefined {
    return this._known;
  }

  /** What was wrong when it was asked for the last time, other than that it was away. */
  get wrong(): StoreFault | undefined {
    return this._wrong;
  }

  /** Asks unless it is known. Rejects only when aborted: what goes wrong is seen by the state of the source. */
  async ask(signal: AbortSignal): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        this._asking.get().then(() => resolve(), reject);
      });
    } catch (error) {
      signal.throwIfAborted();
      this._wrong = error instanceof StoreFault && error.trouble === 'broken' ? error : undefined;
    }
  }

  private async _look(): Promise<ICapabilities> {
    const classes = parsed(await this._get('/api/v1/classes'));
    if (!isLists(classes)) {
      throw this._notFink();
    }
    for (const document of DOCUMENTS) {
      const found = await this._described(document);
      if (found !== undefined) {
        this._known = found;
        break;
      }
    }
    this._known ??= { title: undefined, routes: undefined };
    const { routes } = this._known;
    const missing = NEEDED.filter(route => routes !== undefined && !routes.includes(route));
    if (missing.length > 0) {
      throw this._notFink(missing);
    }
    this._wrong = undefined;
    return this._known;
  }

  private async _described(path: string): Promise<ICapabilities | undefined> {
    try {
      return capabilitiesOf(parsed(await this._get(path)));
    } catch (error) {
      if (error instanceof WireFault || error instanceof StoreFault) {
        // A service without this document is asked for its routes as they are needed.
        return undefined;
      }
      throw error;
    }
  }

  private _get(path: string): Promise<IRawAnswer> {
    return this._caller.look(path, {
      owner: '',
      maxBytes: SMALL,
      signal: AbortSignal.timeout(this._caller.options.callMs)
    });
  }

  private _notFink(missing: readonly string[] = []): StoreFault {
    const { name } = this._caller.options;
    const what = missing.length > 0 ? `has no route ${missing.join(', ')}` : 'is no Fink API';
    return new StoreFault('broken', name, `invalid answer: what source ${name} names ${what}`);
  }
}

function parsed({ body }: IRawAnswer): unknown {
  try {
    return parseLenient(body.toString('utf8'));
  } catch {
    // Whatever it is, it is no description.
    return undefined;
  }
}

/** Lists of labels by their group. */
function isLists(value: unknown): boolean {
  const groups = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return groups.length > 0 && groups.every(Array.isArray);
}

function capabilitiesOf(document: unknown): ICapabilities | undefined {
  const paths = member(document, 'paths');
  if (typeof paths !== 'object' || paths === null) {
    return undefined;
  }
  const info = member(document, 'info');
  const title = [member(info, 'title'), member(info, 'version')]
    .filter(text => typeof text === 'string')
    .join(' ')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 80);
  const routes = Object.keys(paths).flatMap(path => /\/api\/v1\/([\w-]+)\/?$/.exec(path)?.[1] ?? []);
  return { title: title === '' ? undefined : title, routes };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
