const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '%': '&#37;', $: '&#36;' };

/**
 * Text from a notebook that plotly will read: no tag, link, template or TeX in it has an effect. Our own figures have
 * escaped such text already (`&lt;`), so the sign `&` stays.
 */
export function neutralText(text: string): string {
  return text.replace(/[<>%$]/g, character => ENTITIES[character] ?? '');
}
