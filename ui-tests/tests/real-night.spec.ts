import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jupyterlab/galata';
import { cells, dropOnNotebook, openSidebar, options, search, skyMaps, watchOutside } from './support';

const real = process.env.FINK_REAL_DATA ?? '';

test.describe('a night of real alerts', () => {
  test.skip(real === '', 'FINK_REAL_DATA names no folder of real alerts');

  test('is searched by class, dragged into a notebook, run, extended by a sky map, saved and reopened', async ({
    page,
    tmpPath
  }) => {
    const outside = watchOutside(page);
    await page.notebook.createNew('night.ipynb');
    await openSidebar(page);
    await search(page, 'class="(TNS) SLSN-II" last=20');
    await expect(options(page).first()).toContainText('ZTF25');
    const id = (await options(page).first().innerText()).match(/ZTF\w{9}/)?.[0] ?? '';

    await test.step('the first row, dropped, is a cell with code and a plot before any kernel ran', async () => {
      await dropOnNotebook(page, options(page).first());
      await expect(cells(page)).toHaveCount(2);
      const cell = cells(page).filter({ hasText: 'finklab.light_curve' });
      await expect(cell).toContainText(`finklab.light_curve("${id}")`);
      await expect(cell.getByRole('img', { name: new RegExp(`Light curve.*${id}`) })).toBeVisible();
      await expect(cell.locator('.main-svg').first()).toBeVisible();
      await expect(cell.locator('.jp-InputPrompt')).toHaveText('[ ]:');
    });

    const before = await plotted(page, tmpPath);
    await test.step('the kernel gives the same plot', async () => {
      await cells(page).filter({ hasText: 'finklab.light_curve' }).click();
      const index = await cells(page).evaluateAll(all =>
        all.findIndex(cell => cell.textContent?.includes('finklab.light_curve'))
      );
      await page.notebook.runCell(index, true);
      await expect(cells(page).nth(index).locator('.main-svg').first()).toBeVisible();
      const after = await plotted(page, tmpPath);
      expect(after).toEqual(before);
    });

    await test.step('five rows give one cell with a sky map', async () => {
      const list = page.getByRole('listbox', { name: 'Results' });
      await search(page, 'ZTF25');
      await options(page).first().click();
      for (let more = 1; more < 5; more++) {
        await list.press('Shift+ArrowDown');
      }
      await expect(page.getByText('5 objects selected')).toBeVisible();
      const count = await cells(page).count();
      await page.getByRole('button', { name: 'Insert into notebook' }).click();
      await expect(cells(page)).toHaveCount(count + 1);
      await expect(skyMaps(page)).toBeVisible();
    });

    await test.step('saved, closed, reopened: drawn again, and not dirty', async () => {
      await page.notebook.save();
      await page.notebook.close(true);
      await page.sidebar.openTab('filebrowser');
      await page.notebook.openByPath(`${tmpPath}/night.ipynb`);
      await page.notebook.activate('night.ipynb');
      const drawn = page.locator('.jp-Notebook .main-svg').first();
      await drawn.scrollIntoViewIfNeeded();
      await expect(drawn).toBeVisible();
      await skyMaps(page).scrollIntoViewIfNeeded();
      await expect(skyMaps(page)).toBeVisible();
      const tab = page.getByRole('tab', { name: 'night.ipynb' });
      await expect(tab).not.toHaveClass(/jp-mod-dirty/);
      expect(await page.notebook.isOpen('night.ipynb')).toBe(true);
    });

    await test.step('a reader without the extension sees the pictures', async () => {
      const html = await converted(page, tmpPath);
      expect(html.match(/<img[^>]+src="data:image\/png;base64,/g)?.length).toBeGreaterThanOrEqual(3);
      expect(html).not.toContain('plotly.js');
    });
    expect(outside).toEqual([]);
  });
});

/** The saved notebook. */
async function saved(page: Parameters<typeof cells>[0], folder: string): Promise<string> {
  await page.notebook.save();
  const model = await page.evaluate(async path => {
    const found = await window.jupyterapp.serviceManager.contents.get(path);
    return JSON.stringify(found.content);
  }, `${folder}/night.ipynb`);
  return model;
}

/** Numbers of the light curve in the cell that reads one, as saved. */
async function plotted(page: Parameters<typeof cells>[0], folder: string): Promise<unknown> {
  const notebook = JSON.parse(await saved(page, folder)) as {
    cells: {
      source: string;
      outputs?: { data?: Record<string, { data?: { x: unknown; y: unknown; name: unknown }[] }> }[];
    }[];
  };
  const cell = notebook.cells.find(({ source }) => source.includes('finklab.light_curve('));
  const figure = cell?.outputs?.flatMap(output => output.data?.['application/vnd.plotly.v1+json'] ?? [])[0];
  expect(figure?.data?.length).toBeGreaterThan(0);
  return figure?.data?.map(({ x, y, name }) => ({ x, y, name }));
}

/** The notebook through nbconvert, in an environment that has nothing of ours. */
async function converted(page: Parameters<typeof cells>[0], folder: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'fink-reader-'));
  try {
    const python = resolve(__dirname, '../../.venv/bin/python');
    writeFileSync(join(scratch, 'night.ipynb'), await saved(page, folder));
    const venv = join(scratch, 'venv');
    execFileSync(python, ['-m', 'uv', 'venv', '--quiet', '--python', python, venv]);
    const there = join(venv, 'bin/python');
    execFileSync(python, ['-m', 'uv', 'pip', 'install', '--quiet', '--python', there, 'nbconvert==7.17.2']);
    execFileSync(there, ['-m', 'nbconvert', '--to', 'html', join(scratch, 'night.ipynb')], { stdio: 'pipe' });
    return readFileSync(join(scratch, 'night.html'), 'utf8');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
