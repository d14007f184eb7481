import { encode } from 'fast-png';
import { type FastifyInstance } from 'fastify';
import { colormap, COLORMAPS, type IImage, renderImage } from '../../../core/cutout';
import { isSimulated, normaliseObjectId } from '../../../core/survey/ztf';
import { type CutoutsArguments, cutoutsArguments, STAMPS } from '../../../wire/cutouts';
import { WireFault } from '../../../wire/fault';
import { leavingSignal } from '../../http/leaving';
import { ownerOf } from '../../http/owner';
import { addRead } from '../../http/read';
import { type IServices } from '../../services';
import { simulatedStamps } from './drawstamps';
import { findStamps, type IStamps, stampColumn } from './findstamps';
import { pixelRows, unpackFits, unpackImage } from './unpack';

/** `/api/v1/cutouts`: stamps of one alert as PNG, FITS or arrays. */
export function cutoutsRoute(app: FastifyInstance, { sources }: IServices): void {
  addRead(app, '/api/v1/cutouts', cutoutsArguments, async (given, request, reply) => {
    checkColormap(given.colormap);
    const kinds = given.kind === 'All' ? STAMPS : [given.kind];
    const objectId = normaliseObjectId(given.objectId);
    const signal = leavingSignal(reply);
    const source = await sources.get(given.source);
    const snapshot = source.store.snapshot(ownerOf(request));
    try {
      const simulated = isSimulated(objectId);
      const find = simulated ? simulatedStamps : findStamps;
      const columns = kinds.map(stampColumn);
      const asked = { objectId, candid: given.candid, columns, owner: ownerOf(request), signal };
      const stamps =
        (await source.answerer?.stamps(asked)) ??
        (await find({ source, snapshot, signal }, objectId, given.candid, columns));
      if (simulated) {
        reply.header('x-fink-simulated', 'true');
      }
      reply.header('x-fink-candid', stamps.candid);
      if (given.candid !== undefined) {
        // The stamps of one alert never change.
        reply.header('cache-control', 'private, max-age=86400');
      }
      const format = given['output-format'] ?? 'PNG';
      if (format === 'array') {
        const arrays = kinds.map(
          kind => [stampColumn(kind), pixelRows(image(stamps, objectId, kind))] as const
        );
        return Object.fromEntries(arrays);
      }
      if (format === 'FITS') {
        reply.header(
          'content-disposition',
          `attachment; filename="${fileName(objectId, stamps.candid, given.kind)}"`
        );
        return reply
          .type('application/fits')
          .send(Buffer.from(unpackFits(stored(stamps, objectId, given.kind), objectId)));
      }
      return reply.type('image/png').send(picture(image(stamps, objectId, given.kind), given));
    } finally {
      snapshot.close();
    }
  });
}

function stored(stamps: IStamps, objectId: string, kind: string): Uint8Array {
  const bytes = stamps.cells.get(stampColumn(kind));
  if (!bytes) {
    throw new WireFault(
      { code: 'missing', message: `missing ${kind} stamp: alert ${stamps.candid} of ${objectId} has none` },
      404
    );
  }
  return bytes;
}

function image(stamps: IStamps, objectId: string, kind: string): IImage {
  return unpackImage(stored(stamps, objectId, kind), `${kind} of alert ${stamps.candid} of ${objectId}`);
}

function picture(pixels: IImage, { stretch, colormap: name, pmin, pmax }: CutoutsArguments): Buffer {
  const { width, height, rgba } = renderImage(pixels, {
    ...(stretch ? { stretch } : {}),
    ...(name ? { colormap: name } : {}),
    ...(pmin === undefined ? {} : { pmin }),
    ...(pmax === undefined ? {} : { pmax })
  });
  return Buffer.from(encode({ width, height, data: rgba, channels: 4 }));
}

function checkColormap(name: string | undefined): void {
  if (name && colormap(name) === undefined) {
    throw new WireFault({
      code: 'unknown',
      message: `unknown colormap: ${name}`,
      remedy: `choose one of: ${COLORMAPS.join(', ')}, each also reversed with _r`
    });
  }
}

/** Only letters, digits, dashes and underscores: the id comes from outside. */
function fileName(objectId: string, candid: string, kind: string): string {
  return `${[objectId, candid, kind].map(part => part.replace(/\W/g, '')).join('-')}.fits`;
}
