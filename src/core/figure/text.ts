import { isSimulated } from '../survey/ztf/simulated';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '%': '&#37;',
  $: '&#36;'
};

/**
 * Text from alerts made safe for plotly, which reads pseudo-HTML (`<a href>`), templates (`%{…}`) and TeX (`$…$`)
 * in titles, names and hover texts. Plotly turns the entities back into the characters.
 */
export function plainText(text: string): string {
  return text.replace(/[&<>%$]/g, character => ENTITIES[character] ?? character);
}

/** An id with the word that every simulated object carries wherever it is shown. */
export function shownId(id: string): string {
  return isSimulated(id) ? `${id} – simulated` : id;
}
