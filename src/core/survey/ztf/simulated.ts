/** Whether an object belongs to the simulated sky: its id is `ZTF`, two digits, `sim`, and so on. */
export function isSimulated(objectId: string): boolean {
  return /^ZTF\d\dsim/i.test(objectId);
}
