import type { IRowStore } from '../../rowstore';
import { openHBaseRest } from '../rest';
import { openHBaseThrift2 } from '../thrift2';
import { type IHBaseWriterOptions, SOURCE } from './options';

const RETRIES = 4;

/** What the writer reads with: Thrift2 where there is one, which tells missing rows at once, else REST. */
export function openReads(options: IHBaseWriterOptions, allowed: readonly string[]): IRowStore {
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
    return openHBaseThrift2({ ...common, port: thrift2 });
  }
  return openHBaseRest({
    ...common,
    port,
    ...(path === undefined ? {} : { path }),
    ...(login === undefined ? {} : { login })
  });
}
