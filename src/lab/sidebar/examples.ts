import type { TranslationBundle } from '@jupyterlab/translation';

/** A query that can be tried with one click. */
export interface IExample {
  readonly label: string;
  readonly query: string;
}

/** Queries offered while nothing was searched for. */
export function examples(trans: TranslationBundle): IExample[] {
  return [
    { label: trans.__('Young supernovae'), query: 'class="Early SN Ia candidate" last=50' },
    { label: trans.__('Supernova candidates'), query: 'class="SN candidate" last=20' },
    { label: trans.__('Objects of one year'), query: 'ZTF26 last=100' },
    { label: trans.__('Around a position'), query: '10:00:24 +02:12:00 radius=1d' }
  ];
}
