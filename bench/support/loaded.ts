import { type Page, type Response } from '@playwright/test';
import { type Line, round } from './report';

/** Watches what a page asks for, stage by stage. */
export class Loaded {
  readonly lines: Line[] = [];
  private _scripts: Response[] = [];
  private _gateway = 0;

  constructor(page: Page) {
    page.on('response', response => {
      if (/\/extensions\/jupyterlab-fink\/.*\.js(\?|$)/.test(response.url())) {
        this._scripts.push(response);
      }
    });
    page.on('request', request => {
      if (new URL(request.url()).pathname.startsWith('/fink/')) {
        this._gateway += 1;
      }
    });
  }

  /** Ends a stage: what came in it is one line. */
  async stage(name: string): Promise<void> {
    const scripts = this._scripts;
    const requests = this._gateway;
    this._scripts = [];
    this._gateway = 0;
    const sizes = await Promise.all(scripts.map(async each => (await each.body()).length));
    this.lines.push({
      stage: name,
      'our scripts': scripts.length,
      kB: round(sizes.reduce((sum, size) => sum + size, 0) / 1000),
      'largest, kB': round(Math.max(0, ...sizes) / 1000),
      'requests to /fink/': requests
    });
  }
}
