import { expect, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

/** Requests that leave this machine, filled as they happen. */
export function watchOutside(page: IJupyterLabPageFixture): string[] {
  const outside: string[] = [];
  page.on('request', request => {
    if (!/^(https?:\/\/(127\.0\.0\.1|localhost)[:/]|data:|blob:)/.test(request.url())) {
      outside.push(request.url());
    }
  });
  return outside;
}

export async function openSidebar(page: IJupyterLabPageFixture): Promise<void> {
  await page.sidebar.openTab('fink-sidebar');
  await expect(page.getByLabel('Search Fink alerts')).toBeVisible();
}

/** Type a query and wait until the answer has ended. */
export async function search(page: IJupyterLabPageFixture, query: string): Promise<void> {
  await page.getByLabel('Search Fink alerts').fill(query);
  await page.getByLabel('Search Fink alerts').press('Enter');
  await expect(options(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible();
}

/** Lines of the list of results. */
export function options(page: IJupyterLabPageFixture): Locator {
  return page.getByRole('listbox', { name: 'Results' }).getByRole('option');
}

export function cells(page: IJupyterLabPageFixture): Locator {
  return page.locator('.jp-NotebookPanel:visible .jp-Notebook .jp-CodeCell');
}

/** Drag with the pointer to the first cell of the notebook. */
export async function dropOnNotebook(page: IJupyterLabPageFixture, row: Locator): Promise<void> {
  const from = await row.boundingBox();
  const to = await page.locator('.jp-NotebookPanel:visible .jp-Notebook .jp-Cell').first().boundingBox();
  if (from === null || to === null) {
    throw new Error('nothing to drag, or no cell to drop on');
  }
  await page.mouse.move(from.x + from.width * 0.3, from.y + from.height * 0.7);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width * 0.3 + 20, from.y + from.height * 0.7 + 10, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
}

/** Sky maps in the notebook: their label says how many points they show. */
export function skyMaps(page: IJupyterLabPageFixture): Locator {
  return page.locator('.jp-NotebookPanel:visible').getByRole('img', { name: /\d+ points?/ });
}
