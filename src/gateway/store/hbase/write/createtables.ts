import { StoreFault } from '../../storefault';
import { type IHBaseWriterOptions, SOURCE } from './options';
import type { RestCalls } from './restcalls';
import { splitKeys } from './splits';
import { tablesToMake, type ITableToMake } from './tables';
import { createSplitTable } from './thriftcreate';

/** Tables that are made at the same time: the master of HBase makes them one after the other anyway. */
const AT_A_TIME = 4;

/** Makes what is missing of the namespace and its tables. Tables that are there stay as they are. */
export async function createTables(
  calls: RestCalls,
  options: IHBaseWriterOptions
): Promise<readonly ITableToMake[]> {
  const wanted = tablesToMake(options);
  await createNamespace(calls, options.namespace ?? 'default');
  const there = await tablesThere(calls, options.namespace ?? 'default');
  const missing = wanted.filter(({ name }) => !there.has(name));
  while (missing.length > 0) {
    const made = await Promise.allSettled(
      missing.splice(0, AT_A_TIME).map(table => createTable(calls, options, table))
    );
    const failed = made.find(each => each.status === 'rejected');
    if (failed) {
      throw failed.reason;
    }
  }
  return wanted;
}

async function createNamespace(calls: RestCalls, namespace: string): Promise<void> {
  const path = `/namespaces/${encodeURIComponent(namespace)}`;
  const what = `look for the namespace ${namespace}`;
  const { status } = await calls.call({ method: 'GET', path, what, answers: [404, 500, 503] });
  if (status === 200) {
    return;
  }
  // 403: it has been made meanwhile.
  await calls.call({ method: 'POST', path, what: `make the namespace ${namespace}`, answers: [403] });
}

async function tablesThere(calls: RestCalls, namespace: string): Promise<ReadonlySet<string>> {
  const path = `/namespaces/${encodeURIComponent(namespace)}/tables`;
  const answer = await calls.json({ method: 'GET', path, what: `list the tables of ${namespace}` });
  const { table = [] } = answer as { table?: unknown };
  const names = Array.isArray(table) ? table.map(each => (each as { name?: unknown }).name) : [];
  return new Set(names.map(name => String(name)));
}

async function createTable(
  calls: RestCalls,
  options: IHBaseWriterOptions,
  { name, families }: ITableToMake
): Promise<void> {
  const splits = splitKeys(name, options.regions, options.simulated);
  const { compression } = options;
  if (splits.length > 0) {
    await createSplitTable(options, { name, families, splits }).catch((error: unknown) => {
      throw withCodec(error, options);
    });
    return;
  }
  const path = `${calls.tablePath(name)}/schema`;
  const columns = families.map(family => ({ name: family, COMPRESSION: compression, VERSIONS: '1' }));
  const body = JSON.stringify({ name: calls.fullName(name), ColumnSchema: columns });
  try {
    await calls.call({ method: 'PUT', path, body, what: `make the table ${name}` });
  } catch (error) {
    // Another process may have made it, or the server has done what it did not answer in time.
    const { status } = await calls.call({
      method: 'GET',
      path: `${calls.tablePath(name)}/exists`,
      what: `look for the table ${name}`,
      answers: [404]
    });
    if (status !== 200) {
      throw withCodec(error, options);
    }
  }
}

/** The fault of a table that could not be made; the usual reason is a codec that the servers do not have. */
function withCodec(error: unknown, { compression }: IHBaseWriterOptions): unknown {
  const builtIn = compression === 'NONE' || compression === 'GZ';
  if (builtIn || !(error instanceof StoreFault) || error.trouble === 'unreachable') {
    return error;
  }
  const text =
    `${error.message}. Perhaps its region servers lack the codec ${compression}: ` +
    'COMPRESSION: GZ and NONE need none';
  return new StoreFault(error.trouble, SOURCE, text, false, { cause: error });
}
