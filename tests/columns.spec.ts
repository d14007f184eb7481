import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '..');

describe('columns that the kernel helpers know', () => {
  it('are those of the survey: run `node scripts/columns.mjs` after a change', () => {
    const made = execFileSync(process.execPath, ['scripts/columns.mjs', '--print'], {
      cwd: root,
      encoding: 'utf8'
    });
    const shipped = readFileSync(resolve(root, 'finklab/generated/columns.json'), 'utf8');
    expect(JSON.parse(shipped)).toEqual(JSON.parse(made));
    expect(shipped).toBe(made);
  });
});
