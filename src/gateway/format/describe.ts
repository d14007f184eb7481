import { type FastifyReply } from 'fastify';
import { contentType, type FormatName } from '../../core/format/formats';
import { disposition } from './filename';

/** Headers that every answer in a format has. Set when nothing can fail any more: an error answer has none of them. */
export function describeAnswer(reply: FastifyReply, format: FormatName): void {
  reply.type(contentType(format));
  reply.header('vary', 'accept');
  reply.header('content-disposition', disposition(reply.request, format));
}
