import { expect, test } from '@jupyterlab/galata';
import { openSidebar, options, search } from './support';

test.describe('what goes wrong is said, and is never "nothing found"', () => {
  test.beforeEach(async ({ page }) => {
    await openSidebar(page);
  });

  test('a text that is not understood shows the place and the remedy', async ({ page }) => {
    await page.getByLabel('Search Fink alerts').fill('clas="SN candidate"');
    await page.getByLabel('Search Fink alerts').press('Enter');
    await expect(page.getByRole('alert')).toContainText('unknown');
    await expect(page.getByRole('alert')).toContainText('class');
    await expect(page.getByLabel('Search Fink alerts')).toHaveAttribute('aria-invalid', 'true');
  });

  test('an empty answer is told from an error', async ({ page }) => {
    await page.getByLabel('Search Fink alerts').fill('ZTF17zzzzzzz');
    await page.getByLabel('Search Fink alerts').press('Enter');
    await expect(page.getByRole('status')).toContainText(/nothing found|no alerts/i);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a gateway that does not answer is an error with a way to try again', async ({ page }) => {
    await page.route(/\/fink\/api\/v1\/search/, route => route.abort());
    await page.getByLabel('Search Fink alerts').fill('ZTF26sim0001');
    await page.getByLabel('Search Fink alerts').press('Enter');
    await expect(page.getByRole('alert')).toContainText('Error');
    await page.unroute(/\/fink\/api\/v1\/search/);
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(options(page).first()).toContainText('ZTF26sim0001');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a stream that is broken off keeps its rows and says that it is not whole', async ({ page }) => {
    await page.route(/\/fink\/api\/v1\/search/, async route => {
      const answer = await route.fetch();
      const lines = (await answer.text()).trimEnd().split('\n');
      await route.fulfill({ response: answer, body: `${lines.slice(0, -1).join('\n')}\n` });
    });
    await page.getByLabel('Search Fink alerts').fill('class="RRLyr" last=5');
    await page.getByLabel('Search Fink alerts').press('Enter');
    await expect(page.getByRole('alert')).toContainText('Error');
    await expect(options(page)).not.toHaveCount(0);
  });

  test('hostile text stays text', async ({ page }) => {
    let opened = false;
    page.on('dialog', dialog => {
      opened = true;
      void dialog.dismiss();
    });
    await page.route(/\/fink\/api\/v1\/search/, async route => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll('RRLyr"', `<img src=x onerror=alert(1)>"`);
      await route.fulfill({ response: answer, body });
    });
    await search(page, 'class="RRLyr" last=2');
    await expect(options(page).first()).toContainText('<img src=x onerror=alert(1)>');
    expect(opened).toBe(false);
  });
});
