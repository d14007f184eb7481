/** Does work now and answers with a promise: what the work throws becomes a rejection. */
export function settled<T>(work: () => T): Promise<T> {
  return new Promise(resolve => resolve(work()));
}
