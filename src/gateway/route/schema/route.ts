import { type FastifyInstance } from 'fastify';
import { ztfColumns } from '../../../core/survey/ztf';
import { type ColumnSchema } from '../../../wire/catalogue';

/** Titles of the groups, as in the Fink API, by column family. */
const GROUPS = {
  'i:': 'ZTF original fields (i:)',
  'b:': 'ZTF original cutouts (b:)',
  'd:': 'Fink science module outputs (d:)',
  'v:': 'Fink on-the-fly added values (v:)'
} as const;

/**
 * `/api/v1/schema`: every column that can be asked for, with its type, unit and meaning. As in the Fink API the names stand
 * without the family, which the title of their group has.
 */
export function schemaRoute(app: FastifyInstance): void {
  const answer: ColumnSchema = {};
  for (const [family, title] of Object.entries(GROUPS)) {
    const columns = [...ztfColumns.values()].filter(column => column.name.startsWith(family));
    answer[title] = Object.fromEntries(
      columns.map(({ name, type, doc, unit }) => [
        name.slice(family.length),
        { type, doc, ...(unit === undefined ? {} : { unit }) }
      ])
    );
  }
  app.route({ method: ['GET', 'POST'], url: '/api/v1/schema', handler: () => answer });
}
