import { parseLoading } from '../store/loading';
import type { IRowWriter } from '../store/rowwriter';
import { LoadingMark, loadingTitle } from './loadingmark';
import type { IAlertSource } from './source';

/** A writer that keeps marks and counts commits. */
function marksOnly() {
  const marks = new Map<string, string>();
  let commits = 0;
  const writer: Pick<IRowWriter, 'commit' | 'mark'> = {
    commit: async change => {
      commits += 1;
      change.marks?.forEach((text, name) => marks.set(name, text));
    },
    mark: async name => marks.get(name)
  };
  return { writer, note: () => parseLoading(marks.get('loading')), commits: () => commits };
}

function source(more: Partial<IAlertSource>): IAlertSource {
  const read: IAlertSource['read'] = () => {
    throw new Error('not read here');
  };
  return { path: 'a.parquet', digest: async () => '', read, ...more };
}

it('notes the beginning once, and empties the note at the end', async () => {
  const { writer, note, commits } = marksOnly();
  const mark = new LoadingMark(writer, { what: 'the simulated sky', total: 30, again: 'go on' });
  await mark.begin(5);
  await mark.begin(9);
  expect(note()).toMatchObject({
    what: 'the simulated sky',
    alerts: 5,
    total: 30,
    again: 'go on',
    pid: process.pid
  });
  await mark.end();
  expect(note()).toBeUndefined();
  expect(commits()).toBe(2);
});

it('writes nothing when there was nothing to load', async () => {
  const { writer, commits } = marksOnly();
  await new LoadingMark(writer, { what: 'one file' }).end();
  expect(commits()).toBe(0);
});

it('never tells of more alerts than there are', () => {
  const { writer } = marksOnly();
  const [, text] = new LoadingMark(writer, { what: 'the simulated sky', total: 30 }).entry(31);
  expect(parseLoading(text)).toMatchObject({ alerts: 31, total: 31 });
});

it.each([
  [[source({ what: 'the simulated sky', total: 3 })], { what: 'the simulated sky', total: 3 }],
  [[source({})], { what: 'one file' }],
  [[source({ total: 3 }), source({ total: 4 })], { what: '2 files', total: 7 }],
  [[source({ total: 3 }), source({})], { what: '2 files' }]
])('has a title, and a total when all have one', (sources, title) => {
  expect(loadingTitle(sources, undefined)).toEqual(title);
});
