import { expect, test } from '@jupyterlab/galata';
import { cells, options, skyMaps } from './support';

test('the whole way by keyboard alone: search, select five, insert, undo', async ({ page }) => {
  await page.notebook.createNew('keys.ipynb');
  await page.keyboard.press('Control+Alt+f');
  const box = page.getByLabel('Search Fink alerts');
  await expect(box).toBeFocused();
  await page.keyboard.type('ZTF26sim000');
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: 'Results' });
  await expect(options(page).first()).toBeVisible();

  await test.step('Tab leads from the box to the list', async () => {
    for (let step = 0; step < 10 && !(await list.evaluate(node => node === document.activeElement)); step++) {
      await page.keyboard.press('Tab');
    }
    await expect(list).toBeFocused();
  });

  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  for (let more = 1; more < 5; more++) {
    await page.keyboard.press('Shift+ArrowDown');
  }
  await expect(page.getByText('5 objects selected')).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(cells(page)).toHaveCount(2);
  await expect(cells(page).last()).toContainText('finklab.sky_map(lcs)');
  await expect(skyMaps(page)).toBeVisible();
  await expect(cells(page).last().locator('.main-svg').first()).toBeVisible();

  await test.step('what was inserted is one undo step', async () => {
    await page.notebook.activate('keys.ipynb');
    await cells(page).last().locator('.jp-InputPrompt').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await expect(cells(page)).toHaveCount(1);
  });
});
