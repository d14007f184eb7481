import { join, resolve } from 'node:path';
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import { cells, openSidebar, options, search, skyMaps } from './support';

const images = resolve(__dirname, '../../docs/images');

/** Pictures of the documentation, taken from the simulated sky; they change when the screens do. */
for (const theme of ['light', 'dark'] as const) {
  test(`pictures of the ${theme} theme`, async ({ page, tmpPath }) => {
    await page.theme[theme === 'light' ? 'setLightTheme' : 'setDarkTheme']();
    await page.notebook.createNew(`${theme}.ipynb`);
    await openSidebar(page);
    await page.screenshot({ path: test.info().outputPath(`empty-${theme}.png`) });

    await search(page, 'class="RRLyr" last=20');
    await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('img').first()).toBeVisible();
    await sidebar(page).screenshot({ path: picture(`sidebar-${theme}`) });

    const list = page.getByRole('listbox', { name: 'Results' });
    await options(page).first().click();
    await list.press('Enter');
    await expect(cells(page).locator('.main-svg').first()).toBeVisible();
    await page.screenshot({ path: picture(`notebook-${theme}`) });

    await search(page, '10:00:24 +02:12:00 radius=1d');
    await page.screenshot({ path: test.info().outputPath(`cone-${theme}.png`) });
    await page.getByRole('button', { name: 'Insert sky map' }).click();
    await expect(skyMaps(page)).toBeVisible();
    await skyMaps(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`skymap-${theme}.png`) });

    await page.getByLabel('Search Fink alerts').fill('class="RRLyr last=x');
    await page.getByLabel('Search Fink alerts').press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await sidebar(page).screenshot({ path: test.info().outputPath(`problem-${theme}.png`) });
    expect(tmpPath).not.toBe('');
  });
}

function sidebar(page: IJupyterLabPageFixture): ReturnType<IJupyterLabPageFixture['locator']> {
  return page.getByRole('region', { name: 'Fink alerts' });
}

/** With FINK_WRITE_PICTURES the pictures of the documentation are made anew; else they are only looked at. */
function picture(name: string): string {
  return process.env.FINK_WRITE_PICTURES
    ? join(images, `${name}.png`)
    : test.info().outputPath(`${name}.png`);
}
