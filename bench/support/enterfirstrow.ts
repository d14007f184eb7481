import { type Page } from '@playwright/test';

/** Milliseconds from pressing Enter in the search box to the first row that shows `text`, by the clock of the page. */
export async function enterToFirstRow(page: Page, query: string, text: string): Promise<number> {
  const box = page.getByLabel('Search Fink alerts');
  await box.fill(query);
  // The list that completes the query is closed: Enter then searches.
  await box.press('Escape');
  const watching = await page.evaluateHandle(wanted => {
    const shown = (): boolean =>
      [...document.querySelectorAll('[aria-label="Results"] [role="option"]')].some(each =>
        each.textContent?.includes(wanted)
      );
    if (shown()) {
      throw new Error(`there already: ${wanted}`);
    }
    let pressed = NaN;
    document.addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
    const took = new Promise<number>(done => {
      const observer = new MutationObserver(() => {
        if (shown()) {
          observer.disconnect();
          done(performance.now() - pressed);
        }
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    return { took };
  }, text);
  await box.press('Enter');
  const ms = await watching.evaluate(({ took }) => took);
  // The answer has ended: the button says "Search" again.
  await page.getByRole('button', { name: 'Search', exact: true }).waitFor();
  return ms;
}
