import { normalizeRa, RADIANS } from '../../sky';
import { eclipticPlace, type IPlace } from '../place';

/** Elements of an orbit around the Sun: au, degrees, JD of the mean anomaly. */
export interface IOrbit {
  readonly a: number;
  readonly e: number;
  readonly i: number;
  readonly node: number;
  readonly peri: number;
  readonly anomaly: number;
  readonly epoch: number;
}

/** Where a body stands for an observer on the Earth. */
export interface IEphemeris extends IPlace {
  /** Distances to the Sun and to the Earth, au, and phase angle, radians. */
  readonly r: number;
  readonly delta: number;
  readonly phase: number;
}

/**
 * Position of a body from its elements, without perturbations and light time; the Earth by the low-precision formulae of
 * the Astronomical Almanac (0.01 deg).
 */
export function ephemeris(orbit: IOrbit, jd: number): IEphemeris {
  const [x, y, z] = heliocentric(orbit, jd);
  const [ex, ey] = earth(jd);
  const [gx, gy] = [x - ex, y - ey];
  const delta = Math.hypot(gx, gy, z);
  const r = Math.hypot(x, y, z);
  const place = eclipticPlace(Math.atan2(gy, gx) / RADIANS, Math.asin(z / delta) / RADIANS);
  const cosine = (gx * x + gy * y + z * z) / (r * delta);
  return { ...place, r, delta, phase: Math.acos(Math.min(1, Math.max(-1, cosine))) };
}

/** V magnitude by the H, G system (Bowell et al. 1989). */
export function magnitudeHG(H: number, G: number, { r, delta, phase }: IEphemeris): number {
  const tangent = Math.tan(phase / 2);
  const [first, second] = [Math.exp(-3.33 * tangent ** 0.63), Math.exp(-1.87 * tangent ** 1.22)];
  return H + 5 * Math.log10(r * delta) - 2.5 * Math.log10((1 - G) * first + G * second);
}

function heliocentric({ a, e, i, node, peri, anomaly, epoch }: IOrbit, jd: number): [number, number, number] {
  const mean = normalizeRa(anomaly + (0.9856076686 / a ** 1.5) * (jd - epoch)) * RADIANS;
  let E = mean;
  for (let k = 0; k < 8; k++) {
    E -= (E - e * Math.sin(E) - mean) / (1 - e * Math.cos(E));
  }
  const [px, py] = [a * (Math.cos(E) - e), a * Math.sqrt(1 - e * e) * Math.sin(E)];
  const [w, n, tilt] = [peri * RADIANS, node * RADIANS, i * RADIANS];
  const [u, v] = [px * Math.cos(w) - py * Math.sin(w), px * Math.sin(w) + py * Math.cos(w)];
  return [
    u * Math.cos(n) - v * Math.cos(tilt) * Math.sin(n),
    u * Math.sin(n) + v * Math.cos(tilt) * Math.cos(n),
    v * Math.sin(tilt)
  ];
}

function earth(jd: number): [number, number] {
  const n = jd - 2451545;
  const g = (357.528 + 0.9856003 * n) * RADIANS;
  const longitude = (280.46 + 0.9856474 * n + 1.915 * Math.sin(g) + 0.02 * Math.sin(2 * g)) * RADIANS;
  const distance = 1.00014 - 0.01671 * Math.cos(g) - 0.00014 * Math.cos(2 * g);
  return [-distance * Math.cos(longitude), -distance * Math.sin(longitude)];
}
