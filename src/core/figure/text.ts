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

/** Whether an object of this id was made by the simulator. */
export function simulatedId(id: string): boolean {
  return /^ZTF\d\dsim/i.test(id);
}

/** An id with the word that every simulated object carries wherever it is shown. */
export function shownId(id: string): string {
  return simulatedId(id) ? `${id} – simulated` : id;
}
