import type { IRowStore } from '../../rowstore';
import { type IHBaseWriterOptions, SOURCE } from './options';

const RETRIES = 4;

/** What the writer reads with: Thrift2 where there is one, which tells missing rows at once, else REST. */
export async function openReads(
  options: IHBaseWriterOptions,
  allowed: readonly string[]
): Promise<IRowStore> {
  const { host, port, thrift2, path, tls, login, namespace, parallel, callMs } = options;
  const common = {
    name: SOURCE,
    host,
    allowed,
    parallel,
    callMs,
    retries: RETRIES,
    ...(namespace === undefined ? {} : { namespace }),
    ...(tls === undefined ? {} : { tls })
  };
  if (thrift2 !== undefined) {
    const { openHBaseThrift2 } = await import('../thrift2');
    return openHBaseThrift2({ ...common, port: thrift2 });
  }
  const { openHBaseRest } = await import('../rest');
  return openHBaseRest({
    ...common,
    port,
    ...(path === undefined ? {} : { path }),
    ...(login === undefined ? {} : { login })
  });
}
