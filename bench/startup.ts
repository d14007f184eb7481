import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { buildSizes, isProduction } from './support/buildsizes';
import { enterToFirstRow } from './support/enterfirstrow';
import { withFolder } from './support/folder';
import { simulate } from './support/gateway';
import { startLab } from './support/labserver';
import { Loaded } from './support/loaded';
import { report, round, type Line } from './support/report';
import { median, quantile } from './support/stats';

/** What the browser loads of the extension, and when; and how soon a row follows the key Enter. */

const SEARCHES = 10;
const executablePath =
  process.env.FINK_CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ??
  '';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
];

/** What of JupyterLab this benchmark calls. */
interface IExposed {
  jupyterapp?: {
    restored: Promise<void>;
    commands: { execute(id: string, args: object): Promise<void> };
    shell: { activateById(id: string): void };
  };
}

/** The application in the page, waited for. */
async function restored(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as IExposed).jupyterapp !== undefined);
  await page.evaluate(() => (window as IExposed).jupyterapp?.restored);
}

async function insert(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Insert into notebook' }).click();
}

async function drive(page: Page, url: string): Promise<{ loaded: Line[]; times: number[] }> {
  const loaded = new Loaded(page);
  const options = page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  const notebook = page.locator('.jp-NotebookPanel');

  await page.goto(url);
  await restored(page);
  await loaded.stage('until restored');
  await page.waitForLoadState('networkidle');
  await loaded.stage('until the network is idle');

  await page.evaluate(() => (window as IExposed).jupyterapp?.shell.activateById('fink-sidebar'));
  await page.getByLabel('Search Fink alerts').waitFor();
  await page.waitForLoadState('networkidle');
  await loaded.stage('sidebar opened');

  await enterToFirstRow(page, 'ZTF26sim0100', 'ZTF26sim0100');
  await loaded.stage('first search');
  const times: number[] = [];
  for (let i = 1; i <= SEARCHES; i++) {
    const id = `ZTF26sim0${100 + i}`;
    times.push(await enterToFirstRow(page, id, id));
  }
  await loaded.stage(`${SEARCHES} further searches`);

  await page.evaluate(() =>
    (window as IExposed).jupyterapp?.commands.execute('notebook:create-new', { kernelName: 'python3' })
  );
  await notebook.locator('.jp-Cell').first().waitFor();
  await loaded.stage('notebook opened');
  await options.first().click();
  await insert(page);
  await notebook.locator('.main-svg').first().waitFor();
  await loaded.stage('first light curve');

  await enterToFirstRow(page, 'ZTF26sim000 last=20', 'ZTF26sim000');
  await options.first().click();
  for (let more = 1; more < 5; more++) {
    await page.getByRole('listbox', { name: 'Results' }).press('Shift+ArrowDown');
  }
  await insert(page);
  await notebook.getByRole('img', { name: /\d+ points?/ }).waitFor();
  await loaded.stage('first sky map');
  return { loaded: loaded.lines, times };
}

async function main(): Promise<void> {
  const production = isProduction();
  const { loaded, times } = await withFolder(async home => {
    simulate(join(home, 'sky'));
    const lab = await startLab(home, join(home, 'sky'));
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      return await drive(page, lab.url);
    } finally {
      await browser.close();
      await lab.stop();
    }
  });
  const before = loaded.slice(0, 2).some(line => line['requests to /fink/'] !== 0);
  report({
    name: 'startup',
    tables: {
      'Scripts of the extension, in each stage': loaded,
      'Enter to the first row in the page, ms': [
        { searches: times.length, median: round(median(times)), max: round(quantile(times, 1)) }
      ],
      'Scripts of the build': buildSizes()
    },
    notes: [
      `This is a build for ${production ? 'production' : 'development, larger than what users get'}.`,
      `Requests to /fink/ before the sidebar was shown: ${before ? 'yes' : 'none'}.`,
      'Enter to first row: through the Jupyter server and the gateway, another object each time, after one search.'
    ]
  });
}

void main();
