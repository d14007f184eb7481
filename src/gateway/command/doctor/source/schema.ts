import { ztfColumns } from '../../../../core/survey/ztf';
import { fault, type Found, ok, warning } from '../finding';
import { type IExamined, type SourceStep } from './examined';
import { reading } from './reading';
import { few, surveyTables } from './tables';

/** The schema rows: whether each table has one, and whether it gives the columns the types that the survey has. */
export const schemaRows: SourceStep = async source => {
  if (source.config.DRIVER === 'fink-api' || source.tables.length === 0) {
    return [];
  }
  const found: Found[] = [];
  const without: string[] = [];
  let columns = 0;
  for (const table of surveyTables(source)) {
    const schema = await schemaOf(source, table);
    if (schema === undefined) {
      found.push(
        fault(`the schema rows of ${table} cannot be read`, 'Look at the rights of the gateway at this table')
      );
      continue;
    }
    // Statistics are one family of numbers, in Fink's tables too.
    if (schema.size === 0 && table !== 'statistics_class') {
      without.push(table);
    }
    columns += schema.size;
    const other = [...schema].flatMap(([name, type]) => {
      const ours = ztfColumns.get(name)?.type;
      return ours !== undefined && ours !== type ? [`${name} is ${type}, expected ${ours}`] : [];
    });
    if (other.length > 0) {
      found.push(
        warning(
          `types of ${table} are not those of the survey: ${few(other, 3)}`,
          'They are read as the table says; compare a few values with another source'
        )
      );
    }
  }
  if (without.length > 0) {
    found.push(
      warning(
        `no schema row in ${few(without)}: types are taken from the survey`,
        'Fink writes one (`schema_…`) with each release; `jupyter fink ingest` does too'
      )
    );
  }
  return [ok(`schema rows give ${columns} types`), ...found];
};

async function schemaOf(source: IExamined, table: string) {
  try {
    return await reading(source, snapshot => snapshot.schema(table));
  } catch {
    // What is the matter is told by the step that reads rows of each table.
    return undefined;
  }
}
