import { TBinaryProtocol, TFramedTransport } from 'thrift';
import { Client } from '../generated/THBaseService';
import { TColumn, TGet, TScan } from '../generated/hbase_types';
import { columnsOf, REQUESTS } from './request';

/** All that HBase's Thrift2 server can be asked without changing anything. */
const READING = [
  'get',
  'getMultiple',
  'getScannerResults',
  'getAllRegionLocations',
  'getTableNamesByNamespace'
];

/** What the thrift package writes with a transport and a protocol of its own. */
function byThePackage(call: (client: Client) => Promise<unknown>): Buffer {
  let written: Buffer = Buffer.alloc(0);
  const transport = new TFramedTransport(Buffer.alloc(0), bytes => (written = bytes ?? written));
  void call(new Client(transport, TBinaryProtocol));
  return written;
}

const table = Buffer.from('fink:ztf');
const names = ['i:magpsf', 'd:cdsxmatch', 'b'];
const columns = [
  new TColumn({ family: Buffer.from('i'), qualifier: Buffer.from('magpsf') }),
  new TColumn({ family: Buffer.from('d'), qualifier: Buffer.from('cdsxmatch') }),
  new TColumn({ family: Buffer.from('b') })
];
const row = Buffer.from('ZTF18aaaaaaa_2459000.5');

describe('requests', () => {
  it('can only read: no other message can be sent', () => {
    expect(Object.keys(REQUESTS)).toEqual(READING);
    const generated = Object.getOwnPropertyNames(Client.prototype).filter(name => name.startsWith('send_'));
    expect(generated.map(name => name.slice('send_'.length)).sort()).toEqual([...READING].sort());
    const frames = [
      REQUESTS.get(table, row, []),
      REQUESTS.getMultiple(table, [row], []),
      REQUESTS.getScannerResults(table, { start: row, stop: row, columns, reversed: false, rows: 1 }),
      REQUESTS.getAllRegionLocations(table),
      REQUESTS.getTableNamesByNamespace('fink')
    ];
    expect(frames.map(frame => frame.toString('latin1', 12, 12 + frame.readInt32BE(8)))).toEqual(READING);
  });

  it('are what the thrift package writes', () => {
    expect(REQUESTS.get(table, row, columnsOf(names))).toEqual(
      byThePackage(client => client.get(table, new TGet({ row, columns })))
    );
    expect(REQUESTS.getMultiple(table, [row, table], [])).toEqual(
      byThePackage(client => client.getMultiple(table, [new TGet({ row }), new TGet({ row: table })]))
    );
    const filter = Buffer.from([0, 255, 39, 92]);
    expect(
      REQUESTS.getScannerResults(table, {
        start: row,
        stop: table,
        columns: columnsOf(names),
        reversed: true,
        rows: 70_000,
        filter
      })
    ).toEqual(
      byThePackage(client =>
        client.getScannerResults(
          table,
          new TScan({
            startRow: row,
            stopRow: table,
            columns,
            caching: 70_000,
            limit: 70_000,
            reversed: true,
            filterBytes: filter
          }),
          70_000
        )
      )
    );
    expect(REQUESTS.getTableNamesByNamespace('star 星')).toEqual(
      byThePackage(client => client.getTableNamesByNamespace('star 星'))
    );
  });

  it('may be long', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => Buffer.from(`key ${i} ${'x'.repeat(i % 50)}`));
    const frame = REQUESTS.getMultiple(table, rows, columnsOf(['i:jd']));
    expect(frame.readInt32BE(0)).toBe(frame.length - 4);
    expect(frame).toEqual(
      byThePackage(client =>
        client.getMultiple(
          table,
          rows.map(key => new TGet({ row: key, columns: columnsOf(['i:jd']) }))
        )
      )
    );
  });
});
