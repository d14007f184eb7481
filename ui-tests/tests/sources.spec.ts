import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jupyterlab/galata';
import { cells, openSidebar, options, search } from './support';

const MAIN = resolve(__dirname, '../../jupyterlab_fink/gateway/main.cjs');

test.describe('several sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fink-ui-sources-'));
  let gateway: ChildProcessWithoutNullStreams;
  let url = '';

  test.beforeAll(async () => {
    const other = join(folder, 'other');
    const made = spawnSync(process.execPath, [
      MAIN,
      'simulate',
      '--preset',
      'small',
      '--seed',
      '7',
      '--data',
      other
    ]);
    expect(made.status).toBe(0);
    const sources = {
      here: { DRIVER: 'embedded', DATA: process.env.FINK_UI_DATA },
      other: { DRIVER: 'embedded', DATA: other },
      away: { DRIVER: 'hbase-thrift2', HOST: '127.0.0.1', PORT: 9 }
    };
    const config = join(folder, 'config.yml');
    // JSON is YAML.
    writeFileSync(config, JSON.stringify({ SOURCE: 'here', SOURCES: sources }));
    gateway = spawn(process.execPath, [MAIN, 'gateway', '--port', '0', '--config', config]);
    const [line] = (await once(gateway.stdout, 'data')) as [Buffer];
    url = /http:\S+/.exec(line.toString())?.[0] ?? '';
  });

  test.afterAll(async () => {
    gateway.kill();
    await once(gateway, 'exit');
    rmSync(folder, { recursive: true });
  });

  test.beforeEach(async ({ page }) => {
    // The gateway with several sources stands in for the one of the Jupyter server.
    await page.route(/\/fink\/(health|version|api\/)/, async route => {
      const path = new URL(route.request().url()).href.split('/fink/')[1] ?? '';
      await route.fulfill({ response: await route.fetch({ url: `${url}/${path}` }) });
    });
  });

  test('one is chosen, searched, named in the notebook, and remembered', async ({ page }) => {
    await page.notebook.createNew('sources.ipynb');
    await openSidebar(page);
    const choice = page.getByRole('combobox', { name: 'Source' });
    await expect(choice).toHaveValue('here');
    await expect(choice.getByRole('option')).toHaveText(['here', 'other', 'away (down)']);
    await expect(page.getByText('away is down:')).toBeVisible();

    await choice.selectOption('other');
    await search(page, 'class="RRLyr" last=3');
    await expect(page.getByRole('status').filter({ hasText: '3 alerts' })).toContainText('from other');
    await options(page).first().click();
    await page.getByRole('button', { name: 'Insert into notebook' }).click();
    const cell = cells(page).filter({ hasText: 'finklab.light_curve' });
    await expect(cell).toContainText('source="other"');
    await expect(cell.getByRole('img', { name: /Light curve/ })).toBeVisible();

    await choice.selectOption('here');
    await search(page, 'class="RRLyr" last=3');
    await expect(page.getByRole('status').filter({ hasText: '3 alerts' })).toContainText('from here');
    await choice.selectOption('other');
    await expect(page.getByText('last night')).toBeVisible();

    // Galata's own reload waits for what its start page has; here a notebook comes back.
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => window.location.reload())]);
    // The page may come back with the sidebar open or not, and decides so at some time of its start.
    await expect(async () => {
      if (!(await choice.isVisible())) {
        await page.locator('[role="tab"][data-id="fink-sidebar"]').click();
      }
      await expect(choice).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(choice).toHaveValue('other');
    await choice.selectOption('here');
  });
});
