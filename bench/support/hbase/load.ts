import { ztfColumns, ztfTables } from '../../../src/core/survey/ztf';
import { CellSetWriter } from './cellset';
import { RestWriter } from './restwriter';
import { columnsOf, type ITrialRow } from './trialrows';

/** About as many bytes as one call brings. */
const BATCH_BYTES = 1 << 20;
const IN_FLIGHT = 4;
const SCHEMA_KEY = 'schema_4.0_8.15.0';

/** Tables filled, without the namespace, with the number of rows of each. */
export type Loaded = Record<string, number>;

/**
 * Makes tables in a namespace and fills them, several calls at a time.
 * @param rows - Rows of any tables; those of tables that are not listed are left out.
 */
export async function load(
  port: number,
  namespace: string,
  tables: readonly string[],
  rows: Iterable<ITrialRow>,
  tell: (rows: number) => void
): Promise<Loaded> {
  const rest = new RestWriter(port);
  const full = (table: string): string => (namespace === 'default' ? table : `${namespace}:${table}`);
  const loaded: Loaded = {};
  const writers = new Map<string, CellSetWriter>();
  try {
    if (namespace !== 'default') {
      await rest.makeNamespace(namespace);
    }
    for (const table of tables) {
      await rest.makeTable(full(table), familiesOf(table));
      if (columnsOf(table).length > 0) {
        await rest.put(full(table), schemaRow(table));
      }
      loaded[table] = 0;
      writers.set(table, new CellSetWriter(columnsOf(table)));
    }
    const inFlight = new Set<Promise<void>>();
    let failed: Error | undefined;
    let count = 0;
    const send = async (table: string, writer: CellSetWriter): Promise<void> => {
      const call = rest
        .put(full(table), writer.take())
        .catch((error: Error) => {
          failed ??= error;
        })
        .finally(() => inFlight.delete(call));
      inFlight.add(call);
      if (inFlight.size >= IN_FLIGHT) {
        await Promise.race(inFlight);
      }
      if (failed !== undefined) {
        throw failed;
      }
    };
    for (const { table, key, values } of rows) {
      const writer = writers.get(table);
      if (writer === undefined) {
        continue;
      }
      writer.add(key, values);
      loaded[table] = (loaded[table] ?? 0) + 1;
      if (++count % 10_000 === 0) {
        tell(count);
      }
      if (writer.bytes >= BATCH_BYTES) {
        await send(table, writer);
      }
    }
    for (const [table, writer] of writers) {
      if (writer.rows > 0) {
        await send(table, writer);
      }
    }
    await Promise.all(inFlight);
    if (failed !== undefined) {
      throw failed;
    }
    tell(count);
    return loaded;
  } finally {
    rest.close();
  }
}

function familiesOf(table: string): string[] {
  const named = (ztfTables[table]?.columns ?? []).map(name => name.split(':')[0] ?? '');
  const families = [...new Set(named)].filter(family => family !== 'b');
  return families.length > 0 ? families : ['d'];
}

/** Names of the types of all columns, as Fink writes them into the table itself. */
function schemaRow(table: string): Buffer {
  const columns = columnsOf(table);
  const writer = new CellSetWriter(columns.map(({ name }, place) => ({ place, name, type: 'string' })));
  writer.add(
    SCHEMA_KEY,
    columns.map(({ name }) => ztfColumns.get(name)?.type ?? 'string')
  );
  return writer.take();
}
