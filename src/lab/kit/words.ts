import { nullTranslator, type ITranslator, type TranslationBundle } from '@jupyterlab/translation';

const DOMAIN = 'jupyterlab_fink';

let trans: TranslationBundle = nullTranslator.load(DOMAIN);

/**
 * Words of the widgets that draw outputs. Renderers of MIME types cannot ask the application for its translator:
 * the plugin that can hands it over with `setWords`.
 */
export function words(): TranslationBundle {
  return trans;
}

/** Take the words from the application's translator from now on. */
export function setWords(translator: ITranslator): void {
  trans = translator.load(DOMAIN);
}
