import { type FastifyInstance } from 'fastify';
import { columnsOf } from '../../../core/format/finkjson';
import { outputColumns } from '../../../core/plan';
import { searchArguments } from '../../../wire/search';
import { chooseFormat } from '../../format/negotiate';
import { leavingSignal } from '../../http/leaving';
import { ownerOf } from '../../http/owner';
import { addRead } from '../../http/read';
import { collect } from '../../question/collect';
import { takePlace } from '../../question/place';
import { readQuery } from '../../question/readquery';
import { sendRecords } from '../../question/records';
import { questionStream } from '../../question/rowstream';
import { sendStream } from '../../question/sendstream';
import { checkNotEmpty, startQuestion } from '../../question/start';
import { type IServices } from '../../services';

/** `/api/v1/search`: a text of the query language in, rows out: a stream of frames (NDJSON) if nothing else is wanted. */
export function searchRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/search', searchArguments, async (given, request, reply) => {
    const format = chooseFormat(request, given['output-format'], 'ndjson');
    const source = await services.sources.get(given.source);
    const query = readQuery(given);
    if (format === 'ndjson' || format === 'arrow') {
      const signal = leavingSignal(reply);
      const owner = ownerOf(request);
      const question = await startQuestion(source, query, { owner });
      await checkNotEmpty(source);
      const leave = await takePlace(services, question, owner, signal);
      return sendStream(reply, format, questionStream(question), signal, { leave });
    }
    return collect(services, source, query, reply, {}, answer => {
      const columns = [...new Set([...outputColumns(answer.plan), ...columnsOf(answer.rows)])];
      const unit = query.kind === 'cone' ? 'objects' : 'alerts';
      return sendRecords(reply, { ...answer, columns, unit }, format);
    });
  });
}
