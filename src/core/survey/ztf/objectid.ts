/** Form of a ZTF object id: two digits of the year, seven letters. Ids of the simulated sky end in digits. */
const fullId = /^ZTF\d\d(?:[a-z]{7}|sim[0-9a-z]+)$/;
/** Beginning of such an id, at least the year. */
const partialId = /^ZTF\d\d[0-9a-z]*$/;

/** The id in Fink's spelling (`ZTF` upper, the rest lower case, no blanks around), for a full or partial id. */
export function normaliseObjectId(text: string): string {
  const bare = text.trim();
  return bare.slice(0, 3).toUpperCase() + bare.slice(3).toLowerCase();
}

/** Whether the text, once normalised, is a whole object id. */
export function isObjectId(text: string): boolean {
  return fullId.test(normaliseObjectId(text));
}

/** Whether the text, once normalised, is the beginning of an object id but no whole one. `ZTF` alone is too short. */
export function isPartialObjectId(text: string): boolean {
  const id = normaliseObjectId(text);
  return partialId.test(id) && !fullId.test(id);
}
