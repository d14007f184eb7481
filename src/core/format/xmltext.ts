/** Characters that XML 1.0 cannot hold, not even escaped: control characters, halves of pairs, the two non-characters. */
const IMPOSSIBLE =
  // eslint-disable-next-line no-control-regex -- control characters are what is to be removed
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;'
};

/** Text between tags. What XML cannot hold becomes U+FFFD; a carriage return is escaped, or readers would drop it. */
export function xmlText(text: string): string {
  return escaped(text, /[&<>\r]/g);
}

/** Text of an attribute, in double quotes. */
export function xmlAttribute(text: string): string {
  return escaped(text, /[&<>"\t\n\r]/g);
}

function escaped(text: string, special: RegExp): string {
  return text.replace(IMPOSSIBLE, '\uFFFD').replace(special, found => ESCAPES[found] ?? found);
}
