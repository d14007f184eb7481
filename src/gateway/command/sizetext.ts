/** A number of bytes for people: `812 kB`, `2.4 GB`. */
export function sizeText(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  const number = bytes / size;
  return `${number < 10 ? number.toFixed(1) : Math.round(number)} ${unit}`;
}
