import { Notification } from '@jupyterlab/apputils';
import { type INotebookTracker, NotebookModel, type NotebookPanel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';

import { alertFrame, endFrame, FakeConnection, startFrame } from '../../__tests__/support/fakeconnection';
import type { IAnswer } from '../sidebar/tokens';
import { CellMaker } from './cellmaker';
import { CELLS_MIME, NotebookInserter } from './inserter';
import { LightCurveReader } from './reader';

const trans = nullTranslator.load('jupyterlab_fink');
const PNG = 'iVBORw0KGgoAAAANSUhEUgAABkAAAAMgAQAAAA==';
const A = 'ZTF18aaaaaaa';
const B = 'ZTF18bbbbbbb';

/** An answer that was cut. */
const CUT: IAnswer = {
  query: { kind: 'class', survey: 'ztf', class: 'SN candidate', last: 9 },
  text: 'class="SN candidate" last=9',
  source: null,
  title: 'The last 9 alerts of class SN candidate',
  unit: 'alerts',
  rows: Array.from({ length: 9 }, () => ({ 'i:objectId': A })),
  complete: false,
  retrieved: '2023-12-31T00:00:00.000Z'
};

/** A notebook panel as far as the inserter sees it, on a real model. */
function panelWith(cells: number, readOnly = false): NotebookPanel {
  const model = new NotebookModel();
  model.sharedModel.insertCells(
    0,
    Array.from({ length: cells }, (_, index) => ({ cell_type: 'code', source: `cell ${index}` }))
  );
  model.sharedModel.clearUndoHistory();
  model.readOnly = readOnly;
  const content = {
    model,
    activeCellIndex: cells === 0 ? -1 : 0,
    deselectAll: () => undefined,
    scrollToItem: () => Promise.resolve()
  };
  // The inserter reads these members only; a whole panel needs a whole application.
  return {
    isDisposed: false,
    content,
    context: { contentsModel: { writable: true } }
  } as unknown as NotebookPanel;
}

function trackerOf(panel: NotebookPanel | null): INotebookTracker {
  const tracker = {
    currentWidget: panel,
    forEach: (visit: (each: NotebookPanel) => void) => panel !== null && visit(panel)
  };
  return tracker as unknown as INotebookTracker;
}

function setUp(panel: NotebookPanel | null): { connection: FakeConnection; inserter: NotebookInserter } {
  const connection = new FakeConnection();
  connection.onRequest = request => {
    if (request.path === 'version') {
      request.json({ name: 'jupyterlab-fink', version: '0.1.0', node: '24' });
    }
  };
  const maker = new CellMaker({
    reader: new LightCurveReader(connection, () => new Date('2024-01-01T00:00:00Z')),
    painters: { lightCurve: () => Promise.resolve(PNG), skyMap: () => Promise.resolve(PNG) },
    trans,
    explain: error => String(error)
  });
  const inserter = new NotebookInserter({
    tracker: trackerOf(panel),
    trans,
    maker: () => Promise.resolve(maker),
    createNotebook: null
  });
  return { connection, inserter };
}

/** Answer every search with two alerts of each object asked for. */
function answer(connection: FakeConnection): void {
  const before = connection.onRequest;
  connection.onRequest = request => {
    before(request);
    if (request.query !== '') {
      const ids = request.query.match(/ZTF\w+/gu) ?? [];
      request.send(
        startFrame(),
        ...ids.flatMap(id => [alertFrame(id), alertFrame(id, { 'i:jd': 2460311.5, 'i:fid': 2 })]),
        endFrame(2 * ids.length)
      );
      request.end();
    }
  };
}

interface IShownCell {
  readonly source: string;
  readonly metadata: Record<string, unknown>;
  readonly outputs: readonly { data: Record<string, unknown>; metadata: Record<string, unknown> }[];
}

function cells(panel: NotebookPanel): IShownCell[] {
  const json: unknown = panel.content.model?.sharedModel.cells.map(cell => cell.toJSON());
  return json as IShownCell[];
}

/** Resolves when the outputs of a cell are no longer a placeholder. */
async function filled(panel: NotebookPanel, index: number): Promise<IShownCell> {
  for (;;) {
    const cell = cells(panel)[index];
    const text = cell?.outputs[0]?.data['text/plain'];
    if (cell !== undefined && text !== 'Fink: reading the data of this cell…') {
      return cell;
    }
    await new Promise<void>(resolve => setTimeout(resolve, 0));
  }
}

// The shared model reads its cells while it makes them, and its library warns of that.
beforeAll(() => jest.spyOn(console, 'warn').mockImplementation(() => undefined));

describe('NotebookInserter', () => {
  it('should insert one cell below the active one, first with a placeholder, then with its outputs', async () => {
    const panel = panelWith(2);
    const { connection, inserter } = setUp(panel);
    expect(await inserter.insertObjects([{ id: A }])).toBe(true);
    expect(cells(panel).map(cell => cell.source.split('\n')[0])).toEqual([
      'cell 0',
      'import finklab',
      'cell 1'
    ]);
    expect(cells(panel)[1]?.outputs.map(output => output.data)).toEqual([
      { 'text/plain': 'Fink: reading the data of this cell…' }
    ]);
    expect(panel.content.activeCellIndex).toBe(1);

    const request = await connection.request(0);
    expect(request.query).toContain(`${A} withupperlim=yes`);
    request.send(startFrame(), alertFrame(A), endFrame(1));
    request.end();
    const cell = await filled(panel, 1);
    expect(cell.outputs).toHaveLength(1);
    expect(Object.keys(cell.outputs[0]?.data ?? {}).sort()).toEqual([
      'application/vnd.plotly.v1+json',
      'application/x-fink-lightcurve.v1+json',
      'image/png',
      'text/plain'
    ]);
    expect(cell.outputs[0]?.metadata).toEqual({
      'image/png': { width: 800, height: 400 },
      fink: {
        generator: 'jupyterlab-fink 0.1.0',
        query: `${A} withupperlim=yes`,
        source: 'embedded',
        retrieved: '2024-01-01T00:00:00.000Z',
        objects: [A],
        rows: 1,
        complete: true
      }
    });
  });

  it('should insert with its outputs at once what was read ahead', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    answer(connection);
    await inserter.insertObjects([{ id: A }]);
    await filled(panel, 1);
    await inserter.insertObjects([{ id: A }]);
    expect(cells(panel)[2]?.outputs[0]?.data).toHaveProperty(['application/vnd.plotly.v1+json']);
    expect(connection.requests.filter(request => request.query !== '')).toHaveLength(1);
  });

  it('should be undone in one step, also after late outputs have arrived', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    answer(connection);
    await inserter.insertObjects([{ id: A }, { id: B }]);
    await filled(panel, 1);
    panel.content.model?.sharedModel.undo();
    expect(cells(panel).map(cell => cell.source)).toEqual(['cell 0']);
    expect(panel.content.model?.sharedModel.canUndo()).toBe(false);
  });

  it('should put several objects into one cell, with light curves and a map', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    answer(connection);
    await inserter.insertObjects([{ id: A }, { id: B }]);
    const cell = await filled(panel, 1);
    expect(cell.source).toContain(`"${A}",\n    "${B}",`);
    expect(cell.outputs.map(output => Object.keys(output.data).find(key => key.includes('x-fink')))).toEqual([
      'application/x-fink-lightcurve.v1+json',
      'application/x-fink-skymap.v1+json'
    ]);
    expect(cell.outputs[1]?.data).not.toHaveProperty(['application/vnd.plotly.v1+json']);
    expect(cell.metadata).toEqual({ fink: { query: `${A} ${B} withupperlim=yes`, objects: [A, B] } });
  });

  it('should never mark a cell as trusted', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    answer(connection);
    await inserter.insertObjects([{ id: A }]);
    expect(JSON.stringify(await filled(panel, 1))).not.toContain('trusted');
  });

  it('should map many objects from what is known of them, and read nothing', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    const many = Array.from({ length: 7 }, (_, index) => ({ id: `ZTF18aaaaaa${index}`, ra: index, dec: 0 }));
    await inserter.insertObjects(many, CUT);
    const cell = await filled(panel, 1);
    expect(cell.outputs).toHaveLength(1);
    expect(cell.outputs[0]?.data).toHaveProperty(['application/x-fink-skymap.v1+json']);
    expect(connection.requests.filter(request => request.query !== '')).toHaveLength(0);
    expect(cell.outputs[0]?.metadata['fink']).toMatchObject({
      query: CUT.text,
      retrieved: CUT.retrieved,
      complete: false,
      rows: 9,
      objects: many.map(object => object.id)
    });
    await inserter.insertObjects(many, { ...CUT, complete: true });
    expect((await filled(panel, 2)).outputs[0]?.metadata['fink']).toMatchObject({ complete: true });
  });

  it('should read the places of many objects of which nothing is told, in queries that fit an address', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    answer(connection);
    const many = Array.from({ length: 250 }, (_, index) => ({ id: `ZTF18aaaa${100 + index}` }));
    await inserter.insertObjects(many);
    const cell = await filled(panel, 1);
    const asked = connection.requests.filter(request => request.query !== '');
    expect(asked).toHaveLength(3);
    expect(Math.max(...asked.map(request => request.path.length))).toBeLessThan(4000);
    expect(cell.outputs[0]?.data['application/x-fink-skymap.v1+json']).toMatchObject({
      title: '250 objects'
    });
    expect(cell.outputs[0]?.metadata['fink']).toMatchObject({ rows: 500, complete: true });
  });

  it('should say in the output when the data could not be read', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    await inserter.insertObjects([{ id: A }]);
    (await connection.request(0)).fail(503, {});
    const cell = await filled(panel, 1);
    expect(cell.outputs[0]?.data['text/plain']).toMatch(/could not be read .*503.* Run the cell/u);
  });

  it('should leave a cell alone that was changed before its outputs arrived', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    await inserter.insertObjects([{ id: A }]);
    const shared = panel.content.model?.sharedModel.cells[1];
    const mine = { output_type: 'stream', name: 'stdout', text: 'mine' } as const;
    if (shared?.cell_type === 'code' && 'setOutputs' in shared) {
      shared.setOutputs([mine]);
    }
    const request = await connection.request(0);
    request.send(startFrame(), alertFrame(A), endFrame(1));
    request.end();
    await inserter.insertObjects([{ id: A }]);
    await filled(panel, 2);
    expect(cells(panel)[1]?.outputs).toEqual([{ output_type: 'stream', name: 'stdout', text: 'mine' }]);
  });

  it('should read objects from the source of their answer, and name it in code, cell and outputs', async () => {
    const panel = panelWith(0);
    const { connection, inserter } = setUp(panel);
    answer(connection);
    connection.sources = [
      { name: 'near', driver: 'embedded', default: true, state: 'up' },
      { name: 'cluster', driver: 'hbase-thrift2', default: false, state: 'up' }
    ];
    await inserter.insertObjects([{ id: A }], { ...CUT, source: 'cluster' });
    const cell = await filled(panel, 0);
    expect(cell.source).toContain(`finklab.light_curve("${A}", source="cluster")`);
    expect(cell.metadata['fink']).toMatchObject({ source: 'cluster' });
    expect(cell.outputs[0]?.metadata['fink']).toMatchObject({ source: 'cluster' });
    expect(connection.requests[0]?.path).toContain('source=cluster');

    // The same object from the default source is another one.
    await inserter.insertObjects([{ id: A }], CUT);
    const other = await filled(panel, 1);
    expect(other.source).not.toContain('source');
    expect(other.metadata['fink']).not.toHaveProperty('source');
    expect(other.outputs[0]?.metadata['fink']).toMatchObject({ source: 'near' });

    // Without an answer it is the source that is asked now.
    connection.source = 'cluster';
    await inserter.insertCone(10, 20, 5);
    expect((await filled(panel, 2)).source).toContain('radius=5, source="cluster")');
  });

  it('should insert a cone with the code that repeats it', async () => {
    const panel = panelWith(0);
    const { inserter } = setUp(panel);
    const found: IAnswer = {
      query: { kind: 'cone', survey: 'ztf', ra: 10, dec: -20, radius: 60 },
      text: 'ra=10 dec=-20 radius=60',
      source: null,
      title: 'Objects within 1′ of 10.00000 −20.00000',
      unit: 'objects',
      rows: [{ 'i:objectId': A }],
      complete: true,
      retrieved: '2024-01-01T00:00:00.000Z'
    };
    await inserter.insertSkyMap(found, [{ id: A, ra: 10, dec: -20 }], false);
    const cell = await filled(panel, 0);
    expect(cell.source).toContain('finklab.cone_search(ra=10, dec=-20, radius=60)');
    expect(cell.outputs[0]?.data['application/x-fink-skymap.v1+json']).toMatchObject({
      cone: { ra: 10, dec: -20, radius: 60 },
      points: [{ id: A }]
    });
    expect(cell.outputs[0]?.metadata).toMatchObject({ fink: { query: found.text, complete: true, rows: 1 } });
  });

  it('should refuse a read-only notebook and say so', async () => {
    const panel = panelWith(1, true);
    const { inserter } = setUp(panel);
    const warning = jest.spyOn(Notification, 'warning');
    expect(await inserter.insertObjects([{ id: A }])).toBe(false);
    expect(cells(panel)).toHaveLength(1);
    expect(warning).toHaveBeenCalledWith(expect.stringContaining('read-only'), expect.anything());
  });

  it('should say when no notebook is open', async () => {
    const { inserter } = setUp(null);
    const warning = jest.spyOn(Notification, 'warning');
    expect(inserter.isReady).toBe(false);
    expect(await inserter.insertObjects([{ id: A }])).toBe(false);
    expect(warning).toHaveBeenCalledWith(expect.stringContaining('No notebook'), expect.anything());
  });
});

