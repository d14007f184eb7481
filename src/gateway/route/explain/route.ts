import { type FastifyInstance } from 'fastify';
import { explain } from '../../../core/plan';
import { printQuery } from '../../../core/query/print';
import { explainArguments } from '../../../wire/search';
import { addRead } from '../../http/read';
import { readQuery } from '../../question/readquery';
import { startQuestion } from '../../question/start';
import { type IServices } from '../../services';

/** `/api/v1/explain`: what a search would read, as plan and as text, without reading anything. */
export function explainRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/explain', explainArguments, async given => {
    const source = await services.sources.get(given.source);
    const { query, plan } = await startQuestion(source, readQuery(given));
    return { query: printQuery(query), source: source.name, plan, text: explain(plan) };
  });
}
