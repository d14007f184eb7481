/** Whether a text is a diaObjectId: 15 to 19 decimal digits that fit 64 bits. */
export function isObjectId(text: string): boolean {
  const id = text.trim();
  return /^[1-9]\d{14,18}$/.test(id) && BigInt(id) < 2n ** 63n;
}