describe('NotebookInserter#dragPayload', () => {
  it('should carry the cell and its code, and complete the cell when data arrive during the drag', async () => {
    const { connection, inserter } = setUp(panelWith(1));
    answer(connection);
    expect(inserter.dragPayload([{ id: A }])).toBeNull();
    await inserter.load();
    const payload = inserter.dragPayload([{ id: A }, { id: B }]);
    const [early] = payload?.mimeData.getData(CELLS_MIME) as {
      id: string;
      source: string;
      outputs: unknown[];
    }[];
    expect(payload?.mimeData.getData('text/plain')).toBe(early?.source);
    expect(early?.outputs).toHaveLength(1);
    await inserter.insertObjects([{ id: A }, { id: B }]);
    // The outputs of the same objects are drawn once: they are there when the inserted cell has them.
    for (let late = early; late?.outputs.length !== 2;) {
      await new Promise<void>(resolve => setTimeout(resolve, 0));
      [late] = payload?.mimeData.getData(CELLS_MIME) as (typeof early)[] as [typeof early];
      expect(late?.id).toBe(early?.id);
    }
  });

  it('should fill in the dropped cell when data arrive after the drop', async () => {
    const panel = panelWith(1);
    const { connection, inserter } = setUp(panel);
    await inserter.load();
    const payload = inserter.dragPayload([{ id: A }]);
    const dropped = payload?.mimeData.getData(CELLS_MIME) as { cell_type: string; source: string }[];
    panel.content.model?.sharedModel.insertCells(0, dropped);
    payload?.finish(true);
    const request = await connection.request(0);
    request.send(startFrame(), alertFrame(A), endFrame(1));
    request.end();
    expect((await filled(panel, 0)).outputs[0]?.data).toHaveProperty(['application/vnd.plotly.v1+json']);
  });
});
