import { StoreFault, type StoreTrouble } from '../../storefault';
import { ConnectionLost } from './connection';
import { faultOf, LIST } from './faults';
import { BrokenReply, ServerError } from './reply';

function fault(error: unknown, table = 'ztf'): StoreFault {
  const found = faultOf(error, 'fink', table, 3000);
  if (!(found instanceof StoreFault)) {
    throw new Error('no StoreFault');
  }
  return found;
}

const lost = (code: string): ConnectionLost =>
  new ConnectionLost('closed', 'x', { cause: Object.assign(new Error('x'), { code }) });
const io = (text: string, canRetry = true): ServerError => new ServerError('io', text, canRetry);

describe('faults of Thrift2', () => {
  it.each<[string, unknown, StoreTrouble, boolean, string]>([
    ['late', new ConnectionLost('late', ''), 'deadline', true, 'within 3 s'],
    ['refused', lost('ECONNREFUSED'), 'unreachable', true, 'cannot be reached'],
    ['no host', lost('ENOTFOUND'), 'unreachable', false, 'unknown host'],
    ['certificate', lost('SELF_SIGNED_CERT_IN_CHAIN'), 'unreachable', false, 'invalid certificate'],
    ['name', lost('ERR_TLS_CERT_ALTNAME_INVALID'), 'unreachable', false, 'invalid certificate'],
    ['garbage', new ConnectionLost('broken', ''), 'broken', false, 'not a Thrift2 server'],
    ['nonsense', new BrokenReply('x'), 'broken', false, 'not a Thrift2 server'],
    ['no table', io('ztf', false), 'missing-table', false, 'unknown table: ztf'],
    ['no table in a namespace', io('fink:ztf', false), 'missing-table', false, 'unknown table: ztf'],
    ['disabled', io('fink:ztf is disabled.', false), 'unavailable', false, 'disabled'],
    [
      'no family',
      io('org.x.NoSuchColumnFamilyException: Column family z', false),
      'refused',
      false,
      'family'
    ],
    [
      'no rights',
      io('org.x.AccessDeniedException: Insufficient permissions', false),
      'refused',
      false,
      'rights'
    ],
    ['too much', io('org.x.RpcThrottlingException: wait'), 'unavailable', true, 'too much to do'],
    [
      'region moving',
      io('org.x.NotServingRegionException: ztf,,1 is not online'),
      'unavailable',
      true,
      'try again'
    ],
    [
      'call',
      new ServerError('application', 'Internal error processing get', undefined),
      'broken',
      false,
      'question'
    ]
  ])('%s', (_, error, trouble, retry, words) => {
    const found = fault(error);
    expect([found.trouble, found.retry, found.source]).toEqual([trouble, retry, 'fink']);
    expect(found.message).toContain(words);
    expect(found.message).toMatch(/^(invalid|unknown|missing|ambiguous|unsupported) /);
  });

  it('name neither machines nor traces', () => {
    const text =
      'Failed after attempts=2, exceptions: java.net.ConnectException: Call to address=node7.cluster.example:16020 ' +
      'failed on connection exception\n\tat org.apache.hadoop.hbase.Foo(Foo.java:1)\nrow "ZTF18aaaaaaa"';
    for (const error of [
      io(text),
      new ServerError('argument', text, undefined),
      new ServerError('application', text, undefined)
    ]) {
      expect(fault(error).message).not.toMatch(/node7|16020|Exception|\.java|ZTF18/);
    }
  });

  it('say that it was the list of tables that did not come', () => {
    expect(fault(new ConnectionLost('late', ''), LIST).message).toContain('about the list of tables');
  });

  it('leave other errors as they are', () => {
    const error = new TypeError('a mistake of ours');
    expect(faultOf(error, 'fink', 'ztf', 1)).toBe(error);
  });
});
