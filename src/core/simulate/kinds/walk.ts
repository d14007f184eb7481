import { type IRandom } from '../random';

/** Days before the first night at which a walk begins. */
const LEAD = 40;

/**
 * A damped random walk in magnitudes around 0 (Kelly, Bechtold and Siemiginowska 2009, ApJ 698, 895), by JD.
 * @param days - length of the survey.
 * @param tau - correlation time, days.
 * @param sigma - deviation in the long run, mag.
 */
export function dampedWalk(
  random: IRandom,
  start: number,
  days: number,
  tau: number,
  sigma: number
): (jd: number) => number {
  const step = Math.max(0.25, Math.min(2, tau / 20));
  const keep = Math.exp(-step / tau);
  const kick = sigma * Math.sqrt(1 - keep * keep);
  const values = new Float32Array(Math.ceil((days + LEAD) / step) + 2);
  values[0] = sigma * random.normal();
  for (let k = 1; k < values.length; k++) {
    values[k] = (values[k - 1] ?? 0) * keep + kick * random.normal();
  }
  return jd => {
    const place = Math.min(Math.max((jd - start + LEAD) / step, 0), values.length - 1.001);
    const low = values[Math.floor(place)] ?? 0;
    return low + ((values[Math.floor(place) + 1] ?? low) - low) * (place - Math.floor(place));
  };
}
