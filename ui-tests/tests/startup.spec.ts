import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';
import { cells, openSidebar, options, search } from './support';

const STATIC = resolve(__dirname, '../../jupyterlab_fink/labextension/static');

/** Names of the scripts that hold plotly, by what is in them: a production build gives them numbers. */
function plotlyScripts(): string[] {
  return readdirSync(STATIC).filter(
    name => name.endsWith('.js') && readFileSync(join(STATIC, name), 'utf8').includes('js-plotly-plot')
  );
}

/** Paths of the scripts of this extension and of requests to the gateway, filled as they are asked for. */
interface IAsked {
  readonly scripts: string[];
  readonly gateway: string[];
}

function watch(page: Page): IAsked {
  const asked: IAsked = { scripts: [], gateway: [] };
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (/\/extensions\/jupyterlab-fink\/.*\.js$/.test(pathname)) {
      asked.scripts.push(pathname);
    } else if (/\/fink\//.test(pathname)) {
      asked.gateway.push(pathname);
    }
  });
  return asked;
}

test.describe('the start of JupyterLab', () => {
  test.use({ autoGoto: false });

  test('costs no request to the gateway and no plotly, which comes with the first light curve', async ({
    page
  }) => {
    const asked = watch(page);
    const names = plotlyScripts();
    expect(names).toHaveLength(1);
    const plotly = () => asked.scripts.filter(path => names.includes(basename(path)));

    await test.step('at `restored` only little of the extension is there', async () => {
      await page.goto();
      await page.evaluate(() => window.jupyterapp.restored);
      expect(asked.gateway).toEqual([]);
      expect(asked.scripts).not.toEqual([]);
      expect(asked.scripts.length).toBeLessThan(10);
      expect(plotly()).toEqual([]);
    });

    await test.step('the sidebar and its results need no plotly', async () => {
      await openSidebar(page);
      await search(page, 'ZTF26sim0001');
      expect(asked.gateway).not.toEqual([]);
      expect(plotly()).toEqual([]);
    });

    await test.step('a light curve does', async () => {
      await page.notebook.createNew('first.ipynb');
      await options(page).first().click();
      await page.getByRole('button', { name: 'Insert into notebook' }).click();
      await expect(cells(page).last().locator('.main-svg').first()).toBeVisible();
      expect(plotly()).toHaveLength(1);
    });
  });
});
