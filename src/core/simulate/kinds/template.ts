/** A light curve: days from maximum, magnitudes below maximum. */
export type Template = readonly (readonly [day: number, below: number])[];

/** Magnitudes below maximum at a day, straight between the points; infinitely faint before the first. */
export function below(template: Template, day: number): number {
  let before = template[0];
  if (before === undefined || day < before[0]) {
    return Infinity;
  }
  for (const point of template) {
    if (point[0] > day) {
      return before[1] + ((point[1] - before[1]) * (day - before[0])) / (point[0] - before[0]);
    }
    before = point;
  }
  return before[1] + 0.015 * (day - before[0]);
}
